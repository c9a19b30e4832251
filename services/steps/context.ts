import type { Employee, Person } from '../model/people'

/** Who it is about, and what the steps found and decided. They read one another's through {@link known}. */
export interface Context {
  readonly employee: Employee
  /** Facts by step id. */
  readonly facts: Readonly<Record<string, unknown>>
  /** Decisions by step id, those made so far. */
  readonly decisions: Readonly<Record<string, unknown>>
  /** Who takes over the work, as the requester chose for all steps together; nobody: null. Left out while they did not. */
  readonly successor?: Person | null
  /**
   * Facts by id of the steps that have started, from before they did: what the case itself took away is no change of the
   * world. Left out while a case is planned.
   */
  readonly before?: Readonly<Record<string, unknown>>
}

/** What another step found and what was decided for it, as far as that is known. */
export interface Known<Facts, Decision> {
  readonly facts: Facts | undefined
  readonly decision: Decision | undefined
  /** What was found before the step started; undefined until then. */
  readonly before: Facts | undefined
}

/** A step, as far as its id and the types of its facts and decisions. */
interface Typed<Facts, Decision> {
  readonly id: string
  findings(facts: Facts): unknown
  describe(decision: Decision): unknown
}

/** The facts and the decision of another step, typed by that step itself: `known(mailbox, context).decision`. */
export function known<Facts, Decision>(step: Typed<Facts, Decision>, context: Context): Known<Facts, Decision> {
  // Facts and decisions enter a context only as what this same step read and parsed.
  return {
    facts: context.facts[step.id] as Facts | undefined,
    decision: context.decisions[step.id] as Decision | undefined,
    before: context.before?.[step.id] as Facts | undefined,
  }
}
