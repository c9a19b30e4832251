import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import type { SealedEntry } from '../journal/seal'
import type { KnownCase, SealedJournals } from './caseStore'
import { checkVersion } from './sqliteSchema'

interface EntryRow {
  readonly revision: number
  readonly line: string
  readonly lines: string | null
}

interface CaseRow extends EntryRow {
  readonly case_id: string
  readonly at: string
  readonly closed_by: 'completed' | 'cancelled' | null
  readonly forgotten_at: string | null
}

/** Reads the journals as they are kept. */
export function sealedIn(database: Database.Database): SealedJournals {
  const entries = database.prepare(
    'SELECT e.revision, e.line, d.lines FROM entries e LEFT JOIN disclosures d USING (case_id, revision) WHERE e.case_id = ? ORDER BY e.revision',
  )
  const cases = database.prepare(
    `SELECT c.case_id, c.closed_by, c.forgotten_at, e.at, e.revision, e.line, d.lines
     FROM cases c JOIN entries e ON e.case_id = c.case_id AND e.revision = 1
     LEFT JOIN disclosures d ON d.case_id = c.case_id AND d.revision = 1 ORDER BY c.position`,
  )
  return {
    async sealed(caseId) {
      return (entries.all(caseId) as EntryRow[]).map(sealedEntry)
    },
    async cases() {
      return (cases.all() as CaseRow[]).map((row): KnownCase => ({
        caseId: row.case_id,
        openedAt: row.at,
        state: row.closed_by ?? 'open',
        personalDataRemoved: row.forgotten_at !== null,
        opening: sealedEntry(row),
      }))
    },
  }
}

/**
 * Reads a file that the bot may have open at the same moment: takes no lock and changes nothing. Throws an error whose
 * message is a sentence when there is no such file or another version wrote it.
 */
export function readSqliteJournals(file: string): SealedJournals & { close(): void } {
  if (!existsSync(file)) throw new Error(`There is no journal at ${file}.`)
  const database = new Database(`${pathToFileURL(file).href}?mode=ro`)
  try {
    checkVersion(database, file)
    return { ...sealedIn(database), close: () => database.close() }
  } catch (error) {
    database.close()
    throw error
  }
}

function sealedEntry({ revision, line, lines }: EntryRow): SealedEntry {
  return { revision, line, disclosures: lines === null ? [] : lines.split('\n') }
}
