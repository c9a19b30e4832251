import type { Language } from '../../../cards/texts'
import type { Identity } from '../../directory/identity'
import type { Employee } from '../../model/people'
import { newStep, stepAfter, submitStep, type CaseStep } from './caseStep'
import { requesterBefore } from './takenOver'
import type { Actor, CaseEvent, Entry, Plan, PressKey, ShownAt } from './entry'

export type { CaseStep, SentOperation, StepStatus } from './caseStep'

/**
 * `deciding`: the requester answers cards; `proposed`: the plan waits for the requester; `submitted`: approvals and runs;
 * `settled`: nothing more runs by itself and the summary says so; `completed` and `cancelled` are closed.
 */
export type CasePhase = 'deciding' | 'proposed' | 'submitted' | 'settled' | 'completed' | 'cancelled'

/** Whose case it is or was, and what tells another account of theirs, where the journal has it. */
export interface Requester extends Actor {
  readonly language: Language
  readonly account: Identity | undefined
}

export interface OffboardingCase {
  readonly caseId: string
  /** The number of entries in the journal. */
  readonly revision: number
  readonly phase: CasePhase
  readonly openedAt: string
  /** When the newest entry was written. */
  readonly newestAt: string
  readonly requester: Requester
  /** Who had the case before, oldest first: four eyes counts them, too. */
  readonly earlierRequesters: readonly Requester[]
  readonly language: Language
  readonly employee: Employee
  /** In the order of the plan: that of the registry when the case was opened. */
  readonly steps: readonly CaseStep[]
  readonly plan: Plan | undefined
  /** The revision of the entry that made the plan, for the buttons of the plan card. */
  readonly planRevision: number
  /** Where each card stands, by the card's key. */
  readonly shown: Readonly<Record<string, ShownAt>>
  /** The presses that did something, see {@link wasPressed}. */
  readonly presses: readonly string[]
  /** The evidence as it was last written: by whom and when, of how many entries, and the hash of the last of them. */
  readonly evidence?: {
    readonly by: Actor
    readonly at: string
    readonly entries: number
    readonly fingerprint: string
    /** The revision of the entry that says so: whoever presses again wants it written again. */
    readonly revision: number
  }
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

/** Whether this press of this person did something already: Teams delivers a press again under a new id. */
export function wasPressed({ presses }: OffboardingCase, actor: Pick<Actor, 'id'>, press: PressKey): boolean {
  return presses.includes(keyOf(actor, press))
}

function keyOf({ id }: Pick<Actor, 'id'>, { verb, stepId, revision }: PressKey): string {
  return JSON.stringify([id, verb, stepId, revision])
}

/**
 * Whether the employee's leaving has begun: sent for approval, or signed out at once. From then on they start, decide and
 * approve nothing any more, in whatever case.
 */
export function isLeaving({ phase, steps }: OffboardingCase): boolean {
  const isSent = phase === 'submitted' || phase === 'settled' || phase === 'completed'
  return phase !== 'cancelled' && (isSent || steps.some(({ ordered }) => ordered !== undefined))
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
    newestAt: at,
    requester: { ...event.requester, language: event.language, account: event.account },
    earlierRequesters: [],
    language: event.language,
    employee: event.employee,
    steps: Object.entries(event.facts).map(([stepId, facts]) => newStep(stepId, facts, revision)),
    plan: undefined,
    planRevision: 0,
    shown: {},
    presses: [],
  }
}

function applyEntry(theCase: OffboardingCase, entry: Entry): OffboardingCase {
  const { by, press, revision } = entry
  const key = press === undefined ? undefined : keyOf(by, press)
  const isNew = key !== undefined && !theCase.presses.includes(key)
  const presses = isNew ? [...theCase.presses, key] : theCase.presses
  return { ...applyEvent(theCase, entry.event, entry), revision, newestAt: entry.at, presses }
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
    case 'evidenceWritten': {
      const { by, at, revision } = entry
      return { ...theCase, evidence: { by, at, entries: event.entries, fingerprint: event.fingerprint, revision } }
    }
    case 'refused':
    case 'personalDataRemoved':
      return theCase
    case 'takenOver':
      return requesterBefore(theCase, event)
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
    case 'stepStarted':
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

function updateStep(theCase: OffboardingCase, stepId: string, change: (step: CaseStep) => CaseStep): OffboardingCase {
  return { ...theCase, steps: theCase.steps.map((step) => (step.stepId === stepId ? change(step) : step)) }
}
