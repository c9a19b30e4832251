import type { Card } from '../../cards/card'
import { stepCard } from '../../cards/channel/step'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { isPaused } from '../../services/cases/journal/pause'
import { hasIdleApproval, isOnlyHeld } from '../../services/cases/journal/standing'
import type { CaseSettings } from '../settings'
import type { StepOfCase } from '../stepsOfCase'
import { takenBackSince, whyNotByItself } from '../takingBack'
import { askedOf, consequenceFor } from './asked'
import { choiceOf, progressOf } from './progress'
import { isDecidedAgain } from './question'
import { momentLines } from './when'
import { channelSays } from '../says'

/** One step for the approvers: what exactly is asked, and what came of it. Pure. */
export function stepCardOf(theCase: OffboardingCase, step: StepOfCase, settings: CaseSettings): Card {
  const { definition, state } = step
  const { status, detail: how } = progressOf(theCase, state, settings)
  // What is to begin at the moment of the case says so, where nothing else is to be said of it.
  const isToBegin = status === 'waitingApproval' || status === 'approved' || status === 'toBegin'
  const detail = how ?? (isToBegin ? momentLines(theCase, settings)[0] : undefined)
  const decided = state.rejection ?? state.approval
  // Of one that is taken back by itself its choice says so.
  const allTakenBack = state.status === 'done' ? takenBackSince(theCase, step) : undefined
  return stepCard({
    say: channelSays(theCase, settings),
    caseId: theCase.caseId,
    revision: state.revision,
    stepId: state.stepId,
    employeeName: theCase.employee.displayName,
    requesterName: theCase.requester.displayName,
    title: definition.title,
    line: choiceOf(step),
    asked: askedOf(theCase, step, settings),
    consequence: consequenceFor(step),
    status,
    closed: isClosed(theCase),
    decidable: isDecidedAgain(theCase, state),
    takesBack: hasIdleApproval(state),
    passedOn: state.passedOn !== undefined,
    comesBack: whyNotByItself(theCase, step) === undefined,
    paused: isPaused(theCase),
    leaves: isOnlyHeld(state),
    batchId: theCase.batch?.batchId,
    ...(allTakenBack === undefined ? {} : { takenBack: allTakenBack }),
    ...(detail === undefined || state.status === 'rejected' ? {} : { detail }),
    ...(decided === undefined ? {} : { decidedBy: decided.by.displayName, at: decided.at }),
    ...(state.rejection !== undefined || state.approval?.comment === undefined
      ? {}
      : { comment: state.approval.comment }),
    ...(state.rejection === undefined ? {} : { reason: state.rejection.reason }),
  })
}
