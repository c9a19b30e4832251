import { randomUUID } from 'node:crypto'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import type { BatchEvent, NewMember } from '../../services/batches/batchEntry'
import type { Actor } from '../../services/cases/journal/entry'
import { identityOf } from '../../services/directory/identity'
import type { Account } from '../../services/directory/groupMembers'
import { isDue } from '../../services/moments/moment'
import type { MomentWanted } from '../typed/typed'
import type { DialogTools } from '../dialogTools'
import { sayIn } from '../says'
import type { Turn } from '../turn'

type BatchOpened = BatchEvent & { readonly kind: 'batchOpened' }

/** Several who are to leave together, and the account of the operator who asks, as the directory shows it. */
export interface OpeningTogether {
  readonly account: Account
  /** What the list was called; undefined where they were typed. */
  readonly name: string | undefined
  readonly members: readonly NewMember[]
  /** The program that asks in the requester’s name, and the id that its batch has; left out where the requester asks. */
  readonly asked?: { readonly by: Actor; readonly batchId: string }
  /** When, as it was typed. */
  readonly wanted?: MomentWanted | undefined
}

/**
 * Opens a batch: its card stands in the requester's chat, and the cases of its members are opened after that, a few at a
 * time. Throws JournalFault.
 */
export async function openBatch(
  { batchJournal, settings, now }: DialogTools,
  { actor: { id, displayName }, language }: Turn,
  { account, name, members, wanted, asked }: OpeningTogether,
): Promise<void> {
  const requester = { id, displayName }
  await batchJournal.open(asked?.batchId ?? randomUUID(), asked?.by ?? requester, {
    kind: 'batchOpened',
    requester,
    account: identityOf(account),
    language,
    name: name ?? sayIn(language, settings)(batchPlanTexts.say('typed')),
    members: uniqueIn(members),
    ...typedFor(wanted, now()),
  })
}

/** One moment that is to come is chosen; anything less is asked before anything is sent. */
function typedFor(wanted: MomentWanted | undefined, now: Date): Pick<BatchOpened, 'wanted' | 'timed'> {
  if (wanted === undefined) return {}
  const [only, ...more] = wanted.readings
  const isOne = only?.kind === 'moment' && more.length === 0 && !isDue(only.moment, now)
  return isOne ? { timed: { containment: only.moment, rest: only.moment } } : { wanted }
}

/** Each person once, where they stand first. */
function uniqueIn(members: readonly NewMember[]): readonly NewMember[] {
  return [...new Map(members.toReversed().map((member) => [member.employeeId, member])).values()].toReversed()
}
