import type { Card } from '../../cards/card'
import { messageCard } from '../../cards/conversation/message'
import { restoreTexts } from '../../cards/conversation/restoreTexts'
import { isClosed, isSettled, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent, TakesBack } from '../../services/cases/journal/entry'
import { isStepTouched, isTouched } from '../../services/cases/journal/standing'
import { takesBackOf } from '../../services/cases/journal/takesBack'
import { readEmployee } from '../../services/directory/employee'
import type { Account } from '../../services/directory/groupMembers'
import { identityOf } from '../../services/directory/identity'
import { everybodyMeant } from '../../services/directory/search'
import { idBack, type BackFacts } from '../../services/returning'
import { account } from '../../services/steps/account'
import type { DialogTools } from '../dialogTools'
import { readFacts, type FactsRead } from '../planning'
import { saysOf } from '../says'
import type { CaseSettings } from '../settings'
import { stepsOf } from '../stepsOfCase'
import type { Turn } from '../turn'
import { answerCard, type Answer } from './answer'
import { showAgain } from './existing'
import { isKeptFrom } from './knownCases'
import { mostShown, refused } from './listed'
import { openedUnreachable } from './unreachable'

const say = restoreTexts.say

/** Who comes back, and whether it was confirmed that it may begin. */
export interface Restoring {
  readonly people: readonly string[]
  readonly begins: boolean
}

/**
 * Whoever left comes back: their case ends first, whatever it was at, and another one gives back what it took. Returns the card
 * that answers, or undefined when the case's own cards do. Throws RemoteError and JournalFault.
 */
export async function restore(
  tools: DialogTools,
  turn: Turn,
  { people, begins }: Restoring,
): Promise<Card | undefined> {
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return answerCard(tools, turn, refused(admitted))
  const [person] = people
  if (person === undefined) return answerCard(tools, turn, { tone: 'info', title: say('whomTitle'), text: say('whom') })
  const cases = await casesOf(tools, turn, person)
  const [only, ...others] = cases
  if (only === undefined || others.length > 0) return answerCard(tools, turn, whomOf(cases, person))
  const { takesBack } = only
  if (takesBack !== undefined && !isClosed(only))
    return showAgain(tools, turn, admitted.account, only.caseId, 'command')
  const left = takesBack === undefined || only.phase === 'completed' ? only : await tools.journal.load(takesBack.caseId)
  if (left === undefined) return answerCard(tools, turn, whomOf([], person))
  const why = whyNot(left)
  if (why !== undefined) return messageCard({ say: saysOf(left, tools.settings, turn.language), ...why })
  if (await isGoneForGood(tools, left))
    return messageCard({ say: saysOf(left, tools.settings, turn.language), ...gone(left) })
  return begins
    ? begin(tools, turn, admitted.account, left)
    : messageCard({ say: saysOf(left, tools.settings, turn.language), ...offerOf(left, turn, tools.settings) })
}

/** The newest case about each who may be meant, where whoever asks may be told of it. Throws RemoteError. */
async function casesOf(tools: DialogTools, { actor }: Turn, person: string): Promise<readonly OffboardingCase[]> {
  const { store, journal, gateways } = tools
  const cases: OffboardingCase[] = []
  for (const id of new Set(await everybodyMeant(gateways.graph, person))) {
    const caseId = (await store.unfinishedOf(id)) ?? (await store.closedOf(id))
    const theCase = caseId === undefined ? undefined : await journal.load(caseId)
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
    lines: shown.map(({ employee, requester, openedAt: at }) =>
      say('candidate', { name: employee.displayName, requester: requester.displayName, at }),
    ),
    buttons: shown.map(({ employee: { id, displayName: name } }) => ({
      title: say('look', { name }),
      verb: 'ask',
      carries: { command: 'restore', person: id },
    })),
  }
}

/** Why there is nothing to take back of a case; undefined when there is. Pure. */
export function whyNot(theCase: OffboardingCase): Answer | undefined {
  const { employee, requester, newestAt: at, takesBack } = theCase
  const name = employee.displayName
  if (takesBack !== undefined) return { tone: 'info', title: say('isBackTitle', { name }), text: say('isBack', { at }) }
  if (isTouched(theCase)) return undefined
  const next = isClosed(theCase) ? {} : { next: say('untouchedNext', { requester: requester.displayName }) }
  return { tone: 'info', title: say('untouchedTitle'), text: say('untouched', { name }), ...next }
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
export function offerOf(theCase: OffboardingCase, { actor }: Pick<Turn, 'actor'>, settings: CaseSettings): Answer {
  const { employee, requester } = theCase
  const { id, displayName: name } = employee
  const open = isClosed(theCase) ? [] : stepsOf(theCase, settings).filter(({ state }) => !isSettled(state))
  const titles = (some: typeof open) => some.map(({ definition }) => definition.title)
  const underWay = open.filter(({ state }) => state.status === 'running' && isStepTouched(state))
  const waits = open.filter((step) => !underWay.includes(step))
  const isOthers = requester.id !== actor.id
  return {
    tone: 'warning',
    title: say('askTitle', { name }),
    text: say('ask'),
    lines: [
      ...(isOthers ? [say('askOfOther', { requester: requester.displayName })] : []),
      ...(waits.length === 0 ? [] : [say('waits', { count: waits.length, steps: titles(waits) })]),
      ...(underWay.length === 0 ? [] : [say('underWay', { steps: titles(underWay) })]),
      ...(settings.policy === 'none' ? [] : [say('askApproved')]),
    ],
    buttons: [
      { title: say('begin', { name }), verb: 'ask', carries: { command: 'restore', person: id, begins: 'yes' } },
    ],
  }
}

/** Ends the case, and opens the one that gives back. Throws RemoteError. */
async function begin(
  tools: DialogTools,
  turn: Turn,
  asking: Account,
  { caseId }: OffboardingCase,
): Promise<Card | undefined> {
  const { journal, settings, delivery, engine } = tools
  const { id, displayName } = turn.actor
  const requester = { id, displayName }
  const ended = await journal.record(caseId, requester, endedFirst)
  await engine.lookAt(caseId)
  const takesBack = takesBackOf([ended, ...(await casesBefore(tools, ended))])
  const employee = (await readEmployee(tools.gateways.graph, ended.employee.id)) ?? {
    ...ended.employee,
    accountEnabled: false,
  }
  const definitions = settings.steps.filter((step) => takesBack.made[step.takesBack ?? ''] !== undefined)
  const read = await readFacts(tools, definitions, employee, {}, takesBack)
  const opened = openingOf(read, takesBack, employee, { requester, asking, language: turn.language })
  const own = tools.newCaseId()
  if (await journal.open(own, requester, opened)) {
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

/** First of all the old case ends, in whatever state it is. Pure. */
function endedFirst({ phase }: OffboardingCase): readonly CaseEvent[] {
  return phase === 'cancelled' ? [] : [{ kind: 'cancelled', takenBack: true }]
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
