import type { Card } from '../../cards/card'
import { messageCard, type Button } from '../../cards/conversation/message'
import { statusTexts } from '../../cards/conversation/statusTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { requesterSummaryKey } from '../../services/cases/journal/cardKeys'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { everybodyMeant } from '../../services/directory/search'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import type { CaseSettings } from '../settings'
import { threadOf } from '../threadOf'
import type { Turn } from '../turn'
import { standingInFull, standingLines, type Reader } from '../views/standing'
import { summariesShown } from '../views/summary'
import { saysOf } from '../says'
import { answerCard, type Answer } from './answer'
import { isKeptFrom, readRights } from './knownCases'
import { inTurn, lineOf, mostShown, refused, withMore } from './listed'
import { askAbout } from './status'

const say = statusTexts.say

/** Whether somebody may be told, and of everybody whom they may mean the newest case, where they may be told of it. */
export interface StandingsRead {
  readonly admitted: Admission
  readonly query: string
  readonly cases: readonly OffboardingCase[]
}

/**
 * Looks for the cases about people, also those that were completed or ended. Throws RemoteError and JournalFault.
 * @param people names, addresses or object ids
 */
export async function readStandings(tools: DialogTools, turn: Turn, people: readonly string[]): Promise<StandingsRead> {
  const { admitted, ...rights } = await readRights(tools, turn)
  const query = people.join(', ').slice(0, 80)
  if (!admitted.ok) return { admitted, query, cases: [] }
  const meant = await Promise.all(people.map((name) => everybodyMeant(tools.gateways.graph, name)))
  const cases: OffboardingCase[] = []
  for (const id of new Set(meant.flat())) {
    const theCase = await newestAbout(tools, id)
    if (theCase !== undefined && !(await isKeptFrom(tools, theCase, turn.actor, rights))) cases.push(theCase)
  }
  return { admitted, query, cases }
}

async function newestAbout({ store, journal }: DialogTools, employeeId: string): Promise<OffboardingCase | undefined> {
  const caseId = (await store.unfinishedOf(employeeId)) ?? (await store.closedOf(employeeId))
  return caseId === undefined ? undefined : journal.load(caseId)
}

/** How it stands with people whom somebody named, as a card. Throws RemoteError and JournalFault. */
export async function standingsCard(tools: DialogTools, turn: Turn, people: readonly string[]): Promise<Card> {
  const read = await readStandings(tools, turn, people)
  const answer = standingsOf(read, turn, tools.settings)
  const [only, ...more] = read.cases
  // What is said about one case is said by the name that its leaver has now.
  if (only === undefined || more.length > 0) return answerCard(tools, turn, answer)
  return messageCard({ say: saysOf(only, tools.settings, turn.language), ...answer })
}

/** How it stands with somebody, with the way to the cards; or whom of several, as a button each. Pure. */
export function standingsOf(
  { admitted, query, cases }: StandingsRead,
  { actor }: Pick<Turn, 'actor'>,
  settings: CaseSettings,
): Answer {
  if (!admitted.ok) return refused(admitted)
  const [first, ...more] = cases
  // The same words where there is nothing to tell, and where this person may not be told.
  if (first === undefined)
    return {
      tone: 'info',
      title: say('unknownTitle'),
      text: say('unknown', { query }),
      next: say('unknownNext'),
      buttons: [all],
    }
  if (more.length === 0) return standingOf(first, actor, settings)
  return {
    tone: 'info',
    title: say('severalTitle'),
    text: say('several'),
    lines: withMore(cases, (theCase) =>
      lineOf(theCase, inTurn(standingLines(theCase, settings, readerOf(theCase, actor)))),
    ),
    buttons: cases.slice(0, mostShown).map(askAbout),
  }
}

const all: Button = { title: say('all'), verb: 'ask', carries: { command: 'status' } }

function standingOf(theCase: OffboardingCase, actor: Turn['actor'], settings: CaseSettings): Answer {
  const { employee, requester, openedAt: at } = theCase
  const url = threadOf(theCase, settings)
  return {
    tone: 'info',
    title: say('whose', { name: employee.displayName }),
    text: say('askedFor', { requester: requester.displayName, at }),
    lines: standingInFull(theCase, settings, readerOf(theCase, actor)),
    buttons: [...(readerOf(theCase, actor) === 'requester' ? ownButtons(theCase) : []), all],
    links: url === undefined ? [] : [{ title: typedTexts.say('thread'), url }],
  }
}

/** As whom somebody reads how a case stands. Pure. */
export function readerOf({ requester }: OffboardingCase, { id }: Turn['actor']): Reader {
  return requester.id === id ? 'requester' : 'colleague'
}

/** The requester's cards stand in their chat, however far above. */
function ownButtons(theCase: OffboardingCase): readonly Button[] {
  const { caseId, revision, employee } = theCase
  return [
    ...(isClosed(theCase)
      ? []
      : [{ title: say('showCards'), verb: 'start', carries: { employeeId: employee.id } } as const]),
    ...(summariesShown(theCase).includes(requesterSummaryKey)
      ? [{ title: typedTexts.say('showSummary'), verb: 'summary', carries: { caseId, revision } } as const]
      : []),
  ]
}
