/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // PATCH changes what is named, whatever else is not.
  'PATCH mailboxSettings: automaticRepliesSetting taken away',
  'PATCH mailboxSettings: automaticRepliesSetting/status taken away',
  'PATCH mailboxSettings: automaticRepliesSetting/externalAudience taken away',
  'PATCH mailboxSettings: automaticRepliesSetting/internalReplyMessage taken away',
  'PATCH mailboxSettings: automaticRepliesSetting/externalReplyMessage taken away',
]
