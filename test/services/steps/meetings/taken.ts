/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Without its switch the cmdlet cancels nothing, and says nothing.
  'Remove-CalendarEvents: CancelOrganizedMeetings taken away',
  'Remove-CalendarEvents: Confirm taken away',
]
