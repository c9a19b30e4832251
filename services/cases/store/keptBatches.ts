import type { BatchEntry, BatchEvent, NewBatchEntry } from '../../batches/batchEntry'
import { nothingBefore, sha256 } from '../journal/seal'
import type { AcceptedLook } from './caseStore'

/** An entry of a batch as it is kept. */
export interface KeptBatchEntry {
  readonly revision: number
  /** JSON of `{at, by, event}`. */
  readonly body: string
  /** SHA-256 of the sum before it and its body, so that no changed letter goes unseen. */
  readonly sum: string
}

/** All that is kept of a batch. */
export interface KeptBatch {
  readonly batchId: string
  readonly entries: readonly KeptBatchEntry[]
  readonly looks: readonly (readonly [string, AcceptedLook])[]
}

/** What a store keeps beside the entries of a batch, worked out from those. */
export interface BatchRows {
  readonly isEnded: boolean
  readonly caseIds: readonly string[]
}

/** Entries as they are to be kept, behind the last that is there. Pure. */
export function keptEntries(
  entries: readonly NewBatchEntry[],
  last: Pick<KeptBatchEntry, 'revision' | 'sum'> = { revision: 0, sum: nothingBefore },
): readonly KeptBatchEntry[] {
  let { revision, sum } = last
  return entries.map(({ at, by, event }) => {
    const body = JSON.stringify({ at, by, event })
    revision += 1
    sum = sha256(`${sum}\n${body}`)
    return { revision, body, sum }
  })
}

/** The entry that {@link keptEntries} kept so. */
export function batchEntry(batchId: string, { revision, body }: Omit<KeptBatchEntry, 'sum'>): BatchEntry {
  return { ...(JSON.parse(body) as NewBatchEntry), batchId, revision }
}

/** Whether all entries of a batch are there, in order, as they were written. Pure. */
export function isWholeBatch(entries: readonly KeptBatchEntry[]): boolean {
  const again = keptEntries(entries.map(({ body }) => JSON.parse(body) as NewBatchEntry))
  return entries.every(
    ({ revision, body, sum }, index) =>
      revision === index + 1 && body === again[index]?.body && sum === again[index].sum,
  )
}

/** Pure. */
export function batchRows(events: readonly BatchEvent[]): BatchRows {
  return {
    isEnded: events.some(({ kind }) => kind === 'batchEnded'),
    caseIds: events.flatMap((event) => (event.kind === 'memberOpened' ? [event.caseId] : [])),
  }
}
