import type Database from 'libsql'
import type { NewEntry } from '../journal/entry'
import { greetedKey, languageKey, leaveDateKey, personKey } from './caseStore'
import type { Append } from './sqliteAppend'
import { forgettingBatches } from './sqliteBatches'
import { textOrNull } from './sqliteText'
import { inTransaction } from './sqliteTransaction'

/**
 * Removes everything personal of closed cases in one transaction, with the entry that says so in each, and the batches that
 * are about nobody else.
 */
export function forgetting(
  database: Database.Database,
  append: Append,
): (caseIds: readonly string[], entry: NewEntry) => void {
  const newest = database.prepare('SELECT coalesce(max(revision), 0) AS revision FROM entries WHERE case_id = ?')
  const remembered = database.prepare(
    'SELECT 1 FROM cases WHERE case_id = ? AND closed_at IS NOT NULL AND forgotten_at IS NULL',
  )
  const removals = ['disclosures', 'people', 'successors', 'mentions', 'looks'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE case_id = ?`),
  )
  const leaver = database.prepare('SELECT CAST(employee_id AS BLOB) AS employee_id FROM cases WHERE case_id = ?')
  const lose = database.prepare('DELETE FROM conversations WHERE key = ?')
  const mark = database.prepare('UPDATE cases SET employee_id = NULL, forgotten_at = ? WHERE case_id = ?')
  const forgetBatches = forgettingBatches(database)
  const forget = (caseIds: readonly string[], entry: NewEntry): void => {
    for (const caseId of caseIds) {
      if (remembered.get(caseId) === undefined) continue
      for (const removal of removals) removal.run(caseId)
      const row = leaver.get(caseId) as { readonly employee_id: Uint8Array | null }
      const employeeId = textOrNull(row.employee_id)
      if (employeeId !== null)
        for (const keyOf of [personKey, languageKey, greetedKey, leaveDateKey]) lose.run(keyOf(employeeId))
      append(caseId, (newest.get(caseId) as { readonly revision: number }).revision, [entry])
      mark.run(entry.at, caseId)
    }
    forgetBatches()
  }
  return (caseIds, entry) => inTransaction(database, () => forget(caseIds, entry))
}
