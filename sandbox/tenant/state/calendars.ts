/** Something in somebody's calendar. */
export interface CalendarItem {
  readonly subject: string
  /** Directory id of whoever called the meeting. */
  readonly organizer: string
  /** People and rooms besides the organizer; without any it is an appointment. */
  readonly attendees: number
  /** ISO 8601; of a series the first time. */
  readonly start: string
  /** Days between the times of a series; left out for a single one. */
  readonly everyDays?: number
  /** Left out of what the tenant starts with. */
  readonly id?: string
}
