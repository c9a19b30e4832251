import type { Message } from '../../model/message'
import type { Operation } from '../../model/operation'
import type { PlannedStep } from '../../planning/plan'
import type { RemoteProblem } from '../../remote/reader'
import type { Actor } from './entry'
import type { PassOfStep } from './pass'
import type { SentOperation } from './sentOperation'

/**
 * Where a step of a case stands. `undecided` to `waitingApproval` are people's turn, the rest is the engine's or ended; `tried`:
 * of a dry run, nothing was sent.
 */
export type StepStatus =
  | 'undecided'
  | 'decided'
  | 'waitingApproval'
  | 'approved'
  | 'running'
  | 'task'
  | 'done'
  | 'tried'
  | 'skipped'
  | 'rejected'
  | 'failed'

/** What stops a step that was approved. */
export interface Held {
  readonly reasons: readonly Message[]
  /** What was found since the plan was made, in words. */
  readonly changed: readonly Message[]
  /** ISO 8601: since when. */
  readonly at: string
}

/** One step of a case, folded from the journal. */
export interface CaseStep {
  readonly stepId: string
  readonly status: StepStatus
  /** The revision of the entry that last changed what a press on this step's cards means. */
  readonly revision: number
  /** The revision of the entry that asked the question: the opening, or the wish to answer anew. */
  readonly askedRevision: number
  /** The newest facts: at the opening, at the plan, or as last verified. */
  readonly facts: unknown
  /** When those were read, by the entry that has them; ISO 8601. */
  readonly readAt: string
  /** Why they could not be read when it was last tried, and since when (ISO 8601); undefined when they could. */
  readonly unread: { readonly problem: RemoteProblem; readonly since: string } | undefined
  readonly decision: unknown
  readonly planned: PlannedStep | undefined
  readonly planHash: string | undefined
  /** The revision of the entry by which it has that decision; 0 while it has none. */
  readonly decidedRevision: number
  /** With the hash of the plan that was approved, what was said with it, and the revision of the entry that says so. */
  readonly approval:
    | {
        readonly by: Actor
        readonly at: string
        readonly planHash: string
        readonly revision: number
        readonly comment?: string
      }
    | undefined
  /** Who took its last approval back, before it started; undefined once it is approved, rejected or decided again. */
  readonly takenBack: { readonly by: Actor; readonly at: string } | undefined
  /** Why it must be decided again though the plan was sent, and when that was found; what was decided before. */
  readonly putBack: { readonly why: Message; readonly at: string; readonly decision: unknown } | undefined
  /** Why the case answers no more for what this step handed over, and since when. */
  readonly passedOn: { readonly why: Message; readonly at: string } | undefined
  /** Of an earlier plan: it counts no more, since what would be sent changed. */
  readonly voidedApproval: { readonly by: Actor; readonly at: string } | undefined
  readonly rejection: { readonly by: Actor; readonly at: string; readonly reason: string } | undefined
  /** Every rejection that it had, oldest first, also when it was decided again since. */
  readonly rejections: readonly Rejection[]
  /** 0 until it first starts. */
  readonly attempt: number
  /** The revision of the entry by which it last began: an attempt, or what a person did by hand; 0 before that. */
  readonly begunRevision: number
  /** The facts when it first started, after other steps of the case ran: what it compares with. */
  readonly before: unknown
  /** The facts as they were last read before the case did anything. */
  readonly untouched: unknown
  /** Those, with what could only be read once it was decided: what a way back starts from. Undefined until it starts. */
  readonly beforeCase: unknown
  readonly startedAt: string | undefined
  /** When it last became ready to run: approved, ordered, tried again. */
  readonly readyAt: string | undefined
  /** What was sent in the current attempt, and what an earlier one left under way. */
  readonly sent: readonly SentOperation[]
  /**
   * Parts that earlier attempts were refused while the rest went on. Facts may not show that such a part is missing (a
   * password cannot be read back), so the step is not done before they were accepted.
   */
  readonly owed: readonly Operation[]
  /** What Microsoft accepted in earlier attempts. */
  readonly acceptedBefore: readonly Operation[]
  /** Of all attempts, what Microsoft did only a part of. */
  readonly partly: readonly Operation[]
  /** Ids of what operations made, by the names that those gave them; of all attempts. */
  readonly named: Readonly<Record<string, string>>
  /** Whether an earlier attempt sent something: then a task is still handed out, though the rest is as it should be. */
  readonly sentBefore: boolean
  readonly tasks: readonly Operation[]
  /** When those were last given to somebody, and each time that they were reminded since; undefined before. */
  readonly taskGiven: { readonly at: string; readonly reminders: readonly TaskReminder[] } | undefined
  readonly confirmed: { readonly by: Actor; readonly at: string } | undefined
  /** The temporary access pass that was made with its task; undefined while none was asked for. */
  readonly pass: PassOfStep | undefined
  readonly failure: { readonly problem: Message; readonly correlationId: string; readonly at: string } | undefined
  readonly doneAt: string | undefined
  /** Its day came by one clock only, so it waits. */
  readonly dayDoubted: boolean
  /** When it was last read anew for a summary. */
  readonly lookedAt: string | undefined
  /** Why the look before the summary could not read what was left as it is; undefined when it could, or was not taken. */
  readonly unseen: Message | undefined
  /**
   * How it stood when the look before a summary did not find it so: it is looked at again, and may be so again. Undefined
   * while nothing was missed.
   */
  readonly lost: 'done' | 'skipped' | undefined
  /** The step as it was before something new was found, while that waits for a decision. */
  readonly earlier: CaseStep | undefined
  /** What came since the plan and is left as it is, by whom and why. */
  readonly declined: readonly Declined[]
  /** Why a rule forbids it at the moment, so that nothing is sent; undefined while none does. */
  readonly held: Held | undefined
  /** Started from the person card before there was a plan. */
  readonly ordered: { readonly by: Actor; readonly at: string } | undefined
}

/** One reminder of a task: a card of its own, by the revision of its entry. */
export interface TaskReminder {
  readonly at: string
  readonly revision: number
}

/** What would have been sent about what came since the plan, had it not been left as it is. */
export interface Declined {
  readonly operations: readonly Operation[]
  readonly by: Actor
  readonly at: string
  readonly reason: string
  /** A rule stopped the whole step, so it is no news of after the plan. */
  readonly whole?: true
}

/** One rejection, as its requester is told of it. */
export interface Rejection {
  readonly by: Actor
  readonly at: string
  readonly reason: string
  /** Of the entry that says so. */
  readonly revision: number
  /** The step is left as it is by it: there is nothing to decide again. */
  readonly asItIs: boolean
  /** The requester left it so. */
  readonly accepted: boolean
}
