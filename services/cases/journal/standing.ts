import type { Ending, OffboardingCase } from './caseState'
import type { CaseStep } from './caseStep'
import type { SentOperation } from './sentOperation'

type State = Pick<OffboardingCase, 'phase' | 'steps' | 'accountGoneSince'>
type EndState = Pick<OffboardingCase, 'phase' | 'steps' | 'ended'>

/** What ending the case would mean now, or undefined when there is nothing left to end. Pure. */
export function endingOf({ phase, steps, accountGoneSince }: State): Ending | undefined {
  // Without the account nothing goes on, whatever was approved.
  const isThere = accountGoneSince === undefined
  const goesOn = isThere && steps.some(({ status }) => status === 'approved' || status === 'running')
  switch (phase) {
    case 'deciding':
    case 'proposed':
      return goesOn ? 'stop' : 'cancel'
    case 'submitted':
      return goesOn || isTouched({ steps }) ? 'stop' : 'withdraw'
    case 'settled':
      if (steps.every(({ status }) => status === 'done' || status === 'skipped')) return undefined
      return goesOn ? 'stop' : 'close'
    case 'completed':
    case 'cancelled':
      return undefined
  }
}

/**
 * Whether this case changed something in Microsoft 365, or may have: only where it certainly did not, a card may say so.
 * What a person confirmed to have done counts. Pure.
 */
export function isTouched({ steps }: Pick<OffboardingCase, 'steps'>): boolean {
  return steps.some(isStepTouched)
}

/** The same of one step. Pure. */
export function isStepTouched({ sent, acceptedBefore, sentBefore, confirmed }: CaseStep): boolean {
  return sent.some(isPerhapsDone) || acceptedBefore.length > 0 || sentBefore || confirmed !== undefined
}

/**
 * Nothing goes on by itself, and how it stands was read since: it came to rest, was completed, or was ended after something
 * was changed. Pure.
 */
export function isAtRest({ phase, steps, ended }: EndState): boolean {
  if (phase === 'settled' || phase === 'completed') return true
  return phase === 'cancelled' && isTouched({ steps }) && ended?.isLookedAt === true
}

/** Whether a case was ended after something was changed, and what its summary will claim was not read since. Pure. */
export function owesLastLook({ phase, steps, ended }: EndState): boolean {
  return phase === 'cancelled' && isTouched({ steps }) && ended?.isLookedAt === false
}

/**
 * Whether its dates are still looked after: it came to rest, and what it did stands. A case that was taken back has none. Pure.
 */
export function isAftercared(theCase: EndState): boolean {
  return isAtRest(theCase) && theCase.ended?.how !== 'takenBack'
}

/** Whether a rule stops a step of which nothing was begun: leaving it then leaves all as it is. Pure. */
export function isOnlyHeld(step: CaseStep): boolean {
  return step.held !== undefined && !isStepTouched(step)
}

/** Whether a request is on its way: sent, and not answered yet. Pure. */
export function isAnswerMissing({ steps }: Pick<OffboardingCase, 'steps'>): boolean {
  return steps.some(({ sent }) => sent.some(({ outcome }) => outcome === undefined))
}

/** Microsoft did it, or may have done it. */
function isPerhapsDone({ outcome }: SentOperation): boolean {
  return outcome === undefined || outcome.result === 'accepted' || outcome.result === 'unknown'
}

/**
 * Whether the approval that a step has can be taken back: it did not begin under it, also where it failed before that. Pure.
 */
export function hasIdleApproval({ status, approval, begunRevision }: CaseStep): boolean {
  const isIdle = status === 'approved' || status === 'failed'
  return isIdle && approval !== undefined && begunRevision < approval.revision
}

/** Whether a step has begun, or come to its end, with the decision that it has. Pure. */
export function hasBegun(step: CaseStep): boolean {
  const { status, begunRevision, decidedRevision, earlier } = step
  return status === 'done' || status === 'task' || earlier !== undefined || begunRevision > decidedRevision
}
