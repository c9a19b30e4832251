import { createHash } from 'node:crypto'
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

/** What names an item in a calendar; the same one has the same. */
export function eventId({ id, subject, organizer, start }: CalendarItem): string {
  const named = id ?? createHash('sha256').update(`${subject}${organizer}${start}`).digest('hex')
  return Buffer.from(named).toString('base64url')
}

/** When an item takes place between two moments, in milliseconds since 1970. ISO 8601. */
export function timesOf({ start, everyDays }: CalendarItem, from: number, until: number): readonly string[] {
  const first = Date.parse(start)
  if (everyDays === undefined) return first >= from && first < until ? [start] : []
  const step = everyDays * day
  const next = first >= from ? first : first + Math.ceil((from - first) / step) * step
  const count = Math.max(0, Math.ceil((until - next) / step))
  return Array.from({ length: count }, (_, index) => new Date(next + index * step).toISOString())
}

/** Puts something into somebody's calendar. */
export function addMeeting({ calendars }: Tenant, { id }: User, item: CalendarItem): void {
  calendars.set(id, [...(calendars.get(id) ?? []), item])
}

/** Takes something out of somebody's calendar, at once. */
export function removeMeeting({ calendars }: Tenant, { id }: User, item: CalendarItem): void {
  calendars.set(
    id,
    (calendars.get(id) ?? []).filter((one) => one !== item),
  )
}
