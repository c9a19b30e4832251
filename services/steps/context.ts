import type { Context, Step } from './step'

/** What another step found and what was decided for it, as far as that is known. */
export interface Known<Facts, Decision> {
  readonly facts: Facts | undefined
  readonly decision: Decision | undefined
}

/** The facts and the decision of another step, typed by that step itself: `known(mailbox, context).decision`. */
export function known<Facts, Decision>(step: Step<Facts, Decision>, context: Context): Known<Facts, Decision> {
  // Facts and decisions enter a context only as what this same step read and parsed.
  return {
    facts: context.facts[step.id] as Facts | undefined,
    decision: context.decisions[step.id] as Decision | undefined,
  }
}
