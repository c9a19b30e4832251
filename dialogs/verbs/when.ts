import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { whenTexts } from '../../cards/conversation/whenTexts'
import type { Message } from '../../cards/texts'
import { momentKey, partsOfKey, planKey } from '../../services/cases/journal/cardKeys'
import { isClosed, isSent, type OffboardingCase } from '../../services/cases/journal/case'
import { momentOf, momentRevision } from '../../services/cases/journal/timed'
import { isDue } from '../../services/moments/moment'
import { isInOrder, isSameWhen, type Schedule } from '../../services/moments/schedule'
import { momentWritten } from '../../services/moments/written'
import { timeZoneOf } from '../../services/steps/leaversZone'
import type { CardInput } from '../../services/steps/step'
import { answersAtMoment, isWhyNot, nothingShown, restInputs, signOutIn, timedTo, whenIn } from '../chosenWhen'
import type { CaseSettings } from '../settings'
import { contextOf } from '../stepsOfCase'
import { isAnyOpen, isOpen, whenOffer } from '../views/when'
import { notedWith } from './note'
import { accept, refuse, whyNotRequester, type CaseVerb } from './verb'

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
    if (input['answer'] !== undefined) {
      const answers = answersAtMoment(theCase, input['answer'])
      if (answers !== undefined) return accept(answers, 'lookAtCase')
      return refuse(dialogTexts.say(theCase.askedAtMoment === undefined ? 'stale' : 'badCard'))
    }
    const chosen = scheduleIn(theCase, input, now, settings)
    if (!('rest' in chosen)) return refuse(chosen)
    const isSame = (['containment', 'rest'] as const).every((part) =>
      isSameWhen(chosen[part], theCase.timed?.[part] ?? 'now'),
    )
    if (isSame && theCase.askedAtMoment === undefined && theCase.momentTyped === undefined)
      return accept(notedWith(theCase, input))
    return accept([...notedWith(theCase, input), timedTo(theCase, chosen, now, settings)], 'lookAtCase')
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
  return isSent(theCase) && !isAnyOpen(theCase, settings) ? say('begun') : undefined
}

/** What the inputs choose, or why that is nothing. What has begun stays as it was. */
function scheduleIn(theCase: OffboardingCase, input: CardInput, now: Date, settings: CaseSettings): Schedule | Message {
  const timeZone = timeZoneOf(contextOf(theCase), settings)
  const offer = whenOffer(theCase, settings)
  const rest = whenIn(input, restInputs, timeZone, offer?.another ?? nothingShown)
  if (isWhyNot(rest)) return rest
  const isBegun = isSent(theCase) && !isOpen(theCase, 'containment', settings)
  const apart = isBegun ? rest : signOutIn(input, rest, timeZone, offer?.signOut?.another ?? nothingShown)
  if (isWhyNot(apart)) return apart
  const containment = isBegun ? (theCase.timed?.containment ?? 'now') : apart
  const over = [rest, ...(isBegun ? [] : [containment])].find((one) => one !== 'now' && isDue(one, now))
  if (over !== undefined && over !== 'now') return say('over', { moment: momentWritten(over) })
  return isBegun || isInOrder({ containment, rest }) ? { containment, rest } : say('restFirst')
}
