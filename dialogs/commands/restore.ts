import { restraintTexts } from '../../cards/conversation/restraintTexts'
import { endLeftDryRun, notNamedAnswer } from '../restrained'
import { behindDryRun } from './open'
import type { Card } from '../../cards/card'
import { saidFor } from '../../cards/texts'
import { dateTexts } from '../../cards/conversation/dateTexts'
import { messageCard } from '../../cards/conversation/message'
import { restoreTexts } from '../../cards/conversation/restoreTexts'
import { isClosed, isSettled, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent, TakesBack } from '../../services/cases/journal/entry'
import { isStepTouched, isTouched } from '../../services/cases/journal/standing'
import { hasEndedAccount } from '../../services/cases/engine/accountEnded'
import { takesBackOf, wayOf } from '../../services/cases/journal/takesBack'
import { readEmployee } from '../../services/directory/employee'
import type { Account } from '../../services/directory/groupMembers'
import { identityOf } from '../../services/directory/identity'
import { everybodyMeant } from '../../services/directory/search'
import { idBack, type BackFacts } from '../../services/returning'
import { account } from '../../services/steps/account'
import type { DialogTools } from '../dialogTools'
import { whileNobodyLeaves } from '../leavingLock'
import { readFacts, type FactsRead } from '../planning'
import { saysOf } from '../says'
import type { CaseSettings } from '../settings'
import { stepsOf } from '../stepsOfCase'
import type { Turn } from '../turn'
import { answerCard, type Answer } from './answer'
import { showAgain } from './existing'
import { isKeptFrom } from './knownCases'
import { leaversCalled } from './leaversCalled'
import { mostShown, refused } from './listed'
import { protectedAnswer } from './open'
import { openedUnreachable } from './unreachable'

const say = restoreTexts.say

/** Who comes back, and whether it was confirmed that it may begin. */
export interface Restoring {
  readonly people: readonly string[]
  readonly begins: boolean
  /** Id of the only step whose doings come back; all of it when left out. */
  readonly part?: string | undefined
  /** The case on whose card it was asked: no newer one is meant. Left out where it was typed. */
  readonly of?: string | undefined
}

/**
 * Whoever left comes back: their case ends first, whatever it was at, and another one gives back what it took. Returns the card
 * that answers, or undefined when the case's own cards do. Throws RemoteError and JournalFault.
 */
export async function restore(
  tools: DialogTools,
  turn: Turn,
  { people, begins, part, of }: Restoring,
): Promise<Card | undefined> {
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return answerCard(tools, turn, refused(admitted))
  const [person] = people
  if (person === undefined) return answerCard(tools, turn, { tone: 'info', title: say('whomTitle'), text: say('whom') })
  const cases = await casesOf(tools, turn, person)
  const [only, ...others] = cases
  if (only === undefined || others.length > 0) return answerCard(tools, turn, whomOf(cases, person))
  if (only.takesBack !== undefined && !isClosed(only))
    return showAgain(tools, turn, admitted.account, only.caseId, 'command')
  const left = await leavingBehind(tools, only)
  if (left === undefined) return answerCard(tools, turn, whomOf([], person))
  const why =
    (await whyNotHere(tools, left)) ??
    whyNotNewest(left, of) ??
    whyNot(left) ??
    whyNotPart(left, part) ??
    ((await isGoneForGood(tools, left)) ? gone(left) : undefined)
  if (why === undefined && begins) return begin(tools, turn, admitted.account, left, part)
  return messageCard({
    say: saysOf(left, tools.settings, turn.language),
    ...(why ?? offerOf(left, turn, tools.settings, part)),
  })
}

/** The case that is taken back: itself, or the one that a return gave back a part of, or was ended before it gave back. */
export async function leavingBehind(
  tools: DialogTools,
  theCase: OffboardingCase,
): Promise<OffboardingCase | undefined> {
  const { takesBack, phase } = theCase
  const isWhole = takesBack === undefined || (phase === 'completed' && takesBack.part !== true)
  return isWhole ? theCase : tools.journal.load(takesBack.caseId)
}

/**
 * The newest case about each who may be meant, where whoever asks may be told of it: by the names that the directory has, or
 * else, as with somebody who is gone for good, by those that they had. Throws RemoteError.
 */
async function casesOf(tools: DialogTools, turn: Turn, person: string): Promise<readonly OffboardingCase[]> {
  const cases = await casesAbout(tools, turn, await everybodyMeant(tools.gateways.graph, person))
  return cases.length > 0 ? cases : casesAbout(tools, turn, await leaversCalled(tools, person))
}

async function casesAbout(
  tools: DialogTools,
  { actor }: Turn,
  ids: readonly string[],
): Promise<readonly OffboardingCase[]> {
  const { store, journal } = tools
  const cases: OffboardingCase[] = []
  for (const id of new Set(ids)) {
    const load = async (caseId: string | undefined) => (caseId === undefined ? undefined : journal.load(caseId))
    const running = await load(await store.unfinishedOf(id))
    // A dry run took nothing away.
    const theCase =
      running === undefined || running.dryRun !== undefined ? await load(await store.closedOf(id)) : running
    if (theCase !== undefined && !(await isKeptFrom(tools, theCase, actor, { isOperator: true }))) cases.push(theCase)
  }
  return cases
}

/** Whom of several, or that there is nobody. Pure. */
export function whomOf(cases: readonly OffboardingCase[], query: string): Answer {
  if (cases.length === 0)
    return {
      tone: 'info',
      title: say('noneTitle'),
      text: say('none', { query: query.slice(0, 80) }),
      next: say('noneNext'),
    }
  const shown = cases.slice(0, mostShown)
  return {
    tone: 'info',
    title: say('severalTitle'),
    text: say('several'),
    lines: shown.map(({ employee, requester, openedAt: at, takesBack }) =>
      saidFor(wayOf(takesBack), say('candidate', { name: employee.displayName, requester: requester.displayName, at })),
    ),
    buttons: shown.map(({ employee: { id, displayName: name } }) => ({
      title: say('look', { name }),
      verb: 'ask',
      carries: { command: 'restore', person: id },
    })),
  }
}

/**
 * That a newer case knows how things stand than the one on whose card it was asked. Its own return is none: of that is told how
 * it ended. Pure. @param of id of that one
 */
function whyNotNewest({ caseId, employee, takesBack }: OffboardingCase, of: string | undefined): Answer | undefined {
  if (of === undefined || of === caseId || of === takesBack?.caseId) return undefined
  const text = dateTexts.say('newer', { name: employee.displayName })
  return { tone: 'info', title: say('untouchedTitle'), text }
}

/** Why there is nothing to take back of a case; undefined when there is. Pure. */
export function whyNot(theCase: OffboardingCase): Answer | undefined {
  const { employee, requester, newestAt: at, takesBack, earlier } = theCase
  const name = employee.displayName
  if (takesBack !== undefined) return { tone: 'info', title: say('isBackTitle', { name }), text: say('isBack', { at }) }
  // One that changed nothing goes on from one that did: both are of the same leaving.
  if (isTouched(theCase) || earlier !== undefined) return undefined
  const next = isClosed(theCase) ? {} : { next: say('untouchedNext', { requester: requester.displayName }) }
  return { tone: 'info', title: say('untouchedTitle'), text: say('untouched', { name }), ...next }
}

/** Why this one step cannot be taken back by itself; undefined when it can, or all of it is meant. Pure. */
export function whyNotPart(theCase: OffboardingCase, part: string | undefined): Answer | undefined {
  if (part === undefined) return undefined
  const title = say('partTitle')
  if (!isClosed(theCase)) return { tone: 'info', title, text: say('partRuns'), next: say('partRunsNext') }
  if (hasEndedAccount(theCase)) return { tone: 'info', title, text: say('partDeleted'), next: say('partDeletedNext') }
  const { made } = takesBackOf([theCase])
  return made[part] === undefined ? { tone: 'info', title, text: say('partUntouched') } : undefined
}

function gone({ employee: { displayName: name } }: OffboardingCase): Answer {
  return { tone: 'warning', title: say('goneTitle', { name }), text: say('gone'), next: say('goneNext') }
}

/** Whether the account went with the case, and nobody can restore it any more. Throws RemoteError. */
async function isGoneForGood(tools: DialogTools, theCase: OffboardingCase): Promise<boolean> {
  const { made, caseId } = takesBackOf([theCase])
  const { [account.id]: ofAccount } = made
  if (ofAccount === undefined) return false
  const definitions = tools.settings.steps.filter(({ id }) => id === idBack(account.id))
  const { facts } = await readFacts(tools, definitions, theCase.employee, {}, { caseId, made })
  const back = facts[idBack(account.id)] as BackFacts | undefined
  return back?.parts.some(({ stands }) => stands === 'lost') === true
}

/** What would begin, and how it stands with what the case still does. Pure. */
export function offerOf(
  theCase: OffboardingCase,
  { actor }: Pick<Turn, 'actor'>,
  settings: CaseSettings,
  part?: string,
): Answer {
  const { employee, requester } = theCase
  const { id, displayName: name } = employee
  const approved = settings.policy === 'none' ? [] : [say('askApproved')]
  const carries = { command: 'restore', person: id, begins: 'yes', of: theCase.caseId }
  if (part !== undefined) {
    const titles = stepsOf(theCase, settings).flatMap(({ definition }) =>
      definition.id === part ? definition.title : [],
    )
    return {
      tone: 'warning',
      title: say('partTitle'),
      text: say('askPart', { steps: titles }),
      lines: approved,
      buttons: [{ title: say('beginPart'), verb: 'ask', carries: { ...carries, part } }],
    }
  }
  const open = isClosed(theCase) ? [] : stepsOf(theCase, settings).filter(({ state }) => !isSettled(state))
  const titles = (some: typeof open) => some.map(({ definition }) => definition.title)
  const underWay = open.filter(({ state }) => state.status === 'running' && isStepTouched(state))
  const waits = open.filter((step) => !underWay.includes(step))
  const isOthers = requester.id !== actor.id
  return {
    tone: 'warning',
    title: say('askTitle', { name }),
    // Of one that is over nothing is still to come.
    text: say(isClosed(theCase) ? 'askEnded' : 'ask'),
    lines: [
      ...(isOthers ? [say('askOfOther', { requester: requester.displayName })] : []),
      ...(waits.length === 0 ? [] : [say('waits', { count: waits.length, steps: titles(waits) })]),
      ...(underWay.length === 0 ? [] : [say('underWay', { steps: titles(underWay) })]),
      ...approved,
    ],
    buttons: [{ title: say('begin', { name }), verb: 'ask', carries }],
  }
}

/** Ends the case, and opens the one that gives back. Throws RemoteError. */
async function begin(
  tools: DialogTools,
  turn: Turn,
  asking: Account,
  left: OffboardingCase,
  part: string | undefined,
): Promise<Card | undefined> {
  const { journal, settings, delivery, engine } = tools
  const { id, displayName } = turn.actor
  const requester = { id, displayName }
  const behind = await behindDryRun(tools, left.employee.id)
  const isDryRun = behind.dryRun !== undefined
  await endLeftDryRun(tools, left.employee.id)
  const ended = await whileNobodyLeaves(tools, turn.actor, undefined, async (gone) => {
    if (gone !== undefined) return { gone }
    return part === undefined && !isDryRun ? journal.record(left.caseId, requester, endedFirst) : left
  })
  if ('gone' in ended) return answerCard(tools, turn, protectedAnswer(ended.gone))
  if (part === undefined && !isDryRun) await engine.lookAt(left.caseId)
  const all = takesBackOf([ended, ...(await casesBefore(tools, ended))])
  const takesBack = part === undefined ? all : onlyPart(all, part)
  const employee = (await readEmployee(tools.gateways.graph, ended.employee.id)) ?? {
    ...ended.employee,
    accountEnabled: false,
  }
  const definitions = settings.steps.filter((step) => takesBack.made[step.takesBack ?? ''] !== undefined)
  const read = await readFacts(tools, definitions, employee, {}, takesBack)
  const opened = {
    ...openingOf(read, takesBack, employee, { requester, asking, language: turn.language }),
    ...behind,
  }
  const own = tools.newCaseId()
  if (await journal.open(own, requester, opened)) {
    // Only by whoever was first, where several ask at once.
    if (part !== undefined && !isDryRun)
      await journal.record(left.caseId, requester, (now) => givenUp(now, part, displayName, tools.now()))
    if (read.unread !== undefined) await engine.lookAt(own)
    const unreachable = openedUnreachable(await delivery.show(own))
    const name = employee.displayName
    const begun = { tone: 'info', title: say('begunTitle', { name }), text: say('begun') } as const
    return answerCard(tools, turn, unreachable ?? begun)
  }
  // Somebody else opened one at the same moment.
  const other = await tools.store.unfinishedOf(employee.id)
  return other === undefined ? undefined : showAgain(tools, turn, asking, other, 'press')
}

/** Why nothing is begun by how the bot is configured: it is limited to others, or in a dry run, which ends nothing that runs. */
async function whyNotHere({ named, settings }: DialogTools, left: OffboardingCase): Promise<Answer | undefined> {
  const { id, displayName: name } = left.employee
  if (named !== undefined && !(await named.isNamed(id))) return notNamedAnswer()
  if (settings.restraint?.dryRun !== true || isClosed(left)) return undefined
  return {
    tone: 'warning',
    title: restraintTexts.say('returnTitle'),
    text: restraintTexts.say('returnOpen', { name }),
    next: restraintTexts.say('returnNext'),
  }
}

/** First of all the old case ends, in whatever state it is. Pure. */
function endedFirst({ phase }: OffboardingCase): readonly CaseEvent[] {
  return phase === 'cancelled' ? [] : [{ kind: 'cancelled', takenBack: true }]
}

/** The case answers no more for what one of its steps did: somebody takes that back. Pure. */
function givenUp({ steps }: OffboardingCase, part: string, name: string, now: Date): readonly CaseEvent[] {
  const isDone = steps.some(({ stepId, status }) => stepId === part && status === 'done')
  return isDone ? [{ kind: 'passedOn', stepId: part, why: say('partGivenUp', { name, at: now.toISOString() }) }] : []
}

function onlyPart({ caseId, made }: TakesBack, part: string): TakesBack {
  const { [part]: own } = made
  return { caseId, made: own === undefined ? {} : { [part]: own }, part: true }
}

/** The cases of the same leaving before this one, the newest first. */
async function casesBefore(tools: DialogTools, { earlier }: OffboardingCase): Promise<readonly OffboardingCase[]> {
  const before = earlier === undefined ? undefined : await tools.journal.load(earlier.caseId)
  return before === undefined ? [] : [before, ...(await casesBefore(tools, before))]
}

function openingOf(
  { facts, unread }: FactsRead,
  takesBack: TakesBack,
  employee: OffboardingCase['employee'],
  by: {
    readonly requester: { readonly id: string; readonly displayName: string }
    readonly asking: Account
    readonly language: Turn['language']
  },
): CaseEvent & { readonly kind: 'opened' } {
  const { requester, asking, language } = by
  return {
    kind: 'opened',
    employee,
    requester,
    account: identityOf(asking),
    language,
    facts,
    takesBack,
    ...(unread === undefined ? {} : { unread }),
  }
}
