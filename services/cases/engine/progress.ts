import type { Pace } from '../../remote/pace'
import {
  decisionsOf,
  factsOf,
  isClosed,
  isSettled,
  type CaseStep,
  type OffboardingCase,
  type SentOperation,
} from '../journal/case'
import { isFinishing, isPaused } from '../journal/pause'
import { isKeptByMoment, momentOf } from '../journal/timed'
import type { Part } from '../../moments/schedule'
import type { Operation } from '../../model/operation'
import { followed } from '../../steps/order'
import { isSameRequest } from '../../model/sameRequest'
import { waitingForApproval } from '../../planning/approval/waiting'
import { leftOwnerless } from '../../planning/leftOwnerless'
import type { AnyStep } from '../../steps/step'

/**
 * Steps the engine can work on now: approved or under way, their day has come, and nothing is left that goes first. Of a
 * case that somebody paused only those that were under way then.
 * @param day the moment that two clocks agree about; undefined when they do not, and then no day has come
 * @param ending ids of steps of which the rest is to be read back: with those, also what waits for no other
 */
export function workable(
  theCase: OffboardingCase,
  steps: readonly AnyStep[],
  day: Date | undefined,
  ending: ReadonlySet<string> = new Set(),
): readonly CaseStep[] {
  return ready(theCase, steps, ending).filter((step) => {
    const start = startOf(theCase, step, steps)
    return start === undefined || (day !== undefined && start <= day)
  })
}

/** Steps that wait for nothing but a day that has come by this moment. */
export function dueOn(theCase: OffboardingCase, steps: readonly AnyStep[], moment: Date): readonly CaseStep[] {
  return ready(theCase, steps).filter((step) => (startOf(theCase, step, steps) ?? moment) < moment)
}

/** When the first step starts that waits for nothing but its day; undefined when there is none. */
export function nextStart(theCase: OffboardingCase, steps: readonly AnyStep[], now: Date): Date | undefined {
  const starts = ready(theCase, steps).flatMap((step) => startOf(theCase, step, steps) ?? [])
  return starts.filter((start) => start > now).sort((one, other) => one.getTime() - other.getTime())[0]
}

/**
 * When a step that has not started yet may: not before the day that it was decided for, nor before the moment of its part of
 * the case. Undefined where nothing but other steps keeps it.
 */
export function startOf(theCase: OffboardingCase, step: CaseStep, steps: readonly AnyStep[]): Date | undefined {
  const { stepId, status, decision } = step
  // Nothing of a dry run is felt, so that none of it waits for a day.
  if (status !== 'approved' || theCase.dryRun !== undefined) return undefined
  const day = steps.find(({ id }) => id === stepId)?.notBefore?.(decision)
  const starts = [day, momentFor(theCase, step, steps)].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]))
  return starts.length === 0 ? undefined : new Date(Math.max(...starts))
}

/** The moment that keeps a step from starting before it, ISO 8601; undefined where none does. Pure. */
export function momentFor(theCase: OffboardingCase, step: CaseStep, steps: readonly AnyStep[]): string | undefined {
  if (theCase.timed === undefined || theCase.dryRun !== undefined || !isKeptByMoment(step)) return undefined
  return momentOf(theCase, partOf(theCase, step, steps))?.at
}

/** Which part of the case a step belongs to: to containment also what goes first so that it can succeed. Pure. */
export function partOf(theCase: OffboardingCase, { stepId }: CaseStep, steps: readonly AnyStep[]): Part {
  const first = new Set<string>()
  const follow = (id: string): void => {
    if (first.has(id)) return
    first.add(id)
    const step = theCase.steps.find((one) => one.stepId === id)
    if (step !== undefined) for (const awaited of waitsFor(theCase, step, steps)) follow(awaited)
  }
  for (const { id, leads } of steps) if (leads === true) follow(id)
  return first.has(stepId) ? 'containment' : 'rest'
}

/** What waits for nothing but a day or a moment, unless a person is asked at that moment. */
function ready(theCase: OffboardingCase, steps: readonly AnyStep[], ending?: ReadonlySet<string>): readonly CaseStep[] {
  const isAsked = (step: CaseStep) =>
    theCase.askedAtMoment !== undefined && momentFor(theCase, step, steps) !== undefined
  return waitingForTime(theCase, steps, ending).filter((step) => !isAsked(step))
}

function waitingForTime(
  theCase: OffboardingCase,
  steps: readonly AnyStep[],
  ending: ReadonlySet<string> = new Set(),
): readonly CaseStep[] {
  if (isClosed(theCase)) return []
  const mayGoOn = ({ stepId }: CaseStep) => !isPaused(theCase) || isFinishing(theCase, stepId)
  return theCase.steps
    .filter((step) => (step.status === 'approved' || step.status === 'running') && mayGoOn(step))
    .filter((step) => waitsFor(theCase, step, steps).every((id) => ending.has(id)))
}

/** Ids of the steps that a step still waits for. A step that a case started at once waits for nobody. */
export function waitsFor(theCase: OffboardingCase, step: CaseStep, steps: readonly AnyStep[]): readonly string[] {
  if (step.ordered !== undefined) return []
  const definition = steps.find(({ id }) => id === step.stepId)
  if (definition === undefined) return []
  const first = followed(definition, steps)
  const mending = step.status === 'approved' ? mendingFirst(theCase, definition) : []
  return theCase.steps
    .filter(
      (other) =>
        (definition.after.includes(other.stepId) && !isSettled(other)) ||
        (first.includes(other.stepId) && !hasEnded(other)) ||
        (mending.includes(other.stepId) && goesOn(theCase, other, steps)),
    )
    .map(({ stepId }) => stepId)
}

/** What lifts a refusal that Microsoft would give now. */
function mendingFirst(theCase: OffboardingCase, definition: AnyStep): readonly string[] {
  const context = { employee: theCase.employee, facts: factsOf(theCase), decisions: decisionsOf(theCase) }
  return definition.refusedBefore?.(context) ?? []
}

/** Whether a step comes to an end by itself, so that another can wait for it: so do all that it waits for. */
function goesOn(theCase: OffboardingCase, step: CaseStep, steps: readonly AnyStep[]): boolean {
  if (step.status !== 'approved' && step.status !== 'running') return false
  return waitsFor(theCase, step, steps).every((id) => {
    const other = theCase.steps.find(({ stepId }) => stepId === id)
    return other !== undefined && goesOn(theCase, other, steps)
  })
}

/** Whether a step came to an end, whichever. */
function hasEnded(step: CaseStep): boolean {
  return isSettled(step) || step.status === 'rejected' || step.status === 'failed'
}

/**
 * True when nothing goes on by itself now: every step ended, waits for a person or a day, is stopped by a rule, or waits
 * for a step that does. What somebody paused has not come to rest, nor has what waits for a moment of the case: it is to go on.
 */
export function isAtRest(theCase: OffboardingCase, steps: readonly AnyStep[], day: Date | undefined): boolean {
  return (
    theCase.phase === 'submitted' &&
    !isPaused(theCase) &&
    toBegin(theCase, steps).length === 0 &&
    workable(theCase, steps, day).every(({ held }) => held !== undefined) &&
    waitingForApproval(theCase).length === 0
  )
}

/** Steps that were approved, and that nothing keeps but the moment of their part of the case, or what is asked then. Pure. */
export function toBegin(theCase: OffboardingCase, steps: readonly AnyStep[]): readonly CaseStep[] {
  if (theCase.timed === undefined) return []
  return waitingForTime(theCase, steps).filter(
    (step) => step.status === 'approved' && step.held === undefined && momentFor(theCase, step, steps) !== undefined,
  )
}

/**
 * Whether a case is completed in the sense of promise 9: every step done or skipped by decision, and no group is left with
 * nobody as owner who stays (promise 7).
 */
export function isComplete(theCase: OffboardingCase): boolean {
  return theCase.steps.every(isSettled) && leftOwnerless(factsOf(theCase)).length === 0
}

/**
 * When an operation may be sent again that Microsoft did not do and asked to come back with later than a gateway waits by
 * itself; undefined for any other outcome. It was not refused: the step rests until then.
 */
export function postponedUntil({ outcome }: SentOperation): Date | undefined {
  if (outcome?.result !== 'refused' || outcome.problem.notBefore === undefined) return undefined
  return new Date(outcome.problem.notBefore)
}

/** Whether Microsoft refused it for good. */
function isRefused(sent: SentOperation | undefined): boolean {
  return sent?.outcome?.result === 'refused' && postponedUntil(sent) === undefined
}

/**
 * What may go now of what is to be sent: not what Microsoft wants to see later, and nothing behind that which only goes
 * when it has succeeded. With the time to come back, when something is left.
 */
export function sendable(
  operations: readonly Operation[],
  sent: readonly SentOperation[],
  now: Date,
): { readonly toSend: readonly Operation[]; readonly comeBack: Date | undefined } {
  const toSend: Operation[] = []
  const times: Date[] = []
  for (const operation of operations) {
    const last = sent.findLast((one) => isSameRequest(one.operation, operation))
    const until = last === undefined ? undefined : postponedUntil(last)
    if (until === undefined || until <= now) {
      toSend.push(operation)
      continue
    }
    times.push(until)
    if (operation.whenRefused === undefined || operation.whenRefused === 'stop') break
  }
  return { toSend, comeBack: times.sort((one, other) => one.getTime() - other.getTime())[0] }
}

/**
 * What is still to be sent in this attempt, of the operations that the facts ask for: not what waits, was accepted or was
 * refused, and in place of a refused one its alternatives. An operation whose answer is not known counts as unsent once the time
 * in which a read may still show the old state has passed, counted from when the answer was given up, since the work may
 * have been done as late as that; until then `uncertain` says to wait and read again. When nothing else is left, those
 * that deserve a second try are sent, after the same time.
 */
export function remaining(
  operations: readonly Operation[],
  sent: readonly SentOperation[],
  settled: (since: string) => boolean,
): { readonly toSend: readonly Operation[]; readonly uncertain: boolean } {
  const lastOf = (operation: Operation) => sent.findLast((one) => isSameRequest(one.operation, operation))
  const expand = (operation: Operation): readonly Operation[] => {
    return isRefused(lastOf(operation)) && operation.otherwise !== undefined
      ? operation.otherwise.flatMap(expand)
      : [operation]
  }
  const open = operations
    .flatMap(expand)
    .filter(({ via, waits }) => via !== 'person' && waits !== true)
    // What an earlier attempt owes may be planned as well.
    .filter((operation, index, all) => all.findIndex((one) => isSameRequest(one, operation)) === index)
  const unknown = (one: SentOperation | undefined) =>
    one !== undefined && (one.outcome === undefined || one.outcome.result === 'unknown')
  const postponed = (one: SentOperation | undefined) => one !== undefined && postponedUntil(one) !== undefined
  const fresh = open.filter((operation) => {
    const last = lastOf(operation)
    return last === undefined || unknown(last) || postponed(last)
  })
  const again = fresh.length > 0 ? [] : open.filter((operation) => deservesRetry(operation, sent))
  const newest = sent.at(-1)
  return {
    toSend: fresh.length > 0 ? fresh : again,
    uncertain:
      open.some((operation) => {
        const last = lastOf(operation)
        return last !== undefined && unknown(last) && !settled(last.answeredAt ?? last.sentAt)
      }) ||
      // What the others changed must have come through before it can make a difference.
      (again.length > 0 && newest !== undefined && !settled(newest.answeredAt ?? newest.sentAt)),
  }
}

/** Refused once, and only because it was not the last. */
function deservesRetry(operation: Operation, sent: readonly SentOperation[]): boolean {
  if (operation.whenRefused !== 'retry') return false
  const tries = sent.filter((one) => isSameRequest(one.operation, operation))
  const refused = tries.filter(isRefused)
  return refused.length === 1 && refused[0] === tries.at(-1)
}

/**
 * Refusals of this attempt that nothing made good: no accepted alternatives, no second try, and no person who did it
 * instead.
 */
export function refusals(step: CaseStep): readonly SentOperation[] {
  const accepted = (operation: Operation): boolean =>
    step.sent.some(
      (one) =>
        isSameRequest(one.operation, operation) &&
        (one.outcome?.result === 'accepted' || one.outcome?.result === 'alreadySo'),
    )
  return step.sent.filter((sent) => {
    const { operation, outcome } = sent
    if (outcome?.result !== 'refused' || postponedUntil(sent) !== undefined) return false
    const madeGood =
      (operation.otherwise?.every(accepted) ?? false) || (operation.whenRefused === 'retry' && accepted(operation))
    const doneByHand = step.confirmed !== undefined && outcome.problem.kind === 'onPremisesMastered'
    return !madeGood && !doneByHand
  })
}

/**
 * Steps that failed before a step succeeded which can lift their refusal: worth another attempt. What somebody changed after
 * it was done was not refused, and is done again only when a person says so.
 */
export function mended(theCase: OffboardingCase, steps: readonly AnyStep[]): readonly CaseStep[] {
  if (isClosed(theCase) || isPaused(theCase)) return []
  return theCase.steps.filter(({ stepId, status, failure, lost }) => {
    const { mendedBy = [] } = steps.find(({ id }) => id === stepId) ?? {}
    const since = (other: CaseStep) => other.doneAt !== undefined && failure !== undefined && other.doneAt > failure.at
    return (
      status === 'failed' &&
      lost === undefined &&
      theCase.steps.some((other) => mendedBy.includes(other.stepId) && since(other))
    )
  })
}

/** How long to wait before the next read, growing with the time already waited. Milliseconds. */
export function nextPause(waited: number, pace: Pace): number {
  return Math.min(Math.max(waited / 2, pace.firstPause), pace.longestPause)
}
