import type { CaseStep } from './caseStep'
import type { StepLook } from './entry'

/** A step after it was read anew for a summary. Pure. */
export function stepLookedAt(
  step: CaseStep,
  look: StepLook,
  at: string,
  revision: number,
  correlationId: string,
): CaseStep {
  if (look.result === 'stillSo') {
    const back =
      step.lost === undefined ? {} : ({ status: step.lost, failure: undefined, lost: undefined, revision } as const)
    // What was not read says nothing, and what was verified stays.
    const read = look.facts === undefined ? {} : { facts: look.facts, readAt: at }
    return { ...step, ...back, ...read, lookedAt: at, unseen: undefined }
  }
  if (look.problem === undefined) return step
  // Nothing was to be done, so nothing is lost: the summary says that it could not be read.
  if (look.isLeft === true) return { ...step, unseen: look.problem }
  // What somebody said they did is not so any more, either: it is theirs to do again.
  const again = look.result === 'noLongerSo' ? { confirmed: undefined } : {}
  const failure = { problem: look.problem, correlationId, at }
  // That it is still lost is no news: what stands on its card since, and *Try again* above all, still holds.
  const since = step.lost === undefined ? revision : step.revision
  const lost = step.lost ?? (step.status === 'skipped' ? 'skipped' : 'done')
  return { ...step, ...again, status: 'failed', lost, failure, revision: since }
}

/**
 * The same in a case that was ended: it is about what was done before something new was found, nothing more is compared with
 * what was read back, and the way back begins at what is so. Pure.
 */
export function stepLookedAtAfterEnd(
  step: CaseStep,
  look: StepLook,
  at: string,
  revision: number,
  correlationId: string,
): CaseStep {
  if (step.earlier !== undefined)
    return { ...step, earlier: stepLookedAtAfterEnd(step.earlier, look, at, revision, correlationId) }
  const after = stepLookedAt(step, look, at, revision, correlationId)
  return look.facts === undefined ? after : { ...after, facts: look.facts, readAt: at }
}
