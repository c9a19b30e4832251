import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { channelCard, whyNotDecidedBy, whyNotWaiting } from './approve'
import { accept, nothing, refuse, stepNamed, type CaseVerb } from './verb'

const say = dialogTexts.say
/** Characters. */
const longestReason = 500

/** An approver rejects one step and says why. */
export const reject: CaseVerb = {
  may: 'approver',
  needsStep: true,
  read: nothing,
  decide(theCase, { actor }, { stepId, revision, input }, _read, { policy }) {
    const closed = whyNotDecidedBy(theCase, actor, policy)
    if (closed !== undefined) return refuse(closed)
    const step = stepNamed(theCase, stepId)
    if (step === undefined) return refuse(say('noStep'))
    const taken = whyNotWaiting(step, revision)
    if (taken !== undefined) return refuse(taken)
    const reason = (input['reason'] ?? '').trim().slice(0, longestReason)
    if (reason === '') return refuse(say('reasonMissing'))
    const planHash = step.planHash ?? ''
    return accept([{ kind: 'rejected', stepId: step.stepId, reason, planHash }], 'lookAtCase')
  },
  answer: channelCard,
}
