import { LRUCache } from 'lru-cache'
import type { Actor } from '../cases/journal/entry'
import type { CaseStore } from '../cases/store/caseStore'
import type { BatchEvent } from './batchEntry'
import { foldBatch, type Batch } from './batchState'

/** Reads and extends batches; every fact is on disk before the next thing happens (promise 10). */
export interface BatchJournal {
  load(batchId: string): Promise<Batch | undefined>
  /** Opens a batch. False when the id is taken. */
  open(batchId: string, by: Actor, event: BatchEvent & { readonly kind: 'batchOpened' }): Promise<boolean>
  /**
   * Appends what `decide` makes of the batch as it is now, and decides anew when somebody else was first. Returns the batch
   * with the new entries; unchanged when `decide` returns none. Throws when there is no such batch.
   */
  record(batchId: string, by: Actor, decide: (batch: Batch) => readonly BatchEvent[]): Promise<Batch>
  /** Batches that did not end, oldest first. */
  unfinished(): Promise<readonly string[]>
}

/** Batches in memory at a time. */
const mostKept = 50

/**
 * @param now the clock, for the entries’ times
 * @param changed told after each append; must not throw and is not waited for
 */
export function createBatchJournal(
  store: Pick<CaseStore, 'appendBatch' | 'readBatchAfter' | 'unfinishedBatches'>,
  now: () => Date,
  changed: (batchId: string, events: readonly BatchEvent[]) => void,
): BatchJournal {
  const append = async (batchId: string, revision: number, by: Actor, events: readonly BatchEvent[]) => {
    const at = now().toISOString()
    const appended = await store.appendBatch(
      batchId,
      revision,
      events.map((event) => ({ at, by, event })),
    )
    if (appended.ok) changed(batchId, events)
    return appended.ok
  }
  // Read on from there: a batch of a thousand has thousands of entries, and each of its cases asks for it.
  const known = new LRUCache<string, Batch>({ max: mostKept })
  const load = async (batchId: string): Promise<Batch | undefined> => {
    const before = known.get(batchId)
    const entries = await store.readBatchAfter(batchId, before?.revision ?? 0)
    const batch = entries === undefined ? undefined : foldBatch(entries, before)
    if (batch === undefined) known.delete(batchId)
    else if (batch.revision >= (known.get(batchId)?.revision ?? 0)) known.set(batchId, batch)
    return batch
  }
  return {
    load,
    open: (batchId, by, event) => append(batchId, 0, by, [event]),
    unfinished: () => store.unfinishedBatches(),
    async record(batchId, by, decide) {
      for (;;) {
        const batch = await load(batchId)
        if (batch === undefined) throw new Error(`There is no batch ${batchId}`)
        const events = decide(batch)
        if (events.length === 0) return batch
        if (await append(batchId, batch.revision, by, events)) return (await load(batchId)) ?? batch
      }
    },
  }
}
