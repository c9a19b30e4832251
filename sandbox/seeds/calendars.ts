import type { CalendarItem } from '../tenant/state/calendars'
import { people, type PersonSeed } from './people'

const day = 24 * 60 * 60_000

/** What stands in a few calendars, by directory id and counted from now; most people have nothing. */
export function seedCalendars(now = Date.now()): Map<string, readonly CalendarItem[]> {
  const { janDeVries, petraDeBoer, bramHendriks } = people
  const inDays = (days: number) => new Date(now + days * day).toISOString()
  const item = (subject: string, { id }: PersonSeed, days: number, more: Partial<CalendarItem> = {}): CalendarItem => ({
    subject,
    organizer: id,
    attendees: 4,
    start: inDays(days),
    ...more,
  })
  return new Map([
    [
      janDeVries.id,
      [
        /** Goes on every week, and began last year. */
        item('Weekstart Sales', janDeVries, -400, { everyDays: 7 }),
        item('Offerte "Noord" bespreken', janDeVries, 3, { attendees: 2 }),
        item('Vergaderzaal 2.04', janDeVries, 12, { attendees: 1 }),
        item('Kwartaalcijfers', petraDeBoer, 5),
        item('Tandarts', janDeVries, 4, { attendees: 0 }),
        item('Kick-off Atlas', janDeVries, -30),
      ],
    ],
    [bramHendriks.id, [item('Teamoverleg Support', bramHendriks, -14, { everyDays: 14 })]],
    [petraDeBoer.id, [item('Kwartaalcijfers', petraDeBoer, 5)]],
  ])
}
