import type Database from 'libsql'
import type { AcceptedLook } from './caseStore'
import { bytesOf, textIn } from './sqliteText'

/**
 * Beside the journal and no part of it: without a row a card is sent once more, and a changed one is corrected. So it is
 * made where it is missing, and a file with it is still one that earlier versions read.
 */
export const looksTable = `
  CREATE TABLE IF NOT EXISTS looks (
    case_id TEXT NOT NULL,
    card TEXT NOT NULL,
    look TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (case_id, card)
  ) STRICT, WITHOUT ROWID;
`

interface LookRow {
  readonly card: Uint8Array
  readonly look: Uint8Array
  readonly at: Uint8Array
}

/** What Teams last accepted of each card. */
export function looksIn(database: Database.Database) {
  const all = database.prepare(`SELECT ${bytesOf('card', 'look', 'at')} FROM looks WHERE case_id = ?`)
  const write = database.prepare('INSERT OR REPLACE INTO looks (case_id, card, look, at) VALUES (?, ?, ?, ?)')
  return {
    accept(caseId: string, card: string, { look, at }: AcceptedLook): void {
      write.run(caseId, card, look, at)
    },
    of: (caseId: string): ReadonlyMap<string, AcceptedLook> =>
      new Map(
        (all.all(caseId) as LookRow[]).map(({ card, look, at }) => [
          textIn(card),
          { look: textIn(look), at: textIn(at) },
        ]),
      ),
  }
}
