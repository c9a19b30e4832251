import type { Standings } from '../../facts/people'
import type { Message } from '../../model/message'
import { whyUnfit } from '../../planning/successorsFit'
import type { AnyStep } from '../../steps/step'
import { isClosed, isSent, type CaseStep, type OffboardingCase } from '../journal/case'
import type { CaseEvent } from '../journal/entry'

type PutBack = CaseEvent & { readonly kind: 'putBack' }

/** The step is to be decided again, for the first of these reasons. */
export function puttingBack(stepId: string, [why]: readonly Message[]): readonly PutBack[] {
  return why === undefined ? [] : [{ kind: 'putBack', stepId, why }]
}

/**
 * The steps of an open case that hand something to somebody who can take nothing over any more: what waits, what was
 * approved, what was done. What runs this moment is left to its own run, which looks at them itself. While the plan is
 * being decided, only answers that were given are asked again. Pure.
 */
export function stepsToPutBack(theCase: OffboardingCase, standings: Standings): readonly PutBack[] {
  if (isClosed(theCase)) return []
  return theCase.steps
    .filter((step) => isToAsk(step, isSent(theCase)))
    .flatMap(({ stepId, decision }) => puttingBack(stepId, whyUnfit(decision, standings)))
}

/**
 * The steps that were to come after one which is left as it is after all: what was decided, and approved, for them went by
 * it. Those that have begun or ended stay. Pure.
 */
export function stepsAfter(
  { steps }: Pick<OffboardingCase, 'steps'>,
  stepId: string,
  definitions: readonly Pick<AnyStep, 'id' | 'after'>[],
  why: Message,
): readonly PutBack[] {
  const next = definitions.filter(({ after }) => after.includes(stepId)).map(({ id }) => id)
  return steps
    .filter(({ status, ordered }) => ordered === undefined && (status === 'approved' || status === 'waitingApproval'))
    .filter((step) => next.includes(step.stepId) && step.earlier === undefined)
    .flatMap((step) => puttingBack(step.stepId, [why]))
}

function isToAsk({ status, ordered }: CaseStep, sent: boolean): boolean {
  if (ordered !== undefined || status === 'undecided' || status === 'running') return false
  // Nothing goes anywhere by what was rejected or left as it is.
  return sent ? status !== 'rejected' && status !== 'skipped' : status === 'decided'
}
