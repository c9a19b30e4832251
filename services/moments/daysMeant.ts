import { Temporal } from '@js-temporal/polyfill'
import { momentTexts } from '../../cards/conversation/momentTexts'
import type { Day } from '../facts/days'
import type { Message } from '../model/message'
import { lastWorkingDayOn } from './choices'
import type { PartOfDay } from './hourSaid'
import { dayWritten } from './written'
import { monthNumber, numberOf, weekdayNumber } from './words'

const say = momentTexts.say

/** A day that words may mean. */
export interface PossibleDay {
  readonly date: Temporal.PlainDate
  /** What tells it from the others. */
  readonly why: Message
}

/** What words say of a day. */
export type DaySaid =
  | {
      readonly kind: 'days'
      /** One, or several where nothing says which. */
      readonly days: readonly PossibleDay[]
      readonly partOfDay?: PartOfDay
      /** From this day on somebody is gone, or it is their last. */
      readonly isFrom?: boolean
      readonly remarks?: readonly Message[]
    }
  | { readonly kind: 'noSuchDay' | 'past' | 'noDay' }
  /** Which last working day was not said: the person’s own, or this one of the month. */
  | { readonly kind: 'whichLast'; readonly ofMonth: Temporal.PlainDate }

type Days = Extract<DaySaid, { kind: 'days' }>

/** When, and by whom, something is said. */
export interface DayContext {
  readonly today: Temporal.PlainDate
  /** The day comes before the month, also where nothing shows it. */
  readonly isDutch: boolean
  /** The leaver’s, where it is known. */
  readonly lastWorkingDay: Day | undefined
}

/** The named pieces of a phrase, as they were typed. */
type Words = Readonly<Record<string, string | undefined>>

function one(date: Temporal.PlainDate): Days {
  return { kind: 'days', days: [possible(date)] }
}

function possible(date: Temporal.PlainDate): PossibleDay {
  return { date, why: dayWritten({ day: date.toString() }) }
}

function part({ part: said = '' }: Words, days: Days): DaySaid {
  const word = said.trim()
  if (word === '') return days
  const partOfDay = /ochtend|morgen|morning/.test(word)
    ? 'morning'
    : /middag|afternoon/.test(word)
      ? 'afternoon'
      : /avond|evening/.test(word)
        ? 'evening'
        : 'night'
  return { ...days, partOfDay }
}

/** `31-12`, `31/12/26`, `31.12.`, `2026-12-31`, `12/31/2026`. */
export function numericDay(words: Words, context: DayContext): DaySaid | undefined {
  const { weekday: named, first = '', sign, second = '', third, end } = words
  if (first.length === 3 || (first.length === 4 && third === undefined)) return undefined
  if (first.length === 4) return byDate(dateOf(Number(first), Number(second), Number(third)), named, context)
  const isPoint = sign === '.'
  // A point stands in times and numbers as well.
  if (isPoint ? third === undefined && end === undefined : end !== undefined) return undefined
  const [one, other] = [Number(first), Number(second)]
  if (one > 31 || other > 31 || one === 0 || other === 0) return undefined
  const written = third === undefined ? undefined : fullYear(third)
  const dayFirst = inSomeYear(written, other, one, context)
  const monthFirst = isPoint ? undefined : inSomeYear(written, one, other, context)
  if (dayFirst === undefined || monthFirst === undefined || dayFirst.equals(monthFirst) || context.isDutch)
    return byDate(dayFirst ?? monthFirst, named, context)
  const days = [
    { date: dayFirst, why: say('dayFirst') },
    { date: monthFirst, why: say('monthFirst') },
  ].filter(({ date }) => !isOver(date, context))
  return days.length === 0 ? { kind: 'past' } : { kind: 'days', days }
}

/** `31 december 2026`, `Dec 31st`. */
export function namedDay(words: Words, context: DayContext): DaySaid | undefined {
  const day = Number(words['day'])
  if (day > 31) return undefined
  const date = inSomeYear(yearIn(words), monthNumber(words['month'] ?? ''), day, context)
  return byDate(date, words['weekday'], context)
}

function yearIn({ year, year2, year3 }: Words): number | undefined {
  const written = (year ?? year2 ?? year3)?.replace("'", '')
  return written === undefined ? undefined : fullYear(written)
}

function isOver(date: Temporal.PlainDate, { today }: DayContext): boolean {
  return Temporal.PlainDate.compare(date, today) < 0
}

/** A date as it is written, where the calendar has it; it may be over. */
function byDate(date: Temporal.PlainDate | undefined, named: string | undefined, context: DayContext): DaySaid {
  if (date === undefined) return { kind: 'noSuchDay' }
  if (isOver(date, context)) return { kind: 'past' }
  const isOther = named !== undefined && weekdayNumber(named) !== date.dayOfWeek
  return isOther
    ? { ...one(date), remarks: [say('otherWeekday', { day: dayWritten({ day: date.toString() }) })] }
    : one(date)
}

/** The year that is written, or where none is, the first in which the day is to come. */
function inSomeYear(
  written: number | undefined,
  month: number,
  day: number,
  context: DayContext,
): Temporal.PlainDate | undefined {
  if (written !== undefined) return dateOf(written, month, day)
  const date = dateOf(context.today.year, month, day)
  return date !== undefined && !isOver(date, context) ? date : dateOf(context.today.year + 1, month, day)
}

const firstYear = 1970
const lastYear = 2200

/** Undefined where the calendar has no such day, or nobody leaves in that year: a number that looks like one. */
function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < firstYear || year > lastYear || month < 1 || day < 1) return undefined
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

function fullYear(written: string): number {
  return written.length <= 2 ? 2000 + Number(written) : Number(written)
}

function endOfMonth(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: date.daysInMonth })
}

/** A day of the month that words name: this one, the next, or one by its name, the first whose end is to come. */
function monthIn(words: Words, { today }: DayContext): Temporal.PlainDate {
  if (words['month'] === undefined) return words['next'] === undefined ? today : today.add({ months: 1 })
  const named = today.with({ day: 1, month: monthNumber(words['month']) })
  const years = (yearIn(words) ?? today.year + (named.month < today.month ? 1 : 0)) - today.year
  return named.add({ years })
}

/** “Eind van de maand”, “end of January”. */
export function lastDayOfMonth(words: Words, context: DayContext): DaySaid {
  return byDate(endOfMonth(monthIn(words, context)), undefined, context)
}

/** “First of next month”: from that day on somebody is gone, or it is their last. */
export function firstOfMonth(words: Words, context: DayContext): DaySaid {
  const first = monthIn(words, context).with({ day: 1 })
  const date = isOver(first, context) ? first.add(words['month'] === undefined ? { months: 1 } : { years: 1 }) : first
  return { ...one(date), isFrom: true }
}

export function lastDayOfYear({ next }: Words, { today }: DayContext): DaySaid {
  return one(today.with({ month: 12, day: 31 }).add({ years: next === undefined ? 0 : 1 }))
}

/** The Friday of this week, or of the next. */
export function endOfWeek({ next }: Words, context: DayContext): DaySaid {
  return byDate(inWeek(context.today, next === undefined ? 0 : 1, friday), undefined, context)
}

export function dayOfNextWeek(words: Words, { today }: DayContext): DaySaid {
  return part(words, one(inWeek(today, 1, weekdayNumber(words['weekday'] ?? ''))))
}

const friday = 5

function inWeek(today: Temporal.PlainDate, weeks: number, weekdayOf: number): Temporal.PlainDate {
  return today.add({ days: weeks * 7 + weekdayOf - today.dayOfWeek })
}

/** “Eind week 53”, “maandag week 2”: by ISO 8601, and Friday where no weekday is named. */
export function dayOfWeekNumber({ weekday: named, number = '' }: Words, context: DayContext): DaySaid {
  const { today } = context
  const week = Number(number)
  const weekdayOf = named === undefined ? friday : weekdayNumber(named)
  const [thisYear, nextYear] = [0, 1].map((years) => {
    // The fourth of January is in the first week, by ISO 8601.
    const first = Temporal.PlainDate.from({ year: today.year + years, month: 1, day: 4 })
    const date = inWeek(first, week - 1, weekdayOf)
    return week >= 1 && date.weekOfYear === week ? date : undefined
  })
  const date = thisYear !== undefined && !isOver(thisYear, context) ? thisYear : nextYear
  return date === undefined ? { kind: 'noSuchDay' } : one(date)
}

/** “On the 31st”: in this month, or the first that has it. */
export function dayOfSomeMonth({ day: written = '', weekday: named }: Words, context: DayContext): DaySaid | undefined {
  const { today } = context
  const day = Number(written)
  if (day < 1 || day > 31) return undefined
  const months = [0, 1, 2].map((months) => today.with({ day: 1 }).add({ months }))
  const date = months
    .map(({ year: years, month: months }) => dateOf(years, months, day))
    .find((found) => found !== undefined && Temporal.PlainDate.compare(found, today) >= 0)
  return byDate(date, named, context)
}

/** The person’s own, unless it is one of a month. */
export function lastWorkingDay(words: Words, context: DayContext): DaySaid {
  const ofMonth = workingDay(endOfMonth(monthIn(words, context)))
  if (words['theMonth'] !== undefined || words['month'] !== undefined) return byDate(ofMonth, undefined, context)
  const own = context.lastWorkingDay
  return own === undefined ? { kind: 'whichLast', ofMonth } : byDate(Temporal.PlainDate.from(own), undefined, context)
}

function workingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(lastWorkingDayOn({ day: date.toString(), timeZone: 'UTC' }).day)
}

/** “Laatste vrijdag van de maand”. */
export function lastWeekdayOfMonth(words: Words, context: DayContext): DaySaid {
  const last = endOfMonth(monthIn(words, context))
  const ahead = (last.dayOfWeek - weekdayNumber(words['weekday'] ?? '') + 7) % 7
  return byDate(last.subtract({ days: ahead }), undefined, context)
}

/** “A week from Friday”, “vrijdag over een week”. */
export function weeksOn({ weekday: first, weekday2 = '', count: weeks, later }: Words, { today }: DayContext): DaySaid {
  const near = today.add({ days: (weekdayNumber(first ?? weekday2) - today.dayOfWeek + 7) % 7 })
  return one(near.add({ weeks: numberOf(weeks ?? later ?? '') }))
}

/** The first to come for some, that of next week for others. */
export function nextWeekday(words: Words, { today }: DayContext): DaySaid {
  const following = weekdayNumber(words['weekday'] ?? '')
  const nearest = today.add({ days: ((following - today.dayOfWeek + 6) % 7) + 1 })
  const ofNextWeek = inWeek(today, 1, following)
  if (nearest.equals(ofNextWeek)) return part(words, one(nearest))
  const days = [
    { date: nearest, why: say('firstToCome') },
    { date: ofNextWeek, why: say('nextWeek') },
  ]
  return part(words, { kind: 'days', days })
}

/** The first to come; on that very weekday today as well, unless the words say which. */
export function nearWeekday(words: Words, { today }: DayContext): DaySaid {
  const { weekday: named = '', near } = words
  const ahead = (weekdayNumber(named) - today.dayOfWeek + 7) % 7
  if (ahead > 0) return part(words, one(today.add({ days: ahead })))
  if (near !== undefined) return part(words, one(/this|deze/.test(near) ? today : today.add({ weeks: 1 })))
  const days = [
    { date: today, why: say('today') },
    { date: today.add({ weeks: 1 }), why: say('inAWeek') },
  ]
  return part(words, { kind: 'days', days })
}

/** So many days from today, and perhaps which part of that day. */
export function daysFromNow(days: number): (words: Words, context: DayContext) => DaySaid {
  return ({ part: said, night }, { today }) => part({ part: said ?? night }, one(today.add({ days })))
}

/** “In two weeks”, “morgen over een maand”. */
export function daysOn({ start, count: many = '', unit = '' }: Words, { today }: DayContext): DaySaid | undefined {
  const number = numberOf(many)
  const from = /morgen|tomorrow/.test(start ?? '') ? today.add({ days: 1 }) : today
  if (/^da[gy]/.test(unit)) return one(from.add({ days: number }))
  if (unit.startsWith('we')) return one(from.add({ weeks: number }))
  if (unit.startsWith('m')) return one(from.add({ months: number }))
  return number > lastYear - today.year ? undefined : one(from.add({ years: number }))
}
