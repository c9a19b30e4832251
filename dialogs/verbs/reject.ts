import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { stepsAfter } from '../../services/cases/engine/putBack'
import type { CaseStep } from '../../services/cases/journal/case'
import { isOnlyHeld } from '../../services/cases/journal/standing'
import { channelCard, typedBy, whyNotDecidedBy, whyNotWaiting } from './approve'
import { accept, nothing, refuse, stepNamed, type CaseVerb } from './verb'

const say = dialogTexts.say

/**
 * An approver rejects one step and says why: one that waits for an approval, or that a rule stops although it had one. What a
 * rule stopped before it began is left as it is by that, and what was to come after it is decided again.
 */
export const reject: CaseVerb = {
  may: 'approver',
  needsStep: true,
  read: nothing,
  decide(theCase, { actor }, { stepId, revision, input }, _read, { policy, steps }) {
    const closed = whyNotDecidedBy(theCase, actor, policy)
    if (closed !== undefined) return refuse(closed)
    const step = stepNamed(theCase, stepId)
    if (step === undefined) return refuse(say('noStep'))
    const taken = whyNotRejected(step, revision)
    if (taken !== undefined) return refuse(taken)
    const reason = typedBy(input, 'reason', stepId)
    if (reason === '') return refuse(say('reasonMissing'))
    const planHash = step.planHash ?? ''
    const rejected = { kind: 'rejected', stepId: step.stepId, reason, planHash } as const
    if (!isOnlyHeld(step)) return accept([rejected], 'lookAtCase')
    const title = steps.find(({ id }) => id === step.stepId)?.title ?? say('noStep')
    const why = say('leftBefore', { title, name: actor.displayName, reason })
    const after = stepsAfter(theCase, step.stepId, steps, why)
    return accept([{ ...rejected, asItIs: true }, ...after], 'lookAtCase')
  },
  answer: channelCard,
}

/** What waits for an approval is rejected, and what had one and is stopped by a rule. */
function whyNotRejected(step: CaseStep, revision: number): Message | undefined {
  if (step.held === undefined) return whyNotWaiting(step, revision)
  return step.revision === revision ? undefined : say('changedSince')
}
