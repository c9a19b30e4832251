import type { Message } from '../cards/texts'
import { isClosed, type OffboardingCase } from '../services/cases/journal/case'
import { puttingBack } from '../services/cases/engine/putBack'
import type { CaseEvent } from '../services/cases/journal/entry'
import { hashOfStep } from '../services/planning/approval/binding'
import { planStep } from '../services/planning/planner'
import { rulesFor } from '../services/planning/ruleList'
import { canJudge } from '../services/planning/unread'
import { isGuardedBy } from '../services/steps/rule'
import type { CaseSettings } from './settings'
import { contextOf, definitionsOf, lateSteps, leftOutOf, plannerInputOf, type StepOfCase } from './stepsOfCase'

type Settings = Pick<CaseSettings, 'steps' | 'policy' | 'protection'>

/**
 * What becomes of the steps that were left out of the plan that was sent, as soon as enough can be read about them: nothing
 * where there is nothing to do, a plan of its own where it was decided already, a question once more where the rules refuse
 * that, and otherwise a question. Pure.
 */
export function lateProgress(theCase: OffboardingCase, settings: Settings): readonly CaseEvent[] {
  if (isClosed(theCase)) return []
  const leftOut = leftOutOf(theCase, settings).map(({ stepId }) => stepId)
  const context = contextOf(theCase)
  const known = lateSteps(theCase, settings).filter(
    ({ state }) => !leftOut.includes(state.stepId) && (state.status === 'undecided' || state.status === 'decided'),
  )
  const applies = ({ definition, state }: StepOfCase) => definition.applies(state.facts, context)
  const idle = known.filter((step) => !applies(step)).map(({ state }) => state.stepId)
  const decided = known.filter((step) => applies(step) && step.state.status === 'decided')
  return [
    ...(idle.length === 0 ? [] : [{ kind: 'factsRead' as const, facts: {}, nothingToDo: idle }]),
    ...decided.flatMap(({ state: { stepId, decision } }) => {
      const reasons = whyNotLate(theCase, settings, stepId, decision)
      return reasons.length === 0 ? planOfLate(theCase, settings, stepId, decision) : puttingBack(stepId, reasons)
    }),
  ]
}

/** What the rules have against a decision about a step that was left out; empty when nothing. Pure. */
export function whyNotLate(
  theCase: OffboardingCase,
  settings: Settings,
  stepId: string,
  decision: unknown,
): readonly Message[] {
  const input = plannerInputOf(theCase, settings)
  const about = { ...input, decisions: { ...input.decisions, [stepId]: decision } }
  return rulesFor(definitionsOf(theCase, settings))
    .filter((rule) => isGuardedBy(rule, stepId) && canJudge(rule, input.unread))
    .flatMap((rule) => rule.refuse?.(about) ?? [])
}

/** The plan of one such step by itself: it has an approval of its own. Pure. */
export function planOfLate(
  theCase: OffboardingCase,
  settings: Settings,
  stepId: string,
  decision: unknown,
): readonly CaseEvent[] {
  const definition = settings.steps.find(({ id }) => id === stepId)
  if (definition === undefined) return []
  if (definition.changesNothing(decision)) return [{ kind: 'factsRead', facts: {}, nothingToDo: [stepId] }]
  const input = plannerInputOf(theCase, settings)
  const step = planStep(definition, { ...input, decisions: { ...input.decisions, [stepId]: decision } })
  return [{ kind: 'planChanged', step, hash: hashOfStep(step) }]
}
