import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey, taskKey } from '../../services/cases/journal/cardKeys'
import { isClosed } from '../../services/cases/journal/case'
import { accept, nothing, refuse, stepNamed, type CaseVerb } from './verb'

const say = dialogTexts.say

/** A person says that a task was done; the engine looks whether it was. */
export const confirm: CaseVerb = {
  may: 'operator',
  needsStep: true,
  read: nothing,
  decide(theCase, _turn, { stepId, revision }) {
    const step = stepNamed(theCase, stepId)
    if (isClosed(theCase)) return refuse(say('isCancelled'))
    if (step === undefined) return refuse(say('noStep'))
    if (step.status !== 'task') return refuse(say('alreadyTaken'))
    if (step.revision !== revision) return refuse(say('stale'))
    return accept([{ kind: 'taskConfirmed', stepId: step.stepId }], 'lookAtCase')
  },
  answer: (_theCase, { stepId }) => (stepId === undefined ? personKey : taskKey(stepId)),
}
