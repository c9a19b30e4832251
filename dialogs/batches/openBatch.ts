import { randomUUID } from 'node:crypto'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import type { NewMember } from '../../services/batches/batchEntry'
import type { Actor } from '../../services/cases/journal/entry'
import { identityOf } from '../../services/directory/identity'
import type { Account } from '../../services/directory/groupMembers'
import type { DialogTools } from '../dialogTools'
import { sayIn } from '../says'
import type { Turn } from '../turn'

/** Several who are to leave together, and the account of the operator who asks, as the directory shows it. */
export interface OpeningTogether {
  readonly account: Account
  /** What the list was called; undefined where they were typed. */
  readonly name: string | undefined
  readonly members: readonly NewMember[]
  /** The program that asks in the requester’s name, and the id that its batch has; left out where the requester asks. */
  readonly asked?: { readonly by: Actor; readonly batchId: string }
}

/**
 * Opens a batch: its card stands in the requester's chat, and the cases of its members are opened after that, a few at a
 * time. Throws JournalFault.
 */
export async function openBatch(
  { batchJournal, settings }: DialogTools,
  { actor: { id, displayName }, language }: Turn,
  { account, name, members, asked }: OpeningTogether,
): Promise<void> {
  const requester = { id, displayName }
  await batchJournal.open(asked?.batchId ?? randomUUID(), asked?.by ?? requester, {
    kind: 'batchOpened',
    requester,
    account: identityOf(account),
    language,
    name: name ?? sayIn(language, settings)(batchPlanTexts.say('typed')),
    members: uniqueIn(members),
  })
}

/** Each person once, where they stand first. */
function uniqueIn(members: readonly NewMember[]): readonly NewMember[] {
  return [...new Map(members.toReversed().map((member) => [member.employeeId, member])).values()].toReversed()
}
