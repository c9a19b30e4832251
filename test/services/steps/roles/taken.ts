/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Only what a tenant's own policy asks for.
  'POST eligibilityScheduleRequests: justification taken away',
  'POST roleAssignmentScheduleRequests: justification taken away',
  'POST roleEligibilityScheduleRequests: justification taken away',
  // Without one it has no end either.
  'POST roleEligibilityScheduleRequests: scheduleInfo/expiration taken away',
]
