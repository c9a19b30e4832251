/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Optional.
  'POST restore: autoReconcileProxyConflict taken away',
]
