import type { Card } from '../../cards/card'
import { messageCard, type Button } from '../../cards/conversation/message'
import { rejectionTexts } from '../../cards/conversation/rejectionTexts'
import type { Message } from '../../cards/texts'
import { rejectionKey } from '../../services/cases/journal/cardKeys'
import { isClosed, isSent, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import type { Rejection } from '../../services/cases/journal/stepState'
import { isStepTouched } from '../../services/cases/journal/standing'
import type { CaseSettings } from '../settings'
import { type StepOfCase } from '../stepsOfCase'
import { requesterSays } from '../says'

const say = rejectionTexts.say

/**
 * Which rejections the requester is told of: each on a card of its own, because Teams says nothing of a card that only
 * changes. What stands stays, and what was answered is not told to whoever takes the case over. Pure.
 */
export function rejectionsShown(theCase: OffboardingCase): readonly string[] {
  return theCase.steps.flatMap((step) =>
    step.rejections
      .filter((rejection) => isOpen(theCase, step, rejection) || theCase.shown[keyOf(step, rejection)] !== undefined)
      .map((rejection) => keyOf(step, rejection)),
  )
}

/** Who rejected what and why, and what the requester can do about it. Pure; throws for a rejection that there was not. */
export function rejectionCardAt(
  theCase: OffboardingCase,
  { definition, state }: StepOfCase,
  settings: CaseSettings,
  key: string,
): Card {
  const rejection = state.rejections.find((one) => keyOf(state, one) === key)
  if (rejection === undefined) throw new Error(`Case ${theCase.caseId} has no card ${key}`)
  const { by, reason } = rejection
  return messageCard({
    say: requesterSays(theCase, settings),
    tone: 'warning',
    title: say('title', { by: by.displayName, step: definition.title, name: theCase.employee.displayName }),
    text: say('why', { reason }),
    lines: [howItStands(state, rejection)],
    buttons: rejection.asItIs || !isOpen(theCase, state, rejection) ? [] : buttonsOf(theCase, state, rejection),
  })
}

function howItStands(step: CaseStep, rejection: Rejection): Message {
  if (rejection.asItIs) return say('asItIs')
  if (!isNewest(step, rejection) || step.status !== 'rejected') return say('askedAgain')
  if (rejection.accepted) return say('accepted')
  return say(isStepTouched(step) ? 'restLeft' : 'notDone')
}

function buttonsOf(
  theCase: OffboardingCase,
  { stepId, ordered }: CaseStep,
  { revision }: Rejection,
): readonly Button[] {
  const carries = { caseId: theCase.caseId, stepId, revision, card: 'rejection' }
  // What was started at once has no question of its own.
  const isAskable = ordered === undefined && isSent(theCase)
  return [
    ...(isAskable ? [{ title: say('change'), verb: 'change', carries }] : []),
    { title: say('leave'), verb: 'leave', carries },
  ]
}

/** Whether the requester has still to hear of it. */
function isOpen(theCase: OffboardingCase, step: CaseStep, rejection: Rejection): boolean {
  if (isClosed(theCase) || !isNewest(step, rejection) || rejection.accepted) return false
  return rejection.asItIs || step.status === 'rejected'
}

function isNewest({ rejections }: CaseStep, { revision }: Rejection): boolean {
  return rejections.at(-1)?.revision === revision
}

function keyOf({ stepId }: CaseStep, { revision }: Rejection): string {
  return rejectionKey(stepId, revision)
}
