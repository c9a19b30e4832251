import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { restraintTexts } from '../../cards/conversation/restraintTexts'
import { whenTexts } from '../../cards/conversation/whenTexts'
import { pauseTexts } from '../../cards/conversation/pauseTexts'
import { plannerTexts } from '../../cards/planning/plannerTexts'
import type { StepLineStatus } from '../../cards/channel/stepStatus'
import { passTexts } from '../../cards/returning/passTexts'
import { takeBackTexts } from '../../cards/channel/takeBackTexts'
import type { Outcome } from '../../cards/channel/summary'
import { takenUpTexts } from '../../cards/channel/takenUpTexts'
import type { Message } from '../../cards/texts'
import {
  factsOf,
  isClosed,
  isLate,
  isSettled,
  type CaseStep,
  type OffboardingCase,
} from '../../services/cases/journal/case'
import type { Declined, Held } from '../../services/cases/journal/caseStep'
import { isFinishing, isPaused } from '../../services/cases/journal/pause'
import { acceptedIn, isUnderWay } from '../../services/cases/journal/sentOperation'
import { isStepTouched } from '../../services/cases/journal/standing'
import { peopleNamed } from '../../services/facts/people'
import { isComplete, momentFor, postponedUntil, startOf, waitsFor } from '../../services/cases/engine/progress'
import { leftOwnerless } from '../../services/planning/leftOwnerless'
import { isSameRequest } from '../../services/model/sameRequest'
import type { CaseSettings } from '../settings'
import { leftOutOf, stepsOf, type StepOfCase } from '../stepsOfCase'

/** A step's line on the case card, the step card and the summary. */
export interface StepProgress {
  readonly status: StepLineStatus
  readonly detail: Message | undefined
}

/** Where a step stands, in the words of the cards. Pure. */
export function progressOf(theCase: OffboardingCase, state: CaseStep, settings: CaseSettings): StepProgress {
  if (theCase.ended !== undefined && goesOn.includes(state.status)) return endedIn(theCase, state, settings)
  const isIdle = isHeldUpByPause(theCase, state)
  if (state.held !== undefined) {
    const because = heldBecause(state, state.held)
    return { status: 'held', detail: isIdle ? inTurn([because, pauseTexts.say('heldMeanwhile')]) : because }
  }
  if (isIdle) return { status: 'paused', detail: waitsForResuming(theCase, state) }
  switch (state.status) {
    case 'undecided':
    case 'decided':
      if (state.putBack !== undefined) return { status: 'askedAgain', detail: state.putBack.why }
      return { status: 'waitingFor', detail: isLate(theCase, state) ? lateDetail(theCase, state, settings) : undefined }
    case 'waitingApproval':
      return { status: 'waitingApproval', detail: changedSince(theCase, state) }
    case 'approved':
      return state.confirmed === undefined ? waitingOrApproved(theCase, state, settings) : running(state)
    case 'running':
      return running(state)
    case 'task':
      return { status: 'task', detail: inPart(state) ?? dialogTexts.say('taskOpen') }
    case 'done':
      return { status: howDone(state, settings), detail: inPart(state) }
    case 'tried':
      return { status: 'tried', detail: wouldHave(state) }
    case 'skipped':
      return { status: 'skipped', detail: undefined }
    case 'rejected':
      return { status: 'rejected', detail: rejection(state) }
    case 'failed':
      return { status: 'failed', detail: failure(state) }
  }
}

/** What a dry run would have sent, and asked of people. */
function wouldHave({ planned }: CaseStep): Message {
  const operations = planned?.operations ?? []
  const tasks = operations.filter(({ via }) => via === 'person').length
  return restraintTexts.say('wouldHave', { requests: operations.length - tasks, tasks })
}

/** By which witness a step is done. */
function howDone(state: CaseStep, settings: CaseSettings): StepLineStatus {
  if (isUnreadable(state)) return 'accepted'
  return isOnlySaid(state, settings) ? 'confirmed' : 'done'
}

/** Whether a person’s word is all that tells of what they do for a step. Pure. */
export function isOnlySaid(
  { stepId, facts, decision, pass }: CaseStep,
  { steps }: Pick<CaseSettings, 'steps'>,
): boolean {
  if (pass?.readBack !== undefined) return false
  const definition = steps.find(({ id }) => id === stepId)
  return decision !== undefined && definition?.isOnlySaid?.(facts, decision) === true
}

/** Whether it would go on by itself if nobody had paused the case. */
export function isHeldUpByPause(theCase: OffboardingCase, { status, stepId }: CaseStep): boolean {
  const goesOnByItself = status === 'approved' || status === 'running'
  return goesOnByItself && isPaused(theCase) && !isFinishing(theCase, stepId)
}

function waitsForResuming({ paused }: OffboardingCase, { confirmed }: CaseStep): Message {
  if (confirmed !== undefined) return pauseTexts.say('confirmedMeanwhile', { name: confirmed.by.displayName })
  return pauseTexts.say('waits', { name: paused?.by.displayName ?? '' })
}

/** What a case that was ended leaves as it is, done or not. */
const goesOn: readonly CaseStep['status'][] = ['undecided', 'decided', 'waitingApproval', 'approved', 'running', 'task']

/** A step that the end of its case came before, or in the middle of. */
function endedIn(theCase: OffboardingCase, state: CaseStep, settings: CaseSettings): StepProgress {
  // What it had done before something new was found is done all the same.
  if (state.earlier !== undefined)
    return { ...progressOf(theCase, state.earlier, settings), detail: dialogTexts.say('newNotDone') }
  if (!isStepTouched(state)) return { status: 'ended', detail: undefined }
  const { sent, planned } = state
  const accepted = acceptedIn(state).length
  const unknown = sent.filter(({ outcome }) => outcome === undefined || outcome.result === 'unknown').length
  const all = (planned?.operations ?? []).filter(({ via }) => via !== 'person').length
  return { status: 'stopped', detail: dialogTexts.say('stoppedPartWay', { accepted, unknown, all }) }
}

/** Who started a step before the others, and whether it waits for an approval all the same. */
export function orderedLine({ ordered, planned }: CaseStep): Message | undefined {
  if (ordered === undefined) return undefined
  const key = planned?.needsApproval === true ? 'orderedWithApproval' : 'orderedBy'
  return dialogTexts.say(key, { name: ordered.by.displayName })
}

/** What was chosen for a step, in words. */
export function choiceOf({ definition, state }: StepOfCase): Message {
  if (state.passedOn !== undefined)
    return takenUpTexts.say('passedOn', { choice: definition.describe(state.decision), why: state.passedOn.why })
  const declined = leftBy(state)
  if (declined !== undefined) {
    const { by, at, reason } = declined
    return dialogTexts.say('leftStopped', { name: by.displayName, at, reason })
  }
  if (state.decision !== undefined) return definition.describe(state.decision)
  const isOpen = state.status === 'undecided' || state.status === 'failed'
  return dialogTexts.say(isOpen ? 'notDecided' : 'nothingToDo')
}

/** Who left a whole step as it is because a rule stopped it; undefined where nobody did. */
export function leftBy({ status, declined }: CaseStep): Declined | undefined {
  return status === 'skipped' ? declined.find(({ whole }) => whole === true) : undefined
}

/** Why a step that the plan left out is still open. */
function lateDetail(theCase: OffboardingCase, { stepId, unread }: CaseStep, settings: CaseSettings): Message {
  if (unread !== undefined) return dialogTexts.say('notRead', { text: unread.problem.text })
  const because = leftOutOf(theCase, settings).find((one) => one.stepId === stepId)?.because ?? []
  if (because.length === 0) return dialogTexts.say('waitsForAnswer', { name: theCase.requester.displayName })
  const views = stepsOf(theCase, settings).filter(({ definition }) => because.includes(definition.id))
  const people = because.includes(peopleNamed) ? [plannerTexts.say('people')] : []
  return dialogTexts.say('notJudged', { unread: [...titles(views), ...people] })
}

/** What has come of a case that is at rest, or was ended. */
export function outcomeOf(theCase: OffboardingCase, settings: CaseSettings): Outcome {
  if (theCase.ended === undefined) return outcomeAtRest(theCase, settings)
  const { how } = theCase.ended
  return how === 'takenBack' || how === 'dryRun' ? how : 'stopped'
}

/** What has come of a case that is at rest. */
export function outcomeAtRest(
  theCase: OffboardingCase,
  settings: CaseSettings,
): Exclude<Outcome, 'stopped' | 'takenBack' | 'dryRun'> {
  if (isComplete(theCase)) return 'completed'
  if (isScheduled(theCase, settings)) return 'scheduled'
  return isDeclined(theCase, settings) ? 'declined' : 'notFinished'
}

/** Whether nothing is open but what an approver decided against, and what hangs on it: that is no breakdown. */
function isDeclined(theCase: OffboardingCase, settings: CaseSettings): boolean {
  if (theCase.accountGoneSince !== undefined || leftOwnerless(factsOf(theCase)).length > 0) return false
  const open = theCase.steps.filter((step) => !isSettled(step) && !isToCome(theCase, step, settings))
  const isBlocked = (step: CaseStep) => progressOf(theCase, step, settings).status === 'blocked'
  return (
    open.some(({ status }) => status === 'rejected') &&
    open.every((step) => step.status === 'rejected' || isBlocked(step))
  )
}

/** Whether acceptance is all that can be known of something that a step did. */
export function isUnreadable({ planned, sent, acceptedBefore }: CaseStep): boolean {
  const operations = [...(planned?.operations ?? []), ...sent.map(({ operation }) => operation), ...acceptedBefore]
  return operations.some(({ unreadable }) => unreadable === true)
}

/** That the account is not there any more, and while the case is open what can be done. Undefined while it is. */
export function accountGone(theCase: OffboardingCase): Message | undefined {
  const { accountGoneSince, employee } = theCase
  if (accountGoneSince === undefined) return undefined
  return dialogTexts.say(isClosed(theCase) ? 'accountWasGone' : 'accountGone', { name: employee.displayName })
}

/** Said wherever a success would be, when Microsoft calls something only a part of one. */
function inPart({ partly }: CaseStep): Message | undefined {
  return partly.length === 0 ? undefined : dialogTexts.say('onlyPartly')
}

function waitingOrApproved(theCase: OffboardingCase, state: CaseStep, settings: CaseSettings): StepProgress {
  if (theCase.accountGoneSince !== undefined)
    return { status: 'waitingFor', detail: dialogTexts.say('waitsForAccount') }
  const awaited = waitsFor(theCase, state, settings.steps)
  if (awaited.length === 0) return scheduledOrApproved(theCase, state, settings)
  const views = stepsOf(theCase, settings).filter(({ definition }) => awaited.includes(definition.id))
  const stuck = views.filter((view) => isStuck(theCase, view, settings))
  return stuck.length === 0
    ? { status: 'waitingFor', detail: dialogTexts.say('waitsForSteps', { steps: titles(views) }) }
    : { status: 'blocked', detail: dialogTexts.say('blockedBySteps', { steps: titles(stuck) }) }
}

function scheduledOrApproved(theCase: OffboardingCase, state: CaseStep, { steps }: CaseSettings): StepProgress {
  const start = startOf(theCase, state, steps)
  // The moment of the whole case is said once, for all its steps.
  const isCases = start?.toISOString() === momentFor(theCase, state, steps) && !state.dayDoubted
  if (start === undefined) return { status: 'approved', detail: undefined }
  if (isCases) return { status: 'toBegin', detail: undefined }
  const says = state.dayDoubted ? 'dayDoubted' : 'startsOn'
  return { status: 'waitingFor', detail: dialogTexts.say(says, { at: start.toISOString() }) }
}

/** Whether a step waits for nothing but its day: nothing is missing, it is to come. */
export function isToCome(theCase: OffboardingCase, state: CaseStep, { steps }: CaseSettings): boolean {
  if (isHeldUpByPause(theCase, state)) return false
  return (
    state.held === undefined &&
    startOf(theCase, state, steps) !== undefined &&
    waitsFor(theCase, state, steps).length === 0
  )
}

/** Whether all is done that could be by now, and the rest only waits for its day. */
function isScheduled(theCase: OffboardingCase, settings: CaseSettings): boolean {
  const open = theCase.steps.filter((step) => !isSettled(step))
  return open.length > 0 && open.every((step) => isToCome(theCase, step, settings))
}

/** Ended without success, or waits for one that has: nothing will happen by itself. */
function isStuck(theCase: OffboardingCase, { state }: StepOfCase, settings: CaseSettings): boolean {
  if (state.status === 'rejected' || state.status === 'failed') return true
  return state.status === 'approved' && waitingOrApproved(theCase, state, settings).status === 'blocked'
}

function titles(views: readonly StepOfCase[]): readonly Message[] {
  return views.map(({ definition }) => definition.title)
}

function running({ sent, confirmed, pass }: CaseStep): StepProgress {
  const accepted = sent.length > 0 && sent.every(({ outcome }) => outcome !== undefined && outcome.result !== 'unknown')
  if (confirmed !== undefined) {
    if (pass?.readBack !== undefined) return { status: 'verifying', detail: passTexts.say('lookingForPass') }
    const detail = dialogTexts.say('taskConfirmed', { name: confirmed.by.displayName, at: confirmed.at })
    return { status: 'verifying', detail }
  }
  const far = howFar(sent)
  if (far !== undefined) return { status: 'running', detail: dialogTexts.say('percentDone', far) }
  const comesBack = postponedIn(sent)
  if (comesBack !== undefined) return { status: 'running', detail: dialogTexts.say('comesBack', { at: comesBack }) }
  return accepted ? { status: 'verifying', detail: undefined } : { status: 'running', detail: undefined }
}

/** The latest time before which Microsoft wants to hear nothing of what was sent last; undefined when there is none. */
function postponedIn(sent: CaseStep['sent']): string | undefined {
  const last = sent.filter(
    (one, index) => !sent.slice(index + 1).some((later) => isSameRequest(later.operation, one.operation)),
  )
  return last
    .flatMap((one) => postponedUntil(one)?.toISOString() ?? [])
    .sort()
    .at(-1)
}

/** How far the operations are that take long, together; undefined when none is under way, or nothing is known yet. */
function howFar(sent: CaseStep['sent']) {
  // What only prepares a job, such as making the case for an export, is no part of it.
  const parts = sent.filter((one) => isUnderWay(one) || one.operation.unreadable !== true)
  const ended = parts.filter((one) => one.outcome !== undefined && !isUnderWay(one)).length
  if (!parts.some(isUnderWay) || (ended === 0 && parts.every(({ percent }) => percent === undefined))) return undefined
  const sum = parts.filter(isUnderWay).reduce((all, { percent = 0 }) => all + percent, ended * 100)
  return { percent: Math.floor(sum / parts.length), ended, count: parts.length }
}

/** An approval of an earlier plan does not count: who gave it, so that nobody wonders why their press did nothing. */
function changedSince(theCase: OffboardingCase, state: CaseStep): Message | undefined {
  const { takenBack } = state
  if (takenBack !== undefined) return takeBackTexts.say('took', { name: takenBack.by.displayName, at: takenBack.at })
  if (state.earlier !== undefined) return dialogTexts.say('foundSince')
  const { voidedApproval } = state
  if (voidedApproval !== undefined && state.revision === theCase.timed?.revision)
    return whenTexts.say('sooner', { name: voidedApproval.by.displayName })
  if (voidedApproval !== undefined) return dialogTexts.say('approvalVoided', { name: voidedApproval.by.displayName })
  const asPlanned = state.ordered !== undefined || state.planHash === theCase.plan?.hash
  return asPlanned ? undefined : dialogTexts.say('changedSince')
}

/** Why a rule stops it, what was found since it was planned, and who approved it before that was so. */
function heldBecause({ approval, ordered }: CaseStep, { reasons, changed }: Held): Message {
  const said = (key: 'heldApproved' | 'heldOrdered', { by, at }: NonNullable<CaseStep['approval' | 'ordered']>) =>
    dialogTexts.say(key, { name: by.displayName, at })
  const before =
    approval !== undefined
      ? said('heldApproved', approval)
      : ordered !== undefined
        ? said('heldOrdered', ordered)
        : dialogTexts.say('heldPlanned')
  return inTurn([...whyHeld({ reasons, changed }), before])
}

/** Why a rule stops a step, and what was found since it was planned, in a few sentences. */
export function heldFor({ held }: Pick<CaseStep, 'held'>): Message {
  return inTurn(held === undefined ? [] : whyHeld(held))
}

function whyHeld({ reasons, changed }: Pick<Held, 'reasons' | 'changed'>): readonly Message[] {
  const found = changed.length === 0 ? [] : [dialogTexts.say('heldFound', { found: inTurn(changed) })]
  return [...reasons, ...found]
}

/** Sentences one after the other. */
function inTurn(sentences: readonly Message[]): Message {
  const [first = dialogTexts.say('heldPlanned'), ...rest] = sentences
  return rest.reduce((one, other) => dialogTexts.say('thenAlso', { one, other }), first)
}

function rejection({ rejection: rejected }: CaseStep): Message | undefined {
  if (rejected === undefined) return undefined
  return dialogTexts.say('rejectedBy', { name: rejected.by.displayName, reason: rejected.reason })
}

function failure({ failure: failed }: CaseStep): Message | undefined {
  if (failed === undefined) return undefined
  return dialogTexts.say('failed', { problem: failed.problem, correlationId: failed.correlationId.slice(0, 8) })
}
