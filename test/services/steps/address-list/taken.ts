/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Each setting of a mailbox stands by itself; a call that names none changes nothing, and Exchange only warns.
  'Set-Mailbox: HiddenFromAddressListsEnabled taken away',
]
