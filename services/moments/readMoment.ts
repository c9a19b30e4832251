import type { Temporal } from '@js-temporal/polyfill'
import { momentTexts } from '../../cards/conversation/momentTexts'
import type { Day } from '../facts/days'
import type { Language, Message } from '../model/message'
import { lastWorkingDayOn } from './choices'
import { daySaidIn } from './daySaid'
import type { DayContext, DaySaid, PossibleDay } from './daysMeant'
import { hourSaidIn, type HourSaid } from './hourSaid'
import {
  isDue,
  momentOf,
  momentOn,
  zoned,
  type Moment,
  type OneReading,
  type PossibleReading,
  type Reading,
} from './moment'
import { apartFromIt, noMomentIn, nowIn, sinceNowIn } from './otherwiseSaid'
import { folded, without, type Span } from './words'
import { dayWritten } from './written'
import { offsetSaidBehind, type OffsetSaid } from './zoneSaid'

const say = momentTexts.say

/** When and by whom something is said, and about whom. */
export interface SaidAt {
  readonly now: Date
  /** IANA name: the leaver’s, by whose clock hours are told. */
  readonly timeZone: string
  /** Of whoever says it. English and Dutch are both read; this says which comes first in `1/2`. */
  readonly language: Language
  /** The leaver’s, where it is known. */
  readonly lastWorkingDay?: Day
}

/** What a sentence says about when. */
export interface MomentSaid {
  readonly reading: Reading
  /** The pieces of the text that say it, in their order. */
  readonly spans: readonly Span[]
}

/** As much as a sentence with many names may have before it says when. */
const longest = 6_000
/** What stands between a day and an hour where a system wrote both. */
const isoTime = /(?<day>\d{4}-\d{2}-\d{2})t(?=\d{2}:)/g

/**
 * What somebody means who types when somebody leaves, in English or Dutch. Pure; never throws. Nothing is guessed: what has
 * several readings gets all of them, and what names no moment says so.
 */
export function readMoment(text: string, at: SaidAt): Reading {
  return findMoment(text, at)?.reading ?? none('noMoment')
}

/** The same in a sentence about something else as well: undefined where nothing in it says when. Pure; never throws. */
export function findMoment(text: string, at: SaidAt): MomentSaid | undefined {
  const words = folded(text.slice(0, longest)).replaceAll(isoTime, '$<day> ')
  const said = sinceNowIn(words)
  if (said !== undefined) return found(sinceNow(said.means, at), [said])
  const context = contextOf(at)
  const hour = hourSaidIn(words, context)
  const rest = hour === undefined ? words : without(words, hour)
  const day = daySaidIn(rest, context)
  const spans = [...(hour === undefined ? [] : [hour]), ...(day === undefined ? [] : [day])]
  const apart = apartFromIt(words, spans) ?? (day === undefined ? noMomentIn(rest) : undefined)
  if (apart !== undefined) return found(none('noMoment'), [apart, ...spans])
  const offset = hour === undefined ? undefined : offsetSaidBehind(words, hour)
  const second = day === undefined ? undefined : daySaidIn(without(rest, day), context)
  const all = [
    ...(day === undefined ? [] : beforeIt(words, day)),
    ...spans,
    ...[offset, second].filter((one) => one !== undefined),
  ]
  const both = day === undefined ? undefined : withSecond(day.means, second?.means)
  const isFrom = day !== undefined && fromBefore.test(words.slice(0, day.index))
  if (both !== undefined) return found(ofDay(both, { at, isFrom, hour: hour?.means, offset: offset?.means }), all)
  if (hour !== undefined) return found(ofHour(hour.means, at, offset?.means), all)
  const now = nowIn(words)
  if (now === undefined) return undefined
  const notNow = apartFromIt(words, [now])
  return notNow === undefined ? found({ kind: 'now', remarks: [] }, [now]) : found(none('noMoment'), [notNow, now])
}

/** Words before a day from which on somebody is gone, or which is their last. */
const fromWords =
  'per|vanaf|met ingang van|ingaande|m[.]?i[.]?v[.]?|from|as of|starting|effective|since|sinds|tot|until|till'
const fromBefore = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${fromWords})\s+$`, 'u')
/** All words that belong to a day behind them. */
const belonging = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:${fromWords}|uiterlijk|tot en met|t/m|no later than|through|op|on|by)\s+$`,
  'u',
)

function beforeIt(words: string, { index }: Span): readonly Span[] {
  const before = belonging.exec(words.slice(0, index))
  return before === null ? [] : [{ index: before.index, length: before[0].length }]
}

function contextOf({ now, timeZone, language, lastWorkingDay }: SaidAt): DayContext {
  const today = zoned({ at: now.toISOString(), timeZone }).toPlainDate()
  return { today, isDutch: language === 'nl', lastWorkingDay }
}

function found(reading: Reading, spans: readonly Span[]): MomentSaid {
  const inOrder = spans.toSorted((one, other) => one.index - other.index)
  return { reading, spans: inOrder.reduce<readonly Span[]>(joined, []) }
}

/** Pieces that overlap are one. */
function joined(before: readonly Span[], { index, length }: Span): readonly Span[] {
  const last = before.at(-1)
  if (last === undefined || last.index + last.length <= index) return [...before, { index, length }]
  const end = Math.max(last.index + last.length, index + length)
  return [...before.slice(0, -1), { index: last.index, length: end - last.index }]
}

function none(why: 'noMoment' | 'noSuchDay' | 'past' | 'noDay', offered: readonly PossibleReading[] = []): Reading {
  return { kind: 'none', why: say(why), offered, remarks: [] }
}

/** “In two hours.” */
function sinceNow(minutes: number, { now, timeZone }: SaidAt): Reading {
  const moment = momentOf(zoned({ at: now.toISOString(), timeZone }).add({ minutes }).round('minute'))
  return { kind: 'moment', moment, remarks: [] }
}

/** Two days in one sentence are both possible, unless they are the same. */
function withSecond(first: DaySaid, second: DaySaid | undefined): DaySaid {
  if (second?.kind !== 'days' || first.kind !== 'days') return first
  const others = second.days.filter(({ date }) => !first.days.some((one) => one.date.equals(date)))
  return others.length === 0 || isNarrower(second, first)
    ? narrowed(first, second)
    : { ...first, days: [...first.days, ...others] }
}

/** “Morgen, vrijdag”: the second says the same day, and perhaps which part of it. */
function isNarrower(second: DaySaid, first: DaySaid): boolean {
  return (
    second.kind === 'days' &&
    first.kind === 'days' &&
    second.days.some(({ date }) => first.days.some((one) => one.date.equals(date)))
  )
}

function narrowed(first: Extract<DaySaid, { kind: 'days' }>, second: Extract<DaySaid, { kind: 'days' }>): DaySaid {
  const partOfDay = first.partOfDay ?? second.partOfDay
  const days = first.days.filter(({ date }) => second.days.some((one) => one.date.equals(date)))
  return { ...first, days, ...(partOfDay === undefined ? {} : { partOfDay }) }
}

interface Besides {
  readonly at: SaidAt
  readonly isFrom: boolean
  readonly hour: HourSaid | undefined
  readonly offset: OffsetSaid | undefined
}

function ofDay(said: DaySaid, { at, isFrom, hour, offset }: Besides): Reading {
  if (said.kind === 'past') return none('past', [atOnce])
  if (said.kind === 'whichLast') return whichLast(said.ofMonth, at)
  if (said.kind !== 'days') return none(said.kind)
  const remarks = [...(said.remarks ?? []), ...(hour?.remarks ?? [])]
  if (hour === undefined) {
    const readings = said.days.flatMap((day) => dayReadings(day, said.isFrom === true || isFrom, at))
    return oneOf(readings, remarks)
  }
  const hours = ofPart(hour, said)
  const made = said.days.flatMap((day) => hoursOn(day, hours, at, offset))
  const toCome = made.filter(({ reading }) => !isDue(reading.moment, at.now))
  if (toCome.length > 0) return oneOf(toCome, remarks)
  const other = said.days.flatMap((day) =>
    hour.otherHalf === undefined || said.partOfDay !== undefined
      ? []
      : hoursOn({ ...day, why: hour.otherHalf.why }, [hour.otherHalf], at, offset),
  )
  return none('past', [...other.filter(({ reading }) => !isDue(reading.moment, at.now)), atOnce])
}

const atOnce: PossibleReading = { reading: { kind: 'now' }, why: say('atOnce') }

/** A day is said, and its hour is open. */
function dayReadings(
  { date, why }: PossibleDay,
  isFrom: boolean,
  { now, timeZone }: SaidAt,
): readonly PossibleReadingMade[] {
  const day = { day: date.toString(), timeZone }
  if (!isFrom || date.day !== 1) return [{ reading: { kind: 'day', day }, why, remarks: aboutDay(date) }]
  const { moment } = momentOn(day, '00:00')
  const last = dayWritten({ day: date.subtract({ days: 1 }).toString() })
  return [
    {
      reading: isDue(moment, now) ? { kind: 'now' } : { kind: 'moment', moment },
      why: say('goneFrom', { last }),
      remarks: aboutDay(date),
    },
    { reading: { kind: 'day', day }, why: say('itsLast'), remarks: [] },
  ]
}

type PossibleReadingMade = PossibleReading & { readonly remarks: readonly Message[] }
type PossibleMoment = PossibleReadingMade & { readonly reading: { readonly kind: 'moment'; readonly moment: Moment } }

/** The part of the day that was named beside the hour, or within the day, says which half of the clock is meant. */
function ofPart(hour: HourSaid, { partOfDay }: Extract<DaySaid, { kind: 'days' }>): HourSaid['hours'] {
  const { hours, otherHalf } = hour
  if (partOfDay === undefined) return hours
  const all = [...hours, ...(otherHalf === undefined ? [] : [otherHalf])]
  const fits = all.filter(({ hour: at }) => (partOfDay === 'morning' ? at < '12:00' : at >= '12:00'))
  return fits.length === 0 ? hours : fits
}

function hoursOn(
  { date, why }: PossibleDay,
  hours: HourSaid['hours'],
  { timeZone }: SaidAt,
  offset: OffsetSaid | undefined,
): readonly PossibleMoment[] {
  const day = { day: date.toString(), timeZone }
  return hours.flatMap((one) => {
    if (offset !== undefined)
      return offset.momentsAt(date, one.hour, timeZone).map((made) => ({ ...made, remarks: [] }))
    const { moment, remarks } = momentOn(day, one.hour)
    const between = one.hour === '00:00' && hours.length === 1 ? [nightBefore(date)] : []
    return [
      {
        reading: { kind: 'moment', moment },
        why: hours.length > 1 ? one.why : why,
        remarks: [...aboutDay(date), ...between, ...remarks],
      },
    ]
  })
}

/** An hour is said, and its day is open: the first time that it comes, where that is how it would be said. */
function ofHour(said: HourSaid, at: SaidAt, offset: OffsetSaid | undefined): Reading {
  const { today } = contextOf(at)
  const hours = said.isMidnight === true ? said.hours.slice(-1) : said.hours
  const on = (days: number, all: HourSaid['hours'], why: Message) =>
    hoursOn({ date: today.add({ days }), why }, all, at, offset)
  const toCome = (made: readonly PossibleMoment[]) => made.filter(({ reading }) => !isDue(reading.moment, at.now))
  const now = toCome(on(0, hours, say('today')))
  if (now.length > 0) return oneOf(now, said.remarks)
  const other = said.otherHalf === undefined ? [] : toCome(on(0, [said.otherHalf], said.otherHalf.why))
  const tomorrow = on(1, hours, say('tomorrow'))
  return other.length > 0 ? oneOf([...other, ...tomorrow], said.remarks) : none('past', tomorrow.map(bare))
}

function whichLast(ofMonth: Temporal.PlainDate, { timeZone }: SaidAt): Reading {
  const reading: OneReading = { kind: 'day', day: { day: ofMonth.toString(), timeZone } }
  return { kind: 'none', why: say('whichLast'), offered: [{ reading, why: say('lastOfMonth') }], remarks: [] }
}

function oneOf(all: readonly PossibleReadingMade[], remarks: readonly Message[]): Reading {
  const readings = all.filter((one, index) => all.findIndex((other) => isSame(one.reading, other.reading)) === index)
  const [only, ...others] = readings
  if (only === undefined) return none('noMoment')
  const said = eachOnce([...readings.flatMap((reading) => reading.remarks), ...remarks])
  if (others.length === 0) return { ...only.reading, remarks: said }
  return { kind: 'either', readings: readings.map(bare), remarks: said }
}

function eachOnce(remarks: readonly Message[]): readonly Message[] {
  const said = remarks.map((remark) => JSON.stringify(remark))
  return remarks.filter((_remark, index) => said.indexOf(said[index] ?? '') === index)
}

function bare({ reading, why }: PossibleReading): PossibleReading {
  return { reading, why }
}

function isSame(one: OneReading, other: OneReading): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Of all that are somewhere, those that the whole of Europe and America has. */
const holidays: ReadonlyMap<string, 'newYear' | 'christmas'> = new Map([
  ['1-1', 'newYear'],
  ['12-25', 'christmas'],
])

/** What somebody should know of a day before they choose it. */
function aboutDay(date: Temporal.PlainDate): readonly Message[] {
  const day = dayWritten({ day: date.toString() })
  const last = lastWorkingDayOn({ day: date.toString(), timeZone: 'UTC' }).day
  const holiday = holidays.get(`${date.month}-${date.day}`)
  return [
    ...(last === date.toString() ? [] : [say('weekend', { day, last: dayWritten({ day: last }) })]),
    ...(holiday === undefined ? [] : [say(holiday, { day })]),
  ]
}

function nightBefore(date: Temporal.PlainDate): Message {
  const day = dayWritten({ day: date.toString() })
  return say('nightBefore', { day, before: dayWritten({ day: date.subtract({ days: 1 }).toString() }) })
}
