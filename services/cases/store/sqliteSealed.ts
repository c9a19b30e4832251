import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import type { SealedEntry } from '../journal/seal'
import type { KnownCase, SealedJournals } from './caseStore'
import { wordsFrom } from './mentions'
import { checkVersion } from './sqliteSchema'
import { bytesOf, textIn, textOrNull } from './sqliteText'

interface EntryRow {
  readonly revision: number
  readonly line: Uint8Array
  readonly lines: Uint8Array | null
}

interface CaseRow extends EntryRow {
  readonly case_id: Uint8Array
  readonly at: Uint8Array
  readonly closed_by: Uint8Array | null
  readonly forgotten_at: Uint8Array | null
}

/** Reads the journals as they are kept. */
export function sealedIn(database: Database.Database): {
  /** @param after only those that came after this revision */
  sealed(caseId: string, after?: number): readonly SealedEntry[]
  cases(): readonly KnownCase[]
  openedMentioning(texts: readonly string[]): readonly KnownCase[]
} {
  const entries = database.prepare(
    `SELECT e.revision, ${bytesOf('e.line', 'd.lines')}
     FROM entries e LEFT JOIN disclosures d USING (case_id, revision)
     WHERE e.case_id = ? AND e.revision > ? ORDER BY e.revision`,
  )
  const opened = `SELECT e.revision, ${bytesOf('c.case_id', 'c.closed_by', 'c.forgotten_at', 'e.at', 'e.line', 'd.lines')}
     FROM cases c JOIN entries e ON e.case_id = c.case_id AND e.revision = 1
     LEFT JOIN disclosures d ON d.case_id = c.case_id AND d.revision = 1`
  const cases = database.prepare(`${opened} ORDER BY c.position`)
  // The sign keeps SQLite from reading all cases in their order instead of those that were found.
  const mentioning = database.prepare(
    `${opened} WHERE c.case_id IN (
       SELECT m.case_id FROM json_each(?) AS text
       CROSS JOIN mentions m ON m.word >= text.value ->> 'first' AND m.word <= text.value ->> 'last'
     ) ORDER BY +c.position DESC`,
  )
  return {
    sealed: (caseId, after = 0) => (entries.all(caseId, after) as EntryRow[]).map(sealedEntry),
    cases: () => (cases.all() as CaseRow[]).map(knownCase),
    openedMentioning: (texts) => (mentioning.all(JSON.stringify(texts.map(wordsFrom))) as CaseRow[]).map(knownCase),
  }
}

function knownCase(row: CaseRow): KnownCase {
  return {
    caseId: textIn(row.case_id),
    openedAt: textIn(row.at),
    state: stateOf(row),
    personalDataRemoved: row.forgotten_at !== null,
    opening: sealedEntry(row),
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
    const journals = sealedIn(database)
    return {
      sealed: async (caseId) => journals.sealed(caseId),
      cases: async () => journals.cases(),
      close: () => database.close(),
    }
  } catch (error) {
    database.close()
    throw error
  }
}

function stateOf({ closed_by: closedBy }: CaseRow): KnownCase['state'] {
  const closing = textOrNull(closedBy)
  return closing === 'completed' || closing === 'cancelled' ? closing : 'open'
}

function sealedEntry({ revision, line, lines }: EntryRow): SealedEntry {
  return { revision, line: textIn(line), disclosures: textOrNull(lines)?.split('\n') ?? [] }
}
