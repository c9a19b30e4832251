import { chooseCard } from '../../cards/conversation/choose'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { messageCard } from '../../cards/conversation/message'
import { whoCard } from '../../cards/conversation/who'
import type { Card } from '../../cards/card'
import type { Message } from '../../cards/texts'
import { readEmployee } from '../../services/directory/employee'
import { identityOf, isSamePerson, type Identity } from '../../services/directory/identity'
import { findPeople, type Found } from '../../services/directory/search'
import { protectedBecause } from '../../services/planning/planner'
import { withEligibility } from '../../services/planning/eligibility'
import type { OthersInGroup } from '../access'
import { makePlan, readFacts } from '../planning'
import { lastMember, isAlreadyLeaving } from '../leaving'
import { takeOver } from './takeOver'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'

const say = dialogTexts.say

/**
 * `/offboard` with or without a name. Returns the card that answers, or undefined when the case's own cards do.
 * Throws RemoteError when Microsoft 365 cannot be asked.
 */
export async function offboard(tools: DialogTools, turn: Turn, query: string): Promise<Card | undefined> {
  const admitted = await tools.access.operator(turn.actor)
  const translator = tools.settings.catalogue[turn.language]
  if (!admitted.ok) {
    const title = admitted.barrier === 'busy' ? say('problemTitle') : say('notOperatorTitle')
    return messageCard({ say: translator, tone: 'warning', title, text: admitted.why })
  }
  if (query === '') return whoCard({ say: translator })
  const found = await findPeople(tools.gateways.graph, query)
  return found.kind === 'one' ? openCase(tools, turn, found.id) : foundCard(tools, turn, query, found)
}

function foundCard(tools: DialogTools, turn: Turn, query: string, found: Exclude<Found, { kind: 'one' }>): Card {
  const translator = tools.settings.catalogue[turn.language]
  switch (found.kind) {
    case 'several':
      return chooseCard({ say: translator, query, exact: true, candidates: found.candidates, more: found.more })
    case 'near':
      return chooseCard({ say: translator, query, exact: false, candidates: found.candidates, more: 0 })
    case 'deleted':
      return messageCard({
        say: translator,
        tone: 'info',
        title: say('deletedTitle'),
        text: say('deleted', { name: found.displayName, at: found.deletedAt }),
      })
    case 'none':
      return messageCard({
        say: translator,
        tone: 'info',
        title: say('noneTitle'),
        text: say('none', { query: query.slice(0, 80) }),
        next: say('noneNext'),
      })
  }
}

/**
 * Opens the case of an employee and shows its first cards, unless there is one already or the account is protected.
 * Returns the card that answers when no case was opened.
 * @param by a press may be delivered twice, what was typed is not: then the cards that are there are the answer
 */
export async function openCase(
  tools: DialogTools,
  turn: Turn,
  employeeId: string,
  by: 'press' | 'command' = 'command',
): Promise<Card | undefined> {
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return answer(tools, turn, 'warning', say('problemTitle'), admitted.why)
  const known = await tools.store.unfinishedOf(employeeId)
  if (known !== undefined) return existing(tools, turn, admitted.account, known, by)
  const [employee, others] = await Promise.all([
    readEmployee(tools.gateways.graph, employeeId),
    tools.access.othersWith({ id: employeeId, userPrincipalName: '', mail: undefined }),
  ])
  if (employee === undefined) return answer(tools, turn, 'info', say('noneTitle'), say('noCaseFacts'))
  const [reason] = protectedBecause(employee, turn.actor.id, tools.settings.protection)
  if (reason !== undefined) return answer(tools, turn, 'warning', say('refusedTitle'), reason)
  if (isSamePerson(admitted.account, employee))
    return answer(tools, turn, 'warning', say('refusedTitle'), say('selfOther', { name: employee.displayName }))
  const facts = await readFacts(tools, employee)
  const [found] = protectedBecause(withEligibility(employee, facts), turn.actor.id, tools.settings.protection)
  if (found !== undefined) return answer(tools, turn, 'warning', say('refusedTitle'), found)
  const caseId = tools.newCaseId()
  const { id, displayName } = turn.actor
  const requester = { id, displayName }
  const opened = await tools.journal.underPressLock(async () => {
    const gone = (await isAlreadyLeaving(tools, id))
      ? say('selfLeaving')
      : await lastMember(tools, employee, withoutOwn(others, employee))
    if (gone !== undefined) return gone
    const account = identityOf(admitted.account)
    const { language } = turn
    return tools.journal.open(caseId, requester, { kind: 'opened', employee, requester, account, language, facts })
  })
  if (opened === true) return shown(tools, turn, caseId)
  if (opened !== false) return answer(tools, turn, 'warning', say('refusedTitle'), opened)
  // Somebody else opened one at the same moment.
  const other = await tools.store.unfinishedOf(employeeId)
  return other === undefined ? undefined : existing(tools, turn, admitted.account, other, by)
}

/** Another account of the leaver's does not go on when they are gone. */
function withoutOwn(groups: readonly OthersInGroup[], employee: Identity): readonly OthersInGroup[] {
  return groups.map(({ group, others }) => ({ group, others: others.filter((one) => !isSamePerson(one, employee)) }))
}

/** Shows a new case; its own cards are the answer, unless its requester cannot be reached by the bot yet. */
async function shown(tools: DialogTools, turn: Turn, caseId: string): Promise<Card | undefined> {
  await tools.showing.show(caseId)
  const theCase = await tools.journal.load(caseId)
  if (theCase?.shown['person'] !== undefined) return undefined
  return answer(tools, turn, 'warning', say('problemTitle'), say('openedUnreachable'))
}

/** Within this many milliseconds, a press that opens the case that it opened is the same press, delivered again. */
const deliveredAgain = 60_000

async function existing(
  tools: DialogTools,
  turn: Turn,
  account: Identity,
  caseId: string,
  by: 'press' | 'command',
): Promise<Card | undefined> {
  const theCase = await tools.journal.load(caseId)
  if (theCase === undefined) return undefined
  const { employee, requester, openedAt: at } = theCase
  const name = employee.displayName
  const isYours = turn.actor.id === requester.id
  if (isYours && by === 'press' && Date.now() - Date.parse(at) < deliveredAgain) return undefined
  const taken = isYours ? undefined : await takeOver(tools, turn, account, theCase)
  if (taken !== undefined) return answer(tools, turn, taken.tone, taken.title, taken.text)
  if (isYours) {
    // Microsoft 365 may not have answered when the plan was to be made.
    await makePlan(tools, theCase)
    await tools.showing.repost(caseId)
  }
  const text = isYours
    ? say('existsYours', { name, at })
    : say('exists', { name, at, requester: requester.displayName })
  return answer(tools, turn, 'info', say(isYours ? 'reopenedTitle' : 'existsTitle'), text)
}

function answer(tools: DialogTools, turn: Turn, tone: 'info' | 'warning', title: Message, text: Message): Card {
  return messageCard({ say: tools.settings.catalogue[turn.language], tone, title, text })
}
