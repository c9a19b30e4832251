import type { NewEntry } from '../../journal/entry'
import { greetedKey, languageKey, leaveDateKey, personKey } from '../caseStore'
import { sealing, writeSealed } from './append'
import { forgetBatches } from './batches'
import type { Database, Query } from './database'
import { schema } from './locks'
import { given, kept } from './text'

interface Remembered {
  readonly employee_id: string | null
  readonly revision: number
}

/** Where what is personal of a case stands. */
const ofCase = ['disclosures', 'people', 'successors', 'mentions', 'looks'] as const
/** What is written anew so that nothing of it stays. `cases` is small, and has the ids of leavers. */
const overwritten = [...ofCase, 'conversations', 'cases', 'batch_entries'] as const

/**
 * Removes everything personal of closed cases, each with the entry that says so, in one transaction, and notes that what was
 * there is still to be overwritten.
 */
export function forget(database: Database, caseIds: readonly string[], entry: NewEntry): Promise<void> {
  return database.transaction(async (query) => {
    // In one order, so that no two replicas wait for each other.
    for (const caseId of [...caseIds].sort()) await forgetOne(query, caseId, entry)
    await forgetBatches(query)
    await query('INSERT INTO still_to_overwrite DEFAULT VALUES')
  })
}

async function forgetOne(query: Query, caseId: string, entry: NewEntry): Promise<void> {
  const [row] = await query<Remembered>(
    `SELECT employee_id, (SELECT max(revision) FROM entries e WHERE e.case_id = c.case_id) AS revision
     FROM cases c WHERE case_id = $1 AND closed_at IS NOT NULL AND forgotten_at IS NULL FOR UPDATE`,
    [kept(caseId)],
  )
  if (row === undefined) return
  for (const table of ofCase) await query(`DELETE FROM ${table} WHERE case_id = $1`, [kept(caseId)])
  if (row.employee_id !== null) {
    const leaver = given(row.employee_id)
    const keys = [personKey, languageKey, greetedKey, leaveDateKey].map((keyOf) => keyOf(leaver))
    await query('DELETE FROM conversations WHERE key = ANY ($1::text[])', [keys.map(kept)])
  }
  const sealed = await sealing(query, caseId, row.revision, [entry])
  if (!('values' in sealed)) throw new Error(`Case ${caseId} changed while it was forgotten`)
  await writeSealed(query, sealed)
  await query('UPDATE cases SET employee_id = NULL, forgotten_at = $2 WHERE case_id = $1', [kept(caseId), entry.at])
}

/**
 * Writes the tables anew that something was removed from: a deleted row stays in its page otherwise, and in the free space of
 * it after an ordinary VACUUM. Whoever asks for one of the tables waits for as long as that takes. What was not done because
 * the bot ended, or somebody held a table, is done the next time.
 */
export async function overwriteRemoved(database: Database): Promise<void> {
  const client = await database.connect()
  try {
    await client.query(`SET search_path = ${schema}; SET lock_timeout = '10s'`)
    const { rows } = await client.query<{ since: Date }>('SELECT max(since) AS since FROM still_to_overwrite')
    if (!(rows[0]?.since instanceof Date)) return
    for (const table of overwritten) await client.query(`VACUUM (FULL) ${table}`)
    await client.query('DELETE FROM still_to_overwrite WHERE since <= $1', [rows[0].since])
  } finally {
    await client.end()
  }
}
