import { isDeepStrictEqual } from 'node:util'
import { summaryCard, type SummaryCard } from '../../cards/channel/summary'
import { summaryTexts } from '../../cards/channel/summaryTexts'
import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { restraintTexts } from '../../cards/conversation/restraintTexts'
import { stepStatusTexts } from '../../cards/channel/stepStatus'
import type { Message, Translator } from '../../cards/texts'
import type { Operation } from '../../services/model/operation'
import { factsOf, isLate, type OffboardingCase } from '../../services/cases/journal/case'
import { leftOwnerless } from '../../services/planning/leftOwnerless'
import { contain } from '../../services/steps/contain'
import { ownership } from '../../services/steps/ownership'
import { hasEndedAccount } from '../../services/cases/engine/accountEnded'
import { channelSummaryKey, requesterSummaryKey } from '../../services/cases/journal/cardKeys'
import { isAtRest, isStepTouched } from '../../services/cases/journal/standing'
import { endedLines, signInLine } from './standing'
import { handedOver, opensPrivateMail } from './handedOver'
import { leftToTell } from './successors'
import { verifiedByPass } from './pass'
import { tookOverLines } from './tookOver'
import { accountGone, choiceOf, isToCome, isUnreadable, outcomeOf, progressOf } from './progress'
import type { CaseSettings } from '../settings'
import { contextOf, harmsOf, isPutBack, newestPressRevision, stepsOf, type StepOfCase } from '../stepsOfCase'
import { aftermathOf, datesOf, stepsTold } from '../dates'
import { channelSays, requesterSays } from '../says'
import { isOpenToReturn } from '../takingBack'

/**
 * Where the completion summary stands once nothing goes on by itself any more: with the requester and in the channel. One
 * that stands already goes on saying what is so when something goes on again, and a case that was ended is told of when it
 * left something behind. Pure.
 */
export function summariesShown(theCase: OffboardingCase): readonly string[] {
  const isTold = isAtRest(theCase) || theCase.ended?.how === 'dryRun'
  return [requesterSummaryKey, channelSummaryKey].filter((key) => isTold || theCase.shown[key] !== undefined)
}

/** The summary in the language of those who read it. Pure. */
export function summaryCardAt(theCase: OffboardingCase, settings: CaseSettings, key: string): Card {
  const audience = key === channelSummaryKey ? 'channel' : 'requester'
  const says = audience === 'channel' ? channelSays(theCase, settings) : requesterSays(theCase, settings)
  return summaryCard(summaryOf(theCase, settings, says, audience))
}

/** All that a summary says, for whoever shows it. Pure. */
export function summaryOf(
  theCase: OffboardingCase,
  settings: CaseSettings,
  say: Translator,
  audience: SummaryCard['audience'],
): SummaryCard {
  const views = stepsTold(theCase, settings)
  const requester = theCase.requester.displayName
  const withStatus = (...statuses: readonly string[]) => views.filter(({ state }) => statuses.includes(state.status))
  const done = withStatus('done')
  const [toCome, open] = parted(
    theCase.ended === undefined
      ? [...views.filter((view) => isPutBack(view.state) || isOpenLate(view)), ...withStatus(...unfinished)]
      : withStatus(...unfinished, ...neverDone),
    ({ state }) => isToCome(theCase, state, settings),
  )
  const [declined, missing] = parted(open, ({ state }) => state.status === 'rejected')
  const tasks = theCase.ended === undefined ? withStatus('task') : []
  const elsewhere = [...missingAccount(theCase), ...ownerlessGroups(theCase)]
  const outcome = outcomeOf(theCase, settings)
  const isCalm = outcome === 'declined'
  // What it did comes back, or it did nothing: only what was done, or would have been, is told of it.
  const isTakenBack = outcome === 'takenBack' || outcome === 'dryRun'
  const mayEnter = isStillIn(theCase)
  const tell = (open: readonly StepOfCase[]) => together(open.map((view) => notDone(theCase, view, settings)))
  const [unreadable, readable] = parted(done, ({ state }) => isUnreadable(state))
  return {
    say,
    caseId: theCase.caseId,
    // A press is done once for each state of the case, and evidence is wanted of each: of what a step did since, too.
    revision: Math.max(newestPressRevision(theCase), theCase.evidence?.revision ?? 0),
    audience,
    evidence: evidenceOf(theCase),
    employeeName: theCase.employee.displayName,
    outcome,
    alarming:
      !isTakenBack &&
      (mayEnter || (elsewhere.length > 0 && outcome !== 'stopped') || missing.some(({ state }) => isFailure(state))),
    signIn: theCase.accountGoneSince === undefined && !isTakenBack ? signInLine(theCase) : undefined,
    ...(theCase.takesBack === undefined ? {} : { isReturn: true, staysOut: !theCase.signIn.enabled }),
    ...(audience === 'requester' ? takeBackOf(theCase, done) : {}),
    ended: endedLines(theCase),
    undo: theCase.ended === undefined || isTakenBack ? [] : views.flatMap((view) => undoOf(theCase, view)),
    harms: isTakenBack ? [] : harmsOf(theCase),
    open: { count: new Set([...missing, ...tasks].map(({ state }) => state.stepId)).size, all: views.length },
    notDone: isTakenBack
      ? []
      : [
          ...elsewhere.map((one) => ({ ...one, who: requester })),
          ...(isCalm ? [] : tell(missing.filter((view) => !isSaidOfAccount(theCase, view)))),
        ],
    declined: isTakenBack ? [] : tell(isCalm ? open : declined),
    handed: isTakenBack ? [] : handedOver(done),
    privateMail: !isTakenBack && opensPrivateMail(done),
    readAt: theCase.lookedAt,
    toCome: toCome.map(({ definition, state }) => ({
      title: definition.title,
      line: progressOf(theCase, state, settings).detail ?? definition.describe(state.decision),
    })),
    done: readable.map((view) => verified(theCase, view)),
    accepted: unreadable.map((view) => verified(theCase, view)),
    tried: withStatus('tried').map(({ definition: { title }, state: { planned } }) => ({
      title,
      lines: wouldHave(planned?.operations ?? []),
    })),
    skipped: [
      ...stepsOf(theCase, settings).flatMap(leftSince),
      ...withStatus('skipped').map(leftAsItIs),
      ...notAsked(theCase, settings),
    ],
    tasks: tasks.flatMap(({ definition: { title }, state }) =>
      state.tasks.flatMap((task) => {
        if (task.via !== 'person') return []
        const who = state.confirmed?.by.displayName ?? requester
        return [{ who, title, line: task.explain, instruction: task.instruction }]
      }),
    ),
    left: isTakenBack
      ? []
      : [...leftToTell(theCase, settings), ...leftByOthers(theCase, settings), ...leftToPeople(theCase, settings)],
    leftBy: leftBy(theCase, mayEnter),
    reminders: isTakenBack
      ? []
      : datesOf(theCase, settings).map(({ at, message, owner }) => ({
          at,
          message,
          who: owner?.displayName ?? requester,
        })),
    approvals: views.flatMap(({ definition, state: { approval } }) =>
      approval === undefined
        ? []
        : [{ stepTitle: definition.title, by: approval.by.displayName, at: approval.at, comment: approval.comment }],
    ),
  }
}

/** What a dry run would have sent, and asked of people. */
function wouldHave(operations: readonly Operation[]): readonly Message[] {
  return operations.length === 0
    ? [restraintTexts.say('wouldHave', { requests: 0, tasks: 0 })]
    : operations.map(({ explain }) => explain)
}

/** What its reader can ask to have back, once nothing more of it is to come. */
function takeBackOf(theCase: OffboardingCase, done: readonly StepOfCase[]): Pick<SummaryCard, 'takeBack'> {
  if (!isOpenToReturn(theCase)) return {}
  const steps = done
    .filter(({ state }) => isStepTouched(state))
    .map(({ definition: { id: stepId, title } }) => ({ stepId, title }))
  return { takeBack: { personId: theCase.employee.id, steps } }
}

const unfinished = ['failed', 'rejected', 'approved', 'running']
const neverDone = ['undecided', 'decided', 'waitingApproval', 'task']

/** What takes back what a step did, or began to do, from the facts before the case. */
function undoOf({ employee }: OffboardingCase, { definition, state }: StepOfCase): SummaryCard['undo'] {
  const { beforeCase, decision = state.putBack?.decision } = state
  // What was found since is not begun: the way back is that of what was done before.
  if (!isStepTouched(state) || beforeCase === undefined || state.earlier !== undefined) return []
  const lines = definition
    .restore(employee, state.facts, beforeCase, decision)
    .flatMap(({ operations }) => operations.map(({ explain }) => explain))
  return lines.length === 0 ? [] : [{ title: definition.title, lines }]
}

/** What the plan left out, and nobody could decide about yet. */
function isOpenLate({ state }: StepOfCase): boolean {
  return !isPutBack(state) && (state.status === 'undecided' || state.status === 'decided')
}

function evidenceOf({ evidence }: OffboardingCase): SummaryCard['evidence'] {
  if (evidence === undefined) return undefined
  const { by, at, entries, fingerprint } = evidence
  return { by: by.displayName, at, entries, fingerprint }
}

/** What was read back before the case itself deleted the account went with it, so it is told as of then. */
function verified(theCase: OffboardingCase, view: StepOfCase) {
  const { definition, state } = view
  const { title } = definition
  const line = verifiedByPass(state) ?? definition.verified(state.facts, state.decision)
  if (hasEndedAccount(theCase) && definition.withoutAccount !== true)
    return { title, line: summaryTexts.say('beforeDeleted', { line }), felt: [] }
  return { title, line, felt: aftermathOf(view).felt }
}

/** Days in which people do what is left for them, from when they were asked. */
const daysForPeople = 7

/** By when what is left for people should be done: at once where the account can still sign in though it should not. */
function leftBy({ submittedAt }: OffboardingCase, mayEnter: boolean): string | undefined {
  if (submittedAt === undefined || mayEnter) return submittedAt
  const by = new Date(submittedAt)
  by.setUTCDate(by.getUTCDate() + daysForPeople)
  return by.toISOString()
}

/** Whether the account can still sign in though it was decided that it should not. */
function isStillIn(theCase: OffboardingCase): boolean {
  const blocked = theCase.steps.find(({ stepId }) => stepId === contain.id)
  const mayBeThere = theCase.accountGoneSince === undefined && !hasEndedAccount(theCase)
  if (!mayBeThere || !theCase.signIn.enabled || blocked?.decision === undefined) return false
  return !contain.changesNothing(blocked.decision as Parameters<typeof contain.changesNothing>[0])
}

function isFailure({ status, held }: StepOfCase['state']): boolean {
  return status === 'failed' || held !== undefined
}

function leftAsItIs(step: StepOfCase) {
  return { title: step.definition.title, line: step.state.unseen ?? choiceOf(step) }
}

/** What is left for people besides the steps, as far as a step came to an end or was never to be taken. */
function leftToPeople(theCase: OffboardingCase, settings: CaseSettings) {
  // Licences and memberships went with the account.
  if (hasEndedAccount(theCase)) return []
  return stepsOf(theCase, settings).flatMap(({ definition, state }) => {
    if (theCase.ended !== undefined || state.facts === undefined) return []
    if (state.unread !== undefined || isLate(theCase, state)) return []
    const { facts, decision, before = facts } = state
    const lines = definition.leftToPeople?.(theCase.employee, facts, decision, before) ?? []
    return lines.map((line) => ({ who: theCase.requester.displayName, line }))
  })
}

/** What the employee had from leavers of before, and others answer for. */
function leftByOthers(theCase: OffboardingCase, settings: CaseSettings) {
  if (theCase.ended !== undefined) return []
  return tookOverLines(theCase, settings).leading
}

/** What came since the plan and stays: what it is, who said so and why. */
function leftSince({ definition: { title }, state }: StepOfCase) {
  const since = state.declined.filter(({ whole }) => whole !== true)
  return since.map(({ operations, by, at, reason }) => ({
    title: [title, ...operations.map(({ explain }) => explain)],
    line: dialogTexts.say('leftSince', { name: by.displayName, at, reason }),
  }))
}

/** What has the same cause is said once. */
function together(lines: SummaryCard['notDone']): SummaryCard['notDone'] {
  const isSame = (one: SummaryCard['notDone'][number]) => (other: typeof one) => isDeepStrictEqual(one.why, other.why)
  return lines
    .filter((one, index) => lines.findIndex(isSame(one)) === index)
    .map((one) => ({ ...one, title: lines.filter(isSame(one)).flatMap(({ title }) => title) }))
}

/** Steps about which there was nothing to decide, and why. */
function notAsked(theCase: OffboardingCase, settings: CaseSettings) {
  const context = contextOf(theCase)
  return stepsOf(theCase, settings).flatMap(({ definition, state }) => {
    if (state.planned !== undefined || state.unread !== undefined || isLate(theCase, state)) return []
    if (definition.applies(state.facts, context)) return []
    const line = definition.notAsked?.(state.facts, context)
    return line === undefined ? [] : [{ title: definition.title, line }]
  })
}

function parted<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [readonly Item[], readonly Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))]
}

/** Groups that nobody is left to own, whatever was decided about them. */
function ownerlessGroups(theCase: OffboardingCase) {
  return leftOwnerless(factsOf(theCase)).map((why) => ({ title: ownership.title, why }))
}

/** What is only not so because the account is gone is said with that. */
function isSaidOfAccount(theCase: OffboardingCase, { state: { status, lost } }: StepOfCase): boolean {
  return theCase.accountGoneSince !== undefined && status === 'failed' && lost !== undefined
}

/** That the account is gone is said once, before what waits for it. */
function missingAccount(theCase: OffboardingCase) {
  const why = accountGone(theCase)
  return why === undefined ? [] : [{ title: dialogTexts.say('accountTitle'), why }]
}

function notDone(theCase: OffboardingCase, { definition, state }: StepOfCase, settings: CaseSettings) {
  const { status, detail } = progressOf(theCase, state, settings)
  const { rejection } = state
  const found = theCase.ended === undefined || state.earlier === undefined ? [] : (state.planned?.operations ?? [])
  const title = [definition.title, ...found.map(({ explain }) => explain)]
  if (status === 'rejected' && rejection !== undefined) {
    const { by, reason } = rejection
    return { title, why: summaryTexts.say('declinedBy', { name: by.displayName, reason }) }
  }
  const isOver = theCase.ended !== undefined || status === 'blocked'
  return {
    title,
    why: detail ?? stepStatusTexts.say(status),
    ...(isOver ? {} : { who: theCase.requester.displayName }),
  }
}
