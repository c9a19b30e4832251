import type Database from 'libsql'
import type { CaseEvent } from '../journal/entry'
import { reveal } from '../journal/seal'
import { mentionsIn } from './mentions'
import { bytesOf, textIn } from './sqliteText'

/** What the first entry of a case says of its leaver, by word: the way from a name to the cases about whoever has it. */
export const mentionsSchema = `
  CREATE TABLE mentions (
    word TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (word, case_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX mentions_by_case ON mentions (case_id);
`

interface Opening {
  readonly case_id: Uint8Array
  readonly line: Uint8Array
  readonly lines: Uint8Array
}

/** Notes what a case is found by; inside the caller's transaction. */
export function notingMentions(database: Database.Database): (caseId: string, event: CaseEvent) => void {
  const note = database.prepare('INSERT OR IGNORE INTO mentions (word, case_id) VALUES (?, ?)')
  return (caseId, event) => {
    for (const word of mentionsIn(event)) note.run(word, caseId)
  }
}

/**
 * From schema 4, which read everything that is kept of leavers for each question: finds their words in what is left of the
 * personal values of every first entry. Runs inside the caller's transaction.
 */
export function migrateFromFourth(database: Database.Database): void {
  database.exec(mentionsSchema)
  const note = notingMentions(database)
  const openings = database.prepare(
    `SELECT ${bytesOf('e.case_id', 'e.line', 'd.lines')}
     FROM entries e JOIN disclosures d USING (case_id, revision) WHERE e.kind = 'opened'`,
  )
  for (const { case_id, line, lines } of openings.all() as readonly Opening[]) {
    const { event } = reveal({ line: textIn(line), disclosures: textIn(lines).split('\n') })
    note(textIn(case_id), event)
  }
}
