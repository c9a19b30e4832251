import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import { leaverListTexts } from '../../cards/conversation/leaverListTexts'
import type { Message } from '../../cards/texts'
import type { BatchEvent } from '../../services/batches/batchEntry'
import type { Batch, BatchMember } from '../../services/batches/batchState'
import type { Account } from '../../services/directory/groupMembers'
import { readEarlier } from '../commands/earlier'
import { whatRuns } from '../commands/listStanding'
import { decideOpening, readLeaver } from '../commands/open'
import { askDependents } from '../dependents'
import type { DialogTools } from '../dialogTools'
import { whileNobodyLeaves } from '../leavingLock'
import { endLeftDryRun } from '../restrained'
import type { Turn } from '../turn'

/**
 * Opens the case of somebody of a batch as one alone is opened, by the same rules, or says why there is none. A case that was
 * opened for this batch before a crash is theirs. Throws RemoteError and JournalFault.
 * @param account of the requester, who is an operator at this moment
 */
export async function openMember(
  tools: DialogTools,
  batch: Batch,
  { employeeId }: BatchMember,
  account: Account,
): Promise<BatchEvent> {
  const turn: Turn = { actor: { ...batch.requester }, where: 'personal', language: batch.language }
  const leftOut = (why: Message): BatchEvent => ({ kind: 'memberLeftOut', employeeId, why })
  await endLeftDryRun(tools, employeeId)
  const known = await openCaseOf(tools, batch, employeeId)
  if (known !== undefined) return known
  const runs = await tools.store.unfinishedOf(employeeId)
  if (runs !== undefined) return leftOut((await whatRuns(tools, turn, employeeId)) ?? batchPlanTexts.say('other'))
  const before = await readEarlier(tools, employeeId)
  if (before?.phase === 'completed')
    return leftOut(leaverListTexts.say('before', { name: before.employee.displayName }))
  const read = await readLeaver(tools, { account, employeeId }, before)
  const decision = decideOpening(turn, account, read, tools.settings)
  if (!decision.ok) return leftOut(decision.answer.text)
  const { event, beginning } = decision
  const caseId = tools.newCaseId()
  const opened = await whileNobodyLeaves(tools, turn.actor, beginning, async (gone) =>
    gone === undefined
      ? tools.journal.open(caseId, batch.openedBy, { ...event, batch: { batchId: batch.batchId } })
      : gone,
  )
  if (opened === false)
    return (
      (await openCaseOf(tools, batch, employeeId)) ??
      leftOut((await whatRuns(tools, turn, employeeId)) ?? batchPlanTexts.say('other'))
    )
  if (opened !== true) return leftOut(opened)
  if (event.dryRun === undefined) tools.background.run(() => askDependents(tools, employeeId), batch.requester.id)
  // What could not be read is read again by itself.
  if (event.unread !== undefined || event.employee.unread !== undefined) await tools.engine.lookAt(caseId)
  return { kind: 'memberOpened', employeeId, caseId }
}

async function openCaseOf(
  { store, journal }: DialogTools,
  { batchId }: Batch,
  employeeId: string,
): Promise<BatchEvent | undefined> {
  const caseId = await store.unfinishedOf(employeeId)
  const theCase = caseId === undefined ? undefined : await journal.load(caseId)
  return theCase?.batch?.batchId === batchId ? { kind: 'memberOpened', employeeId, caseId: theCase.caseId } : undefined
}

/** Why nobody of a batch gets a case: who asked for it may not any more. */
export function leftOutAll(waiting: readonly BatchMember[], why: Message): readonly BatchEvent[] {
  return waiting.map(({ employeeId }) => ({ kind: 'memberLeftOut', employeeId, why }))
}

/** That a person took somebody out. */
export function takenOut(name: string): Message {
  return batchPlanTexts.say('takenOut', { name })
}
