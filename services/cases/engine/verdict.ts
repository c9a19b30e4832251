import { factsOf, decisionsOf, renamingsIn, type CaseStep, type OffboardingCase } from '../journal/case'
import { isApproved, isCovered } from '../../planning/approval/binding'
import { sentByNamesOfNow, withNamesOfNow } from '../../model/renamed'
import type { PlannedStep } from '../../planning/plan'
import type { AnyStep, Context } from '../../steps/step'

/** What facts that were read anew say of what a summary would claim: still so, no longer so, or new besides. */
export type Verdict =
  | { readonly result: 'stillSo' }
  | { readonly result: 'noLongerSo' }
  /** Nothing was changed, but somebody in it is called otherwise by now: what was approved goes out by the names of now. */
  | { readonly result: 'calledOtherwise' }
  /** Something that nobody decided about, as the step that would take it away. */
  | { readonly result: 'new'; readonly step: PlannedStep }

/**
 * Decided by the step's own functions, as they decided before it was sent: what is done still reads so, and what would be
 * sent now is what was approved. Where something else would be, somebody must decide about it. Pure.
 */
export function verdictOn(definition: AnyStep, theCase: OffboardingCase, state: CaseStep, facts: unknown): Verdict {
  const { employee } = theCase
  const context: Context = {
    employee,
    facts: { ...factsOf(theCase), [state.stepId]: facts },
    decisions: decisionsOf(theCase),
  }
  const also = cameSince(definition, state, facts, context)
  const decision = also ?? state.decision
  const isStill =
    also === undefined && (state.decision === undefined || definition.isDone(facts, state.decision, state.before))
  if (isStill) return { result: 'stillSo' }
  const operations = definition.plan(employee, facts, decision, state.before ?? facts)
  const renamings = renamingsIn(theCase)
  const declined = state.declined.flatMap((one) => one.operations)
  const known = sentByNamesOfNow(withNamesOfNow(declined, renamings), renamings)
  const open = operations.filter((operation) => !isCovered([operation], known))
  // What was left as it is by decision is no news a second time.
  if (operations.length > 0 && open.length === 0) return { result: 'stillSo' }
  if (also === undefined && isApproved(open, state, renamings)) {
    // As it was read back when it was done, it is no more what was decided: only names in the decision changed since.
    const isRenamed = open.length > 0 && !definition.isDone(state.facts, state.decision, state.before)
    return { result: isRenamed ? 'calledOtherwise' : 'noLongerSo' }
  }
  const { stepId } = state
  return { result: 'new', step: { stepId, decision, facts, operations, needsApproval: true } }
}

/**
 * The decision that also covers what came since the plan. A step that knows no better goes by what it would suggest: where
 * nothing was to be decided, or all was left and nothing else would have been suggested, whatever it suggests now is new.
 */
function cameSince(definition: AnyStep, state: CaseStep, facts: unknown, context: Context): unknown {
  const { status, decision, planned } = state
  const found = planned?.facts ?? state.facts
  if (definition.newSince !== undefined) return definition.newSince(facts, found, decision, context)
  if (status !== 'skipped' || !definition.applies(facts, context)) return undefined
  if (decision === undefined) return definition.applies(found, context) ? undefined : acting(definition, facts, context)
  return acting(definition, found, context) === undefined ? acting(definition, facts, context) : undefined
}

/** What a step suggests of these facts, where that is to do something. */
function acting(definition: AnyStep, facts: unknown, context: Context): unknown {
  const own = { ...context, facts: { ...context.facts, [definition.id]: facts } }
  const suggested = definition.suggest(facts, own)
  return definition.changesNothing(suggested) ? undefined : suggested
}
