import type { Button } from '../../cards/conversation/message'
import { whenTexts } from '../../cards/conversation/whenTexts'
import { isBeingDecided, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { momentRevision } from '../../services/cases/journal/timed'
import { isDay } from '../../services/facts/days'
import { isDue, isTimeZone, type OneReading, type Reading } from '../../services/moments/moment'
import { momentWritten } from '../../services/moments/written'
import type { CardInput } from '../../services/steps/step'
import type { DialogTools } from '../dialogTools'
import type { CaseSettings } from '../settings'
import type { Turn } from '../turn'
import type { MomentWanted, NamedDay } from '../typed/typed'
import { valueOf, whenOffer } from '../views/when'

/** What of a sentence about when is wanted; undefined where it says nothing else than at once. Pure. */
export function wantedBy(day: NamedDay | undefined): MomentWanted | undefined {
  if (day === undefined || day.reading.kind === 'now') return undefined
  return { words: day.text.slice(0, longestWords), readings: readingsOf(day.reading).slice(0, mostReadings) }
}

const longestWords = 80
const mostReadings = 4

function readingsOf(reading: Reading): readonly OneReading[] {
  switch (reading.kind) {
    case 'either':
      return reading.readings.map((one) => one.reading)
    case 'none':
      return reading.offered.map((one) => one.reading)
    default:
      return [reading]
  }
}

/** What of it goes into the journal of a plan that is being made: a moment is chosen, anything less is asked. Pure. */
export function eventsOfWanted(
  theCase: OffboardingCase,
  wanted: MomentWanted | undefined,
  now: Date,
): readonly CaseEvent[] {
  if (wanted === undefined || !isBeingDecided(theCase) || theCase.takesBack !== undefined) return []
  const { words, readings } = wanted
  const [only, ...more] = readings
  return only?.kind === 'moment' && more.length === 0 && !isDue(only.moment, now)
    ? [{ kind: 'timed', containment: only.moment, rest: only.moment }]
    : [{ kind: 'momentTyped', words, readings }]
}

/** Writes down when the requester wants it carried out; it stands on the plan before anything is sent. */
export async function recordWanted(
  tools: Pick<DialogTools, 'journal' | 'now'>,
  { actor: { id, displayName } }: Turn,
  caseId: string,
  wanted: MomentWanted | undefined,
): Promise<void> {
  if (wanted === undefined) return
  await tools.journal.record(caseId, { id, displayName }, (now) =>
    now.requester.id === id ? eventsOfWanted(now, wanted, tools.now()) : [],
  )
}

/** The buttons that change the moment of a case that was sent to what was typed: typing alone changes nothing. Pure. */
export function buttonsOfWanted(
  theCase: OffboardingCase,
  wanted: MomentWanted | undefined,
  settings: CaseSettings,
  now: Date,
): readonly Button[] {
  if (isBeingDecided(theCase) || whenOffer(theCase, settings) === undefined) return []
  const { caseId } = theCase
  return (wanted?.readings ?? []).flatMap((reading) => {
    if (reading.kind !== 'moment' || isDue(reading.moment, now)) return []
    const carries = { caseId, revision: momentRevision(theCase), moment: valueOf(reading.moment), card: 'plan' }
    return [{ title: whenTexts.say('changeTo', { moment: momentWritten(reading.moment) }), verb: 'when', carries }]
  })
}

/** What is wanted, as the buttons of a card carry it that asks who is meant. Pure. */
export function carriedWanted(wanted: MomentWanted | undefined): Readonly<Record<string, string>> {
  return wanted === undefined ? {} : { typedWords: wanted.words, typedReadings: wanted.readings.map(carried).join('|') }
}

function carried(reading: OneReading): string {
  if (reading.kind === 'now') return 'now'
  return reading.kind === 'moment' ? valueOf(reading.moment) : `${reading.day.day} ${reading.day.timeZone}`
}

/** The same as it comes back; undefined where nothing was wanted. Pure. */
export function wantedCarried({ typedWords, typedReadings = '' }: CardInput): MomentWanted | undefined {
  if (typedWords === undefined) return undefined
  const readings = typedReadings.split('|').slice(0, mostReadings).flatMap(readingIn)
  return { words: typedWords.slice(0, longestWords), readings }
}

function readingIn(text: string): readonly OneReading[] {
  if (text === 'now') return [{ kind: 'now' }]
  const [at = '', timeZone = ''] = text.split(' ')
  if (!isTimeZone(timeZone)) return []
  if (isDay(at)) return [{ kind: 'day', day: { day: at, timeZone } }]
  const time = Date.parse(at)
  return Number.isNaN(time) ? [] : [{ kind: 'moment', moment: { at: new Date(time).toISOString(), timeZone } }]
}
