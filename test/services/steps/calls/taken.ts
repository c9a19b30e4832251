/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Optional, and `primary` by itself.
  'POST assignNumber: assignmentCategory taken away',
  'POST assignNumber: locationId taken away',
  // A call that names no agents leaves them as they are.
  'Set-CsCallQueue: Users taken away',
  // Voicemail is what it goes to by itself.
  'Set-CsUserCallingSettings: UnansweredTargetType taken away',
]
