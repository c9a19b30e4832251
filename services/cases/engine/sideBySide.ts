import type { Operation } from '../../model/operation'
import type { AnyStep } from '../../steps/step'

/** Requests of one step that are on their way at the same time: Microsoft asks those who send to be moderate. */
const mostAtOnce = 4

/**
 * Operations in the groups that they are sent in, one group after the other. Where a step says that its operations do not need
 * each other, those that stand together and go on after a refusal go at the same time. Pure.
 */
export function sideBySide(
  { sideBySide: mayBe }: Pick<AnyStep, 'sideBySide'>,
  operations: readonly Operation[],
): readonly (readonly Operation[])[] {
  const groups: Operation[][] = []
  for (const operation of operations) {
    const last = groups.at(-1)
    const fits = last !== undefined && last.length < mostAtOnce && [...last, operation].every(isOnItsOwn)
    if (mayBe === true && fits) last.push(operation)
    else groups.push([operation])
  }
  return groups
}

/** It goes on after a refusal, and another one needs no id of what it makes. */
function isOnItsOwn(operation: Operation): boolean {
  return operation.whenRefused === 'continue' && (operation.via !== 'graph' || operation.names === undefined)
}
