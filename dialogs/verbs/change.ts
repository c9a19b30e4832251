import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey, questionKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import {
  accept,
  nothing,
  refuse,
  stepNamed,
  whyNotDeciding,
  whyNotRequester,
  type CasePress,
  type CaseVerb,
} from './verb'

const say = dialogTexts.say

/** *Change*: the requester wants to answer a question anew. */
export const change: CaseVerb = {
  may: 'operator',
  needsStep: true,
  read: nothing,
  decide(theCase, { actor }, { stepId, revision }) {
    const step = stepNamed(theCase, stepId)
    if (step === undefined) return refuse(say('noStep'))
    const closed = whyNotDeciding(theCase) ?? whyNotRequester(theCase, actor)
    if (closed !== undefined) return refuse(closed)
    if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
    // The plan card offers it too, and carries a later revision than the answer's.
    if (step.status !== 'decided' || revision < step.revision) return refuse(say('stale'))
    return accept([{ kind: 'reopened', stepId: step.stepId }])
  },
  answer: questionAnswered,
}

/**
 * The question on whose card something was pressed. One that was asked again since then stands at the bottom of the chat,
 * and the card of the press says so.
 */
export function questionAnswered(theCase: OffboardingCase, { stepId, revision }: CasePress): string {
  const step = stepNamed(theCase, stepId)
  return step === undefined ? personKey : questionKey(step.stepId, Math.min(step.askedRevision, revision))
}
