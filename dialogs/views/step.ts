import { receiptTexts } from '../../cards/channel/receiptTexts'
import type { Message } from '../../cards/texts'
import type { Card } from '../../cards/card'
import { stepCard } from '../../cards/channel/step'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { isOnlyHeld } from '../../services/cases/journal/standing'
import type { CaseSettings } from '../settings'
import type { StepOfCase } from '../stepsOfCase'
import { choiceOf, progressOf } from './progress'
import { handedBy } from './handedOver'
import { isDecidedAgain } from './question'

/** One step for the approvers: what exactly is asked, and what came of it. Pure. */
export function stepCardOf(theCase: OffboardingCase, step: StepOfCase, settings: CaseSettings): Card {
  const { definition, state } = step
  const { status, detail } = progressOf(theCase, state, settings)
  const decided = state.rejection ?? state.approval
  return stepCard({
    say: settings.catalogue[settings.channelLanguage],
    caseId: theCase.caseId,
    revision: state.revision,
    stepId: state.stepId,
    employeeName: theCase.employee.displayName,
    requesterName: theCase.requester.displayName,
    title: definition.title,
    line: withReceiver(choiceOf(step), handedBy(step)?.to.displayName),
    operations: state.planned?.operations ?? [],
    status,
    closed: isClosed(theCase),
    decidable: isDecidedAgain(theCase, state),
    leaves: isOnlyHeld(state),
    policy: settings.policy,
    ...(detail === undefined || state.status === 'rejected' ? {} : { detail }),
    ...(decided === undefined ? {} : { decidedBy: decided.by.displayName, at: decided.at }),
    ...(state.rejection === undefined ? {} : { reason: state.rejection.reason }),
  })
}

/** Everybody reads the same card, so it says by name who gets something. */
function withReceiver(line: Message, name: string | undefined): Message {
  return name === undefined ? line : receiptTexts.say('line', { line, name })
}
