import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { whenTexts } from '../../cards/conversation/whenTexts'
import type { Message } from '../../cards/texts'
import { momentKey, partsOfKey, planKey } from '../../services/cases/journal/cardKeys'
import { isBeingDecided, isClosed, isSent, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { isKeptByMoment, momentOf, momentRevision } from '../../services/cases/journal/timed'
import { partOf } from '../../services/cases/engine/progress'
import { isDay } from '../../services/facts/days'
import { isDue, isTimeZone, momentOn, type Moment } from '../../services/moments/moment'
import { isInOrder, isSameWhen, isSooner, type Schedule, type When } from '../../services/moments/schedule'
import { momentWritten } from '../../services/moments/written'
import { timeZoneOf } from '../../services/steps/leaversZone'
import type { CardInput } from '../../services/steps/step'
import type { CaseSettings } from '../settings'
import { contextOf } from '../stepsOfCase'
import { isOpen } from '../views/when'
import { notedWith } from './note'
import { accept, refuse, whyNotRequester, type CaseVerb, type Decision } from './verb'

const say = whenTexts.say

/**
 * *When*: the requester chooses when the case is carried out, before its plan is sent or as long as that is still to come; and
 * answers what is asked at a moment. What was approved for later and would begin sooner waits for an approval again.
 */
export const when: CaseVerb<Date> = {
  may: 'operator',
  needsStep: false,
  read: async ({ now }) => now(),
  decide(theCase, { actor }, { revision, input }, now, settings) {
    const closed = whyNotTheirs(theCase, actor) ?? whyNotChosen(theCase, settings)
    if (closed !== undefined) return refuse(closed)
    if (revision !== momentRevision(theCase)) return refuse(dialogTexts.say('stale'))
    if (input['answer'] !== undefined) return answered(theCase, input['answer'])
    const chosen = scheduleIn(theCase, input, now, settings)
    if (!('rest' in chosen)) return refuse(chosen)
    const isSame = (['containment', 'rest'] as const).every((part) =>
      isSameWhen(chosen[part], theCase.timed?.[part] ?? 'now'),
    )
    if (isSame && theCase.askedAtMoment === undefined && theCase.momentTyped === undefined)
      return accept(notedWith(theCase, input))
    return accept([...notedWith(theCase, input), timed(theCase, chosen, now, settings)], 'lookAtCase')
  },
  answer: ({ planRevision, revision: newest }, { input: { card = '' } }) => {
    // Which card it was is the card’s own word: one that was never there is answered like that of the plan.
    const { kind, of } = partsOfKey(card)
    const isOne = kind === 'moment' && /^\d{1,9}$/.test(of) && Number(of) <= newest
    return isOne ? momentKey(Number(of)) : planKey(planRevision)
  },
}

/** Why a plan that is sent would begin at no moment to come; undefined where it may be sent. Pure. */
export function whyNotSentFor(theCase: OffboardingCase, now: Date): Message | undefined {
  if (theCase.momentTyped !== undefined) return say('notSigned')
  const over = (['containment', 'rest'] as const)
    .map((part) => momentOf(theCase, part))
    .find((moment) => moment !== undefined && isDue(moment, now))
  return over === undefined ? undefined : say('overAtSending', { moment: momentWritten(over) })
}

function whyNotTheirs(theCase: OffboardingCase, actor: { readonly id: string }): Message | undefined {
  if (isClosed(theCase)) return dialogTexts.say(theCase.phase === 'cancelled' ? 'isCancelled' : 'isCompleted')
  return whyNotRequester(theCase, { ...actor, displayName: '' })
}

function whyNotChosen(theCase: OffboardingCase, settings: CaseSettings): Message | undefined {
  if (theCase.takesBack !== undefined || theCase.plan === undefined) return dialogTexts.say('stale')
  return isSent(theCase) && !isOpen(theCase, 'rest', settings) ? say('begun') : undefined
}

/** What is asked at a moment, answered without another one. */
function answered(theCase: OffboardingCase, answer: string): Decision {
  const { askedAtMoment: asked } = theCase
  if (asked === undefined) return refuse(dialogTexts.say('stale'))
  if (asked.why === 'missed' && answer === 'now') {
    const isLater = asked.part === 'containment' && !isTogether(theCase)
    const rest = isLater ? (theCase.timed?.rest ?? 'now') : 'now'
    return accept([{ kind: 'timed', containment: 'now', rest }], 'lookAtCase')
  }
  if (asked.why === 'enabledAgain' && answer === 'signOut') {
    const containment = theCase.timed?.containment ?? 'now'
    const done = theCase.steps.filter(({ stepId, status }) => stepId === 'contain' && status === 'done')
    return accept(
      [
        { kind: 'timed', containment, rest: 'now' },
        ...done.map(({ stepId }): CaseEvent => ({ kind: 'retried', stepId })),
      ],
      'lookAtCase',
    )
  }
  return refuse(dialogTexts.say('badCard'))
}

function isTogether(theCase: OffboardingCase): boolean {
  const [one, other] = [momentOf(theCase, 'containment'), momentOf(theCase, 'rest')]
  return one !== undefined && other !== undefined && isSameWhen(one, other)
}

/** What the inputs choose, or why that is nothing. What has begun stays as it was. */
function scheduleIn(theCase: OffboardingCase, input: CardInput, now: Date, settings: CaseSettings): Schedule | Message {
  const timeZone = timeZoneOf(contextOf(theCase), settings)
  const rest = whenIn(input, { choice: 'moment', day: 'momentDay', hour: 'momentHour' }, timeZone)
  if (isMessage(rest)) return rest
  const isBegun = isSent(theCase) && !isOpen(theCase, 'containment', settings)
  const own = { choice: 'signOut', day: 'signOutDay', hour: 'signOutHour' } as const
  const apart =
    isBegun || input['signOut'] === undefined || input['signOut'] === 'together' ? rest : whenIn(input, own, timeZone)
  if (isMessage(apart)) return apart
  const containment = isBegun ? (theCase.timed?.containment ?? 'now') : apart
  const over = [rest, ...(isBegun ? [] : [containment])].find((one) => one !== 'now' && isDue(one, now))
  if (over !== undefined && over !== 'now') return say('over', { moment: momentWritten(over) })
  return isBegun || isInOrder({ containment, rest }) ? { containment, rest } : say('restFirst')
}

/** One choice and the inputs of another moment beside it. */
function whenIn(
  input: CardInput,
  names: { readonly choice: string; readonly day: string; readonly hour: string },
  timeZone: string,
): When | Message {
  const chosen = input[names.choice] ?? ''
  if (chosen === 'now') return 'now'
  if (chosen !== 'another' && chosen !== '') return momentIn(chosen) ?? dialogTexts.say('badCard')
  const [day = '', hour = ''] = [input[names.day], input[names.hour]]
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) return say('noDay')
  return momentOn({ day, timeZone }, hour).moment
}

/** A moment as a card carries it; undefined where it is none. */
function momentIn(text: string): Moment | undefined {
  const [, at = '', timeZone = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w/+-]{1,60})$/.exec(text) ?? []
  return Number.isNaN(Date.parse(at)) || !isTimeZone(timeZone) ? undefined : { at, timeZone }
}

function isMessage(one: When | Message): one is Message {
  return one !== 'now' && 'key' in one
}

function timed(
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
