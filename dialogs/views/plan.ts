import type { Card } from '../../cards/card'
import type { Message } from '../../cards/texts'
import { planCard, type PlanState, type PlanStep } from '../../cards/conversation/plan'
import { noPlanKey, partsOfKey, planKey } from '../../services/cases/journal/cardKeys'
import { isClosed, isSent, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import { hasBegun } from '../../services/cases/journal/standing'
import { consequenceOf } from '../../services/planning/consequence'
import { limitLines } from '../restraintLines'
import type { CaseSettings } from '../settings'
import { harmsOf, newestPressRevision, needsPlan, planFor, relevantSteps } from '../stepsOfCase'
import { progressOf } from './progress'
import { changedLines, endOffer, signInAsRead, standingLines } from './standing'
import { nothingToSteer, steeringOf } from './steering'
import { tookOverLines } from './tookOver'
import { momentLines, whenOffer } from './when'
import { requesterSays } from '../says'

/** Which plans stand in the requester's chat: those that had a card, and the one of now. Pure. */
export function plansShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  const current = currentPlan(theCase, settings)
  const old = Object.keys(theCase.shown).filter((key) => partsOfKey(key).kind === 'plan' && key !== current)
  return [...old, ...(current === undefined ? [] : [current])]
}

function currentPlan(theCase: OffboardingCase, settings: CaseSettings): string | undefined {
  if (theCase.plan !== undefined) return planKey(theCase.planRevision)
  // Every question has its answer and there is still no plan: either it is being made, or the card says why there is none.
  return needsPlan(theCase, settings) && !planFor(theCase, settings).ok
    ? noPlanKey(newestPressRevision(theCase))
    : undefined
}

/** The card at a plan's key: every operation in plain words, why there is no plan, or that it is one of before. Pure. */
export function planCardAt(theCase: OffboardingCase, settings: CaseSettings, key: string): Card {
  const isCurrent = key === currentPlan(theCase, settings)
  const state = isCurrent || theCase.ended !== undefined ? stateOf(theCase) : 'outdated'
  const planned = state === 'proposed' ? planFor(theCase, settings) : undefined
  return planCard({
    say: requesterSays(theCase, settings),
    caseId: theCase.caseId,
    from: key,
    revision: theCase.plan === undefined ? newestPressRevision(theCase) : theCase.planRevision,
    employeeName: theCase.employee.displayName,
    state,
    reasons: planned?.ok === false ? planned.reasons : [],
    harms: state === 'outdated' || state === 'cancelled' ? [] : harmsOf(theCase),
    advice:
      planned?.ok === true
        ? [...tookOverLines(theCase, settings).leading.map(({ line }) => line), ...planned.advice]
        : [],
    steps: isCurrent ? stepsOfPlan(theCase, settings) : [],
    standing: [...(state === 'outdated' ? [] : limitLines(settings)), ...standingOf(theCase, settings, state)],
    note: theCase.note?.text ?? '',
    when: isCurrent ? whenOffer(theCase, settings) : undefined,
    timed: theCase.timed?.revision ?? 0,
    moment: isCurrent && state === 'proposed' ? momentLines(theCase, settings) : [],
    end: isCurrent ? endOffer(theCase) : undefined,
    steering: isCurrent ? steeringOf(theCase) : nothingToSteer,
    policy: settings.policy,
  })
}

/** How the case stands, as far as its plan is to tell: one that no longer counts tells nothing. */
function standingOf(theCase: OffboardingCase, settings: CaseSettings, state: PlanState): readonly Message[] {
  if (state === 'outdated') return []
  if (state === 'proposed' || theCase.ended !== undefined) return changedLines(theCase)
  return [signInAsRead(theCase), ...standingLines(theCase, settings)]
}

function stateOf({ phase }: OffboardingCase): PlanState {
  if (phase === 'proposed' || phase === 'deciding') return 'proposed'
  return phase === 'cancelled' || phase === 'completed' ? phase : 'submitted'
}

/** What is decided about each step, and what that comes to. Pure. */
export function stepsOfPlan(theCase: OffboardingCase, settings: CaseSettings): readonly PlanStep[] {
  return relevantSteps(theCase, settings)
    .filter(({ state }) => state.ordered === undefined && state.decision !== undefined)
    .map(({ definition, state }) => ({
      stepId: state.stepId,
      title: definition.title,
      line: definition.describe(state.decision),
      operations: state.planned?.operations ?? [],
      consequence: consequenceOf(definition, state.planned?.operations ?? [], state.decision),
      needsApproval: state.planned?.needsApproval ?? false,
      skipped: definition.changesNothing(state.decision),
      changeableAt: isChangeable(theCase, state) ? state.revision : undefined,
      ...(theCase.submittedAt !== undefined || theCase.ended !== undefined
        ? { status: progressOf(theCase, state, settings).status }
        : {}),
    }))
}

/** Whether a step of a plan that was sent can be decided again: nothing of it has begun. */
function isChangeable(theCase: OffboardingCase, step: CaseStep): boolean {
  const isAsked = step.status === 'undecided' || step.status === 'decided'
  return isSent(theCase) && !isClosed(theCase) && !isAsked && !hasBegun(step)
}
