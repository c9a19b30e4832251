import { account } from './account'
import { calls } from './calls'
import { contain } from './contain'
import { licences } from './licences'
import { mailbox } from './mailbox'
import type { AnyStep } from './step'

/** All steps, in the order in which they are asked. A new one is one line here. */
export const steps: readonly AnyStep[] = [contain, mailbox, calls, licences, account]

/** The step with this id, or undefined: ids come from cards too. */
export function stepOf(id: string): AnyStep | undefined {
  return steps.find((step) => step.id === id)
}
