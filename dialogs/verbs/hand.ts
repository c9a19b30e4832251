import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { isClosed } from '../../services/cases/journal/case'
import type { PersonOperation } from '../../services/model/operation'
import { stepOf, type StepOfCase } from '../stepsOfCase'
import { heldFor } from '../views/progress'
import { channelCard } from './approve'
import { accept, nothing, refuse, type CaseVerb } from './verb'

const say = dialogTexts.say

/** *Hand to a person*: what a rule stops is to be done by hand, by whoever answers for that; it is looked at afterwards. */
export const hand: CaseVerb = {
  may: 'either',
  needsStep: true,
  read: nothing,
  decide(theCase, _turn, { stepId, revision }, _read, settings) {
    const step = stepOf(theCase, settings, stepId)
    if (isClosed(theCase)) return refuse(say('isCancelled'))
    if (step === undefined) return refuse(say('noStep'))
    if (step.state.held === undefined) return refuse(say('alreadyTaken'))
    if (step.state.revision !== revision) return refuse(say('changedSince'))
    return accept([{ kind: 'taskOpened', stepId: step.state.stepId, operations: [byHand(step)] }], 'lookAtCase')
  },
  answer: channelCard,
}

/** What the step would have sent, in words, with what stops it. */
function byHand({ definition: { title }, state }: StepOfCase): PersonOperation {
  const operations = (state.planned?.operations ?? []).map(({ explain }) => explain)
  return {
    via: 'person',
    explain: say('byHandExplain', { title }),
    instruction: say('byHandInstruct', { why: heldFor(state), operations }),
  }
}
