import { namesOf } from '../../cards/channel/batchParts'
import { batchWhenTexts } from '../../cards/conversation/batchWhenTexts'
import type { MomentChoice, WhenOffer } from '../../cards/conversation/when'
import { whenTexts } from '../../cards/conversation/whenTexts'
import type { Message } from '../../cards/texts'
import type { WhenForAll } from '../../services/batches/batchEntry'
import { daysOfList, haveOwnDays, inTime, isWhenOpen, withoutDay } from '../../services/batches/batchMoment'
import type { Batch } from '../../services/batches/batchState'
import { endOfWork, standardChoices } from '../../services/moments/choices'
import { dayOf, isDue, momentOn, type Moment } from '../../services/moments/moment'
import { isSameWhen, type WhyAsked } from '../../services/moments/schedule'
import { dayWritten, momentWritten } from '../../services/moments/written'
import type { MemberMoment } from '../batches/memberMoment'
import type { CaseSettings } from '../settings'
import { chosenLine, dayAndHour, valueOf } from './when'

const say = batchWhenTexts.say

/** Somebody of a batch, and when they are offboarded; no moment is known of who has no case. */
export interface TimedMember {
  readonly name: string
  readonly moment: MemberMoment | undefined
}

/** So many names stand in a line; so many lines tell of different moments one by one. */
const mostNames = 5
const mostLines = 3
/** So many days of a list are offered. */
const mostDays = 4

/** What stands for each one’s own day of the list in a choice. */
export const ownDaysValue = 'ownDays'

/** When all of a batch is to be carried out, before its plans are sent: chosen, or that somebody has to. Pure. */
export function draftWhenLines(batch: Batch, members: readonly TimedMember[]): readonly Message[] {
  const byHand = members.filter(({ moment }) => moment?.byHand === true).map(({ name }) => name)
  return [
    ...(isWhenOpen(batch) ? openLines(batch) : chosenLines(batch)),
    ...(byHand.length === 0 ? [] : [say('byHand', { people: namesOf(byHand, mostNames) })]),
  ]
}

function openLines(batch: Batch): readonly Message[] {
  if (batch.wanted !== undefined) return [whenTexts.say('typed', { words: batch.wanted.words })]
  const days = daysOfList(batch)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const without = withoutDay(batch)
  return [
    days.length === 1
      ? say('listDay', { day: dayWritten(dayOf(first)) })
      : say('listDays', { count: days.length, first: dayWritten(dayOf(first)), last: dayWritten(dayOf(last)) }),
    ...(without === 0 ? [] : [say('listDaysNone', { count: without })]),
  ]
}

function chosenLines(batch: Batch): readonly Message[] {
  const { timed } = batch
  if (timed === undefined || timed.rest === 'now') return []
  const rest = inWords(batch, timed.rest)
  if (isSameForAll(timed.containment, timed.rest)) return [chosenLine('together', rest)]
  return [chosenLine(timed.containment === 'now' ? undefined : inWords(batch, timed.containment), rest)]
}

function inWords(batch: Batch, when: Moment | 'ownDays'): Message {
  if (when !== 'ownDays') return momentWritten(when)
  return say('ownDay', whenOf(daysOfList(batch)))
}

/** On which moment, or between which two, as a sentence has it; nothing where there is none. Pure. */
export function whenOf(moments: readonly Moment[]): { readonly when?: Message } {
  const all = inTime(moments)
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) return {}
  if (all.length === 1) return { when: say('on', { moment: momentWritten(first) }) }
  return { when: say('between', { first: momentWritten(first), last: momentWritten(last) }) }
}

function isSameForAll(one: WhenForAll, other: WhenForAll): boolean {
  if (one === 'ownDays' || other === 'ownDays') return one === other
  return isSameWhen(one, other)
}

/**
 * When what is still to begin of a batch does, as its cases say it: the words of one alone where it is the same for all. Pure.
 */
export function whenLines(batch: Pick<Batch, 'requester'>, members: readonly TimedMember[]): readonly Message[] {
  const requester = batch.requester.displayName
  const asked = (['missed', 'enabledAgain'] as const).flatMap((why) => {
    const own = askedOf(members, why)
    if (own.length === 0) return []
    return why === 'missed'
      ? [say('missedWaits', { count: own.length, requester })]
      : [say('enabledWaits', { people: namesIn(own), requester })]
  })
  return [...asked, ...groupLines(members.filter(({ moment }) => moment?.asked === undefined))]
}

/** Those of whom this is asked. Pure. */
export function askedOf<Member extends TimedMember>(members: readonly Member[], why: WhyAsked): readonly Member[] {
  return members.filter(({ moment }) => moment?.asked?.why === why)
}

function groupLines(members: readonly TimedMember[]): readonly Message[] {
  const groups = new Map<string, { readonly line: Message; readonly names: string[] }>()
  for (const { name, moment } of members) {
    if (moment?.line === undefined) continue
    const key = JSON.stringify(moment.line)
    const group = groups.get(key) ?? { line: moment.line, names: [] }
    group.names.push(name)
    groups.set(key, group)
  }
  const all = [...groups.values()].toSorted((one, other) => other.names.length - one.names.length)
  const [only, ...more] = all
  if (only === undefined) return []
  if (more.length === 0) return [only.line]
  if (all.length <= mostLines)
    return all.map(({ line, names }) => say('ofSome', { line, people: namesOf(names, mostNames) }))
  const moments = inTime(members.flatMap(({ moment }) => moment?.rest ?? []))
  return [say('several', { count: moments.length, ...whenOf(moments) })]
}

/** Their names, the first few of them. Pure. */
export function namesIn(members: readonly TimedMember[]): Message {
  return namesOf(
    members.map(({ name }) => name),
    mostNames,
  )
}

/** For when it was chosen, whatever has become of it; none where that was at once. Pure. */
export function wasChosenLine(members: readonly TimedMember[]): Message | undefined {
  const chosen = members.flatMap(({ moment }) => moment?.chosen ?? [])
  return chosen.length === 0 ? undefined : say('wasFor', whenOf(chosen))
}

/**
 * Where the requester of a batch may choose when all of it is carried out: while nothing is sent, and after that as long as
 * something of it is to begin at a moment. Undefined where there is nothing to choose. Pure.
 */
export function whenOfferForAll(
  batch: Batch,
  members: readonly TimedMember[],
  { timeZone }: Pick<CaseSettings, 'timeZone'>,
): WhenOffer | undefined {
  if (!isWhenAsked(batch, members)) return undefined
  const open = members.flatMap(({ moment }) => (moment?.rest === undefined ? [] : [moment]))
  const { timed, submitted } = batch
  const choices = choicesOf(batch, timeZone)
  const isOpen = isWhenOpen(batch)
  const rest = timed?.rest
  const value = isOpen ? '' : rest === undefined || rest === 'now' ? 'now' : valueForAll(rest)
  const isListed = choices.some((choice) => choice.value === value)
  return {
    isAtOnce: value === 'now' && submitted === undefined,
    choices,
    chosen: isListed || isOpen ? value : 'another',
    another: isOpen ? dayAndHour(openDay(batch)) : isListed || typeof rest !== 'object' ? nothing : dayAndHour(rest),
    signOut:
      submitted === undefined || open.some(({ isContainmentOpen }) => isContainmentOpen)
        ? signOutOffer(batch)
        : undefined,
    revision: batch.decisionRevision,
    forAll: { batchId: batch.batchId, isOpen },
  }
}

const nothing = { day: '', hour: '' }

/** Whether when may be chosen for all of a batch. Pure. */
export function isWhenAsked(
  { phase, plansAsked, stopped }: Pick<Batch, 'phase' | 'plansAsked' | 'stopped'>,
  members: readonly TimedMember[],
): boolean {
  if (phase === 'deciding') return plansAsked !== undefined
  return phase === 'submitted' && stopped === undefined && members.some(({ moment }) => moment?.rest !== undefined)
}

/** A day that was typed without an hour. */
function openDay({ wanted }: Batch): string | undefined {
  const [only, ...more] = wanted?.readings ?? []
  return only?.kind === 'day' && more.length === 0 ? only.day.day : undefined
}

function signOutOffer({ timed }: Batch): WhenOffer['signOut'] {
  if (timed === undefined || isSameForAll(timed.containment, timed.rest))
    return { chosen: 'together', another: nothing }
  const { containment } = timed
  return typeof containment === 'object'
    ? { chosen: 'another', another: dayAndHour(containment) }
    : { chosen: 'now', another: nothing }
}

/** What is sensible, what was typed, and what the list says. */
function choicesOf(batch: Batch, timeZone: string): readonly MomentChoice[] {
  const now = new Date(batch.newestAt)
  const typed = (batch.wanted?.readings ?? []).flatMap((reading) => {
    if (reading.kind === 'now') return []
    return reading.kind === 'moment' ? [reading.moment] : [momentOn(reading.day, endOfWork).moment]
  })
  const days = daysOfList(batch)
  const [first] = days
  const shared = first !== undefined && days.length === 1 ? dayOf(first).day : undefined
  const standard = standardChoices(now, timeZone, shared).flatMap((choice) =>
    'moment' in choice ? [choice.moment] : [],
  )
  const offered = [...typed, ...days, ...standard].filter((moment) => !isDue(moment, now))
  const apart = offered.filter((one, index) => offered.findIndex((other) => isSameWhen(one, other)) === index)
  return [
    { title: whenTexts.say('now'), value: 'now' },
    ...(days.length > 1 && haveOwnDays(batch, now)
      ? [{ title: say('ownDays', whenOf(days)), value: ownDaysValue }]
      : []),
    ...apart.slice(0, mostDays).map((moment) => ({ title: momentWritten(moment), value: valueOf(moment) })),
    { title: whenTexts.say('another'), value: 'another' },
  ]
}

function valueForAll(when: Moment | 'ownDays'): string {
  return when === 'ownDays' ? ownDaysValue : valueOf(when)
}
