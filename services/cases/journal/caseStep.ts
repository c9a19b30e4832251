import type { Message } from '../../model/message'
import { isApprovalOf } from '../../planning/approval/binding'
import type { PlannedStep } from '../../planning/plan'
import type { CaseEvent, DateEvent, Entry, Unread } from './entry'
import { passAfter } from './pass'
import { stepRejected } from './rejected'
import type { CaseStep, StepStatus } from './stepState'
import { acceptedIn, isUnderWay, owedAfter, type SentOperation } from './sentOperation'

export type { CaseStep, Declined, Held, StepStatus } from './stepState'

/** A step nobody has answered yet. */
export function newStep(stepId: string, facts: unknown, { revision, at }: Pick<Entry, 'revision' | 'at'>): CaseStep {
  return {
    stepId,
    status: 'undecided',
    revision,
    askedRevision: revision,
    facts,
    readAt: at,
    unread: undefined,
    decision: undefined,
    decidedRevision: 0,
    planned: undefined,
    planHash: undefined,
    approval: undefined,
    takenBack: undefined,
    putBack: undefined,
    passedOn: undefined,
    voidedApproval: undefined,
    rejection: undefined,
    rejections: [],
    attempt: 0,
    begunRevision: 0,
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
    taskGiven: undefined,
    confirmed: undefined,
    pass: undefined,
    failure: undefined,
    doneAt: undefined,
    dayDoubted: false,
    lookedAt: undefined,
    unseen: undefined,
    lost: undefined,
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
    readAt: at,
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
  Exclude<CaseEvent, DateEvent>,
  { readonly stepId: string } | { readonly step: PlannedStep } | { readonly kind: 'approved' }
>

/** A step after one of its events. Pure. */
export function stepAfter(step: CaseStep, event: StepEvent, { by, at, revision }: Entry): CaseStep {
  switch (event.kind) {
    case 'decided':
      return {
        ...step,
        status: 'decided',
        decision: event.decision,
        decidedRevision: revision,
        planned: undefined,
        putBack: undefined,
        revision,
      }
    case 'reopened':
      return { ...step, status: 'undecided', planned: undefined, askedRevision: revision, revision }
    case 'putBack':
      return putBack(step, event.why, at, revision)
    case 'passedOn':
      return { ...step, status: 'skipped', passedOn: { why: event.why, at }, revision }
    case 'answersAgain':
      return step.passedOn === undefined ? step : { ...step, status: 'done', passedOn: undefined, revision }
    case 'ordered':
      return {
        ...step,
        status: statusOf(event.step),
        decision: event.step.decision,
        decidedRevision: revision,
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
        takenBack: undefined,
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
          revision,
          ...(event.comment === undefined ? {} : { comment: event.comment }),
        },
        takenBack: undefined,
        voidedApproval: undefined,
        readyAt: at,
        revision,
      }
    case 'approvalTakenBack':
      return {
        ...step,
        status: 'waitingApproval',
        approval: undefined,
        takenBack: { by, at },
        failure: undefined,
        held: undefined,
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
        takenBack: undefined,
        voidedApproval: undefined,
        confirmed: undefined,
        earlier: step.earlier ?? step,
        revision,
      }
    case 'rejected':
      return stepRejected(step, event, { by, at, revision })
    case 'rejectionAccepted':
      return { ...step, rejections: step.rejections.map((one) => ({ ...one, accepted: true })) }
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
        begunRevision: revision,
        before: step.before ?? event.before,
        beforeCase: step.beforeCase ?? event.beforeCase ?? event.before,
        startedAt: at,
        // What is under way at Microsoft does not end with an attempt of ours.
        sent: step.sent.filter(isUnderWay),
        owed: owedAfter(step),
        acceptedBefore: acceptedIn(step),
        sentBefore: step.sentBefore || step.sent.length > 0,
        failure: undefined,
        lost: undefined,
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
      return {
        ...step,
        status: 'task',
        tasks: event.operations,
        taskGiven: { at, reminders: [] },
        confirmed: undefined,
        held: undefined,
        revision,
      }
    case 'stepTried':
      return { ...step, status: 'tried', held: undefined, dayDoubted: false, revision }
    case 'taskReminded': {
      const { taskGiven } = step
      if (taskGiven === undefined) return step
      return { ...step, taskGiven: { ...taskGiven, reminders: [...taskGiven.reminders, { at, revision }] } }
    }
    case 'taskConfirmed': {
      // What a rule stopped before it began was handed to a person: when it is not so, it begins by itself.
      const status = step.attempt === 0 ? 'approved' : 'running'
      return { ...step, status, confirmed: { by, at }, begunRevision: revision, readyAt: at, revision }
    }
    case 'passAsked':
    case 'passMade':
    case 'passRefused':
      return { ...step, pass: passAfter(step.pass, event, { by, at }), revision }
    case 'passReadBack': {
      const read = { ...step, pass: passAfter(step.pass, event, { by, at }), revision }
      if (step.status !== 'task' || read.pass?.readBack === undefined) return read
      return { ...read, status: 'running', confirmed: { by, at }, begunRevision: revision, readyAt: at }
    }
    case 'stepVerified':
      return {
        ...step,
        status: 'done',
        facts: event.facts,
        readAt: at,
        doneAt: at,
        failure: undefined,
        held: undefined,
        revision,
      }
    case 'stepFailed':
      return {
        ...step,
        status: 'failed',
        held: undefined,
        failure: { problem: event.problem, correlationId: event.correlationId, at },
        revision,
      }
    case 'retried':
      // Nothing is to be done, whoever asks once more: the next look before a summary reads it.
      if (step.lost === 'skipped')
        return { ...step, status: 'skipped', failure: undefined, lost: undefined, readyAt: at, revision }
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

/** To be decided again: what was approved, tried or done so far is no longer what is wanted. */
function putBack(step: CaseStep, why: Message, at: string, revision: number): CaseStep {
  return {
    ...step,
    status: 'undecided',
    putBack: { why, at, decision: step.decision },
    decision: undefined,
    approval: undefined,
    takenBack: undefined,
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
