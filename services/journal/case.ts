import { isDeepStrictEqual } from 'node:util'
import type { Language, Message } from '../../cards/texts'
import type { Operation } from '../operation'
import type { Employee } from '../people'
import type { Actor, CaseEvent, Entry, Outcome, Plan, PlannedStep, ShownAt } from './entry'

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

export interface SentOperation {
  readonly operation: Operation
  readonly clientRequestId: string
  readonly sentAt: string
  /** Undefined: the answer is not known, for instance because the process died. */
  readonly outcome: Outcome | undefined
  readonly answeredAt: string | undefined
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
  readonly decision: unknown
  readonly planned: PlannedStep | undefined
  readonly planHash: string | undefined
  readonly approval: { readonly by: Actor; readonly at: string } | undefined
  readonly rejection: { readonly by: Actor; readonly at: string; readonly reason: string } | undefined
  /** 0 until it first starts. */
  readonly attempt: number
  /** The facts when it first started. */
  readonly before: unknown
  readonly startedAt: string | undefined
  /** When it last became ready to run: approved, ordered, tried again. */
  readonly readyAt: string | undefined
  /** What was sent in the current attempt. */
  readonly sent: readonly SentOperation[]
  /**
   * Parts that earlier attempts were refused while the rest went on. Facts may not show that such a part is missing (a
   * password cannot be read back), so the step is not done before they were accepted.
   */
  readonly owed: readonly Operation[]
  readonly tasks: readonly Operation[]
  readonly confirmed: { readonly by: Actor; readonly at: string } | undefined
  readonly failure: { readonly problem: Message; readonly correlationId: string; readonly at: string } | undefined
  readonly doneAt: string | undefined
  /** Started from the person card before there was a plan. */
  readonly ordered: { readonly by: Actor; readonly at: string } | undefined
}

/**
 * `deciding`: the requester answers cards; `proposed`: the plan waits for the requester; `submitted`: approvals and runs;
 * `settled`: nothing more runs by itself and the summary says so; `completed` and `cancelled` are closed.
 */
export type CasePhase = 'deciding' | 'proposed' | 'submitted' | 'settled' | 'completed' | 'cancelled'

export interface OffboardingCase {
  readonly caseId: string
  /** The number of entries in the journal. */
  readonly revision: number
  readonly phase: CasePhase
  readonly openedAt: string
  readonly requester: Actor
  readonly language: Language
  readonly employee: Employee
  /** In the order of the plan: that of the registry when the case was opened. */
  readonly steps: readonly CaseStep[]
  readonly plan: Plan | undefined
  /** The revision of the entry that made the plan, for the buttons of the plan card. */
  readonly planRevision: number
  /** Where each card stands, by the card's key. */
  readonly shown: Readonly<Record<string, ShownAt>>
}

/** A case from its entries in order. Returns undefined when there are none; throws when the first is not `opened`. */
export function foldCase(entries: readonly Entry[]): OffboardingCase | undefined {
  const [first, ...rest] = entries
  if (first === undefined) return undefined
  return rest.reduce(applyEntry, openCase(first))
}

/** The step with this id. Throws when the case has none: ids from cards are checked before. */
export function stepIn(theCase: OffboardingCase, stepId: string): CaseStep {
  const step = theCase.steps.find((candidate) => candidate.stepId === stepId)
  if (step === undefined) throw new Error(`Case ${theCase.caseId} has no step ${stepId}`)
  return step
}

/** Whether the step has come to an end for which nothing more is to be done. */
export function isSettled({ status }: CaseStep): boolean {
  return status === 'done' || status === 'skipped'
}

/** Decisions by step id, those that were made. */
export function decisionsOf(theCase: OffboardingCase): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    theCase.steps.filter(({ decision }) => decision !== undefined).map(({ stepId, decision }) => [stepId, decision]),
  )
}

/** The newest facts by step id. */
export function factsOf(theCase: OffboardingCase): Readonly<Record<string, unknown>> {
  return Object.fromEntries(theCase.steps.map(({ stepId, facts }) => [stepId, facts]))
}

function openCase({ caseId, at, revision, event }: Entry): OffboardingCase {
  if (event.kind !== 'opened') throw new Error(`The journal of case ${caseId} does not begin with its opening`)
  return {
    caseId,
    revision,
    phase: 'deciding',
    openedAt: at,
    requester: event.requester,
    language: event.language,
    employee: event.employee,
    steps: Object.entries(event.facts).map(([stepId, facts]) => newStep(stepId, facts, revision)),
    plan: undefined,
    planRevision: 0,
    shown: {},
  }
}

function newStep(stepId: string, facts: unknown, revision: number): CaseStep {
  return {
    stepId,
    status: 'undecided',
    revision,
    askedRevision: revision,
    facts,
    decision: undefined,
    planned: undefined,
    planHash: undefined,
    approval: undefined,
    rejection: undefined,
    attempt: 0,
    before: undefined,
    startedAt: undefined,
    readyAt: undefined,
    sent: [],
    owed: [],
    tasks: [],
    confirmed: undefined,
    failure: undefined,
    doneAt: undefined,
    ordered: undefined,
  }
}

function applyEntry(theCase: OffboardingCase, entry: Entry): OffboardingCase {
  return { ...applyEvent(theCase, entry.event, entry), revision: entry.revision }
}

function applyEvent(theCase: OffboardingCase, event: CaseEvent, entry: Entry): OffboardingCase {
  switch (event.kind) {
    case 'opened':
      throw new Error(`Case ${theCase.caseId} was opened twice`)
    case 'factsRead':
      return {
        ...theCase,
        steps: theCase.steps.map((step) => ({ ...step, facts: event.facts[step.stepId] ?? step.facts })),
      }
    case 'planned':
      return planMade(theCase, event.plan, event.facts, entry.revision)
    case 'submitted':
      return { ...theCase, phase: 'submitted', steps: theCase.steps.map((step) => submitStep(step, entry)) }
    case 'approved':
      return event.stepIds.reduce(
        (all, stepId) => updateStep(all, stepId, (step) => stepAfter(step, event, entry)),
        theCase,
      )
    case 'shown':
      return { ...theCase, shown: { ...theCase.shown, [event.card]: event.at } }
    case 'settled':
      return { ...theCase, phase: 'settled' }
    case 'completed':
      return { ...theCase, phase: 'completed' }
    case 'cancelled':
      return { ...theCase, phase: 'cancelled' }
    case 'refused':
      return theCase
    case 'ordered':
      // What was proposed included this step: the requester sees the plan anew, without it.
      return {
        ...updateStep(theCase, event.step.stepId, (step) => stepAfter(step, event, entry)),
        phase: 'deciding',
        plan: undefined,
      }
    case 'planChanged':
      return updateStep(theCase, event.step.stepId, (step) => stepAfter(step, event, entry))
    case 'decided':
    case 'reopened':
      // A new answer makes the proposed plan a thing of the past.
      return {
        ...updateStep(theCase, event.stepId, (step) => stepAfter(step, event, entry)),
        phase: 'deciding',
        plan: undefined,
      }
    case 'retried':
    case 'taskConfirmed':
      return {
        ...updateStep(theCase, event.stepId, (step) => stepAfter(step, event, entry)),
        phase: theCase.phase === 'settled' ? 'submitted' : theCase.phase,
      }
    default:
      return updateStep(theCase, event.stepId, (step) => stepAfter(step, event, entry))
  }
}

function planMade(
  theCase: OffboardingCase,
  plan: Plan,
  facts: Readonly<Record<string, unknown>>,
  revision: number,
): OffboardingCase {
  const steps = theCase.steps.map((step): CaseStep => {
    const planned = plan.steps.find(({ stepId }) => stepId === step.stepId)
    return planned === undefined
      ? step
      : { ...step, facts: facts[step.stepId] ?? step.facts, planned, planHash: plan.hash, revision }
  })
  return { ...theCase, phase: 'proposed', plan, planRevision: revision, steps }
}

function submitStep(step: CaseStep, { revision, at }: Entry): CaseStep {
  if (step.ordered !== undefined) return step
  // Not in the plan: nothing to do, or left as it is by decision.
  if (step.planned === undefined) return { ...step, status: 'skipped', revision }
  return { ...step, status: step.planned.needsApproval ? 'waitingApproval' : 'approved', readyAt: at }
}

type StepEvent = Exclude<
  CaseEvent,
  {
    readonly kind:
      'opened' | 'factsRead' | 'planned' | 'submitted' | 'shown' | 'settled' | 'completed' | 'cancelled' | 'refused'
  }
>

function stepAfter(step: CaseStep, event: StepEvent, { by, at, revision }: Entry): CaseStep {
  switch (event.kind) {
    case 'decided':
      return { ...step, status: 'decided', decision: event.decision, planned: undefined, revision }
    case 'reopened':
      return { ...step, status: 'undecided', planned: undefined, askedRevision: revision, revision }
    case 'ordered':
      return {
        ...step,
        status: event.step.needsApproval ? 'waitingApproval' : 'approved',
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
        status: event.step.needsApproval ? 'waitingApproval' : 'approved',
        planned: event.step,
        planHash: event.hash,
        approval: undefined,
        readyAt: at,
        revision,
      }
    case 'approved':
      return { ...step, status: 'approved', approval: { by, at }, readyAt: at, revision }
    case 'rejected':
      return { ...step, status: 'rejected', rejection: { by, at, reason: event.reason }, revision }
    case 'stepStarted':
      return {
        ...step,
        status: 'running',
        attempt: event.attempt,
        before: step.before ?? event.before,
        startedAt: at,
        sent: [],
        owed: owedAfter(step),
        failure: undefined,
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
          },
        ],
      }
    case 'operationAnswered':
      return {
        ...step,
        sent: step.sent.map((sent) =>
          sent.clientRequestId === event.clientRequestId ? { ...sent, outcome: event.outcome, answeredAt: at } : sent,
        ),
      }
    case 'taskOpened':
      return { ...step, status: 'task', tasks: event.operations, confirmed: undefined, revision }
    case 'taskConfirmed':
      return { ...step, status: 'running', confirmed: { by, at }, revision }
    case 'stepVerified':
      return { ...step, status: 'done', facts: event.facts, doneAt: at, failure: undefined, revision }
    case 'stepFailed':
      return {
        ...step,
        status: 'failed',
        failure: { problem: event.problem, correlationId: event.correlationId, at },
        revision,
      }
    case 'retried':
      return { ...step, status: 'approved', failure: undefined, readyAt: at, revision }
  }
}

/** What the attempt that ended leaves to be sent: refused parts that neither stopped the step nor are a person's task. */
function owedAfter({ sent, owed }: CaseStep): readonly Operation[] {
  const refused = sent.filter(
    ({ operation, outcome }) =>
      outcome?.result === 'refused' &&
      outcome.problem.kind !== 'onPremisesMastered' &&
      operation.otherwise === undefined &&
      operation.whenRefused === 'continue',
  )
  const unsent = owed.filter((operation) => !sent.some((one) => isDeepStrictEqual(one.operation, operation)))
  return [...unsent, ...refused.map(({ operation }) => operation)]
}

function updateStep(theCase: OffboardingCase, stepId: string, change: (step: CaseStep) => CaseStep): OffboardingCase {
  return { ...theCase, steps: theCase.steps.map((step) => (step.stepId === stepId ? change(step) : step)) }
}
