import { Temporal } from '@js-temporal/polyfill'
import { momentTexts } from '../../cards/conversation/momentTexts'
import type { Day } from '../facts/days'
import type { Message } from '../model/message'

/** An instant, with the clock by which it is told. */
export interface Moment {
  /** ISO 8601 in UTC. */
  readonly at: string
  /** IANA name. */
  readonly timeZone: string
}

/** A day of somebody’s calendar. It stays a day until an hour is chosen: no clock of a process ever moves it. */
export interface DayWithoutHour {
  readonly day: Day
  /** IANA name: by whose clock an hour will be. */
  readonly timeZone: string
}

/** What words come to when they have one meaning. */
export type OneReading =
  | { readonly kind: 'now' }
  | { readonly kind: 'moment'; readonly moment: Moment }
  | { readonly kind: 'day'; readonly day: DayWithoutHour }

/** One of several readings, and what tells it from the others. */
export interface PossibleReading {
  readonly reading: OneReading
  readonly why: Message
}

/** What somebody means who says when. `remarks`: what they should know of it before they confirm it. */
export type Reading = (
  | OneReading
  /** Two or more, and nothing says which. */
  | { readonly kind: 'either'; readonly readings: readonly PossibleReading[] }
  /** No such day, past, or no moment at all. `offered`: what may have been meant instead; it is asked, never assumed. */
  | { readonly kind: 'none'; readonly why: Message; readonly offered: readonly PossibleReading[] }
) & { readonly remarks: readonly Message[] }

/** A moment, and what is peculiar about the hour that led to it. */
export interface MomentMade {
  readonly moment: Moment
  readonly remarks: readonly Message[]
}

/**
 * A day at an hour, by the clock of its zone. An hour that the clocks skip in spring comes as much later as they skip; of an
 * hour that comes twice in autumn it is the first: each is said, and happens once. Throws RangeError for a zone or an hour
 * that does not exist.
 * @param hour `HH:mm`; `24:00` is where the day ends
 * Source of the rule: RFC 5545 section 3.3.5, and Temporal’s `compatible`.
 */
export function momentOn({ day, timeZone }: DayWithoutHour, hour: string): MomentMade {
  const start = Temporal.PlainDate.from(day)
  const wall =
    hour === '24:00' ? start.add({ days: 1 }).toPlainDateTime() : start.toPlainDateTime(Temporal.PlainTime.from(hour))
  const first = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const last = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (first.equals(last)) return { moment: momentOf(first), remarks: [] }
  const isTwice = first.toPlainDateTime().equals(wall)
  const remark = isTwice
    ? momentTexts.say('hourTwice', { hour })
    : momentTexts.say('hourSkipped', { hour, instead: wallHour(last) })
  return { moment: momentOf(isTwice ? first : last), remarks: [remark] }
}

/** The day on which a moment lies, by its own clock. Pure. Throws RangeError for a zone that does not exist. */
export function dayOf(moment: Moment): DayWithoutHour {
  return { day: zoned(moment).toPlainDate().toString(), timeZone: moment.timeZone }
}

/** The hour of a moment by its own clock, `HH:mm`. Pure. */
export function hourOf(moment: Moment): string {
  return wallHour(zoned(moment))
}

/** Whether a moment has come: it is now, or was. Pure. */
export function isDue({ at }: Moment, now: Date): boolean {
  return Date.parse(at) <= now.getTime()
}

/** Whether a text is the name of a zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A moment as Temporal has it, on the clock of its own zone. Throws RangeError for a zone that does not exist. */
export function zoned({ at, timeZone }: Moment): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
}

/** A moment from what Temporal has. Pure. */
export function momentOf(at: Temporal.ZonedDateTime): Moment {
  return { at: new Date(at.epochMilliseconds).toISOString(), timeZone: at.timeZoneId }
}

function wallHour(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' })
}
