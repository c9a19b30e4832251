/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Each way into a mailbox stands by itself, and SMTP may be closed, open, or as the organisation has it.
  'Set-CASMailbox: ActiveSyncBlockedDeviceIDs taken away',
  'Set-CASMailbox: ActiveSyncEnabled taken away',
  'Set-CASMailbox: EwsEnabled taken away',
  'Set-CASMailbox: ImapEnabled taken away',
  'Set-CASMailbox: MAPIEnabled taken away',
  'Set-CASMailbox: MacOutlookEnabled taken away',
  'Set-CASMailbox: OWAEnabled taken away',
  'Set-CASMailbox: OWAforDevicesEnabled taken away',
  'Set-CASMailbox: OneWinNativeOutlookEnabled taken away',
  'Set-CASMailbox: OutlookMobileEnabled taken away',
  'Set-CASMailbox: PopEnabled taken away',
  'Set-CASMailbox: SmtpClientAuthenticationDisabled is a truth value',
  'Set-CASMailbox: SmtpClientAuthenticationDisabled taken away',
  'Set-CASMailbox: UniversalOutlookEnabled taken away',
]
