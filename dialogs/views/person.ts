import type { Message } from '../../cards/texts'
import type { UnreadPart } from '../../services/model/people'
import { isDeepStrictEqual } from 'node:util'
import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personCard, type SignOut } from '../../cards/conversation/person'
import { personTexts } from '../../cards/conversation/personTexts'
import {
  isBeingDecided,
  isClosed,
  isLate,
  isSent,
  isSettled,
  type CaseStep,
  type OffboardingCase,
} from '../../services/cases/journal/case'
import { isPaused } from '../../services/cases/journal/pause'
import { isStepTouched } from '../../services/cases/journal/standing'
import { waitsForMoment } from '../../services/cases/journal/timed'
import { protectedBecause } from '../../services/planning/protection'
import type { Finding } from '../../services/model/finding'
import type { CaseSettings } from '../settings'
import { namesGone, renamingsOf } from '../../services/model/renamed'
import { contain } from '../../services/steps/contain'
import { accountGone, isHeldUpByPause } from './progress'
import { stepOf, stepsOf, type StepOfCase } from '../stepsOfCase'
import { changedLines, endOffer } from './standing'
import { handOverOffer, receivedLines } from './steering'
import { tookOverLines } from './tookOver'
import { requesterSays } from '../says'

/** What the bot found, with the one button for the moment that cannot wait. Pure. */
export function personCardOf(theCase: OffboardingCase, settings: CaseSettings): Card {
  const { employee, requester, caseId } = theCase
  const signingOut = stepOf(theCase, settings, contain.id)?.state
  // Who comes back, by this case or by another, is not told to be signed out.
  const isBack = theCase.takesBack !== undefined || theCase.ended?.how === 'takenBack'
  const signOut = isBack ? 'notAsked' : signOutOf(theCase, signingOut)
  return personCard({
    say: requesterSays(theCase, settings),
    caseId,
    revision: signingOut?.revision ?? 1,
    employee,
    findings: findingsIn(theCase, settings),
    readSince: theCase.openedAt,
    blockers: protectedBecause(employee, requester.id, settings.protection),
    signOut,
    enabled: theCase.signIn.enabled,
    photo: settings.photoOf?.(employee.id),
    canSignOut: canSignOut(theCase, signingOut, signOut, settings),
    standing: [...receivedLines(theCase), ...changedLines(theCase)],
    end: endOffer(theCase),
    steering: { pause: undefined, handOver: isSent(theCase) ? undefined : handOverOffer(theCase) },
    sandbox: settings.sandbox,
  })
}

/** All that was found about the leaver, and what could not be read. Pure. */
export function findingsIn(theCase: OffboardingCase, settings: CaseSettings): readonly Finding[] {
  return [
    ...unreadOfAccount(theCase),
    ...unreadIn(theCase, settings),
    ...findingsAbout(theCase),
    ...findingsOfTakenOver(theCase, settings),
    ...stepsOf(theCase, settings).flatMap((step) => findingsOf(step, theCase.earlier)),
  ]
}

/** What could not be read, each with what Microsoft 365 said; those with the same answer together. */
const partTexts: Readonly<Record<UnreadPart['part'], Message>> = {
  manager: dialogTexts.say('manager'),
  details: dialogTexts.say('details'),
  roleNames: dialogTexts.say('roleNames'),
}

/** What could not be read about the account itself when the case was opened. */
function unreadOfAccount({ employee: { unread = [] } }: OffboardingCase): readonly Finding[] {
  if (unread.length === 0) return []
  const parts = unread.map(({ part }) => partTexts[part])
  const text = [...new Set(unread.map((one) => one.text))].join(' ')
  return [{ tone: 'warning', message: dialogTexts.say('unreadOfAccount', { parts, text }) }]
}

function unreadIn(theCase: OffboardingCase, settings: CaseSettings): readonly Finding[] {
  const views = isClosed(theCase) ? [] : stepsOf(theCase, settings).filter(({ state }) => state.unread !== undefined)
  const texts = [...new Set(views.map(({ state }) => state.unread?.problem.text))]
  return texts.map((text = '') => {
    const titles = views
      .filter(({ state }) => state.unread?.problem.text === text)
      .map(({ definition }) => definition.title)
    return { tone: 'warning', message: dialogTexts.say('unread', { steps: titles, text }) }
  })
}

/** What was found, and not what this case made of it; what an earlier case made so is no warning. */
function findingsOf({ definition, state }: StepOfCase, earlier: OffboardingCase['earlier']): readonly Finding[] {
  const found = state.beforeCase ?? state.facts
  if (found === undefined) return []
  const findings = definition.findings(found)
  const left = earlier?.left[definition.id]
  if (left === undefined) return findings
  const known = definition.findings(left).map(({ message }) => message)
  return findings.map((finding) =>
    known.some((message) => isDeepStrictEqual(message, finding.message))
      ? { tone: 'fact', message: personTexts.say('asLeft', { finding: finding.message }) }
      : finding,
  )
}

/** What the account itself has to say, before the steps. */
function findingsAbout(theCase: OffboardingCase): readonly Finding[] {
  const gone = accountGone(theCase)
  if (gone !== undefined) return [{ tone: 'blocker', message: gone }]
  const { employee } = theCase
  return [
    ...formerNames(employee),
    ...(employee.accountEnabled || theCase.takesBack !== undefined
      ? []
      : [{ tone: 'advice' as const, message: dialogTexts.say('blockedAlready') }]),
  ]
}

/** What they were called when the offboarding was opened, where that is no longer so: those who look for them know that name. */
function formerNames(employee: OffboardingCase['employee']): readonly Finding[] {
  const [opening] = renamingsOf(employee)
  const names = opening === undefined ? [] : namesGone(opening)
  if (names.length === 0) return []
  const said = names.map((name) => dialogTexts.say('formerName', { name }))
  return [{ tone: 'advice', message: dialogTexts.say('wasCalled', { names: said }) }]
}

/** What others left to the employee. */
function findingsOfTakenOver(theCase: OffboardingCase, settings: CaseSettings): readonly Finding[] {
  const { leading, own } = tookOverLines(theCase, settings)
  return [
    ...leading.map(({ line: message }): Finding => ({ tone: 'advice', message })),
    ...own.map((message): Finding => ({ tone: 'fact', message })),
  ]
}

/** Whether a press on the button would sign out at once, or try it again. */
function canSignOut(
  theCase: OffboardingCase,
  state: CaseStep | undefined,
  signOut: SignOut,
  { signOutNow }: CaseSettings,
): boolean {
  if (isClosed(theCase) || isPaused(theCase)) return false
  if (signOut === 'waiting' || signOut === 'timed')
    return state?.ordered === undefined && signOutNow === 'without-approval'
  return signOut === 'offered' || signOut === 'failed' || signOut === 'held'
}

function signOutOf(theCase: OffboardingCase, state: CaseStep | undefined): SignOut {
  if (state === undefined) return 'notPossible'
  if (theCase.ended !== undefined && !isSettled(state)) return isStepTouched(state) ? 'partly' : 'ended'
  if (state.held !== undefined) return 'held'
  if (isHeldUpByPause(theCase, state)) return 'paused'
  switch (state.status) {
    case 'done':
    case 'tried':
    case 'failed':
    case 'task':
    case 'rejected':
      return state.status
    case 'approved':
      return waitsForMoment(theCase, state) ? 'timed' : 'approved'
    case 'skipped':
      return 'left'
    case 'undecided':
    case 'decided':
      return isBeingDecided(theCase) || isLate(theCase, state) ? 'offered' : 'left'
    case 'waitingApproval':
      return 'waiting'
    case 'running':
      return state.sent.length > 0 || state.confirmed !== undefined ? 'running' : 'starting'
  }
}
