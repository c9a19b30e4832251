import type { Message } from '../model/message'
import type { Protection } from '../model/settings'
import type { Context } from './context'

/** What a rule decides from: a case as it is known at this moment, and whom it may be about. */
export interface RuleInput extends Context {
  /** Directory id of whoever asks for it. */
  readonly requesterId: string
  readonly protection: Protection
}

/** Stands in {@link Rule.uses} for the account as the directory has it: `Context.employee`. */
export const employeeItself = 'employee'

/**
 * One rule of safety, as data: what it must be told and what it stops stand beside what it says, so that whoever asks can
 * read just that anew, and stop no more than that. Pure: the same rule gives the same answer from the same facts, whether
 * it is asked when the plan is made or at the last moment.
 */
export interface Rule {
  /** Its name, unlike that of any other. */
  readonly id: string
  /** The number of the promise that it keeps, where it keeps one. */
  readonly promise?: number
  /**
   * Ids of the steps whose facts it looks at, {@link employeeItself}, or `peopleNamed` for how it stands with those whom
   * decisions name. Decisions stand in the journal and never go stale.
   */
  readonly uses: readonly string[]
  /** Ids of the steps of which nothing is sent while it refuses. Empty for one that only advises. */
  readonly guards: readonly string[] | 'everyStep'
  /**
   * Ids of the steps that it lets go on by the rest of what is known while facts that it uses cannot be read. None when left
   * out: what a rule cannot judge does not happen.
   */
  readonly letsGoUnread?: readonly string[]
  /** Only another answer mends what it refuses: at the last moment a person is asked again, in place of waiting. */
  readonly decideAgain?: true
  /** Why it cannot be done as it was decided; empty when it can. */
  refuse?(input: RuleInput): readonly Message[]
  /** What to think of before it is done. */
  advise?(input: RuleInput): readonly Message[]
}

/** Whether nothing of this step is sent while the rule refuses. */
export function isGuardedBy(rule: Rule, stepId: string): boolean {
  const { guards } = rule
  return rule.refuse !== undefined && (guards === 'everyStep' || guards.includes(stepId))
}
