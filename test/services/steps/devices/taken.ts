/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Both are false by themselves.
  'POST wipe: keepEnrollmentData taken away',
  'POST wipe: keepUserData taken away',
  // It is taken, and is a wipe of all that is on the phone: what `requests.json` holds is what guards against it.
  'Clear-MobileDevice: AccountOnly taken away',
  'Clear-MobileDevice: Confirm taken away',
]
