import type { CalendarItem } from './state/calendars'
import { later } from './state'
import type { Tenant, User } from './state'

const day = 24 * 60 * 60_000

/**
 * Meetings that somebody called and that take place in so many days from now. A series counts as one, whenever it began
 * (learn, remove-calendarevents).
 */
export function organizedMeetings({ calendars }: Tenant, { id }: User, days: number): readonly CalendarItem[] {
  return (calendars.get(id) ?? []).filter(
    (item) => item.organizer === id && item.attendees > 0 && takesPlace(item, Date.now(), days),
  )
}

/** Cancels meetings; calendars show it after a while. */
export function cancelMeetings(tenant: Tenant, { id }: User, meetings: readonly CalendarItem[]): void {
  later(tenant, tenant.delays.meetingCancellation, () => {
    const left = (tenant.calendars.get(id) ?? []).filter((item) => !meetings.includes(item))
    tenant.calendars.set(id, left)
  })
}

function takesPlace({ start, everyDays }: CalendarItem, from: number, days: number): boolean {
  const first = Date.parse(start)
  const until = from + days * day
  if (everyDays === undefined || first >= from) return first >= from && first < until
  const next = first + Math.ceil((from - first) / (everyDays * day)) * everyDays * day
  return next < until
}
