import { Temporal } from '@js-temporal/polyfill'
import { momentTexts } from '../../cards/conversation/momentTexts'
import type { Day } from '../facts/days'
import type { Message } from '../model/message'
import { lastWorkingDayOn } from './choices'
import type { PartOfDay } from './hourSaid'
import { dayWritten } from './written'
import {
  firstSaid,
  monthNumber,
  monthWords,
  numberOf,
  numberWords,
  phrase,
  weekdayNumber,
  weekdayWords,
  type Phrase,
  type Said,
} from './words'

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

/** When, and by whom, something is said. */
export interface DayContext {
  readonly today: Temporal.PlainDate
  /** The day comes before the month, also where nothing shows it. */
  readonly isDutch: boolean
  /** The leaver’s, where it is known. */
  readonly lastWorkingDay: Day | undefined
}

const weekday = `(?<weekday>${weekdayWords})`
const month = `(?<month>${monthWords})`
const dayNumber = String.raw`(?<day>\d{1,2}) ?(?:e|ste|de|st|nd|rd|th)?`
const year = String.raw`(?:,? (?<year>\d{4}|'\d{2})|,? ?(?<year2>'\d{2}))?`
const count = `(?<count>${numberWords})`
const theMonth = `(?:of|van|in)? ?(?:de|the|deze|this)? ?`
const next = '(?<next>volgende|next|komende|coming)'
const lastDay = '(?:eind|einde|end|ultimo|laatste dag|last day)'
const dayPart = '(?<part>ochtend|morgen|middag|avond| morning| afternoon| evening| night)'
const friday = 5

const phrases: readonly Phrase<DaySaid, DayContext>[] = [
  // What is over.
  phrase(
    `yesterday|gisteren|eergisteren|(?:last|vorige|afgelopen|past) (?:week|maand|month|year|jaar|night|nacht)|(?:last|vorige|afgelopen) (?:${weekdayWords})(?! (?:of|van|in))|${count} (?:dag|dagen|days?|weeks?|week|weken|months?|maand|maanden) (?:ago|geleden)`,
    () => ({ kind: 'past' }),
  ),
  // A day by its number, alone or behind its weekday.
  phrase(
    String.raw`(?:${weekday},? (?:the |de )?)?(?<first>\d{1,4})(?<sign>[-/.])(?<second>\d{1,2})(?:\k<sign>(?<third>\d{4}|\d{2}))?(?![-/.:]\d)`,
    numericDay,
  ),
  phrase(
    `(?:${weekday},? (?:the |de )?)?${dayNumber}(?: (?:of|van))?[ -]*${month}[.]?(?:-(?<year3>\\d{2,4}))?${year}`,
    namedDay,
  ),
  phrase(`(?:${weekday},? )?${month}[.]? (?:the )?${dayNumber}(?![:.]?\\d)(?! ?(?:uur|am|pm|u|h))${year}`, namedDay),
  phrase(`(?:eerste|first)(?: (?:dag|day))? (?:of|van) ${month}${year}`, (words, context) =>
    namedDay({ ...words, day: '1' }, context),
  ),
  // The ends of a month, a week, a year.
  phrase(
    `(?:his |her |their |zijn |haar |hun |the |de |op )*(?:last (?:working|business|work) ?day|last day (?:at work|of work)|laatste werkdag)(?: (?:of|van|in) (?:(?:(?:the|de|this|deze) ?)?(?:${next} )?(?<theMonth>maand|month)|${month}))?`,
    lastWorkingDay,
  ),
  phrase(`${lastDay} ${theMonth}(?:${next} )?(?:maand|month)`, ({ next: following }, { today }) =>
    one(endOfMonth(following === undefined ? today : today.add({ months: 1 }))),
  ),
  phrase(`${lastDay} ${theMonth}${month}${year}`, (words, context) => {
    const date = inYearOf({ ...words, day: '1' }, context, (start) => endOfMonth(start))
    return date === undefined ? { kind: 'noDay' } : one(date)
  }),
  phrase(
    `(?:laatste|last) ${weekday} (?:of|van|in) ${theMonth}(?:${next} )?(?:maand|month|${month})`,
    lastWeekdayOfMonth,
  ),
  phrase(
    `(?:eerste|first|1e|1ste|1st)(?: (?:dag|day))? (?:of|van) (?:de |the )?(?:${next} )?(?:maand|month)`,
    (words, { today }) => {
      const first = today.with({ day: 1 })
      const isToday = today.day === 1 && words['next'] === undefined
      return { ...one(isToday ? first : first.add({ months: 1 })), isFrom: true }
    },
  ),
  phrase(`${lastDay} ${theMonth}(?:${next} )?(?:jaar|year)`, ({ next: following }, { today }) =>
    one(today.with({ month: 12, day: 31 }).add({ years: following === undefined ? 0 : 1 })),
  ),
  phrase(`${lastDay} ${theMonth}(?:week|wk)[ .]?(?<number>\\d{1,2})`, ({ number = '' }, context) =>
    dayOfWeekNumber(Number(number), friday, context),
  ),
  phrase(
    `${weekday} (?:(?:of|van|in) )?(?:week|wk)[ .]?(?<number>\\d{1,2})`,
    ({ weekday: named = '', number = '' }, context) => dayOfWeekNumber(Number(number), weekdayNumber(named), context),
  ),
  phrase(`${lastDay} ${theMonth}(?:${next} )?week`, ({ next: following }, { today }) =>
    one(inWeek(today, following === undefined ? 0 : 1, friday)),
  ),
  phrase(String.raw`(?:${weekday},? )?(?:de|the) (?<day>\d{1,2}) ?(?:e|ste|de|st|nd|rd|th)`, dayOfSomeMonth),
  // Weekdays.
  phrase(`(?:volgende|next) week(?: (?:op|on))? ${weekday}${dayPart}?`, (words, { today }) =>
    part(words, one(inWeek(today, 1, weekdayNumber(words['weekday'] ?? '')))),
  ),
  phrase(`${weekday}${dayPart}? (?:(?:of|in) )?(?:volgende|next) week`, (words, { today }) =>
    part(words, one(inWeek(today, 1, weekdayNumber(words['weekday'] ?? '')))),
  ),
  phrase(
    `(?:(?:over|in) )?${count} (?:week|weken|weeks) (?:op |on |from )?${weekday}|(?<weekday2>${weekdayWords}) (?:over|in) (?<later>${numberWords}) (?:week|weken|weeks)`,
    weeksOn,
  ),
  phrase(`(?:volgende|next) ${weekday}${dayPart}?`, (words, { today }) => part(words, nextWeekday(words, today))),
  phrase(
    `(?<near>a[.]?s[.]?|aanstaande|eerstkomende|komende|aankomende|coming|this|deze|(?:deze|this) week)? ?(?:on |op )?${weekday}${dayPart}?`,
    (words, { today }) => part(words, nearWeekday(words, today)),
  ),
  // From today on.
  phrase(
    `(?<start>vandaag|today|morgen|tomorrow)? ?(?:over|in) ${count} (?<unit>dag|dagen|days?|week|weken|weeks?|maand|maanden|months?|jaar|years?)`,
    daysOn,
  ),
  phrase(`${count} (?<unit>days?|weeks?|months?|years?) from (?:now|today)`, daysOn),
  phrase('(?:in )?a fortnight', (_words, { today }) => one(today.add({ weeks: 2 }))),
  phrase(`overmorgen(?<part>ochtend|middag|avond)?|(?:the )?day after tomorrow`, (words, { today }) =>
    part(words, one(today.add({ days: 2 }))),
  ),
  phrase(
    `(?<!goeden? )morgen(?<part>ochtend|morgen|middag|avond)?|tomorrow(?<part2> morning| afternoon| evening| night)?`,
    (words, { today }) => part({ part: words['part'] ?? words['part2'] }, one(today.add({ days: 1 }))),
  ),
  phrase(
    `van(?<part>ochtend|morgen|middag|avond|nacht)|this(?<part2> morning| afternoon| evening)|tonight`,
    (words, { today }) => part({ part: words['part'] ?? words['part2'] ?? 'night' }, one(today)),
  ),
  phrase('vandaag|today|heden', (_words, { today }) => one(today)),
  // A month or a week, and no day of it.
  phrase(
    `(?:(?:in|eind|einde?|begin|beginning of|half|medio|mid|per|vanaf|from|by|of|since|until|tot|ergens in|sometime in)[ -])(?:(?:het |the )?(?:${monthWords}))(?: \\d{4})?|(?:begin |half |medio |mid-? ?|ergens |sometime |in )?(?:volgende|next) (?:week|maand|month|year|jaar)|(?:in )?week \\d{1,2}`,
    () => ({ kind: 'noDay' }),
  ),
]

/** What a text says of a day: the first that it names. Pure. @param text folded */
export function daySaidIn(text: string, context: DayContext): Said<DaySaid> | undefined {
  return firstSaid(phrases, text, context)
}

type Words = Readonly<Record<string, string | undefined>>

function one(date: Temporal.PlainDate): Extract<DaySaid, { kind: 'days' }> {
  return { kind: 'days', days: [possible(date)] }
}

function possible(date: Temporal.PlainDate): PossibleDay {
  return { date, why: dayWritten({ day: date.toString() }) }
}

function part({ part: said = '' }: Words, days: Extract<DaySaid, { kind: 'days' }>): DaySaid {
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

/** `31-12`, `31/12/26`, `2026-12-31`, `12/31/2026`. */
function numericDay(
  { weekday: named, first = '', sign, second = '', third }: Words,
  context: DayContext,
): DaySaid | undefined {
  if (first.length === 3 || (first.length === 4 && third === undefined)) return undefined
  if (first.length === 4) return byDate(dateOf(Number(first), Number(second), Number(third)), named, context)
  // A point stands in times and numbers as well.
  if (sign === '.' && third === undefined) return undefined
  const [one, other] = [Number(first), Number(second)]
  if (one > 31 || other > 31 || one === 0 || other === 0) return undefined
  const written = third === undefined ? undefined : fullYear(third)
  const dayFirst = inSomeYear(written, other, one, context)
  const monthFirst = inSomeYear(written, one, other, context)
  if (
    dayFirst === undefined ||
    monthFirst === undefined ||
    dayFirst.equals(monthFirst) ||
    context.isDutch ||
    sign === '.'
  )
    return byDate(dayFirst ?? (sign === '.' ? undefined : monthFirst), named, context)
  const isOver = (date: Temporal.PlainDate) => Temporal.PlainDate.compare(date, context.today) < 0
  const days = [
    { date: dayFirst, why: say('dayFirst') },
    { date: monthFirst, why: say('monthFirst') },
  ].filter(({ date }) => !isOver(date))
  return days.length === 0 ? { kind: 'past' } : { kind: 'days', days }
}

/** `31 december 2026`, `Dec 31st`. */
function namedDay(words: Words, context: DayContext): DaySaid | undefined {
  const day = Number(words['day'])
  if (day > 31) return undefined
  return byDate(inYearOf(words, context), words['weekday'], context)
}

function inYearOf(
  words: Words,
  context: DayContext,
  turned: (date: Temporal.PlainDate) => Temporal.PlainDate = (date) => date,
): Temporal.PlainDate | undefined {
  const written = (words['year'] ?? words['year2'] ?? words['year3'])?.replace("'", '')
  const at = monthNumber(words['month'] ?? '')
  const date = inSomeYear(written === undefined ? undefined : fullYear(written), at, Number(words['day']), context)
  return date === undefined ? undefined : turned(date)
}

/** A date as it is written, where the calendar has it; it may be over. */
function byDate(date: Temporal.PlainDate | undefined, named: string | undefined, { today }: DayContext): DaySaid {
  if (date === undefined) return { kind: 'noSuchDay' }
  if (Temporal.PlainDate.compare(date, today) < 0) return { kind: 'past' }
  const isOther = named !== undefined && weekdayNumber(named) !== date.dayOfWeek
  return isOther
    ? { ...one(date), remarks: [say('otherWeekday', { day: dayWritten({ day: date.toString() }) })] }
    : one(date)
}

/** The year that is written, or where none is, the first in which the day is to come. */
function inSomeYear(
  written: number | undefined,
  monthOfYear: number,
  day: number,
  { today }: DayContext,
): Temporal.PlainDate | undefined {
  if (written !== undefined) return dateOf(written, monthOfYear, day)
  const date = dateOf(today.year, monthOfYear, day)
  if (date !== undefined && Temporal.PlainDate.compare(date, today) >= 0) return date
  return dateOf(today.year + 1, monthOfYear, day)
}

const firstYear = 1970
const lastYear = 2200

/** Undefined where the calendar has no such day, or nobody leaves in that year: a number that looks like one. */
function dateOf(years: number, months: number, day: number): Temporal.PlainDate | undefined {
  if (years < firstYear || years > lastYear || months < 1 || day < 1) return undefined
  try {
    return Temporal.PlainDate.from({ year: years, month: months, day }, { overflow: 'reject' })
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

function inWeek(today: Temporal.PlainDate, weeks: number, weekdayOf: number): Temporal.PlainDate {
  return today.add({ days: weeks * 7 + weekdayOf - today.dayOfWeek })
}

function dayOfWeekNumber(week: number, weekdayOf: number, { today }: DayContext): DaySaid {
  const [thisYear, nextYear] = [0, 1].map((years) => {
    // The fourth of January is in the first week, by ISO 8601.
    const first = Temporal.PlainDate.from({ year: today.year + years, month: 1, day: 4 })
    const date = inWeek(first, week - 1, weekdayOf)
    return week >= 1 && date.weekOfYear === week ? date : undefined
  })
  if (thisYear !== undefined && Temporal.PlainDate.compare(thisYear, today) >= 0) return one(thisYear)
  return nextYear === undefined ? { kind: thisYear === undefined ? 'noSuchDay' : 'past' } : one(nextYear)
}

/** “On the 31st”: in this month, or the first that has it. */
function dayOfSomeMonth({ day: written = '', weekday: named }: Words, context: DayContext): DaySaid | undefined {
  const { today } = context
  const day = Number(written)
  if (day < 1 || day > 31) return undefined
  const months = [0, 1, 2].map((months) => today.with({ day: 1 }).add({ months }))
  const date = months
    .map(({ year: years, month: months }) => dateOf(years, months, day))
    .find((found) => found !== undefined && Temporal.PlainDate.compare(found, today) >= 0)
  return byDate(date, named, context)
}

function lastWorkingDay(words: Words, { today, lastWorkingDay: own }: DayContext): DaySaid {
  const isOfMonth = words['theMonth'] !== undefined || words['month'] !== undefined
  const inMonth =
    words['month'] === undefined
      ? today.add({ months: words['next'] === undefined ? 0 : 1 })
      : (inSomeYear(undefined, monthNumber(words['month']), 1, { today, isDutch: false, lastWorkingDay: own }) ?? today)
  const last = workingDay(endOfMonth(inMonth))
  if (isOfMonth) return one(last)
  return own === undefined ? { kind: 'whichLast', ofMonth: last } : one(Temporal.PlainDate.from(own))
}

function workingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(lastWorkingDayOn({ day: date.toString(), timeZone: 'UTC' }).day)
}

function lastWeekdayOfMonth(words: Words, context: DayContext): DaySaid {
  const start =
    words['month'] === undefined
      ? context.today.add({ months: words['next'] === undefined ? 0 : 1 })
      : inYearOf({ ...words, day: '1' }, context)
  if (start === undefined) return { kind: 'noDay' }
  const last = endOfMonth(start)
  const named = weekdayNumber(words['weekday'] ?? '')
  const date = last.subtract({ days: (last.dayOfWeek - named + 7) % 7 })
  return Temporal.PlainDate.compare(date, context.today) < 0 ? { kind: 'past' } : one(date)
}

function weeksOn({ weekday: first, weekday2 = '', count: weeks, later }: Words, { today }: DayContext): DaySaid {
  const near = today.add({ days: (weekdayNumber(first ?? weekday2) - today.dayOfWeek + 7) % 7 })
  return one(near.add({ weeks: numberOf(weeks ?? later ?? '') }))
}

/** The first to come for some, that of next week for others. */
function nextWeekday({ weekday: named = '' }: Words, today: Temporal.PlainDate): Extract<DaySaid, { kind: 'days' }> {
  const following = weekdayNumber(named)
  const nearest = today.add({ days: ((following - today.dayOfWeek + 6) % 7) + 1 })
  const ofNextWeek = inWeek(today, 1, following)
  if (nearest.equals(ofNextWeek)) return one(nearest)
  return {
    kind: 'days',
    days: [
      { date: nearest, why: say('firstToCome') },
      { date: ofNextWeek, why: say('nextWeek') },
    ],
  }
}

function nearWeekday(
  { weekday: named = '', near }: Words,
  today: Temporal.PlainDate,
): Extract<DaySaid, { kind: 'days' }> {
  const ahead = (weekdayNumber(named) - today.dayOfWeek + 7) % 7
  if (ahead > 0) return one(today.add({ days: ahead }))
  if (near !== undefined && !/this|deze/.test(near)) return one(today.add({ weeks: 1 }))
  if (near !== undefined) return one(today)
  return {
    kind: 'days',
    days: [
      { date: today, why: say('today') },
      { date: today.add({ weeks: 1 }), why: say('inAWeek') },
    ],
  }
}

function daysOn({ start, count: many = '', unit = '' }: Words, { today }: DayContext): DaySaid | undefined {
  const number = numberOf(many)
  const from = /morgen|tomorrow/.test(start ?? '') ? today.add({ days: 1 }) : today
  if (/^da[gy]/.test(unit)) return one(from.add({ days: number }))
  if (/^we/.test(unit)) return one(from.add({ weeks: number }))
  if (/^m/.test(unit)) return one(from.add({ months: number }))
  return number > lastYear - today.year ? undefined : one(from.add({ years: number }))
}
