import { momentTexts } from '../../cards/conversation/momentTexts'
import { hourOf, momentOn, type Reading } from '../moments/moment'
import { dayWritten } from '../moments/written'
import type { Cell, PlainDay } from './table'

/** What a cell says of a day. */
export type DayRead =
  | {
      readonly kind: 'day'
      readonly day: PlainDay
      /** `HH:mm` by the leaver’s clock, where one stands there; neither the first nor the last minute of a day is one. */
      readonly hour?: string
    }
  /** One of several, and nothing says which. */
  | { readonly kind: 'either'; readonly days: readonly PlainDay[] }
  /** That there is no end, or nothing at all. */
  | { readonly kind: 'none' }
  /** A day that the calendar has not. */
  | { readonly kind: 'noSuchDay' }
  /** Something that is no day. */
  | { readonly kind: 'notADay' }

/** How a column writes its days: by what stands above it, and by all that stands in it. */
export interface DayOrder {
  readonly order: 'dayFirst' | 'monthFirst' | 'unknown'
  /** IANA name: whose calendar a moment is read by. */
  readonly timeZone: string
}

const firstYear = 1990
const lastYear = 2100
/** How systems write that there is no end. */
const noEnd =
  /^(?:|-|0+|0{4}-?00-?00|00-00-0000|n\.?v\.?t\.?|n\/?a|onbepaald|unbefristet|9999.*|\d{1,2}[-./]\d{1,2}[-./]9999)$/i

const parted = /^(?<first>\d{1,4})(?<sign>[-./])(?<second>\d{1,2})\k<sign>(?<third>\d{1,4})(?<time>[T ].*)?$/
const together = /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i
const serial = /^\d{5}(?:[.,]\d+)?$/
/** 12-hour clocks are written where months come first. */
const twelveHours = /\b[AP]M\b/i

/**
 * How the days of a column are written. A day above 12 shows where it stands; where they show both, nothing is known. Where none
 * shows, a Dutch or German title says that the day comes first. Pure.
 */
export function orderIn(texts: readonly string[], isDayFirst: boolean, timeZone: string): DayOrder {
  const shown = new Set(texts.flatMap(shownBy))
  const [only = isDayFirst ? 'dayFirst' : 'unknown', ...others] = shown
  return { order: others.length > 0 || (isDayFirst && only === 'monthFirst') ? 'unknown' : only, timeZone }
}

function shownBy(text: string): readonly ('dayFirst' | 'monthFirst')[] {
  const { first = '', second = '', sign, time = '' } = parted.exec(text)?.groups ?? {}
  if (sign === undefined || first.length > 2) return []
  if (sign === '.' || Number(first) > 12) return ['dayFirst']
  return Number(second) > 12 || twelveHours.test(time) ? ['monthFirst'] : []
}

/** What a cell of a column of days says. Pure. */
export function dayIn({ text, serialDay, serialHour }: Cell, order: DayOrder): DayRead {
  if (serialDay !== undefined) return at({ kind: 'day', day: serialDay }, serialHour)
  if (noEnd.test(text)) return { kind: 'none' }
  if (moment.test(text))
    return at(either([text.slice(0, 10), dayThere(text, order.timeZone)]), hourThere(text, order.timeZone))
  if (serial.test(text))
    return either([daySince1900(Number.parseInt(text, 10)), daySince1904(Number.parseInt(text, 10))])
  const packed = together.exec(text)?.groups
  if (packed !== undefined) return either([dayOf(packed['year'], packed['month'], packed['day'])])
  const { first, second, third, sign, time } = parted.exec(text)?.groups ?? {}
  if (first === undefined) return inWords(text)
  const hour = hourWritten(time)
  if (first.length === 4) return at(either([dayOf(first, second, third)]), hour)
  const [dayFirst, monthFirst] = [dayOf(third, second, first), dayOf(third, first, second)]
  // Nobody writes a month first with points.
  if (sign === '.' || order.order === 'dayFirst') return at(either([dayFirst]), hour)
  return at(either(order.order === 'monthFirst' ? [monthFirst] : [dayFirst, monthFirst]), hour)
}

/** A day with the hour that stands beside it; systems write a whole day as its first or its last minute. */
function at(read: DayRead, hour: string | undefined): DayRead {
  return read.kind !== 'day' || hour === undefined || wholeDay.has(hour) ? read : { ...read, hour }
}

const wholeDay: ReadonlySet<string> = new Set(['00:00', '23:59'])
const clock = /^[T ]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?<half>[AP]M)?$/i

/** `T17:30`, ` 5:30:00 PM`; undefined where it is no hour of a clock. */
function hourWritten(time = ''): string | undefined {
  const { hour = '', minute = '', half } = clock.exec(time)?.groups ?? {}
  const full = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
  return hour === '' || full > 23 || Number(minute) > 59 ? undefined : `${String(full).padStart(2, '0')}:${minute}`
}

/** What the clock shows somewhere at a moment. */
function hourThere(text: string, timeZone: string): string | undefined {
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? undefined : hourOf({ at: new Date(instant).toISOString(), timeZone })
}

/** The hour of a workbook’s number, to the minute. Pure. */
export function hourOfSerial(days: number): string {
  const minutes = Math.round((days - Math.floor(days)) * 24 * 60) % (24 * 60)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** What a cell says as a reading, by the leaver’s clock; undefined where it says nothing. Pure. @param timeZone IANA name */
export function readingOf(read: DayRead, timeZone: string): Reading | undefined {
  switch (read.kind) {
    case 'none':
      return undefined
    case 'day': {
      const day = { day: read.day, timeZone }
      if (read.hour === undefined) return { kind: 'day', day, remarks: [] }
      const { moment: made, remarks } = momentOn(day, read.hour)
      return { kind: 'moment', moment: made, remarks }
    }
    case 'either': {
      const readings = read.days.map((day) => ({
        reading: { kind: 'day' as const, day: { day, timeZone } },
        why: dayWritten({ day }),
      }))
      return { kind: 'either', readings, remarks: [] }
    }
    case 'noSuchDay':
      return { kind: 'none', why: momentTexts.say('noSuchDay'), offered: [], remarks: [] }
    case 'notADay':
      return { kind: 'none', why: momentTexts.say('noMoment'), offered: [], remarks: [] }
  }
}

/** The one day that all readings come to, or those that there are. */
function either(readings: readonly (PlainDay | undefined)[]): DayRead {
  const [day, ...others] = new Set(readings.filter((one) => one !== undefined))
  if (day === undefined) return { kind: 'noSuchDay' }
  return others.length === 0 ? { kind: 'day', day } : { kind: 'either', days: [day, ...others] }
}

/** A day as it stands in the calendar; undefined where it does not, or lies where no list of leavers reaches. */
function dayOf(year = '', month = '', day = ''): PlainDay | undefined {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year)
  if (year.length === 1 || year.length === 3 || full < firstYear || full > lastYear) return undefined
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
    ? date.toISOString().slice(0, 10)
    : undefined
}

/** A moment in the middle of a day, wherever that is: ISO 8601, for texts that tell days by moments. Pure. */
export function noonOn(day: PlainDay, timeZone: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`)
  const there = dayThere(`${day}T12:00:00Z`, timeZone) ?? day
  const half = 12 * 3_600_000
  return new Date(there > day ? noon - half : there < day ? noon + half : noon).toISOString()
}

/** The day of a workbook’s number, in the system that most count by; undefined where it lies where no list reaches. Pure. */
export function daySince1900(days: number): PlainDay | undefined {
  return dayAfter(Date.UTC(1899, 11, 30), days)
}

/** The same in the system of old Macintosh workbooks. Pure. */
export function daySince1904(days: number): PlainDay | undefined {
  return dayAfter(Date.UTC(1904, 0, 1), days)
}

function dayAfter(start: number, days: number): PlainDay | undefined {
  const date = new Date(start + Math.floor(days) * 86_400_000)
  const year = date.getUTCFullYear()
  return year >= firstYear && year <= lastYear ? date.toISOString().slice(0, 10) : undefined
}

/** On which day a moment lies somewhere. */
function dayThere(text: string, timeZone: string): PlainDay | undefined {
  const at = Date.parse(text)
  // Sweden writes its days as ISO does.
  return Number.isNaN(at) ? undefined : new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)
}

const months: ReadonlyMap<string, number> = new Map(
  ['nl', 'en', 'de'].flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      return Array.from(
        { length: 12 },
        (_, index) => [bare(format.format(Date.UTC(2026, index, 15))), index + 1] as const,
      )
    }),
  ),
)

function bare(word: string): string {
  return word.toLowerCase().replaceAll('.', '')
}

/** `31 december 2026`, `31-dec-26`, `Dec 31, 2026`. */
function inWords(text: string): DayRead {
  const words = text.split(/[\s,/-]+/).map((word) => bare(word))
  const named = words.map((word) => months.get(word))
  const month = named.find((one) => one !== undefined)
  const numbers = words.filter((word) => /^\d{1,2}$|^\d{4}$/.test(word))
  const [day, year, ...more] = numbers
  if (month === undefined || year === undefined || more.length > 0 || words.length !== 3) return { kind: 'notADay' }
  return either([dayOf(year, String(month), day)])
}
