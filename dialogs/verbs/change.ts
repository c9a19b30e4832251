import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey, questionKey, rejectionKey } from '../../services/cases/journal/cardKeys'
import { isClosed, isSent, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import { puttingBack } from '../../services/cases/engine/putBack'
import { readForRules } from '../../services/cases/engine/lastMoment'
import { rulesFor } from '../../services/planning/rules'
import type { Turn } from '../turn'
import { heldFor } from '../views/progress'
import { channelCard } from './approve'
import {
  accept,
  refuse,
  stepNamed,
  whyNotDeciding,
  whyNotRequester,
  type CasePress,
  type CaseVerb,
  type Decision,
} from './verb'

const say = dialogTexts.say

/** Facts by step id; none for a question before the plan, which has its own. */
type Facts = Readonly<Record<string, unknown>>

/**
 * *Change*: the requester wants to answer a question anew. *Decide again*: the same of a step that a rule stops.
 * *Change and ask again*: of one that an approver rejected. Both are asked with what is known by now, and the new answer
 * needs an approval of its own.
 */
export const change: CaseVerb<Facts> = {
  may: 'operator',
  needsStep: true,
  async read({ gateways, settings: { steps } }, _turn, theCase, { stepId }) {
    const step = stepNamed(theCase, stepId)
    if (step === undefined || !isAskedAgain(theCase, step)) return {}
    return readForRules({ gateways, steps, rules: rulesFor(steps) }, theCase, step.stepId)
  },
  decide(theCase, { actor }, { stepId, revision }, facts) {
    const step = stepNamed(theCase, stepId)
    if (step === undefined) return refuse(say('noStep'))
    const isAgain = isAskedAgain(theCase, step)
    const closed = (isAgain ? undefined : whyNotDeciding(theCase)) ?? whyNotRequester(theCase, actor)
    if (closed !== undefined) return refuse(closed)
    if (isAgain) return decideAgain(step, actor, revision, facts)
    if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
    // The plan card offers it too, and carries a later revision than the answer's.
    if (step.status !== 'decided' || revision < step.revision) return refuse(say('stale'))
    return accept([{ kind: 'reopened', stepId: step.stepId }])
  },
  answer: (theCase, press, where) =>
    where === 'approvals'
      ? channelCard(theCase, press)
      : (rejectionPressed(theCase, press) ?? questionAnswered(theCase, press)),
}

/** A step of a plan that was sent which a rule stops, or an approver rejected. */
function isAskedAgain(theCase: OffboardingCase, { held, status }: CaseStep): boolean {
  return !isClosed(theCase) && (held !== undefined || (status === 'rejected' && isSent(theCase)))
}

/** The card of a rejection on which something was pressed; undefined where it was another one. */
export function rejectionPressed(theCase: OffboardingCase, { stepId, revision, input }: CasePress): string | undefined {
  const told = stepNamed(theCase, stepId)?.rejections.some((one) => one.revision === revision)
  return stepId !== undefined && told === true && input['card'] === 'rejection'
    ? rejectionKey(stepId, revision)
    : undefined
}

function decideAgain(step: CaseStep, { displayName: name }: Turn['actor'], revision: number, facts: Facts): Decision {
  if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
  if (revision < step.revision) return refuse(say('changedSince'))
  const why =
    step.rejection === undefined
      ? say('decidedAgain', { name, why: heldFor(step) })
      : say('rejectedBy', { name: step.rejection.by.displayName, reason: step.rejection.reason })
  const read = Object.keys(facts ?? {}).length === 0 ? [] : [{ kind: 'factsRead' as const, facts }]
  return accept([...read, ...puttingBack(step.stepId, [why])])
}

/**
 * The question on whose card something was pressed. One that was asked again since then stands at the bottom of the chat,
 * and the card of the press says so.
 */
export function questionAnswered(theCase: OffboardingCase, { stepId, revision }: CasePress): string {
  const step = stepNamed(theCase, stepId)
  return step === undefined ? personKey : questionKey(step.stepId, Math.min(step.askedRevision, revision))
}
