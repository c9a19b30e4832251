import { Temporal } from '@js-temporal/polyfill'
import type { Day } from '../facts/days'
import { zoned } from './moment'
import { readMoment, type SaidAt } from './readMoment'
import { firstSaid, folded, monthNumber, monthWords, phrase, type Phrase } from './words'

/** Days of a calendar, the first and the last of them among them. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

interface Context {
  readonly today: Temporal.PlainDate
  readonly at: SaidAt
}

const next = '(?:next|volgende)'
const current = '(?:this|deze)'

/** The ways in which several days are said, in both languages. What may be several of them is none. */
const phrases: readonly Phrase<Period, Context>[] = [
  phrase('(?:the )?week (?:of|van|from|beginning|vanaf) (?<day>[^,;]+)', ({ day = '' }, { today, at }) => {
    const reading = readMoment(day, at)
    if (reading.kind !== 'day') return undefined
    const named = Temporal.PlainDate.from(reading.day.day)
    // A day without a year is the next one, and may lie behind today in the week that it is.
    const before = weekOf(named.subtract({ years: 1 }))
    return before.to >= today.toString() && !/20\d{2}/.test(day) ? before : weekOf(named)
  }),
  phrase(`${current} week`, (_, { today }) => weekOf(today)),
  phrase(`${next} week`, (_, { today }) => weekOf(today.add({ days: 7 }))),
  phrase(String.raw`week (?<week>\d{1,2})(?: ?(?:of|van|in|,)? ?(?<year>20\d{2}))?`, ({ week, year }, { today }) =>
    isoWeek(Number(week), year === undefined ? undefined : Number(year), today),
  ),
  phrase(`${current} (?:month|maand)`, (_, { today }) => monthOf(today)),
  phrase(`${next} (?:month|maand)`, (_, { today }) => monthOf(today.with({ day: 1 }).add({ months: 1 }))),
  phrase(
    String.raw`(?:in|during|gedurende) (?:de maand |the month of )?(?<month>${monthWords})(?: (?<year>20\d{2}))?`,
    ({ month = '', year }, { today }) => {
      const first = today.with({ day: 1, month: monthNumber(month) })
      if (year !== undefined) return monthOf(first.with({ year: Number(year) }))
      return monthOf(Temporal.PlainDate.compare(first, today.with({ day: 1 })) < 0 ? first.add({ years: 1 }) : first)
    },
  ),
]

/**
 * Which days a text says, in English or Dutch: a week, a month, or one day. Undefined where it says none, or may say several.
 * Weeks begin on Monday and are counted as ISO 8601 does. Pure; never throws.
 */
export function readPeriod(text: string, at: SaidAt): Period | undefined {
  const today = zoned({ at: at.now.toISOString(), timeZone: at.timeZone }).toPlainDate()
  const said = firstSaid(phrases, folded(text), { today, at })
  if (said !== undefined) return said.means
  const reading = readMoment(text, at)
  if (reading.kind === 'day') return { from: reading.day.day, to: reading.day.day }
  if (reading.kind !== 'moment') return undefined
  const day = zoned(reading.moment).toPlainDate().toString()
  return { from: day, to: day }
}

function weekOf(day: Temporal.PlainDate): Period {
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return { from: monday.toString(), to: monday.add({ days: 6 }).toString() }
}

function monthOf(day: Temporal.PlainDate): Period {
  return { from: day.with({ day: 1 }).toString(), to: day.with({ day: day.daysInMonth }).toString() }
}

/** Without a year it is the next one that is not over. */
function isoWeek(week: number, year: number | undefined, today: Temporal.PlainDate): Period | undefined {
  const years = year === undefined ? [today.yearOfWeek ?? today.year, (today.yearOfWeek ?? today.year) + 1] : [year]
  for (const one of years) {
    // 4 January lies in the first week, wherever the year begins.
    const monday = Temporal.PlainDate.from(weekOf(new Temporal.PlainDate(one, 1, 4)).from).add({ days: 7 * (week - 1) })
    if (week < 1 || monday.weekOfYear !== week || monday.yearOfWeek !== one) return undefined
    const found = weekOf(monday)
    if (year !== undefined || found.to >= today.toString()) return found
  }
  return undefined
}
