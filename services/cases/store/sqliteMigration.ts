import type Database from 'libsql'
import type { NewEntry } from '../journal/entry'
import { reveal } from '../journal/seal'
import { appending } from './sqliteAppend'
import { namingSuccessors } from './sqliteSuccessors'
import { bytesOf, textIn } from './sqliteText'

interface OldEntry {
  readonly revision: number
  readonly body: Uint8Array
}

interface Decision {
  readonly case_id: Uint8Array
  readonly line: Uint8Array
  readonly lines: Uint8Array
}

/**
 * From schema 1, which kept each entry as it was: seals what is there, in order, so that the chain of a case begins with
 * its opening. Runs inside the caller's transaction: a process that dies leaves the old file as it was.
 */
export function migrateFromFirst(database: Database.Database, schema: string): void {
  database.exec(`
    DROP TRIGGER entries_are_never_changed;
    DROP TRIGGER entries_are_never_removed;
    DROP INDEX unfinished_cases;
    ALTER TABLE entries RENAME TO old_entries;
    ALTER TABLE cases RENAME TO old_cases;
    ${schema}
  `)
  const append = appending(database)
  const entriesOf = database.prepare(
    `SELECT revision, ${bytesOf('body')} FROM old_entries WHERE case_id = ? ORDER BY revision`,
  )
  const cases = database.prepare(`SELECT ${bytesOf('case_id')} FROM old_cases ORDER BY position`).all() as {
    readonly case_id: Uint8Array
  }[]
  for (const { case_id } of cases) {
    const caseId = textIn(case_id)
    const entries = (entriesOf.all(caseId) as OldEntry[]).map(({ body }) => JSON.parse(textIn(body)) as NewEntry)
    const appended = append(caseId, 0, entries)
    if (!appended.answer.ok) throw new Error(`Case ${caseId} could not be sealed: an employee has two unfinished cases`)
  }
  database.exec('DROP TABLE old_entries; DROP TABLE old_cases;')
}

/**
 * From schema 2, which did not know whom decisions named: finds it in what is left of the personal values of every decision.
 * Runs inside the caller's transaction.
 */
export function migrateFromSecond(database: Database.Database, successors: string): void {
  database.exec(successors)
  const name = namingSuccessors(database)
  const decisions = database.prepare(
    `SELECT ${bytesOf('e.case_id', 'e.line', 'd.lines')}
     FROM entries e JOIN disclosures d USING (case_id, revision) WHERE e.kind = 'decided'`,
  )
  for (const { case_id, line, lines } of decisions.all() as readonly Decision[]) {
    const { event } = reveal({ line: textIn(line), disclosures: textIn(lines).split('\n') })
    name(textIn(case_id), event)
  }
}
