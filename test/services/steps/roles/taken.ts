/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Only what a tenant's own policy asks for.
  'POST eligibilityScheduleRequests: justification taken away',
  'POST roleAssignmentScheduleRequests: justification taken away',
  'POST roleEligibilityScheduleRequests: justification taken away',
  // Then it has no end, where the policy of the role allows that.
  'POST roleEligibilityScheduleRequests: scheduleInfo/expiration taken away',
]
