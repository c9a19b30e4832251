/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Optional.
  'Disable-InboxRule: Confirm taken away',
  'Disable-InboxRule: Force taken away',
  'Enable-InboxRule: Confirm taken away',
  'Enable-InboxRule: Force taken away',
]
