import { isDeepStrictEqual } from 'node:util'
import type { Plan, PlannedStep } from '../plan'
import type { Operation } from '../../model/operation'
import { sentByNamesOfNow, withNamesOfNow, type Renaming } from '../../model/renamed'
import { isSameRequest } from '../../model/sameRequest'
import { hashOf } from '../planHash'

/** An approval as it was given: with the hash of what stood on the card. */
interface Approval {
  readonly planHash: string
}

/** A step with what is planned for it, and the approval that it has. */
interface ApprovedStep {
  readonly planned: PlannedStep | undefined
  readonly approval: Approval | undefined
}

/** The hash of a step that is planned by itself: started before there is a plan, or planned anew since. */
export function hashOfStep(step: PlannedStep): string {
  return hashOf([step])
}

/** Whether an approval is of what a step's card shows: one of another plan approves nothing. */
export function isApprovalOf({ planHash }: Approval, step: { readonly planHash: string | undefined }): boolean {
  return step.planHash === planHash
}

/**
 * Whether the approval that a step needs is one of exactly what is planned for it: its hash is made anew from the plan in
 * the journal, that of the whole plan or that of the step alone (promise 1). A step that needs none is bound by its plan.
 */
export function matchesPlan(
  { plan }: { readonly plan: Plan | undefined },
  { planned, approval }: ApprovedStep,
): boolean {
  if (planned?.needsApproval !== true) return true
  if (approval === undefined) return false
  if (approval.planHash === hashOfStep(planned)) return true
  const isPart = plan?.steps.some((step) => isDeepStrictEqual(step, planned)) === true
  return isPart && plan !== undefined && approval.planHash === hashOf(plan.steps)
}

/**
 * Whether all of these operations may be sent as what was approved for a step (promise 1). What names a person as they are
 * called now is what was approved: it was approved for that person, whose directory id tells them. An address in another
 * domain is not.
 */
export function isApproved(
  operations: readonly Operation[],
  step: Pick<ApprovedStep, 'planned'>,
  renamings: readonly Renaming[],
): boolean {
  const approved = approvedOperations(step)
  return isCovered(operations, [...approved, ...sentByNamesOfNow(withNamesOfNow(approved, renamings), renamings)])
}

/** Whether each operation is one of the others: what is sent is what was approved. */
export function isCovered(operations: readonly Operation[], approved: readonly Operation[]): boolean {
  return operations.every((operation) => approved.some((one) => isSameRequest(one, operation)))
}

/** What an approval covers: the planned operations, and what is sent in place of one that is refused. */
function approvedOperations({ planned }: Pick<ApprovedStep, 'planned'>): readonly Operation[] {
  return (planned?.operations ?? []).flatMap(withAlternatives)
}

/** An operation, and all that may be sent in its place. */
export function withAlternatives(operation: Operation): readonly Operation[] {
  return [operation, ...(operation.otherwise ?? []).flatMap(withAlternatives)]
}
