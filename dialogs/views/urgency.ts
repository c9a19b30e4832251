import { waitingForApproval } from '../../services/planning/approval/waiting'
import { isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import type { Urgency } from '../messenger'

/** How urgent the cards of a case are: first those on which somebody is asked something, last those of what is over. Pure. */
export function urgencyOf(theCase: OffboardingCase): Urgency {
  if (isClosed(theCase)) return 'over'
  const isAsked =
    isBeingDecided(theCase) ||
    waitingForApproval(theCase).length > 0 ||
    theCase.steps.some(({ status }) => status === 'task')
  return isAsked ? 'asked' : 'progress'
}
