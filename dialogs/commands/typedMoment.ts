import type { Button } from '../../cards/conversation/message'
import { whenTexts } from '../../cards/conversation/whenTexts'
import { isBeingDecided, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { momentRevision } from '../../services/cases/journal/timed'
import { dayOf, isDue, isTimeZone, type Moment } from '../../services/moments/moment'
import { momentWritten } from '../../services/moments/written'
import type { CardInput } from '../../services/steps/step'
import type { DialogTools } from '../dialogTools'
import type { CaseSettings } from '../settings'
import type { Turn } from '../turn'
import type { NamedDay } from '../typed/typed'
import { valueOf, whenOffer } from '../views/when'

/** What of a typed day goes into the journal of a plan that is being made: a moment is chosen, anything less is asked. Pure. */
export function eventsOfTyped(theCase: OffboardingCase, day: NamedDay | undefined, now: Date): readonly CaseEvent[] {
  if (day === undefined || !isBeingDecided(theCase) || theCase.takesBack !== undefined) return []
  const { text, precision } = day
  const moment = momentTyped(day)
  if (precision === 'time' && isDue(moment, now)) return []
  if (precision === 'time') return [{ kind: 'timed', containment: moment, rest: moment }]
  const readings = precision === 'day' ? [{ kind: 'day' as const, day: dayOf(moment) }] : []
  return isDue(moment, now) && precision === 'month' ? [] : [{ kind: 'momentTyped', words: text, readings }]
}

/** Writes down when somebody who asked for a leaver wants it carried out; it stands on the plan before anything is sent. */
export async function recordTyped(
  tools: Pick<DialogTools, 'journal' | 'now'>,
  { actor: { id, displayName } }: Turn,
  caseId: string,
  day: NamedDay | undefined,
): Promise<void> {
  if (day === undefined) return
  await tools.journal.record(caseId, { id, displayName }, (now) =>
    now.requester.id === id ? eventsOfTyped(now, day, tools.now()) : [],
  )
}

/** The button that changes the moment of a case that was sent to what was typed: typing alone changes nothing. Pure. */
export function buttonOfTyped(
  theCase: OffboardingCase,
  day: NamedDay | undefined,
  settings: CaseSettings,
  now: Date,
): readonly Button[] {
  if (day?.precision !== 'time' || isBeingDecided(theCase) || whenOffer(theCase, settings) === undefined) return []
  const moment = momentTyped(day)
  if (isDue(moment, now)) return []
  const carries = { caseId: theCase.caseId, revision: momentRevision(theCase), moment: valueOf(moment), card: 'plan' }
  return [{ title: whenTexts.say('changeTo', { moment: momentWritten(moment) }), verb: 'when', carries }]
}

function momentTyped({ at, timeZone }: NamedDay): Moment {
  return { at, timeZone }
}

/** What was typed, as the buttons of a card carry it that asks who is meant. Pure. */
export function carriedDay(day: NamedDay | undefined): Readonly<Record<string, string>> {
  return day === undefined
    ? {}
    : { typedAt: day.at, typedBy: day.timeZone, typedAs: day.precision, typedWords: day.text.slice(0, 80) }
}

/** The same as it comes back; undefined where it is none. Pure. */
export function dayCarried(input: CardInput): NamedDay | undefined {
  const { typedAt = '', typedBy = '', typedAs, typedWords = '' } = input
  if (Number.isNaN(Date.parse(typedAt)) || !isTimeZone(typedBy)) return undefined
  const precision = (['month', 'day', 'time'] as const).find((one) => one === typedAs)
  if (precision === undefined) return undefined
  return { at: new Date(typedAt).toISOString(), timeZone: typedBy, precision, text: typedWords.slice(0, 80) }
}
