import type { Message } from '../../model/message'
import type { Operation } from '../../model/operation'
import { isApprovalOf } from '../../planning/approval/binding'
import type { PlannedStep } from '../../planning/plan'
import type { RemoteProblem } from '../../remote/reader'
import type { Actor, CaseEvent, Entry, Unread } from './entry'
import { acceptedIn, isUnderWay, owedAfter, type SentOperation } from './sentOperation'

/** Where a step of a case stands. `undecided` to `waitingApproval` are people's turn, the rest is the engine's or ended. */
export type StepStatus =
  | 'undecided'
  | 'decided'
  | 'waitingApproval'
  | 'approved'
  | 'running'
  | 'task'
  | 'done'
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
  /** Why they could not be read when it was last tried, and since when (ISO 8601); undefined when they could. */
  readonly unread: { readonly problem: RemoteProblem; readonly since: string } | undefined
  readonly decision: unknown
  readonly planned: PlannedStep | undefined
  readonly planHash: string | undefined
  /** With the hash of the plan that was approved, and what was said with it. */
  readonly approval:
    { readonly by: Actor; readonly at: string; readonly planHash: string; readonly comment?: string } | undefined
  /** Why it must be decided again though the plan was sent, and when that was found; what was decided before. */
  readonly putBack: { readonly why: Message; readonly at: string; readonly decision: unknown } | undefined
  /** Why the case answers no more for what this step handed over, and since when. */
  readonly passedOn: { readonly why: Message; readonly at: string } | undefined
  /** Of an earlier plan: it counts no more, since what would be sent changed. */
  readonly voidedApproval: { readonly by: Actor; readonly at: string } | undefined
  readonly rejection: { readonly by: Actor; readonly at: string; readonly reason: string } | undefined
  /** 0 until it first starts. */
  readonly attempt: number
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
  readonly confirmed: { readonly by: Actor; readonly at: string } | undefined
  readonly failure: { readonly problem: Message; readonly correlationId: string; readonly at: string } | undefined
  readonly doneAt: string | undefined
  /** Its day came by one clock only, so it waits. */
  readonly dayDoubted: boolean
  /** When it was last read anew for a summary. */
  readonly lookedAt: string | undefined
  /** It was done, and the look before the summary did not find it so: it is looked at again, and may be so again. */
  readonly lost: boolean
  /** The step as it was before something new was found, while that waits for a decision. */
  readonly earlier: CaseStep | undefined
  /** What came since the plan and is left as it is, by whom and why. */
  readonly declined: readonly Declined[]
  /** Why a rule forbids it at the moment, so that nothing is sent; undefined while none does. */
  readonly held: Held | undefined
  /** Started from the person card before there was a plan. */
  readonly ordered: { readonly by: Actor; readonly at: string } | undefined
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

/** A step nobody has answered yet. */
export function newStep(stepId: string, facts: unknown, revision: number): CaseStep {
  return {
    stepId,
    status: 'undecided',
    revision,
    askedRevision: revision,
    facts,
    unread: undefined,
    decision: undefined,
    planned: undefined,
    planHash: undefined,
    approval: undefined,
    putBack: undefined,
    passedOn: undefined,
    voidedApproval: undefined,
    rejection: undefined,
    attempt: 0,
    before: undefined,
    untouched: facts,
    beforeCase: undefined,
    startedAt: undefined,
    readyAt: undefined,
    sent: [],
    owed: [],
    acceptedBefore: [],
    partly: [],
    named: {},
    sentBefore: false,
    tasks: [],
    confirmed: undefined,
    failure: undefined,
    doneAt: undefined,
    dayDoubted: false,
    lookedAt: undefined,
    lost: false,
    earlier: undefined,
    declined: [],
    held: undefined,
    ordered: undefined,
  }
}

/** A step after what is known of it was read, or could not be: what was known before stays in view, but counts no more. */
export function stepAfterReading(
  step: CaseStep,
  { facts, unread = {} }: { readonly facts: Readonly<Record<string, unknown>>; readonly unread?: Unread },
  { at, revision }: Pick<Entry, 'at' | 'revision'>,
): CaseStep {
  const problem = unread[step.stepId]
  if (problem !== undefined) return { ...step, unread: { problem, since: step.unread?.since ?? at } }
  const read = facts[step.stepId]
  if (read === undefined) return step
  // It was given up because it could not be read, and now there is something to decide about.
  const isAskable = step.status === 'failed' && step.planned === undefined
  const status = isAskable ? 'undecided' : step.status
  return {
    ...step,
    facts: read,
    unread: undefined,
    ...(isAskable ? { status, failure: undefined, revision, askedRevision: revision } : {}),
  }
}

/** What the plan's being sent means for a step. @param leftOut ids of those about which nothing could be planned */
export function submitStep(step: CaseStep, leftOut: readonly string[], { revision, at }: Entry): CaseStep {
  if (step.ordered !== undefined) return step
  if (step.planned === undefined && leftOut.includes(step.stepId)) return { ...step, readyAt: at }
  // Not in the plan: nothing to do, or left as it is by decision.
  if (step.planned === undefined) return { ...step, status: 'skipped', revision }
  return { ...step, status: statusOf(step.planned), readyAt: at }
}

/** Where a step stands once it is planned for good: it waits for its approval, or needs none. */
function statusOf({ needsApproval }: PlannedStep): StepStatus {
  return needsApproval ? 'waitingApproval' : 'approved'
}

/** The events that are about one step alone. */
export type StepEvent = Extract<
  CaseEvent,
  { readonly stepId: string } | { readonly step: PlannedStep } | { readonly kind: 'approved' }
>

/** A step after one of its events. Pure. */
export function stepAfter(step: CaseStep, event: StepEvent, { by, at, revision }: Entry): CaseStep {
  switch (event.kind) {
    case 'decided':
      return { ...step, status: 'decided', decision: event.decision, planned: undefined, putBack: undefined, revision }
    case 'reopened':
      return { ...step, status: 'undecided', planned: undefined, askedRevision: revision, revision }
    case 'putBack':
      return putBack(step, event.why, at, revision)
    case 'passedOn':
      return { ...step, status: 'skipped', passedOn: { why: event.why, at }, revision }
    case 'ordered':
      return {
        ...step,
        status: statusOf(event.step),
        decision: event.step.decision,
        planned: event.step,
        planHash: event.hash,
        ordered: { by, at },
        readyAt: at,
        revision,
      }
    case 'planChanged':
      return {
        ...step,
        status: statusOf(event.step),
        planned: event.step,
        planHash: event.hash,
        approval: undefined,
        voidedApproval: step.approval ?? step.voidedApproval,
        confirmed: undefined,
        held: undefined,
        readyAt: at,
        revision,
      }
    case 'approved':
      if (!isApprovalOf(event, step)) return step
      return {
        ...step,
        status: 'approved',
        approval: {
          by,
          at,
          planHash: event.planHash,
          ...(event.comment === undefined ? {} : { comment: event.comment }),
        },
        voidedApproval: undefined,
        readyAt: at,
        revision,
      }
    case 'foundSince':
      return {
        ...step,
        status: 'waitingApproval',
        decision: event.step.decision,
        planned: event.step,
        planHash: event.hash,
        approval: undefined,
        voidedApproval: undefined,
        confirmed: undefined,
        earlier: step.earlier ?? step,
        revision,
      }
    case 'rejected':
      if (step.earlier !== undefined) return leftAsItIs(step, step.earlier, event.reason, { by, at, revision })
      if (event.asItIs === true) return skipped(step, { by, at, reason: event.reason }, revision)
      return { ...step, status: 'rejected', held: undefined, rejection: { by, at, reason: event.reason }, revision }
    case 'dayDoubted':
      return { ...step, dayDoubted: true }
    case 'ruleRefused': {
      const { reasons, changed } = event
      return { ...step, held: { reasons, changed, at: step.held?.at ?? at }, revision }
    }
    case 'ruleLifted':
      return { ...step, held: undefined, revision }
    case 'stepStarted':
      return {
        ...step,
        status: 'running',
        dayDoubted: false,
        held: undefined,
        attempt: event.attempt,
        before: step.before ?? event.before,
        beforeCase: step.beforeCase ?? event.beforeCase ?? event.before,
        startedAt: at,
        // What is under way at Microsoft does not end with an attempt of ours.
        sent: step.sent.filter(isUnderWay),
        owed: owedAfter(step),
        acceptedBefore: acceptedIn(step),
        sentBefore: step.sentBefore || step.sent.length > 0,
        failure: undefined,
        lost: false,
        earlier: undefined,
      }
    case 'operationSent':
      return {
        ...step,
        sent: [
          ...step.sent,
          {
            operation: event.operation,
            clientRequestId: event.clientRequestId,
            sentAt: at,
            outcome: undefined,
            answeredAt: undefined,
            percent: undefined,
          },
        ],
      }
    case 'operationAnswered':
      return answered(step, event, at)
    case 'operationProgressed':
      return {
        ...step,
        sent: step.sent.map((sent) =>
          sent.clientRequestId === event.clientRequestId ? { ...sent, percent: event.percent } : sent,
        ),
      }
    case 'taskOpened':
      return { ...step, status: 'task', tasks: event.operations, confirmed: undefined, held: undefined, revision }
    case 'taskConfirmed': {
      // What a rule stopped before it began was handed to a person: when it is not so, it begins by itself.
      const status = step.attempt === 0 ? 'approved' : 'running'
      return { ...step, status, confirmed: { by, at }, readyAt: at, revision }
    }
    case 'stepVerified':
      return { ...step, status: 'done', facts: event.facts, doneAt: at, failure: undefined, held: undefined, revision }
    case 'stepFailed':
      return {
        ...step,
        status: 'failed',
        held: undefined,
        failure: { problem: event.problem, correlationId: event.correlationId, at },
        revision,
      }
    case 'retried':
      // What could never be read has no plan: it is read again, and then asked about.
      return {
        ...step,
        status: step.planned === undefined ? 'undecided' : 'approved',
        failure: undefined,
        held: undefined,
        readyAt: at,
        revision,
      }
  }
}

/** Somebody wants what came since the plan left alone: the step is what it was, and says so. */
function leftAsItIs(
  { planned, revision: asked }: CaseStep,
  earlier: CaseStep,
  reason: string,
  { by, at, revision }: Pick<Entry, 'by' | 'at' | 'revision'>,
): CaseStep {
  const operations = planned?.operations ?? []
  return {
    ...earlier,
    declined: [...earlier.declined, { operations, by, at, reason }],
    revision: Math.max(revision, asked),
  }
}

/**
 * What a rule stopped before it began is left as it is, by decision. What was decided before counts no more, so that no rule
 * takes it for something that is still to come.
 */
function skipped(step: CaseStep, by: Omit<Declined, 'operations'>, revision: number): CaseStep {
  const declined = [...step.declined, { operations: step.planned?.operations ?? [], ...by, whole: true as const }]
  return { ...step, status: 'skipped', decision: undefined, held: undefined, declined, revision }
}

/** To be decided again: what was approved, tried or done so far is no longer what is wanted. */
function putBack(step: CaseStep, why: Message, at: string, revision: number): CaseStep {
  return {
    ...step,
    status: 'undecided',
    putBack: { why, at, decision: step.decision },
    decision: undefined,
    approval: undefined,
    voidedApproval: step.approval ?? step.voidedApproval,
    rejection: undefined,
    failure: undefined,
    confirmed: undefined,
    doneAt: undefined,
    held: undefined,
    askedRevision: revision,
    revision,
  }
}

function answered(
  step: CaseStep,
  { clientRequestId, outcome }: CaseEvent & { readonly kind: 'operationAnswered' },
  answeredAt: string,
): CaseStep {
  const isAnswered = (sent: SentOperation) => sent.clientRequestId === clientRequestId
  const sent = step.sent.map((one) => (isAnswered(one) ? { ...one, outcome, answeredAt } : one))
  if (outcome.result !== 'accepted') return { ...step, sent }
  const operations = sent.filter(isAnswered).map(({ operation }) => operation)
  const names = operations.flatMap((operation) => (operation.via === 'graph' ? (operation.names ?? []) : []))
  const { id } = outcome
  const made = id === undefined ? [] : names.map((name): [string, string] => [name, id])
  return {
    ...step,
    sent,
    partly: outcome.partly === true ? [...step.partly, ...operations] : step.partly,
    named: { ...step.named, ...Object.fromEntries(made) },
  }
}
