import type { Card } from '../../cards/card'
import { carrying } from '../../cards/conversation/carrying'
import { leaverListTexts } from '../../cards/conversation/leaverListTexts'
import type { Message } from '../../cards/texts'
import { findExactly, type FoundExactly } from '../../services/directory/exactly'
import { meantBy, outcomesOf, type LeaverRow, type Outcome } from '../../services/leavers/matching'
import { readTable } from '../../services/leavers/readTable'
import { saidIn, type Said, type SaidRead } from '../../services/leavers/said'
import { largestFile, mostRows, type FileProblem } from '../../services/leavers/table'
import { RemoteError } from '../../services/remote/reader'
import type { Account } from '../../services/directory/groupMembers'
import type { DialogTools } from '../dialogTools'
import type { LeaverList } from '../leaverLists'
import type { FileGot, SentFile } from '../sentFile'
import type { Press, Turn } from '../turn'
import { listPageOf, takenIn } from '../views/leaverList'
import { answerCard, type Answer } from './answer'
import { readStandings, whatRuns } from './listStanding'
import { refused } from './listed'
import { carriedWanted } from './typedMoment'

const say = leaverListTexts.say

/**
 * Reads a list of leavers that an operator sent, and says what becomes of each row. Nothing is written, and nobody's leaving
 * begins. Throws RemoteError and JournalFault.
 * @param besides whether it came with words or other files
 */
export async function leaverList(
  tools: DialogTools,
  turn: Turn,
  { file, besides }: { readonly file: SentFile; readonly besides: boolean },
): Promise<Card> {
  const { access, sentFiles, gateways } = tools
  if (turn.where !== 'personal') return answerCard(tools, turn, notHere)
  const admitted = await access.operator(turn.actor)
  if (!admitted.ok) return answerCard(tools, turn, refused(admitted))
  const got = await sentFiles.get(file, largestFile)
  const read = got.ok ? readList(got.bytes, gateways.settings.timeZone) : got
  if (!read.ok) return answerCard(tools, turn, notRead(read.why))
  const { rows, ...table } = read.said
  const outcomes = await outcomesFor(tools, turn, admitted.account, rows)
  const list: LeaverList = { file: file.name, table, rows: inOrder(outcomes), besides }
  return newListCard(tools, turn, list)
}

/** The first page of a list that is kept from now on. Throws JournalFault. */
export async function newListCard(tools: DialogTools, turn: Turn, list: LeaverList): Promise<Card> {
  return pageCard(tools, turn, list, await tools.leaverLists.keep(turn.actor.id, list), 0)
}

/** Another page of a list that was sent, or that it is not at hand any more. Throws JournalFault. */
export async function leaverListPage(tools: DialogTools, turn: Turn, { input }: Pick<Press, 'input'>): Promise<Card> {
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return answerCard(tools, turn, refused(admitted))
  const chosen = await withColumn(tools, turn, { input })
  return chosen ?? (await listPressedOn(tools, turn, { input })) ?? answerCard(tools, turn, forgotten)
}

/** The same list with the column whose days count, where a press chose one of those that it has. Throws JournalFault. */
async function withColumn(tools: DialogTools, turn: Turn, { input }: Pick<Press, 'input'>): Promise<Card | undefined> {
  const list = await tools.leaverLists.find(turn.actor.id, input['listId'])
  const chosen = list?.table.when.find((title) => title === input['column'])
  return list === undefined || chosen === undefined ? undefined : newListCard(tools, turn, { ...list, chosen })
}

/** The page of a list that a press came from, as it stands now; undefined where it came from none that is known. */
export async function listPressedOn(
  tools: DialogTools,
  turn: Turn,
  { input }: Pick<Press, 'input'>,
): Promise<Card | undefined> {
  const { listId = '', from } = input
  const list = await tools.leaverLists.find(turn.actor.id, listId)
  const at = Number(from)
  return list === undefined ? undefined : pageCard(tools, turn, list, listId, Number.isSafeInteger(at) ? at : 0)
}

function readList(bytes: Buffer, timeZone: string): SaidRead {
  const read = readTable(bytes)
  return read.ok ? saidIn(read.table, timeZone) : read
}

async function outcomesFor(
  tools: DialogTools,
  turn: Turn,
  account: Account,
  rows: readonly Said[],
): Promise<readonly LeaverRow[]> {
  const found = await Promise.all(rows.map((row) => findFor(tools, row)))
  const meant = rows.map((said, index) => ({ said, meant: meantBy(said, found[index] ?? nobody) }))
  const ids = new Set(meant.flatMap(({ meant: one }) => (one.kind === 'one' ? [one.account.id] : [])))
  const standings = await readStandings(tools, turn, account, [...ids])
  return outcomesOf(meant, standings)
}

const nobody: FoundExactly = { accounts: [], isAll: true, deletedAt: undefined }

/** What Microsoft 365 cannot look for is nobody's, and keeps no other row from being found. */
async function findFor({ gateways }: DialogTools, said: Said): Promise<FoundExactly> {
  try {
    return await findExactly(gateways.graph, said)
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'badRequest') return nobody
    throw error
  }
}

const order: readonly Outcome['kind'][] = ['taken', 'asked', 'refused', 'nobody']

/** What can be begun first, then by what became of them; each as they stood. Pure. */
export function inOrder(rows: readonly LeaverRow[]): readonly LeaverRow[] {
  return order.flatMap((kind) => rows.filter(({ outcome }) => outcome.kind === kind))
}

async function pageCard(tools: DialogTools, turn: Turn, list: LeaverList, listId: string, from: number): Promise<Card> {
  const page = listPageOf(list, from)
  const begun = new Map<string, Message>()
  for (const { id } of takenIn(list)) {
    const runs = await whatRuns(tools, turn, id)
    if (runs !== undefined) begun.set(id, runs)
  }
  const { catalogue } = tools.settings
  const card = page.card(catalogue[turn.language], listId, begun, tools.gateways.settings.timeZone)
  return carrying(card, 'start', carriedWanted(list.crowd?.wanted))
}

const notHere: Answer = {
  tone: 'info',
  title: say('notHereTitle'),
  text: say('notHere'),
  next: say('notHereNext'),
}
const forgotten: Answer = { tone: 'info', title: say('notReadTitle'), text: say('forgotten') }

/** Why a list was not read. Pure. */
export function notRead(why: FileProblem | Extract<FileGot, { ok: false }>['why']): Answer {
  const text = why === 'tooManyRows' ? say(why, { most: mostRows }) : say(why)
  return { tone: 'warning', title: say('notReadTitle'), text, next: say('notReadNext') }
}
