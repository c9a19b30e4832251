import { jsonLines } from '../evidence/jsonLines'
import { verifyLines } from '../evidence/verify'
import type { SealedEntry } from '../journal/seal'
import { isWholeBatch, type KeptBatch } from './keptBatches'
import type { AcceptedLook, ConversationReferenceData, SealedJournals } from './caseStore'

/** All that is kept of a case, as it is kept. */
export interface KeptCase {
  readonly caseId: string
  readonly entries: readonly SealedEntry[]
  /** What Teams last accepted of each of its cards, by the card’s key. */
  readonly looks: readonly (readonly [string, AcceptedLook])[]
}

/** Something that was seen, and when: milliseconds since 1970. */
export interface Seen {
  readonly id: string
  readonly at: number
}

/** Where an installation is moved from. Nobody else has it meanwhile. */
export interface MoveFrom extends SealedJournals {
  /** Names it for an operator. */
  readonly place: string
  looksOf(caseId: string): Promise<readonly (readonly [string, AcceptedLook])[]>
  batches(): Promise<readonly KeptBatch[]>
  conversations(): Promise<readonly (readonly [string, ConversationReferenceData])[]>
  seen(): Promise<readonly Seen[]>
  /** Puts it where no bot finds it, once everything is in its new place; says where that is. */
  setAside(): Promise<string>
}

/** Where an installation is moved to: empty, and nobody else has it meanwhile. */
export interface MoveTo extends SealedJournals {
  readonly place: string
  /** Writes cases as they are, lines and hashes untouched, and what is kept beside the entries as those say it. */
  put(some: readonly KeptCase[]): Promise<void>
  putBatches(some: readonly KeptBatch[]): Promise<void>
  batches(): Promise<readonly KeptBatch[]>
  rememberConversation(key: string, reference: ConversationReferenceData): Promise<void>
  putSeen(seen: readonly Seen[]): Promise<void>
  /** From now on a bot may have it. */
  finish(): Promise<void>
}

/** What was moved. */
export interface Moved {
  readonly cases: number
  readonly entries: number
  readonly conversations: number
  /** Where the old one is kept. */
  readonly aside: string
}

/** Thrown when an installation must not be moved so; its message is a sentence for the operator. */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused'
}

/** How many cases are written with one request: a case of many entries is a megabyte. */
const putTogether = 25

/**
 * Moves all cases and batches, how people are reached, and what was seen. The old place stays as it is until every chain was read back in
 * the new one and has the same fingerprint as before. Throws {@link MoveRefused} when there are cases already where they go, or
 * a case does not hold here or there; then nothing is set aside.
 */
export async function move(from: MoveFrom, to: MoveTo): Promise<Moved> {
  if ((await to.cases()).length > 0)
    throw new MoveRefused(
      `${to.place} has cases already, which would be mixed with those of ${from.place}. Nothing was moved: name an empty one.`,
    )
  const cases = await from.cases()
  let entries = 0
  for (let first = 0; first < cases.length; first += putTogether) {
    const some: KeptCase[] = []
    for (const { caseId } of cases.slice(first, first + putTogether)) {
      const sealed = await from.sealed(caseId)
      refuseBroken(from.place, caseId, sealed)
      some.push({ caseId, entries: sealed, looks: await from.looksOf(caseId) })
      entries += sealed.length
    }
    await to.put(some)
  }
  const batches = await from.batches()
  const spoilt = batches.find((one) => !isWholeBatch(one.entries))
  if (spoilt !== undefined) throw new MoveRefused(`Batch ${spoilt.batchId} in ${from.place} is not whole`)
  await to.putBatches(batches)
  const conversations = await from.conversations()
  for (const [key, reference] of conversations) await to.rememberConversation(key, reference)
  await to.putSeen(await from.seen())
  await compare(from, to)
  await to.finish()
  return { cases: cases.length, entries, conversations: conversations.length, aside: await from.setAside() }
}

async function compare(from: MoveFrom, to: MoveTo): Promise<void> {
  if (JSON.stringify(await from.batches()) !== JSON.stringify(await to.batches()))
    throw new MoveRefused(`${to.place} does not have the same batches as ${from.place}. It is not used: empty it.`)
  const [before, after] = [await from.cases(), await to.cases()]
  if (JSON.stringify(before) !== JSON.stringify(after))
    throw new MoveRefused(`${to.place} does not have the same cases as ${from.place}. It is not used: empty it.`)
  for (const { caseId } of before) {
    const [was, is] = [await from.sealed(caseId), await to.sealed(caseId)]
    refuseBroken(to.place, caseId, is)
    if (jsonLines(caseId, was) !== jsonLines(caseId, is))
      throw new MoveRefused(`Case ${caseId} came to ${to.place} with other words. It is not used: empty it.`)
  }
}

function refuseBroken(place: string, caseId: string, sealed: readonly SealedEntry[]): void {
  const verdict = verifyLines(jsonLines(caseId, sealed))
  if (!verdict.ok) throw new MoveRefused(`Case ${caseId} in ${place} is not whole: ${verdict.problem}`)
}
