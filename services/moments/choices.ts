import { Temporal } from '@js-temporal/polyfill'
import type { Day } from '../facts/days'
import { dayOf, isDue, momentOn, type DayWithoutHour, type Moment } from './moment'

/** When the day’s work is over where nobody says otherwise, `HH:mm`. */
export const endOfWork = '17:00'

/** What is offered where somebody is asked when. */
export type Choice =
  | { readonly kind: 'now' | 'another' }
  | { readonly kind: 'today' | 'lastWorkingDay'; readonly moment: Moment }

/** The day itself, or the Friday before it where it lies in a weekend. Pure. */
export function lastWorkingDayOn({ day, timeZone }: DayWithoutHour): DayWithoutHour {
  const date = Temporal.PlainDate.from(day)
  const beyondFriday = Math.max(0, date.dayOfWeek - friday)
  return { day: date.subtract({ days: beyondFriday }).toString(), timeZone }
}

const friday = 5

/**
 * What is sensible to offer, in the order in which it is offered: what is over by now is left out, and of two that are the
 * same the first stays. Pure. Throws RangeError for a zone that does not exist.
 * @param timeZone IANA name: the leaver’s
 * @param lastWorkingDay where somebody, or the directory, said which it is
 */
export function standardChoices(now: Date, timeZone: string, lastWorkingDay?: Day): readonly Choice[] {
  const today = dayOf({ at: now.toISOString(), timeZone })
  const lastDay = lastWorkingDay === undefined ? [] : [lastWorkingDayOn({ day: lastWorkingDay, timeZone })]
  const ends = [
    { kind: 'today' as const, moment: momentOn(today, endOfWork).moment },
    ...lastDay.map((day) => ({ kind: 'lastWorkingDay' as const, moment: momentOn(day, endOfWork).moment })),
  ].filter(({ moment }) => !isDue(moment, now))
  const apart = ends.filter(({ moment }, index) => ends.findIndex((other) => other.moment.at === moment.at) === index)
  return [{ kind: 'now' }, ...apart, { kind: 'another' }]
}
