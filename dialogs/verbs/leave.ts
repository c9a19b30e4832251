import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey } from '../../services/cases/journal/cardKeys'
import { isClosed } from '../../services/cases/journal/case'
import { rejectionPressed } from './change'
import { accept, nothing, refuse, stepNamed, whyNotRequester, type CaseVerb } from './verb'

const say = dialogTexts.say

/** *Leave it so*: the requester has read why a step was rejected. Nothing of the case changes by it but that card. */
export const leave: CaseVerb = {
  may: 'operator',
  needsStep: true,
  read: nothing,
  decide(theCase, { actor }, { stepId, revision }) {
    const step = stepNamed(theCase, stepId)
    if (step === undefined) return refuse(say('noStep'))
    const notTheirs = whyNotRequester(theCase, actor)
    if (notTheirs !== undefined) return refuse(notTheirs)
    if (isClosed(theCase)) return refuse(say(theCase.phase === 'completed' ? 'isCompleted' : 'isCancelled'))
    const newest = step.rejections.at(-1)
    if (step.status !== 'rejected' || newest?.revision !== revision) return refuse(say('changedSince'))
    return accept(newest.accepted ? [] : [{ kind: 'rejectionAccepted', stepId: step.stepId }])
  },
  answer: (theCase, press) => rejectionPressed(theCase, press) ?? personKey,
}
