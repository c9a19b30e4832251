/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Owners that are not named stay as they are.
  'Set-DistributionGroup: ManagedBy taken away',
  'Set-DistributionGroup: ManagedBy/add taken away',
  'Set-DistributionGroup: ManagedBy/remove taken away',
]
