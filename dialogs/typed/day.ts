import * as english from 'chrono-node/en'
import * as inDutch from 'chrono-node/nl'
import type { NamedDay } from './typed'

/** When and where a sentence is read: “tomorrow” depends on both. */
export interface ReadAt {
  readonly now: Date
  /** IANA name. */
  readonly timeZone: string
}

const minute = 60_000
const day = 24 * 60 * minute

/** Dutch as the library has it, with what people say besides. */
const dutch = inDutch.casual.clone()
dutch.parsers.push(
  {
    pattern: () => /\bovermorgen\b/i,
    extract: (context) => context.createParsingComponents(daysOn(context.reference.getDateWithAdjustedTimezone(), 2)),
  },
  {
    pattern: () => /\beind(?:e)?(?: van)?(?: de)? (?:deze )?maand\b/i,
    extract: (context) => {
      const today = context.reference.getDateWithAdjustedTimezone()
      const [year, month] = [today.getFullYear(), today.getMonth() + 1]
      return context.createParsingComponents({ year, month, day: new Date(Date.UTC(year, month, 0)).getUTCDate() })
    },
  },
)

/**
 * All of them read each sentence: whoever has Teams in English may type Dutch. Of two that read as much the first counts,
 * so that 1/2 is in February; American English is for “Jan 31”.
 */
const readers: readonly english.Chrono[] = [dutch, english.GB, english.casual]

/** What names a month without a day, so that April and May stay people elsewhere. */
const beforeMonth = /(?:^|\s)(?:in|eind|einde|begin|half|medio|per|vanaf|from|by|of|since|until|tot)\s+$/i
/** Where nothing is a date: an address, or an object id. */
const noDate = /\S+@\S+|[\w]+(?:\.[a-z]+)+|[0-9a-f]{8}-[0-9a-f-]{27}/gi
const longerThanAWord = 3

/**
 * The day that a sentence names, in English or Dutch, and the sentence without it; undefined when it names none. Pure.
 * @param isName whether a text still names somebody: of a sentence that is all date, April is a person
 */
export function dayNamed(
  text: string,
  at: ReadAt,
  isName: (text: string) => boolean,
): { readonly day: NamedDay; readonly without: string } | undefined {
  const hidden = text.replaceAll(noDate, (part) => '_'.repeat(part.length))
  // Jan is a man far more often than a month: the latter only right after a day, or when that is all that makes sense.
  const withoutJan = hidden.replaceAll(/(?<!\d\s?)\bjan\b/gi, '___')
  const found = longest(withoutJan, at) ?? longest(hidden, at)
  if (found === undefined) return undefined
  const { index, text: words } = found
  const without = `${text.slice(0, index)} , ${text.slice(index + words.length)}`
  if (!isName(without)) return undefined
  const named = namedDay(found, at)
  return named === undefined ? undefined : { day: named, without }
}

function longest(text: string, { now, timeZone }: ReadAt): english.ParsedResult | undefined {
  const reference = { instant: now, timezone: offsetAt(timeZone, now.getTime()) / minute }
  return readers
    .flatMap((reader) => reader.parse(text, reference, { forwardDate: true }))
    .filter((result) => isSure(result, text))
    .sort((one, other) => other.text.length - one.text.length)[0]
}

/** Not every word that may name a day does: “do” and “zo” are days of the week in Dutch. */
function isSure({ start, text, index }: english.ParsedResult, whole: string): boolean {
  const isLong = text.length > longerThanAWord || /\d/.test(text)
  if (start.isCertain('day') || start.isCertain('weekday') || start.isCertain('hour')) return isLong
  return start.isCertain('month') && beforeMonth.test(whole.slice(0, index))
}

function namedDay({ start, text }: english.ParsedResult, { timeZone }: ReadAt): NamedDay | undefined {
  const part = (name: english.Component): number => start.get(name) ?? 0
  const isMonth = !start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('hour')
  const isTime = start.isCertain('hour')
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    isMonth ? 1 : part('day'),
    isTime ? part('hour') : 0,
    isTime ? part('minute') : 0,
  )
  const year = new Date(wall).getUTCFullYear()
  // Nobody leaves then: a number that looks like a year.
  if (Number.isNaN(wall) || year < 1970 || year > 2200) return undefined
  const at = new Date(wall - offsetAt(timeZone, wall - offsetAt(timeZone, wall))).toISOString()
  return { text, at, precision: isMonth ? 'month' : isTime ? 'time' : 'day', timeZone }
}

function daysOn(today: Date, count: number): { year: number; month: number; day: number } {
  const then = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) + count * day)
  return { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() }
}

/** By how many milliseconds the clocks of a zone are ahead of UTC at a moment. */
function offsetAt(timeZone: string, at: number): number {
  const whole = Math.floor(at / minute) * minute
  // Swedish writes moments as ISO 8601 does.
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(whole)
  return Date.parse(`${local.replace(' ', 'T')}:00Z`) - whole
}
