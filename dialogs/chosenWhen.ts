import { dialogTexts } from '../cards/conversation/dialogTexts'
import type { DayAndHour } from '../cards/conversation/when'
import { whenTexts } from '../cards/conversation/whenTexts'
import type { Message } from '../cards/texts'
import { isBeingDecided, type OffboardingCase } from '../services/cases/journal/case'
import type { CaseEvent } from '../services/cases/journal/entry'
import { isKeptByMoment, momentOf } from '../services/cases/journal/timed'
import { partOf } from '../services/cases/engine/progress'
import { isDay } from '../services/facts/days'
import { isTimeZone, momentOn, type Moment } from '../services/moments/moment'
import { isSameWhen, isSooner, type Schedule, type When } from '../services/moments/schedule'
import type { CardInput } from '../services/steps/step'
import type { CaseSettings } from './settings'

const say = whenTexts.say

/** What answers what is asked at a moment without another one; undefined where that is no answer to it. Pure. */
export function answersAtMoment(theCase: OffboardingCase, answer: string): readonly CaseEvent[] | undefined {
  const { askedAtMoment: asked } = theCase
  if (asked?.why === 'missed' && answer === 'now') {
    const isLater = asked.part === 'containment' && !isTogether(theCase)
    const rest = isLater ? (theCase.timed?.rest ?? 'now') : 'now'
    return [{ kind: 'timed', containment: 'now', rest }]
  }
  if (asked?.why === 'enabledAgain' && answer === 'signOut') {
    const containment = theCase.timed?.containment ?? 'now'
    const done = theCase.steps.filter(({ stepId, status }) => stepId === 'contain' && status === 'done')
    return [
      { kind: 'timed', containment, rest: 'now' },
      ...done.map(({ stepId }): CaseEvent => ({ kind: 'retried', stepId })),
    ]
  }
  return undefined
}

function isTogether(theCase: OffboardingCase): boolean {
  const [one, other] = [momentOf(theCase, 'containment'), momentOf(theCase, 'rest')]
  return one !== undefined && other !== undefined && isSameWhen(one, other)
}

/** The names of the inputs of one moment: the choice, and the day and the hour of another one beside it. */
interface MomentInputs {
  readonly choice: string
  readonly day: string
  readonly hour: string
}

/** When a case is carried out. */
export const restInputs: MomentInputs = { choice: 'moment', day: 'momentDay', hour: 'momentHour' }
/** When its leaver is signed out. */
export const signOutInputs: MomentInputs = { choice: 'signOut', day: 'signOutDay', hour: 'signOutHour' }

/**
 * Why a choice is none: a day or an hour was filled in beside it and the choice of that is another, so that nobody knows which is
 * meant. Undefined where that is clear. Pure.
 * @param shown what stood in the inputs when the card was drawn
 */
export function whyNotClear(input: CardInput, names: MomentInputs, shown: DayAndHour): Message | undefined {
  if ((input[names.choice] ?? '') === 'another') return undefined
  const [day = '', hour = ''] = [input[names.day], input[names.hour]]
  const isFilledIn = (day !== '' && day !== shown.day) || (hour !== '' && hour !== shown.hour)
  return isFilledIn && input[names.choice] !== undefined ? say('dayBeside') : undefined
}

/** One choice and the inputs of another moment beside it, or why that is none. Pure. @param shown see {@link whyNotClear} */
export function whenIn(input: CardInput, names: MomentInputs, timeZone: string, shown: DayAndHour): When | Message {
  const chosen = input[names.choice] ?? ''
  const unclear = chosen === '' ? undefined : whyNotClear(input, names, shown)
  if (unclear !== undefined) return unclear
  if (chosen === 'now') return 'now'
  if (chosen !== 'another' && chosen !== '') return momentIn(chosen) ?? dialogTexts.say('badCard')
  const [day = '', hour = ''] = [input[names.day], input[names.hour]]
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) return say('noDay')
  return momentOn({ day, timeZone }, hour).moment
}

/** When signing out is chosen beside the rest, or why that is nothing: together with it where nothing else is said. Pure. */
export function signOutIn<Rest>(
  input: CardInput,
  rest: Rest,
  timeZone: string,
  shown: DayAndHour,
): Rest | When | Message {
  const { [signOutInputs.choice]: chosen } = input
  if (chosen === undefined || chosen === 'together') return whyNotClear(input, signOutInputs, shown) ?? rest
  return whenIn(input, signOutInputs, timeZone, shown)
}

/** Where nothing stands in the inputs of another moment. */
export const nothingShown: DayAndHour = { day: '', hour: '' }

/** A moment as a card carries it; undefined where it is none. */
function momentIn(text: string): Moment | undefined {
  const [, at = '', timeZone = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w/+-]{1,60})$/.exec(text) ?? []
  return Number.isNaN(Date.parse(at)) || !isTimeZone(timeZone) ? undefined : { at, timeZone }
}

/** Whether it is why there is none. */
export function isWhyNot<Chosen extends object | string>(one: Chosen | Message): one is Message {
  return typeof one === 'object' && 'key' in one
}

/** The event by which a case is to be carried out then: what was approved for later and would begin sooner asks again. Pure. */
export function timedTo(
  theCase: OffboardingCase,
  { containment, rest }: Schedule,
  now: Date,
  { steps }: CaseSettings,
): CaseEvent & { readonly kind: 'timed' } {
  const asksAgain = isBeingDecided(theCase) ? [] : soonerThanApproved(theCase, { containment, rest }, now, steps)
  return { kind: 'timed', containment, rest, ...(asksAgain.length === 0 ? {} : { asksAgain }) }
}

/** Ids of the steps that were approved for a moment, have not begun, and would begin before it. */
function soonerThanApproved(
  theCase: OffboardingCase,
  chosen: Schedule,
  now: Date,
  steps: CaseSettings['steps'],
): readonly string[] {
  return theCase.steps
    .filter((step) => step.status === 'approved' && step.approval !== undefined && isKeptByMoment(step))
    .filter((step) => {
      const part = partOf(theCase, step, steps)
      return isSooner(chosen[part], theCase.timed?.[part] ?? 'now', now.toISOString())
    })
    .map(({ stepId }) => stepId)
}
