import type { OffboardingCase, Paused } from './caseState'
import type { CaseStep } from './caseStep'
import type { Entry } from './entry'

type State = Pick<OffboardingCase, 'phase' | 'steps' | 'paused'>

/** Somebody pauses the case: what is under way at this moment is finished. Pure. */
export function pausedCase(theCase: OffboardingCase, { by, at, revision }: Entry): OffboardingCase {
  return { ...theCase, paused: { by, at, finishing: underWayIn(theCase) }, pauseRevision: revision }
}

/** Somebody has it go on. What was ready before waited for nobody else: its patience begins now. Pure. */
export function resumedCase(theCase: OffboardingCase, { at, revision }: Entry): OffboardingCase {
  const isReady = ({ status }: CaseStep) => status === 'approved' || status === 'running'
  const steps = theCase.steps.map((step) => (isReady(step) ? { ...step, readyAt: at } : step))
  return { ...theCase, paused: undefined, pauseRevision: revision, steps }
}

/** Ids of the steps that are under way: what a rule stops, or what was only asked of a person, is not. Pure. */
function underWayIn({ steps }: Pick<OffboardingCase, 'steps'>): readonly string[] {
  return steps.filter(isUnderWay).map(({ stepId }) => stepId)
}

function isUnderWay({ status, held }: CaseStep): boolean {
  return status === 'running' && held === undefined
}

/** A pause as it is after an entry: what left off being under way does not begin again in it, and what is closed has none. Pure. */
export function pausedAfter({ phase, steps, paused }: State): Paused | undefined {
  if (paused === undefined || phase === 'completed' || phase === 'cancelled') return undefined
  const underWay = underWayIn({ steps })
  return { ...paused, finishing: paused.finishing.filter((stepId) => underWay.includes(stepId)) }
}

/** Whether a pause keeps something from starting: where all has come to its end, there is nothing to hold up. Pure. */
export function isPaused({ paused, steps }: Pick<OffboardingCase, 'paused' | 'steps'>): boolean {
  return paused !== undefined && steps.some(({ status }) => status !== 'done' && status !== 'skipped')
}

/** Whether a pause lets this step go on: it was under way when the case was paused. Pure. */
export function isFinishing({ paused }: Pick<OffboardingCase, 'paused'>, stepId: string): boolean {
  return paused?.finishing.includes(stepId) === true
}

/** Whether the case can be paused: its plan was sent, something is open, and nobody paused it. Pure. */
export function isPausable(theCase: State): boolean {
  const { phase, steps, paused } = theCase
  const isOpen = phase === 'submitted' || phase === 'settled'
  return isOpen && paused === undefined && steps.some(({ status }) => status !== 'done' && status !== 'skipped')
}
