import type { Card } from '../../cards/card'
import { checkTexts } from '../../cards/conversation/checkTexts'
import { decisionsOf } from '../../services/cases/journal/case'
import { findNamed } from '../../services/directory/named'
import { notNamedAnswer } from '../restrained'
import { findPeople, type Candidate, type Found } from '../../services/directory/search'
import { answeredAsSuggested, imagined, plannedFrom } from '../beforehand'
import type { DialogTools } from '../dialogTools'
import { lastMember } from '../leavingLock'
import { readFacts } from '../planning'
import { stepsOfLeaving } from '../stepsOfCase'
import type { Turn } from '../turn'
import { checkCardOf } from '../views/check'
import { answerCard, type Answer } from './answer'
import { readDeletedPerson } from './deletedPerson'
import { readEarlier } from './earlier'
import { readHereBefore } from './hereBefore'
import { isKeptFrom } from './knownCases'
import { mostShown, refused } from './listed'
import { notFound } from './offboard'
import { decideOpening, protectedAnswer, readLeaver, type Opening } from './open'
import { standingsCard } from './standings'

const say = checkTexts.say

/**
 * What would be found and planned about somebody, and whether they were here before, for operators. Nothing is written and nobody else is told: the case is
 * only imagined. Throws RemoteError and JournalFault.
 * @param people names, addresses or object ids; the first is looked at
 */
export async function check(tools: DialogTools, turn: Turn, [person]: readonly string[]): Promise<Card> {
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return answerCard(tools, turn, refused(admitted))
  if (person === undefined) return answerCard(tools, turn, { tone: 'info', title: say('whomTitle'), text: say('whom') })
  const { named } = tools
  const { found, others } =
    named === undefined
      ? { found: await findPeople(tools.gateways.graph, person), others: [] }
      : await findNamed(tools.gateways.graph, named, [person])
  if (others.length > 0) return answerCard(tools, turn, notNamedAnswer(person))
  if (found.kind === 'deleted') return answerCard(tools, turn, await readDeletedPerson(tools, turn, found))
  return found.kind === 'one'
    ? lookAt(tools, turn, { account: admitted.account, employeeId: found.account.id, found: found.account })
    : answerCard(tools, turn, whomOf(found, person))
}

/** Whom of several, or what became of the one who was meant. Pure. */
export function whomOf(found: Exclude<Found, { kind: 'one' | 'deleted' }>, query: string): Answer {
  if (found.kind === 'none') return notFound(found, query)
  const candidates = found.candidates.slice(0, mostShown)
  return {
    tone: 'info',
    title: say('severalTitle'),
    text: say('several'),
    lines: candidates.map((one) => say('candidate', { name: one.displayName, facts: factsOf(one) })),
    buttons: candidates.map(({ id, displayName: name }) => ({
      title: say('look', { name }),
      verb: 'ask',
      carries: { command: 'check', person: id },
    })),
  }
}

function factsOf({ jobTitle, department, userPrincipalName }: Candidate): string {
  return [jobTitle, department, userPrincipalName].filter((one) => one !== undefined && one !== '').join(', ')
}

async function lookAt(tools: DialogTools, turn: Turn, asked: Opening): Promise<Card> {
  const { account, employeeId } = asked
  const { settings, store, journal } = tools
  const running = await store.unfinishedOf(employeeId)
  const theCase = running === undefined ? undefined : await journal.load(running)
  // Whoever may not be told that there is one is answered as if there were none.
  if (theCase !== undefined && !(await isKeptFrom(tools, theCase, turn.actor, { isOperator: true })))
    return standingsCard(tools, turn, [employeeId])
  const before = await readEarlier(tools, employeeId)
  const opening = decideOpening(turn, account, await readLeaver(tools, asked, before), settings)
  if (!opening.ok) return answerCard(tools, turn, opening.answer)
  const last = await lastMember(tools, opening.beginning)
  if (last !== undefined) return answerCard(tools, turn, protectedAnswer(last))
  const found = imagined(opening.event, tools.now().toISOString())
  const answered = answeredAsSuggested(found, settings)
  const [read, hereBefore] = await Promise.all([
    readFacts(tools, stepsOfLeaving(settings), answered.employee, decisionsOf(answered)),
    readHereBefore(tools, turn, opening.event.employee),
  ])
  return checkCardOf(found, plannedFrom(answered, read, settings), hereBefore, settings, turn.language)
}
