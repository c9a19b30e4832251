import type { AnyStep } from '../../steps/step'
import { isSameRequest } from '../../model/sameRequest'
import type { CaseStep, OffboardingCase, SentOperation } from '../journal/case'
import { waitsFor } from './progress'

/**
 * Of the steps that can be worked on, those that may begin now. Until all that is planned for one that leads was sent and
 * answered, that is this one alone, or what it waits for (promise 2). Pure.
 * @param resting ids of the steps that wait for a moment of their own or broke: nobody is held up by those
 */
export function mayBegin(
  theCase: OffboardingCase,
  workable: readonly CaseStep[],
  steps: readonly AnyStep[],
  resting: ReadonlySet<string>,
): readonly CaseStep[] {
  return unlessLed(theCase, workable, steps, resting, hasAnswer)
}

/** Those that may read what they begin with: beside the last request of the one that leads, whose answer they wait for. Pure. */
export function mayReadAhead(
  theCase: OffboardingCase,
  workable: readonly CaseStep[],
  steps: readonly AnyStep[],
  resting: ReadonlySet<string>,
): readonly CaseStep[] {
  return unlessLed(theCase, workable, steps, resting, () => true)
}

/** Whether something of a step that leads has still to go out, though it may have to wait for a moment of its own. Pure. */
export function isLed(theCase: OffboardingCase, steps: readonly AnyStep[]): boolean {
  return theCase.steps.some((step) => isLeading(step, steps, hasAnswer))
}

/** Of those that may begin now, the ones that lead or that one which leads waits for. Pure. */
export function leadersAmong(
  theCase: OffboardingCase,
  beginning: readonly CaseStep[],
  steps: readonly AnyStep[],
): ReadonlySet<string> {
  const leading = theCase.steps.filter((step) => isLeading(step, steps, hasAnswer))
  const first = leading.flatMap((step) => [step, ...awaited(theCase, step, steps)]).map(({ stepId }) => stepId)
  return new Set(beginning.flatMap(({ stepId }) => (first.includes(stepId) ? [stepId] : [])))
}

function hasAnswer({ outcome }: SentOperation): boolean {
  return outcome !== undefined
}

function unlessLed(
  theCase: OffboardingCase,
  workable: readonly CaseStep[],
  steps: readonly AnyStep[],
  resting: ReadonlySet<string>,
  hasGone: (sent: SentOperation) => boolean,
): readonly CaseStep[] {
  const canGoOn = ({ stepId }: CaseStep) => workable.some((one) => one.stepId === stepId) && !resting.has(stepId)
  const first = theCase.steps
    .filter((step) => isLeading(step, steps, hasGone))
    .flatMap((step) => (canGoOn(step) ? [step] : awaited(theCase, step, steps).filter(canGoOn)))
  return first.length === 0 ? workable : first
}

/** Whether a step leads, and something of it has still to go out. */
function isLeading(
  { stepId, status, planned, sent }: CaseStep,
  steps: readonly AnyStep[],
  hasGone: (sent: SentOperation) => boolean,
): boolean {
  if (status !== 'approved' && status !== 'running') return false
  if (steps.find(({ id }) => id === stepId)?.leads !== true) return false
  const toSend = planned?.operations.filter(({ via }) => via !== 'person') ?? []
  return !toSend.every((operation) => sent.some((one) => isSameRequest(one.operation, operation) && hasGone(one)))
}

/** What a step waits for, and what that waits for. */
function awaited(theCase: OffboardingCase, step: CaseStep, steps: readonly AnyStep[]): readonly CaseStep[] {
  const found = new Map<string, CaseStep>()
  const follow = (one: CaseStep): void => {
    for (const id of waitsFor(theCase, one, steps)) {
      const other = theCase.steps.find(({ stepId }) => stepId === id)
      if (other === undefined || found.has(id)) continue
      found.set(id, other)
      follow(other)
    }
  }
  follow(step)
  return [...found.values()]
}
