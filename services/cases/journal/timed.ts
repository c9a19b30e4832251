import type { Moment } from '../../moments/moment'
import type { Part } from '../../moments/schedule'
import type { OffboardingCase } from './caseState'
import type { CaseStep } from './caseStep'
import type { CaseEvent, Entry } from './entry'

/** When a part is to begin; undefined where that is at once. Pure. */
export function momentOf({ timed }: Pick<OffboardingCase, 'timed'>, part: Part): Moment | undefined {
  const when = timed?.[part]
  return when === undefined || when === 'now' ? undefined : when
}

/** Whether anything of the case is to begin later than at once. Pure. */
export function hasMoment(theCase: Pick<OffboardingCase, 'timed'>): boolean {
  return momentOf(theCase, 'rest') !== undefined
}

/**
 * Whether a moment can keep a step: none keeps what was started at once, and what was tried is tried again when somebody says
 * so. Pure.
 */
export function isKeptByMoment({ attempt, ordered }: Pick<CaseStep, 'attempt' | 'ordered'>): boolean {
  return attempt === 0 && ordered === undefined
}

/** What a case is after somebody chose when. Pure. */
export function timedCase(
  theCase: OffboardingCase,
  { containment, rest, asksAgain = [] }: CaseEvent & { readonly kind: 'timed' },
  { by, at, revision }: Entry,
): OffboardingCase {
  const timed = { containment, rest, by, at, revision }
  const isDraft = theCase.phase === 'deciding' || theCase.phase === 'proposed'
  if (isDraft) return { ...theCase, timed, askedAtMoment: undefined }
  return {
    ...theCase,
    timed,
    askedAtMoment: undefined,
    // Who approves sees the new moment first: a press on a card with the one before does nothing.
    togetherRevision: revision,
    steps: theCase.steps.map((step) => stepTimed(step, asksAgain, revision)),
  }
}

function stepTimed(step: CaseStep, asksAgain: readonly string[], revision: number): CaseStep {
  if (step.status === 'waitingApproval') return { ...step, revision }
  if (step.status !== 'approved' || !asksAgain.includes(step.stepId)) return step
  return {
    ...step,
    status: 'waitingApproval',
    approval: undefined,
    takenBack: undefined,
    voidedApproval: step.approval ?? step.voidedApproval,
    held: undefined,
    revision,
  }
}
