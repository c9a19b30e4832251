/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // PATCH changes what is named, whatever else is not.
  'PATCH users: accountEnabled taken away',
  'PATCH users: passwordProfile taken away',
  'PATCH users: passwordProfile/forceChangePasswordNextSignIn taken away',
]
