import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { problemTexts } from '../../../cards/conversation/problems'
import type { Message } from '../../model/message'
import type { Pace } from '../../remote/pace'
import { isClosed, renamingsIn, stepIn, type CaseStep, type OffboardingCase } from '../journal/case'
import type { CaseEvent } from '../journal/entry'
import { botActor } from '../journal/journal'
import { isPaused } from '../journal/pause'
import type { Operation } from '../../model/operation'
import type { ApprovalPolicy } from '../../model/approvalPolicy'
import { withNamesOfNow } from '../../model/renamed'
import { isSameRequest } from '../../model/sameRequest'
import { hashOfStep, isApproved, matchesPlan } from '../../planning/approval/binding'
import { needsApproval } from '../../planning/approval/needed'
import { RemoteError, type RemoteProblem } from '../../remote/reader'
import type { AnyStep } from '../../steps/step'
import { puttingBack } from './putBack'
import { withAccountOfNow, type AccountTools } from './missingAccount'
import { askRules, free, isHeldFor, lookAgainAt, readFacts, type WhatRulesSay } from './lastMoment'
import { followMonitors, isPassing } from './monitors'
import { beforeTheCase } from './beforeTheCase'
import { tryStep } from './dryRun'
import { problemMessage, remoteProblemMessage, whyNotVisible } from './inWords'
import { othersCalledAsNow } from './renaming'
import { isNotFound, refusedIn } from './notFound'
import { sendInOrder, stops, type SendingTools } from './sending'
import { nextPause, postponedUntil, remaining, sendable } from './progress'
import { mayStartBy, readAheadHolds, type Turn } from './readingAhead'
import { lostForGood, owedBesides } from './sentBefore'

/** What the runner needs of the outside. */
export interface RunnerTools extends SendingTools, AccountTools {
  readonly pace: Pace
  readonly policy: ApprovalPolicy
  readonly now: () => Date
  readonly log: Logger
}

/** When to look at a step again by itself; undefined when it ended or waits for a person. */
export type LookAgain = Date | undefined

/**
 * Works on one step as far as it goes now: reads, sends what the facts still ask for, reads back. The same for every
 * step, so that no step can forget to verify, and a repeated look or a restart after a crash sends nothing twice.
 * @param turn waits until it may begin, for a step that reads ahead
 */
export async function runStep(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  turn?: Turn,
): Promise<LookAgain> {
  const state = stepIn(theCase, definition.id)
  try {
    const own = readFacts(tools, theCase, definition)
    // Side by side, so that the account and the rules cost a step that starts no round trip of their own.
    const [read, verdict, account, people] = await Promise.allSettled([
      own,
      state.status === 'approved' && theCase.dryRun === undefined
        ? askRules(tools, theCase, definition, own)
        : undefined,
      withAccountOfNow(tools, theCase, definition),
      othersCalledAsNow(tools, theCase, definition.id),
    ])
    if (turn !== undefined) {
      const readAt = tools.now().getTime()
      const begun = await turn()
      if (begun === undefined) return undefined
      const isAsRead = valueIf(account) === theCase && valueIf(people) === theCase
      const age = tools.now().getTime() - readAt
      // A clock that was set back meanwhile says nothing.
      const isNew = age >= 0 && age <= readAheadHolds
      const ahead = { facts: valueIf(read), verdict: valueIf(verdict) }
      if (!isAsRead || !isNew || !mayStartBy(ahead, theCase, begun, definition))
        return await runStep(tools, begun, definition)
      return await startAttempt(tools, begun, definition, ahead.facts, free)
    }
    // First: what is made of a missing account without knowing it would be wrong, and so what was read by a former name.
    const current = valueOf(account)
    if (current === undefined) return undefined
    if (current !== theCase) return await runStep(tools, current, definition)
    const called = valueOf(people)
    if (called !== theCase) return await runStep(tools, called, definition)
    const facts = valueOf(read)
    const asked = valueOf(verdict)
    // The rules of the last moment look at what the steps before did, and in a dry run those did nothing: its plan was judged
    // by all decisions together.
    return asked === undefined && theCase.dryRun === undefined
      ? await continueAttempt(tools, theCase, definition, facts)
      : await startAttempt(tools, theCase, definition, facts, asked)
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    return await afterFailedRead(tools, theCase, state, error.problem)
  }
}

/** What was asked side by side; undefined where that failed. */
function valueIf<Value>(settled: PromiseSettledResult<Value>): Value | undefined {
  return settled.status === 'rejected' ? undefined : settled.value
}

/** What was asked side by side, or what it failed with. */
function valueOf<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}

async function startAttempt(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  facts: unknown,
  verdict: WhatRulesSay | undefined,
): Promise<LookAgain> {
  const state = stepIn(theCase, definition.id)
  const before = state.before ?? facts
  const operations = definition.plan(theCase.employee, facts, state.decision, before)
  // What would not be so although there is nothing to send is a rule's business, too.
  if (operations.length > 0 || !definition.isDone(facts, state.decision, before)) {
    if (verdict !== undefined && verdict.kind !== 'free') return hold(tools, theCase, definition, verdict)
    if (!(await letGo(tools, theCase, definition))) return undefined
  }
  if (!matchesPlan(theCase, state) || !isApproved(operations, state, renamingsIn(theCase)))
    return askAgain(tools, theCase, definition, facts, operations)
  if (theCase.dryRun !== undefined) {
    await tryStep(tools, theCase, definition.id, operations)
    return undefined
  }
  const started = await tools.journal.record(theCase.caseId, botActor, (now) => {
    const step = stepIn(now, definition.id)
    // Whoever was first, this start or somebody's press, has it.
    return step.status === 'approved' && !isClosed(now) && !isPaused(now)
      ? [
          {
            kind: 'stepStarted',
            stepId: definition.id,
            attempt: step.attempt + 1,
            before: facts,
            beforeCase: step.beforeCase ?? beforeTheCase(definition, step.untouched, facts),
          },
        ]
      : []
  })
  return continueAttempt(tools, started, definition, facts, verdict)
}

/** A rule forbids it, or may do so: nothing is sent, and it is looked at again, also when nobody does anything. */
async function hold(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  verdict: Exclude<WhatRulesSay, { readonly kind: 'free' }>,
): Promise<LookAgain> {
  const { id: stepId } = definition
  const state = stepIn(theCase, stepId)
  if (verdict.kind === 'toDecideAgain') {
    await end(tools, theCase, puttingBack(stepId, verdict.reasons))
    return undefined
  }
  if (verdict.kind === 'unread' && state.held === undefined) {
    const { problem } = verdict
    if (problem.notBefore !== undefined) return new Date(problem.notBefore)
    if (isPassing(problem) && waiting(tools, state).waited <= tools.pace.verifyPatience) return againAfter(tools, state)
  }
  const why =
    verdict.kind === 'forbidden'
      ? verdict
      : { reasons: [problemTexts.say('ruleUnread', { why: remoteProblemMessage(verdict.problem) })], changed: [] }
  const { reasons, changed } = why
  tools.log.warn({ caseId: theCase.caseId, stepId, reasons: reasons.map(({ key }) => key) }, 'A rule stops a step')
  const held = await tools.journal.record(theCase.caseId, botActor, (now) => {
    const step = stepIn(now, stepId)
    const isOpen = !isClosed(now) && (step.status === 'approved' || step.status === 'running')
    return isOpen && !isHeldFor(step, why) ? [{ kind: 'ruleRefused', stepId, reasons, changed }] : []
  })
  return lookAgainAt(held, definition, tools.now(), tools.pace)
}

/** No rule forbids it any more. False when a person decided meanwhile that it does not go on. */
async function letGo(tools: RunnerTools, theCase: OffboardingCase, { id: stepId }: AnyStep): Promise<boolean> {
  const { held, status } = stepIn(theCase, stepId)
  if (held === undefined) return true
  const latest = await tools.journal.record(theCase.caseId, botActor, (now) =>
    isClosed(now) || stepIn(now, stepId).held === undefined ? [] : [{ kind: 'ruleLifted', stepId }],
  )
  return !isClosed(latest) && stepIn(latest, stepId).status === status
}

/** Microsoft 365 changed since the plan was made: what was approved is not what would be sent, so ask again (promise 1). */
async function askAgain(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  facts: unknown,
  operations: readonly Operation[],
): Promise<LookAgain> {
  await tools.journal.record(theCase.caseId, botActor, (now) => {
    const { status, planned, ordered } = stepIn(now, definition.id)
    if ((status !== 'approved' && status !== 'running') || planned === undefined || isClosed(now)) return []
    // A step that was started at once keeps what was asked for it then.
    const asks = ordered === undefined ? needsApproval(tools.policy, definition, operations) : planned.needsApproval
    const step = { ...planned, facts, operations, needsApproval: asks }
    return [{ kind: 'planChanged', step, hash: hashOfStep(step) }]
  })
  return tools.now()
}

async function continueAttempt(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  facts: unknown,
  asked?: WhatRulesSay,
): Promise<LookAgain> {
  const state = stepIn(theCase, definition.id)
  if (state.status !== 'running') return undefined
  if (isClosed(theCase)) return noteLast(tools, theCase, definition, facts)
  const { employee } = theCase
  const done = definition.isDone(facts, state.decision, state.before)
  const followed = done ? theCase : await followMonitors(tools, theCase, definition.id)
  if (followed === undefined) return lookingAgain(tools, definition, state)
  if (followed !== theCase) return runStep(tools, followed, definition)
  // No read tells whether it was done, and doing it twice would be felt: a person decides.
  const perhapsSent = lostForGood(state)
  if (perhapsSent !== undefined) {
    const why = definition.whyPerhapsSent?.(perhapsSent) ?? problemTexts.say('perhapsSent')
    await fail(tools, theCase, definition.id, why)
    return undefined
  }
  const planned = done ? [] : definition.plan(employee, facts, state.decision, state.before)
  const operations = [...owedBesides(planned, state, renamingsIn(theCase)), ...planned]
  const { toSend: open, uncertain } = remaining(operations, state.sent, settledBy(tools, definition))
  if (uncertain) return againAfter(tools, state)
  const { toSend, comeBack } = sendable(open, state.sent, tools.now())
  if (toSend.length === 0 && comeBack !== undefined) return comeBack
  if (toSend.length > 0) {
    const verdict = asked ?? (await askRules(tools, theCase, definition, Promise.resolve(facts)))
    if (verdict.kind !== 'free') return hold(tools, theCase, definition, verdict)
  }
  if (!(await letGo(tools, theCase, definition))) return undefined
  if (!isApproved(toSend, state, renamingsIn(theCase))) return askAgain(tools, theCase, definition, facts, operations)
  if (toSend.length > 0) return sendAll(tools, theCase, definition, toSend)
  return conclude(tools, theCase, definition, facts)
}

async function sendAll(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  operations: readonly Operation[],
): Promise<LookAgain> {
  const { id: stepId } = definition
  const gone = await sendInOrder(tools, theCase, definition, operations)
  const { latest } = gone
  if (gone.kind === 'forbidden') return hold(tools, latest, definition, gone.verdict)
  if (gone.kind === 'idUnknown') {
    await fail(tools, latest, stepId, problemTexts.say('idUnknown'))
    return undefined
  }
  if (gone.kind === 'notOurs') return againAfter(tools, stepIn(theCase, stepId))
  tools.reached(stepId, 'readsBack')
  // Not found may mean that somebody is called otherwise by now: then it goes to them by the name that they have.
  if (stepIn(latest, definition.id).sent.some(isNotFound)) {
    const called = await asAllAreCalled(tools, latest, definition)
    if (called !== latest) return runStep(tools, called, definition)
  }
  const own = readFacts(tools, latest, definition)
  // What waited for these may go by what is read now: the rules are asked about it in the same round trip.
  const goesOn = stepIn(latest, stepId).planned?.operations.some(({ waits }) => waits === true) === true
  const [facts, asked] = await Promise.all([own, goesOn ? askRules(tools, latest, definition, own) : undefined])
  return stopsAtRefusal(latest, definition) && !isClosed(latest)
    ? conclude(tools, latest, definition, facts)
    : continueAttempt(tools, latest, definition, facts, asked)
}

/** The case with what the leaver, and whom the step's decision names, are called now. */
async function asAllAreCalled(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
): Promise<OffboardingCase> {
  const called = (await withAccountOfNow(tools, theCase, definition)) ?? theCase
  return othersCalledAsNow(tools, called, definition.id)
}

/** The case was ended meanwhile: nothing is sent any more, and what a read shows to be done is noted as such. */
async function noteLast(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  facts: unknown,
): Promise<LookAgain> {
  const state = stepIn(theCase, definition.id)
  const isDone = refusedIn(theCase, state).length === 0 && definition.isDone(facts, state.decision, state.before)
  if (isDone) await end(tools, theCase, [{ kind: 'stepVerified', stepId: definition.id, facts }])
  return undefined
}

/** The last operation was refused, has no alternative, and its step does not go on without it. */
function stopsAtRefusal(theCase: OffboardingCase, { id }: AnyStep): boolean {
  const last = stepIn(theCase, id).sent.at(-1)
  if (last?.outcome?.result !== 'refused' || postponedUntil(last) !== undefined) return false
  return last.operation.otherwise === undefined && stops(last.operation)
}

/** Nothing is left to send: a person's turn, done, not yet visible, or failed. */
async function conclude(
  tools: RunnerTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  facts: unknown,
): Promise<LookAgain> {
  const state = stepIn(theCase, definition.id)
  const refused = refusedIn(theCase, state)
  const isDone = definition.isDone(facts, state.decision, state.before)
  const left = definition.plan(theCase.employee, facts, state.decision, state.before)
  const isDue = (task: Operation) =>
    task.waits !== true || isDone || left.some((one) => one.waits !== true && isSameRequest(one, task))
  const planned = withNamesOfNow(state.planned?.operations ?? [], renamingsIn(theCase))
  const tasks = planned.filter((one) => one.via === 'person' && isDue(one))
  // With nothing sent and nothing left to do, somebody did it already and there is no task to hand out.
  const alreadySo = state.sent.length === 0 && !state.sentBefore && left.length === 0
  if (tasks.length > 0 && state.confirmed === undefined && !alreadySo) {
    await end(tools, theCase, [{ kind: 'taskOpened', stepId: definition.id, operations: tasks }])
    return undefined
  }
  if (refused.length === 0 && isDone) {
    await end(tools, theCase, [{ kind: 'stepVerified', stepId: definition.id, facts }])
    return undefined
  }
  if (refused.length > 0) {
    await fail(tools, theCase, definition.id, problemMessage(refused[0]?.outcome, definition, facts, state))
    return undefined
  }
  const { waited } = waiting(tools, state)
  if (waited > patienceOf(tools, definition, state)) {
    await fail(tools, theCase, definition.id, whyNotVisible(definition, facts, state))
    return undefined
  }
  return againAfter(tools, state)
}

async function afterFailedRead(
  tools: RunnerTools,
  theCase: OffboardingCase,
  state: CaseStep,
  problem: RemoteProblem,
): Promise<LookAgain> {
  // Microsoft named a time: the step rests until then, however long that is.
  if (problem.notBefore !== undefined) return new Date(problem.notBefore)
  if (state.held !== undefined && isPassing(problem)) return againAfter(tools, state)
  if (isPassing(problem) && waiting(tools, state).waited <= tools.pace.verifyPatience) return againAfter(tools, state)
  await fail(tools, theCase, state.stepId, remoteProblemMessage(problem))
  return undefined
}

async function fail(tools: RunnerTools, theCase: OffboardingCase, stepId: string, problem: Message): Promise<void> {
  const correlationId = randomUUID()
  tools.log.warn({ caseId: theCase.caseId, stepId, problem: problem.key, correlationId }, 'A step failed')
  await end(tools, theCase, [{ kind: 'stepFailed', stepId, problem, correlationId }])
}

/** Appends how a step's attempt ended, unless it is no longer under way. */
async function end(tools: RunnerTools, theCase: OffboardingCase, events: readonly (CaseEvent & { stepId: string })[]) {
  await tools.journal.record(theCase.caseId, botActor, (now) =>
    events
      .filter(({ stepId }) => ['running', 'approved'].includes(stepIn(now, stepId).status))
      // A case that was ended asks nobody for anything, and fails at nothing.
      .filter(({ kind }) => kind === 'stepVerified' || !isClosed(now)),
  )
}

/** Milliseconds. What a person did may take as long as a directory needs, and what the step waits for itself no less. */
function patienceOf({ pace }: RunnerTools, { patienceSeconds }: AnyStep, { confirmed }: CaseStep): number {
  const own = patienceSeconds === undefined ? undefined : patienceSeconds * pace.settleSecond
  return confirmed === undefined ? (own ?? pace.verifyPatience) : Math.max(own ?? 0, pace.taskPatience)
}

function settledBy(tools: RunnerTools, definition: AnyStep): (since: string) => boolean {
  const settleTime = definition.settleSeconds * tools.pace.settleSecond
  return (since) => tools.now().getTime() - Date.parse(since) >= settleTime
}

function waiting({ now }: RunnerTools, state: CaseStep): { readonly waited: number } {
  const last = state.sent.at(-1)
  const since = [state.confirmed?.at, last?.answeredAt ?? last?.sentAt, state.startedAt, state.readyAt]
  const newest = Math.max(...since.filter((at) => at !== undefined).map((at) => Date.parse(at)))
  return { waited: Number.isFinite(newest) ? now().getTime() - newest : 0 }
}

/** When to ask a monitor again: not sooner than the step says. */
function lookingAgain(tools: RunnerTools, { followSeconds = 0 }: AnyStep, state: CaseStep): Date {
  const soonest = tools.now().getTime() + followSeconds * tools.pace.settleSecond
  return new Date(Math.max(againAfter(tools, state).getTime(), soonest))
}

function againAfter(tools: RunnerTools, state: CaseStep): Date {
  const { waited } = waiting(tools, state)
  return new Date(tools.now().getTime() + nextPause(waited, tools.pace))
}
