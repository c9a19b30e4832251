import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { planKey } from '../../services/cases/journal/cardKeys'
import { isBeingDecided } from '../../services/cases/journal/case'
import { notedWith } from './note'
import { accept, nothing, refuse, whyNotRequester, type CaseVerb } from './verb'

const say = dialogTexts.say

/** The requester sends the plan to the approvers, or starts it where the policy asks for nobody. */
export const submit: CaseVerb = {
  may: 'operator',
  needsStep: false,
  beginsLeaving: true,
  read: nothing,
  decide(theCase, { actor }, { revision, input }) {
    if (theCase.phase === 'cancelled') return refuse(say('isCancelled'))
    const notTheirs = whyNotRequester(theCase, actor)
    if (notTheirs !== undefined) return refuse(notTheirs)
    if (!isBeingDecided(theCase)) return refuse(say('alreadySubmitted'))
    if (theCase.plan === undefined || theCase.planRevision !== revision) return refuse(say('stale'))
    return accept([...notedWith(theCase, input), { kind: 'submitted', planHash: theCase.plan.hash }], 'lookAtCase')
  },
  answer: (_theCase, { revision }) => planKey(revision),
}
