import { factsOf, decisionsOf, type CaseStep, type OffboardingCase } from '../journal/case'
import { isApproved, isCovered } from '../../planning/approval/binding'
import type { PlannedStep } from '../../planning/plan'
import type { AnyStep } from '../../steps/step'

/** What facts that were read anew say of what a summary would claim: still so, no longer so, or new besides. */
export type Verdict =
  | { readonly result: 'stillSo' }
  | { readonly result: 'noLongerSo' }
  /** Something that nobody decided about, as the step that would take it away. */
  | { readonly result: 'new'; readonly step: PlannedStep }

/**
 * Decided by the step's own functions, as they decided before it was sent: what is done still reads so, and what would be
 * sent now is what was approved. Where something else would be, somebody must decide about it. Pure.
 */
export function verdictOn(definition: AnyStep, theCase: OffboardingCase, state: CaseStep, facts: unknown): Verdict {
  const { employee } = theCase
  const context = { employee, facts: { ...factsOf(theCase), [state.stepId]: facts }, decisions: decisionsOf(theCase) }
  const also = definition.newSince?.(facts, state.planned?.facts ?? state.facts, state.decision, context)
  const decision = also ?? state.decision
  const isStill =
    also === undefined && (state.decision === undefined || definition.isDone(facts, state.decision, state.before))
  if (isStill) return { result: 'stillSo' }
  const operations = definition.plan(employee, facts, decision, state.before ?? facts)
  const known = state.declined.flatMap((one) => one.operations)
  const open = operations.filter((operation) => !isCovered([operation], known))
  // What was left as it is by decision is no news a second time.
  if (operations.length > 0 && open.length === 0) return { result: 'stillSo' }
  if (also === undefined && isApproved(open, state)) return { result: 'noLongerSo' }
  const { stepId } = state
  return { result: 'new', step: { stepId, decision, facts, operations, needsApproval: true } }
}
