import fc from 'fast-check'
import type { Somebody } from '../../../../services/planning/approval/approver'
import * as transitions from '../../../dialogs/verbs/decisions'
import type { Transition } from '../../../dialogs/verbs/decisions'
import { stepsToPutBack } from '../../../../services/cases/engine/putBack'
import { heldFrom, stillLeading, takingUp, type Unfit } from '../../../../services/cases/engine/takingUp'
import { peopleIn } from '../../../../services/facts/people'
import { propose } from '../../../../dialogs/planning'
import { replan } from '../../../../dialogs/replanning'
import { planFor } from '../../../../dialogs/stepsOfCase'
import { owesLastLook } from '../../../../services/cases/journal/standing'
import { isAtRest, isComplete, workable } from '../../../../services/cases/engine/progress'
import {
  decisionsOf,
  factsOf,
  foldOn,
  isClosed,
  stepIn,
  type CaseStep,
  type OffboardingCase,
} from '../../../../services/cases/journal/case'
import type { Actor, CaseEvent } from '../../../../services/cases/journal/entry'
import type { Operation } from '../../../../services/model/operation'
import type { ApprovalPolicy } from '../../../../services/model/approvalPolicy'
import { planStep } from '../../../../services/planning/planner'
import type { AnyStep, Context } from '../../../../services/steps/step'
import { found, policy as anyPolicy, employee as anybody, toldSteps as steps } from '../../planning/situations'
import { bot, caseOf, entriesOf, ilse, leaver, opening, petra, tom, type Said } from './builders'

/** One press on a button, by anybody, on any card, new or old. */
export interface Press {
  readonly verb:
    | 'decide'
    | 'change'
    | 'submit'
    | 'order'
    | 'approve'
    | 'approveAll'
    | 'reject'
    | 'retry'
    | 'hand'
    | 'leave'
    | 'confirm'
    | 'unapprove'
    | 'pause'
    | 'resume'
    | 'handOver'
    | 'cancel'
  readonly actor: Somebody
  readonly stepId: string
  /** Of the newest card, of the plan's card, of an older card, or forged. */
  readonly card: 'step' | 'plan' | 'older' | 'forged'
  /** Takes the suggestion, or leaves things as they are. */
  readonly suggested: boolean
}

/** Something that the bot itself does next: makes the plan, works on a step, rests. */
export interface Work {
  readonly what:
    | 'plan'
    | 'start'
    | 'send'
    | 'answer'
    | 'verify'
    | 'task'
    | 'fail'
    | 'change'
    | 'rest'
    | 'putBack'
    | 'replan'
    | 'stop'
    | 'lift'
    | 'gone'
    | 'back'
    | 'takenUp'
  readonly stepId: string
  readonly refused: boolean
}

export type Move = { readonly press: Press } | { readonly work: Work }

export interface History {
  readonly opened: CaseEvent
  readonly policy: ApprovalPolicy
  readonly moves: readonly Move[]
}

const protection = { allowedAdministrators: [], breakGlass: [] }
const stepIds = steps.map(({ id }) => id)
const press: fc.Arbitrary<Press> = fc.record({
  verb: fc.constantFrom(
    'decide',
    'decide',
    'decide',
    'change',
    'submit',
    'submit',
    'order',
    'approve',
    'approve',
    'approveAll',
    'reject',
    'reject',
    'retry',
    'retry',
    'hand',
    'hand',
    'leave',
    'confirm',
    'confirm',
    'unapprove',
    'unapprove',
    'pause',
    'resume',
    'cancel',
  ),
  actor: fc.constantFrom<Somebody>(
    ilse,
    ilse,
    ilse,
    petra,
    petra,
    tom,
    leaver,
    { ...tom, alsoIs: [ilse.id] },
    { ...tom, alsoIs: [leaver.id] },
  ),
  stepId: fc.constantFrom(...stepIds, ...stepIds, 'forged'),
  card: fc.constantFrom('step', 'step', 'step', 'plan', 'plan', 'older', 'forged'),
  suggested: fc.boolean(),
})
const work: fc.Arbitrary<Work> = fc.record({
  what: fc.constantFrom(
    'plan',
    'plan',
    'start',
    'start',
    'send',
    'answer',
    'verify',
    'verify',
    'task',
    'fail',
    'change',
    'rest',
    'putBack',
    'putBack',
    'replan',
    'replan',
    'stop',
    'stop',
    'lift',
    'gone',
    'back',
    'takenUp',
    'takenUp',
  ),
  stepId: fc.constantFrom(...stepIds),
  refused: fc.boolean(),
})
/** A step is carried through; alone, or all of them until the case comes to rest. */
const carried: fc.Arbitrary<readonly Move[]> = fc
  .record({
    ids: fc.oneof(
      fc.constantFrom(...stepIds).map((id) => [id]),
      fc.constant(stepIds),
    ),
    refused: fc.boolean(),
  })
  .map(({ ids, refused }) => [
    ...ids.flatMap((stepId) =>
      (['start', 'send', 'answer', 'send', 'answer', refused ? 'fail' : 'verify'] as const).map((what) => ({
        work: { what, stepId, refused },
      })),
    ),
    ...(['rest', 'rest'] as const).map((what) => ({ work: { what, stepId: '', refused } })),
  ])
/** An approver rejects a step, and the requester presses what the card that tells of it offers. */
const rejected: fc.Arbitrary<readonly Move[]> = fc
  .record({ stepId: fc.constantFrom(...stepIds), verb: fc.constantFrom<Press['verb']>('change', 'leave') })
  .map(({ stepId, verb }) => [
    { press: { verb: 'reject', actor: petra, stepId, card: 'step', suggested: false } },
    { press: { verb, actor: ilse, stepId, card: 'step', suggested: false } },
  ])
/** A rule stops a step, and somebody presses what its card offers then. */
const stopped: fc.Arbitrary<readonly Move[]> = fc
  .record({
    stepId: fc.constantFrom(...stepIds),
    verb: fc.constantFrom<Press['verb']>('change', 'reject', 'reject', 'hand', 'hand', 'retry'),
    actor: fc.constantFrom<Somebody>(ilse, ilse, petra, petra, tom),
  })
  .map(({ stepId, verb, actor }) => [
    { work: { what: 'stop', stepId, refused: false } },
    { press: { verb, actor, stepId, card: 'step', suggested: false } },
    { press: { verb: 'confirm', actor: ilse, stepId, card: 'step', suggested: false } },
  ])
/** Somebody changes their mind after the approvals: takes one back, decides again, pauses for a while. */
const changedMind: fc.Arbitrary<readonly Move[]> = fc
  .record({
    stepId: fc.constantFrom(...stepIds),
    verb: fc.constantFrom<Press['verb']>('unapprove', 'unapprove', 'change', 'pause', 'resume'),
    between: fc.constantFrom<Work['what']>('start', 'task', 'rest', 'stop'),
    after: fc.constantFrom<Press['verb']>('resume', 'approve', 'decide', 'confirm'),
  })
  .map(({ stepId, verb, between, after }) => [
    { press: { verb, actor: verb === 'unapprove' ? petra : ilse, stepId, card: 'step', suggested: false } },
    { work: { what: between, stepId, refused: false } },
    { press: { verb: after, actor: after === 'approve' ? petra : ilse, stepId, card: 'step', suggested: true } },
  ])
const moves: fc.Arbitrary<readonly Move[]> = fc.oneof(
  { weight: 6, arbitrary: press.map((one) => [{ press: one }]) },
  { weight: 4, arbitrary: work.map((one) => [{ work: one }]) },
  { weight: 2, arbitrary: carried },
  { weight: 2, arbitrary: stopped },
  { weight: 1, arbitrary: rejected },
  { weight: 1, arbitrary: changedMind },
)

/** The straight way through a case, so that what comes late in one is reached too. */
const straight: readonly Move[] = [
  ...stepIds.map((stepId): Move => ({ press: { verb: 'decide', actor: ilse, stepId, card: 'step', suggested: true } })),
  { work: { what: 'plan', stepId: '', refused: false } },
  { press: { verb: 'submit', actor: ilse, stepId: 'forged', card: 'plan', suggested: false } },
  { press: { verb: 'approveAll', actor: petra, stepId: 'forged', card: 'plan', suggested: false } },
]

/** Any history of a case: presses and work in any order, some after the straight way to the approvals. */
export const history: fc.Arbitrary<History> = fc
  .record({
    facts: found,
    employee: anybody,
    policy: anyPolicy,
    begin: fc.constantFrom(0, 6, 7, straight.length, straight.length),
    next: fc.array(moves, { maxLength: 30, size: 'max' }),
  })
  .map(({ facts, employee, policy, begin, next }) => ({
    opened: opening({ ...facts }, employee),
    policy,
    moves: [...straight.slice(0, begin), ...next.flat()],
  }))

/** A moment in a history: a move, what it came to, and the case before and after it. */
export interface Moment {
  readonly move: Move
  readonly before: OffboardingCase
  readonly after: OffboardingCase
  readonly transition: Transition
  readonly events: readonly Said[]
}

/** Plays a history on the journal, move by move, as the flows and the engine would. */
export function play({ opened, policy, moves }: History): readonly Moment[] {
  const said: Said[] = [opened]
  let theCase = caseOf(...said)
  return moves.map((one) => {
    const before = theCase
    const transition = 'press' in one ? pressOn(before, one.press, policy) : workOn(before, one.work, policy)
    if (transition.ok && transition.events.length > 0) {
      const by = 'press' in one ? actorOf(one.press) : bot
      const more = transition.events.map((event) => ({ by, event }))
      theCase = foldOn(theCase, entriesOf(more, said.length))
      said.push(...more)
    }
    return { move: one, before, after: theCase, transition, events: [...said] }
  })
}

function actorOf({ actor: { id, displayName } }: Press): Actor {
  return { id, displayName }
}

export function revisionOf(theCase: OffboardingCase, { card, stepId }: Pick<Press, 'card' | 'stepId'>): number {
  const step = theCase.steps.find((one) => one.stepId === stepId)
  if (card === 'step') return step?.revision ?? theCase.revision
  if (card === 'plan') return theCase.planRevision
  return card === 'older' ? (step?.revision ?? 1) - 1 : theCase.revision + 1_000
}

export function pressOn(theCase: OffboardingCase, one: Press, policy: ApprovalPolicy): Transition {
  const { verb, actor, stepId } = one
  const revision = revisionOf(theCase, one)
  const definition = steps.find(({ id }) => id === stepId)
  switch (verb) {
    case 'decide':
      return transitions.decide(theCase, actor, { stepId, revision }, answers(theCase, definition, one.suggested))
    case 'change':
      return transitions.change(theCase, actor, stepId, revision)
    case 'submit':
      return transitions.submit(theCase, actor, revision)
    case 'order':
      return transitions.order(theCase, actor, containment(theCase, policy))
    case 'approve':
      return transitions.approve(theCase, actor, { stepId, revision }, policy)
    case 'approveAll':
      return transitions.approve(theCase, actor, { stepId: undefined, revision }, policy)
    case 'reject':
      return transitions.reject(theCase, actor, { stepId, revision, reason: 'Not yet' }, policy)
    case 'retry':
      return transitions.retry(theCase, stepId, revision)
    case 'hand':
      return transitions.hand(theCase, actor, stepId, revision)
    case 'leave':
      return transitions.leave(theCase, actor, stepId, revision)
    case 'confirm':
      return transitions.confirm(theCase, stepId, revision)
    case 'unapprove':
      return transitions.unapprove(theCase, actor, { stepId, revision }, policy)
    case 'pause':
    case 'resume':
      return transitions.pauseOrResume(verb, theCase, actor, theCase.pauseRevision)
    case 'handOver':
      return transitions.handOver(theCase, actor, transitions.givenTo(tom))
    case 'cancel':
      return transitions.cancel(theCase, actor)
  }
}

function contextOf(theCase: OffboardingCase): Context {
  return { employee: theCase.employee, facts: factsOf(theCase), decisions: decisionsOf(theCase) }
}

function answers(theCase: OffboardingCase, definition: AnyStep | undefined, suggested: boolean) {
  if (definition === undefined) return []
  const facts = factsOf(theCase)[definition.id]
  const left = definition.id === 'account' ? { choice: 'keep' } : { choice: 'leave' }
  const removesNothing = { remove: [], keep: [], names: [], loses: { exchange: false, oneDrive: false, phone: false } }
  const decision = suggested
    ? definition.suggest(facts, contextOf(theCase))
    : definition.id === 'licences'
      ? removesNothing
      : left
  return [{ stepId: definition.id, decision }]
}

function containment(theCase: OffboardingCase, policy: ApprovalPolicy) {
  const [contain] = steps
  if (contain === undefined) throw new Error('There are no steps')
  const decisions = { contain: { choice: 'block' } }
  return planStep(contain, { employee: theCase.employee, facts: factsOf(theCase), decisions, policy })
}

function workOn(theCase: OffboardingCase, one: Work, policy: ApprovalPolicy): Transition {
  if (one.what === 'plan') return planOf(theCase, policy)
  if (one.what === 'rest') return { ok: true, events: restOf(theCase, one) }
  if (one.what === 'putBack') return { ok: true, events: putBackOf(theCase, one.stepId) }
  if (one.what === 'replan')
    return { ok: true, events: replan(theCase, factsOf(theCase), { steps, policy, protection }) }
  if (one.what === 'gone' || one.what === 'back') return { ok: true, events: accountOf(theCase, one.what) }
  if (one.what === 'takenUp') return { ok: true, events: takenUpOf(theCase, one) }
  const step = workable(theCase, steps, new Date()).find(({ stepId }) => stepId === one.stepId)
  return { ok: true, events: step === undefined ? [] : workOnStep(step, one) }
}

/** As the flow does it: nothing is planned while a question is open. */
function planOf(theCase: OffboardingCase, policy: ApprovalPolicy): Transition {
  const settings = { steps, policy, protection }
  const planned = planFor(theCase, settings)
  return { ok: true, events: planned.ok ? propose(theCase, planned, { facts: factsOf(theCase) }, settings) : [] }
}

/** Whoever was to get something by this step is leaving, too. */
function putBackOf(theCase: OffboardingCase, stepId: string): readonly CaseEvent[] {
  const people = peopleIn(stepIn(theCase, stepId).decision).map(({ id }) => [id, 'leaving'] as const)
  return stepsToPutBack(theCase, Object.fromEntries(people)).filter((event) => event.stepId === stepId)
}

function accountOf({ accountGoneSince, phase }: OffboardingCase, what: 'gone' | 'back'): readonly CaseEvent[] {
  if (isClosed({ phase }) || (accountGoneSince === undefined) !== (what === 'gone')) return []
  return [{ kind: what === 'gone' ? 'accountGone' : 'accountBack' }]
}

/** Whoever took something over can have it no more. */
function takenUpOf(theCase: OffboardingCase, { refused }: Work): readonly CaseEvent[] {
  const facts = factsOf(theCase)
  const unfit: Unfit = { standing: refused ? 'blocked' : 'leaving', ownCase: !refused }
  return peopleIn(decisionsOf(theCase)).flatMap(({ id }) => {
    const held = heldFrom(theCase, id, steps)
    return held === undefined ? [] : takingUp(theCase, held, stillLeading(theCase, held, unfit, facts), unfit, facts)
  })
}

function restOf(theCase: OffboardingCase, { refused }: Work): readonly CaseEvent[] {
  if (owesLastLook(theCase)) return [afterTheEnd(theCase, refused)]
  if (isAtRest(theCase, steps, new Date())) return [...(refused ? unreadAtLast(theCase) : []), { kind: 'settled' }]
  return theCase.phase === 'settled' && isComplete(theCase) ? [{ kind: 'completed' }] : []
}

/** Nobody can tell what came since to what was left as it is. */
function unreadAtLast({ steps: states }: OffboardingCase): readonly CaseEvent[] {
  const unread = { result: 'unread', problem: { key: 'problem.notVisible' } } as const
  const looks = states.filter(({ status }) => status === 'skipped').map(({ stepId }) => ({ stepId, ...unread }))
  return looks.length === 0 ? [] : [{ kind: 'lookedAtLast', looks, correlationId: 'c0de' }]
}

/** What was done is so when the case was ended, or somebody has changed it. */
function afterTheEnd({ steps: states }: OffboardingCase, isChanged: boolean): CaseEvent {
  const changed = { result: 'noLongerSo', problem: { key: 'problem.notVisible' } } as const
  const looks = states
    .filter(({ status, earlier }) => status === 'done' || earlier?.status === 'done')
    .map(({ stepId }) => ({ stepId, ...(isChanged ? changed : { result: 'stillSo' as const }) }))
  return { kind: 'lookedAtLast', looks, correlationId: 'c0de', accountEnabled: isChanged }
}

function workOnStep(step: CaseStep, { what, refused }: Work): readonly CaseEvent[] {
  const { stepId, planned, status, facts, held } = step
  if (planned === undefined) return []
  // A rule stops it with what is so now, until that is mended.
  if (what === 'stop') return [{ kind: 'ruleRefused', stepId, reasons: [{ key: 'problem.notVisible' }], changed: [] }]
  if (held !== undefined) return what === 'lift' ? [{ kind: 'ruleLifted', stepId }] : []
  if (what === 'lift') return []
  if (what === 'fail')
    return [{ kind: 'stepFailed', stepId, problem: { key: 'problem.notVisible' }, correlationId: 'c0de' }]
  if (what === 'change') {
    return [{ kind: 'planChanged', step: { ...planned, operations: planned.operations.slice(1) }, hash: 'another' }]
  }
  if (status === 'approved') {
    return what === 'start' ? [{ kind: 'stepStarted', stepId, attempt: step.attempt + 1, before: facts }] : []
  }
  return workOnRunning(step, what, refused, planned.operations)
}

function workOnRunning(
  { stepId, sent, facts }: CaseStep,
  what: Work['what'],
  refused: boolean,
  operations: readonly Operation[],
): readonly CaseEvent[] {
  const next = operations.filter(({ via }) => via !== 'person')[sent.length]
  const last = sent.at(-1)
  const tasks = operations.filter(({ via }) => via === 'person')
  if (what === 'send' && next !== undefined) {
    return [{ kind: 'operationSent', stepId, operation: next, clientRequestId: `${stepId}-${sent.length}` }]
  }
  if (what === 'answer' && last !== undefined && last.outcome === undefined) {
    const problem = { kind: 'forbidden', system: 'graph', text: 'Made up' } as const
    const outcome = refused ? ({ result: 'refused', problem } as const) : ({ result: 'accepted' } as const)
    return [{ kind: 'operationAnswered', stepId, clientRequestId: last.clientRequestId, outcome }]
  }
  if (what === 'task' && tasks.length > 0) return [{ kind: 'taskOpened', stepId, operations: tasks }]
  return what === 'verify' ? [{ kind: 'stepVerified', stepId, facts }] : []
}
