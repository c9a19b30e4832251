import type { Consequence } from '../model/consequence'
import type { Operation } from '../model/operation'
import type { AnyStep } from '../steps/step'

/** What a step comes to of which these operations are planned; nothing that is so already, or a person does, stands out. Pure. */
export function consequenceOf(
  step: Pick<AnyStep, 'cannotBeUndone' | 'handsOver'>,
  operations: readonly Operation[],
  decision: unknown,
): Consequence {
  if (!operations.some(({ via }) => via !== 'person')) return 'other'
  if (step.cannotBeUndone?.(decision) === true) return 'cannotBeUndone'
  return step.handsOver?.(decision) === undefined ? 'other' : 'givesAccess'
}
