import type Database from 'libsql'
import type { BatchEntry, NewBatchEntry } from '../../batches/batchEntry'
import type { Appended } from './caseStore'
import { batchEntry, batchRows, isWholeBatch, keptEntries, type KeptBatch, type KeptBatchEntry } from './keptBatches'
import { looksIn } from './sqliteLooks'
import { bytesOf, textIn } from './sqliteText'

/** Batches name people in clear, and go as a whole once nothing is left that they are about. */
export const batchesSchema = `
  CREATE TABLE batches (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id TEXT NOT NULL UNIQUE,
    ended INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX batches_by_end ON batches (ended);
  CREATE TABLE batch_entries (
    batch_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    sum TEXT NOT NULL,
    PRIMARY KEY (batch_id, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER batch_entries_are_never_changed BEFORE UPDATE ON batch_entries
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only'); END;
  CREATE TABLE batch_cases (
    case_id TEXT PRIMARY KEY,
    batch_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cases_of_batch ON batch_cases (batch_id);
`

interface EntryRow {
  readonly revision: number
  readonly body: Uint8Array
  readonly sum: Uint8Array
}

/** The batches of a file; whoever writes does so inside the caller's transaction. */
export function batchesIn(database: Database.Database) {
  const newest = database.prepare(
    `SELECT revision, ${bytesOf('sum')} FROM batch_entries WHERE batch_id = ? ORDER BY revision DESC LIMIT 1`,
  )
  const create = database.prepare('INSERT INTO batches (batch_id) VALUES (?)')
  const insert = database.prepare('INSERT INTO batch_entries (batch_id, revision, body, sum) VALUES (?, ?, ?, ?)')
  const belong = database.prepare('INSERT OR IGNORE INTO batch_cases (case_id, batch_id) VALUES (?, ?)')
  const end = database.prepare('UPDATE batches SET ended = 1 WHERE batch_id = ?')
  const after = database.prepare(
    `SELECT revision, ${bytesOf('body', 'sum')} FROM batch_entries WHERE batch_id = ? AND revision > ? ORDER BY revision`,
  )
  const isThere = database.prepare('SELECT 1 FROM batches WHERE batch_id = ?')
  const unfinished = database.prepare(`SELECT ${bytesOf('batch_id')} FROM batches WHERE ended = 0 ORDER BY position`)
  const casesOf = database.prepare(`SELECT ${bytesOf('case_id')} FROM batch_cases WHERE batch_id = ?`)
  const write = (batchId: string, entries: readonly KeptBatchEntry[]): void => {
    for (const { revision, body, sum } of entries) insert.run(batchId, revision, body, sum)
    const { isEnded, caseIds } = batchRows(entries.map((entry) => batchEntry(batchId, entry).event))
    for (const caseId of caseIds) belong.run(caseId, batchId)
    if (isEnded) end.run(batchId)
  }
  const kept = (batchId: string, revision = 0): readonly KeptBatchEntry[] =>
    (after.all(batchId, revision) as EntryRow[]).map((row) => ({
      revision: row.revision,
      body: textIn(row.body),
      sum: textIn(row.sum),
    }))
  const all = `SELECT ${bytesOf('batch_id')}, ended FROM batches ORDER BY position`
  const rows = () =>
    (database.prepare(all).all() as { readonly batch_id: Uint8Array; readonly ended: number }[]).map(asRow)
  return {
    append(batchId: string, revision: number, entries: readonly NewBatchEntry[]): Appended {
      const row = newest.get(batchId) as Omit<EntryRow, 'body'> | undefined
      const last = row === undefined ? undefined : { revision: row.revision, sum: textIn(row.sum) }
      if ((last?.revision ?? 0) !== revision) return { ok: false, reason: 'conflict' }
      if (last === undefined && entries.length > 0) create.run(batchId)
      write(batchId, keptEntries(entries, last))
      return { ok: true, revision: revision + entries.length }
    },
    after: (batchId: string, revision: number): readonly BatchEntry[] | undefined =>
      isThere.get(batchId) === undefined
        ? undefined
        : kept(batchId, revision).map((entry) => batchEntry(batchId, entry)),
    unfinished: (): readonly string[] =>
      (unfinished.all() as { readonly batch_id: Uint8Array }[]).map(({ batch_id }) => textIn(batch_id)),
    everyOne(): readonly KeptBatch[] {
      const looks = looksIn(database)
      return rows().map(({ batchId }) => ({ batchId, entries: kept(batchId), looks: [...looks.of(batchId)] }))
    },
    put({ batchId, entries, looks: accepted }: KeptBatch): void {
      const looks = looksIn(database)
      create.run(batchId)
      write(batchId, entries)
      for (const [card, look] of accepted) looks.accept(batchId, card, look)
    },
    /** Whether each batch is as it was written, and what is kept beside its entries is what those say. */
    isWhole(): boolean {
      const counted = database
        .prepare('SELECT (SELECT count(*) FROM batch_entries) + (SELECT count(*) FROM batch_cases) AS rows')
        .get() as { readonly rows: number }
      let known = 0
      const areWhole = rows().every(({ batchId, isEnded }) => {
        const entries = kept(batchId)
        const says = batchRows(entries.map((entry) => batchEntry(batchId, entry).event))
        const own = (casesOf.all(batchId) as { readonly case_id: Uint8Array }[]).map(({ case_id }) => textIn(case_id))
        known += entries.length + own.length
        const areOwn = own.length === says.caseIds.length && own.every((id) => says.caseIds.includes(id))
        return entries.length > 0 && isWholeBatch(entries) && says.isEnded === isEnded && areOwn
      })
      return areWhole && known === counted.rows
    },
  }
}

/**
 * Removes the batches of which no case has its personal data any more, those that ended without a case among them; inside the
 * caller's transaction. Level-triggered: also what an earlier version left behind goes with the next.
 */
export function forgettingBatches(database: Database.Database): () => void {
  const over = `SELECT b.batch_id FROM batches b
    WHERE (b.ended = 1 OR EXISTS (SELECT 1 FROM batch_cases own WHERE own.batch_id = b.batch_id))
      AND NOT EXISTS (
        SELECT 1 FROM batch_cases own JOIN cases c ON c.case_id = own.case_id
        WHERE own.batch_id = b.batch_id AND c.forgotten_at IS NULL
      )`
  const removals = [
    `DELETE FROM looks WHERE case_id IN (${over})`,
    `DELETE FROM batch_entries WHERE batch_id IN (${over})`,
    // The last two say of each other what is over.
    `DELETE FROM batches WHERE batch_id NOT IN (SELECT batch_id FROM batch_entries)`,
    `DELETE FROM batch_cases WHERE batch_id NOT IN (SELECT batch_id FROM batches)`,
  ].map((sql) => database.prepare(sql))
  return () => {
    for (const removal of removals) removal.run()
  }
}

function asRow({ batch_id, ended }: { readonly batch_id: Uint8Array; readonly ended: number }) {
  return { batchId: textIn(batch_id), isEnded: ended === 1 }
}
