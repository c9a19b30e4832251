import type { OffboardingCase } from './caseState'
import { caseKey, standsInChannel } from './cardKeys'
import { newStep, stepAfter, submitStep, type CaseStep } from './caseStep'
import { requesterBefore } from './takenOver'
import type { Actor, CaseEvent, Entry, PressKey } from './entry'
import type { Plan } from '../../planning/plan'

export type { CasePhase, OffboardingCase, Requester } from './caseState'
export type { CaseStep, SentOperation, StepStatus } from './caseStep'

/** A case from its entries in order. Returns undefined when there are none; throws when the first is not `opened`. */
export function foldCase(entries: readonly Entry[]): OffboardingCase | undefined {
  const [first, ...rest] = entries
  if (first === undefined) return undefined
  return foldOn(openCase(first), rest)
}

/** The case after entries that followed. Pure, like {@link foldCase}, which gives the same from all of them at once. */
export function foldOn(theCase: OffboardingCase, entries: readonly Entry[]): OffboardingCase {
  return entries.reduce(applyEntry, theCase)
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

/** Whether nothing is to come in the case any more: it came to its end, or was given up. */
export function isClosed({ phase }: Pick<OffboardingCase, 'phase'>): boolean {
  return phase === 'completed' || phase === 'cancelled'
}

/** Whether the plan is still being made: the requester answers questions, or has not sent what is proposed. */
export function isBeingDecided({ phase }: Pick<OffboardingCase, 'phase'>): boolean {
  return phase === 'deciding' || phase === 'proposed'
}

/** Whether the plan was sent and stands, for approval, under way, or carried out. */
export function isSent({ phase }: Pick<OffboardingCase, 'phase'>): boolean {
  return phase === 'submitted' || phase === 'settled' || phase === 'completed'
}

/**
 * Whether the employee's leaving has begun: sent for approval, or signed out at once. From then on they start, decide and
 * approve nothing any more, in whatever case.
 */
export function isLeaving({ phase, steps }: Pick<OffboardingCase, 'phase' | 'steps'>): boolean {
  return phase !== 'cancelled' && (isSent({ phase }) || steps.some(({ ordered }) => ordered !== undefined))
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
      return { ...theCase, shown: shownAfter(theCase.shown, event) }
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

/** A case card in another thread is a new thread: what stood in the one before does not stand there. */
function shownAfter(
  shown: OffboardingCase['shown'],
  { card, at }: CaseEvent & { readonly kind: 'shown' },
): OffboardingCase['shown'] {
  const before = shown[caseKey]
  const isMoved = card === caseKey && before !== undefined && before.conversationId !== at.conversationId
  const kept = Object.entries(shown).filter(
    ([key, there]) => !isMoved || !standsInChannel(key) || there.conversationId !== before.conversationId,
  )
  return { ...Object.fromEntries(kept), [card]: at }
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
