import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { leaverListTexts } from '../../cards/conversation/leaverListTexts'
import type { Message } from '../../cards/texts'
import { readAccount } from '../../services/directory/employee'
import type { Account } from '../../services/directory/groupMembers'
import type { Standing } from '../../services/leavers/matching'
import type { DialogTools } from '../dialogTools'
import { lastMember } from '../leavingLock'
import type { Turn } from '../turn'
import { readEarlier } from './earlier'
import { isKeptFrom } from './knownCases'
import { saidOf } from './listed'
import { whyProtected } from './protection'

/** People about whom is asked in one tick: each costs a handful of questions. */
const atOnce = 50

/**
 * How it stands with each of these people: whether `/offboard` would begin, or what it would answer instead. Reads only. Throws
 * RemoteError and JournalFault.
 * @param account of the operator who asks
 * @param ids of the directory, each once
 */
export async function readStandings(
  tools: DialogTools,
  turn: Turn,
  account: Account,
  ids: readonly string[],
): Promise<(id: string) => Standing> {
  const standings = new Map<string, Standing>()
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const read = await Promise.all(some.map((id) => readStanding(tools, turn, account, id)))
    for (const [index, id] of some.entries()) standings.set(id, read[index] ?? gone)
  }
  return (id) => standings.get(id) ?? gone
}

/** They were found a moment ago. */
const gone: Standing = { kind: 'refused', why: dialogTexts.say('noCaseFacts') }

/** That a case about somebody runs; undefined where none does, or whoever asks may not be told. Throws JournalFault. */
export async function whatRuns(tools: DialogTools, { actor }: Turn, id: string): Promise<Message | undefined> {
  const caseId = await tools.store.unfinishedOf(id)
  const theCase = caseId === undefined ? undefined : await tools.journal.load(caseId)
  if (theCase === undefined || (await isKeptFrom(tools, theCase, actor, { isOperator: true }))) return undefined
  const { employee, requester } = theCase
  const names = { name: employee.displayName, requester: requester.displayName }
  return saidOf(theCase, leaverListTexts.say('runsFor', names))
}

async function readStanding(tools: DialogTools, turn: Turn, account: Account, id: string): Promise<Standing> {
  const { settings, gateways, access } = tools
  const runs = await whatRuns(tools, turn, id)
  if (runs !== undefined) return { kind: 'refused', why: runs }
  const [employee, others, before] = await Promise.all([
    readAccount(gateways.graph, id),
    access.othersWith({ id, userPrincipalName: '', mail: undefined }),
    readEarlier(tools, id),
  ])
  if (employee === undefined) return gone
  const why = whyProtected(employee, account, settings) ?? (await lastMember(tools, { employee, others }))
  if (why !== undefined) return { kind: 'refused', why }
  if (before?.phase !== 'completed') return { kind: 'free' }
  return { kind: 'asked', why: leaverListTexts.say('before', { name: employee.displayName }) }
}
