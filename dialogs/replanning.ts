import { botActor } from '../services/cases/journal/entry'
import {
  decisionsOf,
  isLate,
  isSent,
  stepIn,
  type CaseStep,
  type OffboardingCase,
} from '../services/cases/journal/case'
import type { CaseEvent } from '../services/cases/journal/entry'
import { puttingBack } from '../services/cases/engine/putBack'
import { hashOfStep } from '../services/planning/approval/binding'
import { planStep } from '../services/planning/planner'
import { rulesFor } from '../services/planning/ruleList'
import type { RuleInput } from '../services/steps/rule'
import type { DialogTools } from './dialogTools'
import type { CaseSettings } from './settings'
import { definitionsOf, stepsOf, type StepOfCase } from './stepsOfCase'

type PlanSettings = Pick<CaseSettings, 'steps' | 'policy' | 'protection'>
type Facts = Readonly<Record<string, unknown>>

/** The steps of a plan that was sent which were put back, and have a new answer by now. */
export function decidedAnew(theCase: OffboardingCase): readonly CaseStep[] {
  return isSent(theCase) ? theCase.steps.filter((step) => step.status === 'decided' && !isLate(theCase, step)) : []
}

/**
 * Plans what was put back and decided anew, each step by itself: the rest of the plan stands. What the rules refuse is asked
 * once more, with their reason.
 * @param read the facts of all steps as they are now; throws RemoteError
 */
export async function planAnew(
  tools: Pick<DialogTools, 'journal' | 'engine' | 'settings'>,
  theCase: OffboardingCase,
  read: () => Promise<Facts>,
): Promise<void> {
  if (decidedAnew(theCase).length === 0) return
  const facts = await read()
  await tools.journal.record(theCase.caseId, botActor, (now) => replan(now, facts, tools.settings))
  await tools.engine.lookAt(theCase.caseId)
}

/** What the new answers come to: steps that are planned, or asked again. Pure. */
export function replan(theCase: OffboardingCase, facts: Facts, settings: PlanSettings): readonly CaseEvent[] {
  const input: RuleInput = {
    employee: theCase.employee,
    facts,
    decisions: decisionsOf(theCase),
    requesterId: theCase.requester.id,
    protection: settings.protection,
  }
  const anew = decidedAnew(theCase).map(({ stepId }) => stepId)
  return stepsOf(theCase, settings)
    .filter(({ state }) => anew.includes(state.stepId))
    .flatMap((step) => replanStep(theCase, step, input, settings))
}

function replanStep(
  theCase: OffboardingCase,
  { definition, state }: StepOfCase,
  input: RuleInput,
  { steps, policy }: PlanSettings,
): readonly CaseEvent[] {
  const rules = rulesFor(definitionsOf(theCase, { steps })).filter(
    ({ guards }) => guards === 'everyStep' || guards.includes(definition.id),
  )
  const reasons = rules.flatMap((rule) => rule.refuse?.(input) ?? [])
  if (reasons.length > 0) return puttingBack(definition.id, reasons)
  const { before } = stepIn(theCase, state.stepId)
  const step = planStep(definition, { ...input, policy }, before)
  return [{ kind: 'planChanged', step, hash: hashOfStep(step) }]
}
