/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // A copy beside its original, or by its own name.
  'POST items: parentReference taken away',
  'POST items: name taken away',
]
