import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey } from '../../services/cases/journal/cardKeys'
import type { Message } from '../../cards/texts'
import {
  isBeingDecided,
  isClosed,
  isLate,
  type CaseStep,
  type OffboardingCase,
} from '../../services/cases/journal/case'
import { waitsForMoment } from '../../services/cases/journal/timed'
import type { Employee } from '../../services/model/people'
import type { ContainFacts } from '../../services/steps/contain'
import type { PlannedStep } from '../../services/planning/plan'
import { hashOfStep } from '../../services/planning/approval/binding'
import { planStep } from '../../services/planning/planner'
import { contextOf, stepOf } from '../stepsOfCase'
import type { Turn } from '../turn'
import { whyNotWhilePaused } from './pause'
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
  cannotWait: true,
  read: nothing,
  decide(theCase, { actor }, _press, _read, settings) {
    const step = stepOf(theCase, settings, 'contain')
    if (step === undefined) return refuse(say('noStep'))
    // The same button, after a failure or what a rule stopped.
    if (step.state.status === 'failed' || step.state.held !== undefined)
      return retryStep(theCase, 'contain', step.state.revision)
    const { employee } = theCase
    // What could not be read is read before anything is sent; what is asked for does not depend on it.
    const facts = { contain: factsOfAccount(employee), ...contextOf(theCase).facts }
    const policy = settings.signOutNow === 'with-approval' ? settings.policy : 'none'
    const decisions = { contain: { choice: 'block' } }
    const planned = planStep(step.definition, { employee, facts, decisions, policy })
    // It waits for an approval already, and would wait for one again.
    if (planned.needsApproval && step.state.status === 'waitingApproval') return refuse(say('alreadyOrdered'))
    return startAtOnce(theCase, actor, planned)
  },
  answer: () => personKey,
}

/** What the directory says about the account itself, as far as signing out goes by it. */
function factsOfAccount({ accountEnabled, synced }: Employee): ContainFacts {
  return { accountEnabled, synced, sessionsValidFrom: undefined }
}

/**
 * Why a step cannot be started by itself; undefined while the rest is being decided, while it waits for an approval like the
 * rest or for the moment of the case, and when it was left out of the plan because it could not be read.
 */
function whyNotStarted(theCase: OffboardingCase, step: CaseStep): Message | undefined {
  const isWaiting =
    theCase.phase === 'submitted' && (step.status === 'waitingApproval' || waitsForMoment(theCase, step))
  const isLeftOut = !isClosed(theCase) && isLate(theCase, step)
  return isWaiting || isLeftOut ? undefined : whyNotDeciding(theCase)
}

/** Starts one step by itself, once. What was proposed with it is planned anew; what was sent with it stands. */
export function startAtOnce(theCase: OffboardingCase, actor: Turn['actor'], planned: PlannedStep): Decision {
  const step = stepNamed(theCase, planned.stepId)
  if (step === undefined) return refuse(say('noStep'))
  if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
  const closed = whyNotStarted(theCase, step) ?? whyNotRequester(theCase, actor) ?? whyNotWhilePaused(theCase)
  if (closed !== undefined) return refuse(closed)
  const ordered = { kind: 'ordered', step: planned, hash: hashOfStep(planned) } as const
  return isBeingDecided(theCase) ? accept([ordered], 'lookAtCase', 'makePlan') : accept([ordered], 'lookAtCase')
}
