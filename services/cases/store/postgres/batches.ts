import type { BatchEntry, NewBatchEntry } from '../../../batches/batchEntry'
import type { AcceptedLook, Appended } from '../caseStore'
import { batchEntry, batchRows, keptEntries, type KeptBatch, type KeptBatchEntry } from '../keptBatches'
import type { Query } from './database'
import { codeOf, isUnanswered } from './fault'
import { given, kept } from './text'

/** A key that somebody else was first with. */
const uniqueViolation = '23505'
const conflict: Appended = { ok: false, reason: 'conflict' }

/** All that entries bring, in one statement: who comes second at a revision meets a unique index and changes nothing. */
const write = `
  WITH opening AS (
    INSERT INTO batches (batch_id, ended) SELECT $1::text, $3::boolean WHERE $2::boolean
  ), ending AS (
    UPDATE batches SET ended = true WHERE batch_id = $1::text AND $3::boolean AND NOT $2::boolean
  ), belonging AS (
    INSERT INTO batch_cases (case_id, batch_id) SELECT id, $1::text FROM unnest($4::text[]) AS id ON CONFLICT DO NOTHING
  )
  INSERT INTO batch_entries (batch_id, revision, body, sum)
  SELECT $1::text, * FROM unnest($5::integer[], $6::text[], $7::text[])`

/**
 * Appends, by one statement. Where the connection ended before the answer, the batch is read, and what is not there is written
 * once more.
 */
export async function appendBatch(
  read: Query,
  once: Query,
  batchId: string,
  revision: number,
  entries: readonly NewBatchEntry[],
): Promise<Appended> {
  const [last] = await read<{ revision: number; sum: string }>(
    'SELECT revision, sum FROM batch_entries WHERE batch_id = $1 ORDER BY revision DESC LIMIT 1',
    [kept(batchId)],
  )
  if ((last?.revision ?? 0) !== revision) return conflict
  const own = keptEntries(entries, last)
  const appended: Appended = { ok: true, revision: revision + entries.length }
  if (own.length === 0) return appended
  for (let isFirst = true; ; isFirst = false)
    try {
      await once(write, valuesOf(batchId, own))
      return appended
    } catch (error) {
      const isMet = codeOf(error) === uniqueViolation
      if (!isMet && (!isFirst || !isUnanswered(error))) throw error
      if (!isMet || !isFirst) {
        const [there] = await read('SELECT 1 FROM batch_entries WHERE batch_id = $1 AND revision = $2 AND sum = $3', [
          kept(batchId),
          appended.revision,
          own.at(-1)?.sum,
        ])
        if (there !== undefined) return appended
      }
      if (isMet) return conflict
    }
}

export async function readBatchAfter(
  read: Query,
  batchId: string,
  revision: number,
): Promise<readonly BatchEntry[] | undefined> {
  const entries = await entriesAfter(read, batchId, revision)
  if (entries.length > 0) return entries.map((entry) => batchEntry(batchId, entry))
  const [there] = await read('SELECT 1 FROM batches WHERE batch_id = $1', [kept(batchId)])
  return there === undefined ? undefined : []
}

export async function unfinishedBatches(read: Query): Promise<readonly string[]> {
  const rows = await read<{ id: string }>('SELECT batch_id AS id FROM batches WHERE NOT ended ORDER BY position')
  return rows.map(({ id }) => given(id))
}

/** All that is kept of every batch, oldest first. */
export async function everyBatch(query: Query): Promise<readonly KeptBatch[]> {
  const rows = await query<{ id: string }>('SELECT batch_id AS id FROM batches ORDER BY position')
  const all: KeptBatch[] = []
  for (const { id } of rows) {
    const batchId = given(id)
    const looks = await query<{ card: string; look: string; at: string }>(
      'SELECT card, look, at FROM looks WHERE case_id = $1 ORDER BY card',
      [id],
    )
    all.push({
      batchId,
      entries: await entriesAfter(query, batchId, 0),
      looks: looks.map(({ card, look, at }): readonly [string, AcceptedLook] => [
        given(card),
        { look: given(look), at },
      ]),
    })
  }
  return all
}

/** Writes a batch as it is. */
export async function putBatch(query: Query, { batchId, entries, looks }: KeptBatch): Promise<void> {
  await query(write, valuesOf(batchId, entries))
  for (const [card, { look, at }] of looks)
    await query('INSERT INTO looks (case_id, card, look, at) VALUES ($1, $2, $3, $4)', [
      kept(batchId),
      kept(card),
      kept(look),
      at,
    ])
}

/**
 * Removes the batches of which no case has its personal data any more, those that ended without a case among them.
 * Level-triggered: what an older bot left behind goes with the next.
 */
export async function forgetBatches(query: Query): Promise<void> {
  const rows = await query<{ id: string }>(`
    SELECT b.batch_id AS id FROM batches b
    WHERE (b.ended OR EXISTS (SELECT 1 FROM batch_cases own WHERE own.batch_id = b.batch_id))
      AND NOT EXISTS (
        SELECT 1 FROM batch_cases own JOIN cases c ON c.case_id = own.case_id
        WHERE own.batch_id = b.batch_id AND c.forgotten_at IS NULL
      )`)
  const over = [rows.map(({ id }) => id)]
  if (rows.length === 0) return
  await query('DELETE FROM looks WHERE case_id = ANY ($1::text[])', over)
  for (const table of ['batch_entries', 'batch_cases', 'batches'])
    await query(`DELETE FROM ${table} WHERE batch_id = ANY ($1::text[])`, over)
}

function valuesOf(batchId: string, entries: readonly KeptBatchEntry[]): readonly unknown[] {
  const { isEnded, caseIds } = batchRows(entries.map((entry) => batchEntry(batchId, entry).event))
  return [
    kept(batchId),
    entries[0]?.revision === 1,
    isEnded,
    caseIds.map(kept),
    entries.map(({ revision }) => revision),
    entries.map(({ body }) => body),
    entries.map(({ sum }) => sum),
  ]
}

async function entriesAfter(query: Query, batchId: string, revision: number): Promise<readonly KeptBatchEntry[]> {
  return query<{ revision: number; body: string; sum: string }>(
    'SELECT revision, body, sum FROM batch_entries WHERE batch_id = $1 AND revision > $2 ORDER BY revision',
    [kept(batchId), revision],
  )
}
