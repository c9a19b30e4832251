import type { Message } from '../model/message'
import { momentTexts } from '../../cards/conversation/momentTexts'
import { endOfWork } from './choices'
import { firstSaid, monthWords, numberOf, numberWords, phrase, type Phrase, type Said } from './words'

const say = momentTexts.say

/** A time of day in which people leave the hour to whoever reads it. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night'

/** An hour that words may mean. */
export interface PossibleHour {
  /** `HH:mm`; `24:00` where the day ends. */
  readonly hour: string
  /** What tells it from the others. */
  readonly why: Message
}

/** What words say of an hour. */
export interface HourSaid {
  /** One, or several where nothing says which. */
  readonly hours: readonly PossibleHour[]
  /** The same clock face half a day away, where the words would fit it as well. */
  readonly otherHalf?: PossibleHour
  /** Without a day, midnight is where today ends. */
  readonly isMidnight?: boolean
  readonly remarks: readonly Message[]
}

/** @param isDutch what “half 5” means: half past four, or half past five */
interface HourContext {
  readonly isDutch: boolean
}

const clockHour = `(?<hour>${numberWords})`
const suffix = `(?: ?(?:uur|u|h|o'clock))`
const part =
  "(?: (?<part>'?s (?:ochtends|morgens|middags|avonds|nachts)|(?:in the|this) (?:morning|afternoon|evening)|at night|a\\.?m\\.?|p\\.?m\\.?|[ap]m))"
const meridiem = String.raw`(?: ?(?<meridiem>[ap]\.?m\.?(?![\p{L}])))`
const leading = '(?:(?:om|at|by|@|tegen|klokslag|vanaf|from) ?)'

const phrases: readonly Phrase<HourSaid, HourContext>[] = [
  phrase(String.raw`(?:12 )?(?:noon|midday)|(?:at )?(?:noon|midday)|(?:om )?12 uur '?s middags|tussen de middag`, () =>
    only(720),
  ),
  phrase("(?:(?:at|om) )?(?:midnight|middernacht|12 uur '?s nachts)", () => ({
    hours: [
      { hour: '00:00', why: say('dayBegins') },
      { hour: '24:00', why: say('dayEnds') },
    ],
    isMidnight: true,
    remarks: [],
  })),
  phrase(
    String.raw`(?:(?:at|by|aan|op) (?:the |het )?)?(?:eob|cob|eod|close of (?:business|play)|end of (?:the )?(?:business|(?:working |business )?(?:day|hours))|einde? (?:van )?(?:de )?(?:werk|kantoor)?(?:dag|tijd)|einde? kantooruren)`,
    () => ({ ...only(minutesOf(endOfWork)), remarks: [say('endOfWork', { hour: endOfWork })] }),
  ),
  // Twenty to five, kwart voor vijf, vijf over half zes.
  phrase(
    `${leading}?(?<count>kwart|quarter|a quarter|vijf|five|tien|ten|twenty|twintig|5|10|15|20|25)(?: (?:minuten|minutes|min))? (?<way>voor|over|to|past) (?<half>half )?${clockHour}${suffix}?${part}?`,
    ({ count = '', way, half, hour = '', part: said }) => {
      const by = /quarter|kwart/.test(count) ? 15 : count.startsWith('tw') ? 20 : numberOf(count)
      const full = onTheFace(numberOf(hour))
      if (full === undefined) return undefined
      return sensible(full - (half === undefined ? 0 : 30) + (/voor|to/.test(way ?? '') ? -by : by), said)
    },
  ),
  phrase(`${leading}?half past ${clockHour}${part}?`, ({ hour = '', part: said }) => halfAn(hour, 30, said)),
  phrase(`${leading}?half ${clockHour}${suffix}?${part}?`, ({ hour = '', part: said }, { isDutch }) => {
    const english = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(hour)
    return halfAn(hour, english || (/\d/.test(hour) && !isDutch) ? 30 : -30, said)
  }),
  phrase(
    String.raw`${leading}?(?<hour>\d{1,2})(?:[:h]|(?<point>[.]))(?<minute>\d{2})(?::\d{2}(?:[.]\d+)?)?(?![.:/-]\d)${suffix}?${meridiem}?${part}?`,
    ({ hour = '', minute = '', meridiem: half, part: said }) => {
      const full = Number(hour) * 60 + Number(minute)
      if (Number(minute) > 59 || full > 24 * 60) return undefined
      if (half !== undefined || said !== undefined || full >= 13 * 60) return sensible(full, half ?? said)
      // A clock of 24 hours writes early hours so; many write so in the afternoon as well.
      return /^[1-6]$/.test(hour) ? eitherHalf(full) : only(full)
    },
  ),
  phrase(String.raw`${leading}?${clockHour}${meridiem}`, ({ hour = '', meridiem: half }) => {
    const full = onTheFace(numberOf(hour))
    return full === undefined ? undefined : sensible(full, half)
  }),
  phrase(`(?<lead>${leading})?${clockHour}${suffix}?${part}`, bareHour),
  phrase(`(?<lead>${leading})?${clockHour}${suffix}`, bareHour),
  phrase(`(?:om|at|@) ?${clockHour}${part}?(?! ?[-/.] ?\\d)(?! (?:${monthWords}|dag|we|maand|day|month))`, bareHour),
]

/** What a text says of an hour: the first that it names. Pure. @param text folded */
export function hourSaidIn(text: string, context: HourContext): Said<HourSaid> | undefined {
  return firstSaid(phrases, text, context)
}

function bareHour({ lead, hour = '', part: said }: Readonly<Record<string, string | undefined>>): HourSaid | undefined {
  const count = numberOf(hour)
  // An hour is how long something takes, or one o’clock.
  if (/^(?:a|an|een)$/.test(hour) && lead === undefined) return undefined
  if (count > 24) return undefined
  return count > 12 || hour.startsWith('0') ? only(count * 60) : sensible(count * 60, said)
}

function halfAn(hour: string, by: number, said: string | undefined): HourSaid | undefined {
  const full = onTheFace(numberOf(hour))
  return full === undefined || hour === 'a' || hour === 'an' ? undefined : sensible(full + by, said)
}

/** Minutes since midnight of an hour on a clock’s face. */
function onTheFace(hour: number): number | undefined {
  return hour >= 1 && hour <= 12 ? hour * 60 : undefined
}

/** The half of the day that somebody means who leaves work then, unless they say which. */
function sensible(minutes: number, said: string | undefined): HourSaid {
  const face = minutes % (12 * 60)
  if (minutes >= 13 * 60) return only(minutes)
  if (said !== undefined)
    return only(/p\.?m|middag|avond|afternoon|evening/.test(said) ? afterNoon(face) : early(face, said))
  const isAfternoon = face < 7 * 60
  const [meant, other] = isAfternoon ? [face + 12 * 60, face] : [face, face + 12 * 60]
  return { ...only(meant), otherHalf: possible(other) }
}

/** 12 in the afternoon is noon; at 11 ’s middags it is not yet. */
function afterNoon(face: number): number {
  return face + 12 * 60
}

function early(face: number, said: string): number {
  return /at night/.test(said) && face >= 6 * 60 ? face + 12 * 60 : face
}

function eitherHalf(minutes: number): HourSaid {
  return { hours: [possible(minutes + 12 * 60), possible(minutes)], remarks: [] }
}

function only(minutes: number): HourSaid {
  return { hours: [possible(minutes)], remarks: [] }
}

function possible(minutes: number): PossibleHour {
  return {
    hour: hourAt(minutes),
    why: say(minutes < 12 * 60 ? 'morning' : minutes < 18 * 60 ? 'afternoon' : 'evening'),
  }
}

function hourAt(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function minutesOf(hour: string): number {
  const [full = 0, minute = 0] = hour.split(':').map(Number)
  return full * 60 + minute
}
