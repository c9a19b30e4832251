/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Of eDiscovery only names, and the type and address of a source, cannot be left out.
  'POST ediscoveryCases: description taken away',
  'POST searches: contentQuery taken away',
  'POST additionalSources: includedSources taken away',
  // Each setting of a mailbox stands by itself; a call that names none changes nothing, and Exchange only warns.
  'Set-Mailbox: LitigationHoldEnabled taken away',
  'Set-Mailbox: LitigationHoldDuration taken away',
  // Seven days in place of no end: as good a request as any.
  'Set-Mailbox: LitigationHoldDuration is a number',
]
