import type { ApprovalPolicy } from '../../model/approvalPolicy'
import type { Operation } from '../../model/operation'
import type { AnyStep } from '../../steps/step'

/** Whether what a step would do must be approved first: where the policy asks, and it takes away what cannot be unseen. */
export function needsApproval(
  policy: ApprovalPolicy,
  { destructive }: Pick<AnyStep, 'destructive'>,
  operations: readonly Operation[],
): boolean {
  return policy !== 'none' && destructive && operations.length > 0
}
