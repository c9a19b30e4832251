import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { Employee } from '../../services/model/people'
import type { ContainFacts } from '../../services/steps/contain'
import type { PlannedStep } from '../../services/planning/plan'
import { hashOfStep } from '../../services/planning/approval/binding'
import { planStep } from '../../services/planning/planner'
import { contextOf, stepOf } from '../stepsOfCase'
import type { Turn } from '../turn'
import { retryStep } from './retry'
import {
  accept,
  nothing,
  refuse,
  stepNamed,
  whyNotDeciding,
  whyNotRequester,
  type CaseVerb,
  type Decision,
} from './verb'

const say = dialogTexts.say

/** *Sign out*, for the moment that cannot wait: starts that one step before there is a plan. */
export const contain: CaseVerb = {
  may: 'operator',
  needsStep: false,
  beginsLeaving: true,
  read: nothing,
  decide(theCase, { actor }, _press, _read, settings) {
    const step = stepOf(theCase, settings, 'contain')
    if (step === undefined) return refuse(say('noStep'))
    // The same button, after a failure.
    if (step.state.status === 'failed') return retryStep(theCase, 'contain', step.state.revision)
    const { employee } = theCase
    // What could not be read is read before anything is sent; what is asked for does not depend on it.
    const facts = { contain: factsOfAccount(employee), ...contextOf(theCase).facts }
    const policy = settings.signOutNow === 'with-approval' ? settings.policy : 'none'
    const decisions = { contain: { choice: 'block' } }
    return startAtOnce(theCase, actor, planStep(step.definition, { employee, facts, decisions, policy }))
  },
  answer: () => personKey,
}

/** What the directory says about the account itself, as far as signing out goes by it. */
function factsOfAccount({ accountEnabled, synced }: Employee): ContainFacts {
  return { accountEnabled, synced, sessionsValidFrom: undefined }
}

/** Starts one step by itself, once, while the rest is still being decided. What was proposed with it is planned anew. */
export function startAtOnce(theCase: OffboardingCase, actor: Turn['actor'], planned: PlannedStep): Decision {
  const step = stepNamed(theCase, planned.stepId)
  if (step === undefined) return refuse(say('noStep'))
  if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
  const closed = whyNotDeciding(theCase) ?? whyNotRequester(theCase, actor)
  if (closed !== undefined) return refuse(closed)
  return accept([{ kind: 'ordered', step: planned, hash: hashOfStep(planned) }], 'lookAtCase', 'makePlan')
}
