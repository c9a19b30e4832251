import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { planKey } from '../../services/cases/journal/cardKeys'
import { isBeingDecided } from '../../services/cases/journal/case'
import { notedWith } from './note'
import { whyNotSentFor } from './when'
import { accept, refuse, whyNotRequester, type CaseVerb } from './verb'

const say = dialogTexts.say

/** The requester sends the plan to the approvers, or starts it where the policy asks for nobody. */
export const submit: CaseVerb<Date> = {
  may: 'operator',
  needsStep: false,
  beginsLeaving: true,
  read: async ({ now }) => now(),
  decide(theCase, { actor }, { revision, input }, now) {
    if (theCase.phase === 'cancelled') return refuse(say('isCancelled'))
    const notTheirs = whyNotRequester(theCase, actor)
    if (notTheirs !== undefined) return refuse(notTheirs)
    if (!isBeingDecided(theCase)) return refuse(say('alreadySubmitted'))
    if (theCase.plan === undefined || theCase.planRevision !== revision) return refuse(say('stale'))
    // What stood on the card is what is sent: somebody may have chosen another moment since.
    if (input['timed'] !== undefined && input['timed'] !== String(theCase.timed?.revision ?? 0))
      return refuse(say('stale'))
    const notNow = whyNotSentFor(theCase, now)
    if (notNow !== undefined) return refuse(notNow)
    return accept([...notedWith(theCase, input), { kind: 'submitted', planHash: theCase.plan.hash }], 'lookAtCase')
  },
  answer: (_theCase, { revision }) => planKey(revision),
}
