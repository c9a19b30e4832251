import type { EndingOffer } from '../../cards/conversation/ending'
import { endingTexts } from '../../cards/conversation/endingTexts'
import { standingTexts } from '../../cards/conversation/standingTexts'
import { statusTexts } from '../../cards/conversation/statusTexts'
import type { StepLineStatus } from '../../cards/channel/stepStatus'
import { commonTexts } from '../../cards/common'
import { personTexts } from '../../cards/conversation/personTexts'
import type { Message } from '../../cards/texts'
import { isBeingDecided, isClosed, isSent, isSettled, type OffboardingCase } from '../../services/cases/journal/case'
import { hasEndedAccount } from '../../services/cases/engine/accountEnded'
import type { Ending } from '../../services/cases/journal/caseState'
import { endingOf, isAnswerMissing, isTouched } from '../../services/cases/journal/standing'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import { idBack } from '../../services/returning'
import { contain } from '../../services/steps/contain'
import { dryRunLines } from '../restraintLines'
import type { CaseSettings } from '../settings'
import { currentQuestion, planFor, relevantSteps, stepsOf, type StepOfCase } from '../stepsOfCase'
import { pausedLines } from './steering'
import { hasBegunAny, momentLines } from './when'
import { accountGone, outcomeAtRest, progressOf } from './progress'

const say = standingTexts.say

/** Whether the leaver could sign in when that was last read, and when that was. Pure. */
export function signInAsRead(theCase: OffboardingCase): Message {
  const { displayName: name } = theCase.employee
  const { enabled, at } = theCase.signIn
  if (hasEndedAccount(theCase)) return say('accountDeleted', { name })
  if (!enabled && staysOut(theCase)) return say('staysOut', { name, at })
  return say(enabled ? 'couldSignIn' : 'couldNotSignIn', { name, at })
}

/**
 * Whether the leaver can sign in, with the time since when it is this case’s doing: only where that was just read, as a
 * summary has it. Pure.
 */
export function signInLine(theCase: OffboardingCase): Message {
  const { lookedAt, signIn } = theCase
  if (lookedAt !== signIn.at || hasEndedAccount(theCase) || (!signIn.enabled && staysOut(theCase)))
    return signInAsRead(theCase)
  const name = theCase.employee.displayName
  if (signIn.enabled) return say('canSignIn', { name })
  const at = theCase.steps.find(({ stepId }) => stepId === contain.id)?.doneAt
  return at === undefined ? say('cannotSignIn', { name }) : say('cannotSignInSince', { name, at })
}

/** Whether nothing of a return lets them sign in any more: it was ended, or that was left, rejected or came to nothing. Pure. */
export function staysOut({ takesBack, ended, phase, steps }: OffboardingCase): boolean {
  if (takesBack === undefined) return false
  const step = steps.find(({ stepId }) => stepId === idBack(contain.id))
  const isOver = step === undefined || step.status === 'skipped' || step.status === 'rejected'
  return ended !== undefined || phase === 'completed' || isOver
}

/** Who ended the case, and what that leaves; none while nobody did. Pure. */
export function endedLines(theCase: OffboardingCase): readonly Message[] {
  const { ended } = theCase
  if (ended === undefined) return []
  const missing = isAnswerMissing(theCase) ? [say('answerMissing')] : []
  if (ended.how === 'takenBack') return [say(ended.how, { name: ended.by.displayName, at: ended.at }), ...missing]
  return [
    say(ended.how, { name: ended.by.displayName, at: ended.at }),
    say(isTouched(theCase) ? 'touched' : 'untouched'),
    ...missing,
  ]
}

/** What was changed so far, as far as the case knows: nothing, only the signing out, or what other cards list. Pure. */
export function changedLines(theCase: OffboardingCase): readonly Message[] {
  if (theCase.ended !== undefined) return endedLines(theCase)
  if (isBeingDecided(theCase)) return [...dryRunLines(theCase), changedInDraft(theCase)]
  return [...dryRunLines(theCase), personTexts.say('seeBelow'), ...(isTouched(theCase) ? [] : [say('untouched')])]
}

function changedInDraft(theCase: OffboardingCase): Message {
  if (isSigningOut(theCase) || isTouched(theCase)) return personTexts.say('onlySignOut')
  const { earlier } = theCase
  return earlier === undefined
    ? commonTexts.say('nothingChanged')
    : say('earlier', { name: earlier.requester.displayName, at: earlier.closedAt })
}

/** Whether signing out was started before the rest, and waits for nobody. */
function isSigningOut({ steps }: OffboardingCase): boolean {
  return steps.some(({ ordered, status }) => ordered !== undefined && status !== 'waitingApproval')
}

/** How the case stands, in a few sentences: what is so, what is asked of whom, what is under way. Pure. */
export function standingLines(
  theCase: OffboardingCase,
  settings: CaseSettings,
  reader: Reader = 'requester',
): readonly Message[] {
  if (theCase.ended !== undefined) return endedLines(theCase)
  const waiting = waitingForApproval(theCase).length
  const asks = waiting > 0 ? [say('waiting', { count: waiting })] : []
  const paused = pausedLines(theCase)
  const moment = momentLines(theCase, settings)
  const isToCome = isSent(theCase) && !hasBegunAny(theCase) && moment.length > 0
  const stands = paused.length > 0 || isToCome ? undefined : whatGoesOn(theCase, settings, reader)
  return [
    ...dryRunLines(theCase),
    ...paused,
    ...moment,
    ...asks,
    ...(stands === undefined ? [] : [stands]),
    ...(isTouched(theCase) ? [] : [say('untouched')]),
  ]
}

/** Who reads how a case stands: whoever is asked in it, or a colleague, who is told of whom it is asked. */
export type Reader = 'requester' | 'colleague'

/**
 * The same in full, for whoever asks how it stands with a leaver: whether they can sign in, how the case stands, and what
 * each step says that does not go on by itself, in the words of the case card. Pure.
 */
export function standingInFull(theCase: OffboardingCase, settings: CaseSettings, reader: Reader): readonly Message[] {
  const gone = accountGone(theCase)
  const steps = isClosed(theCase)
    ? []
    : stepsOf(theCase, settings).flatMap((step) => attentionIn(theCase, step, settings))
  const more = steps.length - mostSteps
  return [
    ...(gone === undefined ? [signInAsRead(theCase)] : [gone]),
    ...standingLines(theCase, settings, reader),
    ...steps.slice(0, mostSteps),
    ...(more > 0 ? [statusTexts.say('moreSteps', { count: more })] : []),
  ]
}

/** As many steps as are read at once. */
const mostSteps = 3

/** A step that waits for a person, or came to nothing. */
const asksForSomebody: readonly StepLineStatus[] = ['askedAgain', 'held', 'failed', 'blocked', 'rejected', 'task']

function attentionIn(theCase: OffboardingCase, step: StepOfCase, settings: CaseSettings): readonly Message[] {
  const { status, detail: how } = progressOf(theCase, step.state, settings)
  if (how === undefined || !asksForSomebody.includes(status)) return []
  return [statusTexts.say('step', { step: step.definition.title, how })]
}

/** What is under way, or asked of the requester; undefined when that says nothing more. Pure. */
export function whatGoesOn(
  theCase: OffboardingCase,
  settings: CaseSettings,
  reader: Reader = 'requester',
): Message | undefined {
  const asked = (key: 'question' | 'proposed') =>
    reader === 'requester' ? say(key) : say(`${key}To`, { requester: theCase.requester.displayName })
  // What is left as it is was no work: neither done nor still to do.
  const steps = relevantSteps(theCase, settings).filter(({ state }) => state.status !== 'skipped')
  const values = { done: steps.filter(({ state }) => isSettled(state)).length, all: steps.length }
  switch (theCase.phase) {
    case 'deciding':
      if (currentQuestion(theCase, settings) !== undefined) return asked('question')
      return planFor(theCase, settings).ok ? undefined : say('noPlan')
    case 'proposed':
      return asked('proposed')
    case 'submitted':
      return endingOf(theCase) === 'stop' ? say('running', values) : undefined
    case 'settled': {
      const outcome = outcomeAtRest(theCase, settings)
      return outcome === 'notFinished' ? say('rests', values) : say(outcome)
    }
    case 'completed':
      return say('completed')
    case 'cancelled':
      return undefined
  }
}

/** What the button says that ends the case, as what it would do now; undefined when it can do nothing. Pure. */
export function endButton(theCase: OffboardingCase): Message | undefined {
  const ending = endingOf(theCase)
  return ending === undefined || isClosed(theCase) ? undefined : say(`${ending}Button`)
}

/** What pressing the button once more does, and what that second button says. */
const secondPress: Readonly<Record<Ending, Omit<EndingOffer, 'button'>>> = {
  cancel: { means: endingTexts.say('cancelMeans'), now: endingTexts.say('cancelNow') },
  withdraw: { means: endingTexts.say('withdrawMeans'), now: endingTexts.say('withdrawNow') },
  stop: { means: say('stopMeans'), now: say('stopNow') },
  close: { means: endingTexts.say('closeMeans'), now: endingTexts.say('closeNow') },
}

/** What is offered to whoever may end the case; undefined where there is nothing to end. Pure. */
export function endOffer(theCase: OffboardingCase): EndingOffer | undefined {
  const ending = endingOf(theCase)
  const button = endButton(theCase)
  return ending === undefined || button === undefined ? undefined : { button, ...secondPress[ending] }
}
