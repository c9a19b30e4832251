import type Database from 'libsql'
import { botActor, type CaseEvent, type NewEntry } from '../journal/entry'
import { pseudonymOf, pseudonymsAfter, type Pseudonyms } from '../journal/pseudonyms'
import { nothingBefore, seal, sha256, type SealedEntry } from '../journal/seal'
import type { Appended } from './caseStore'
import { notingMentions } from './sqliteMentions'
import { namingSuccessors } from './sqliteSuccessors'
import { bytesOf, textIn } from './sqliteText'

/** The newest entries of a case, as they were written. */
export interface Newest {
  readonly revision: number
  /** SHA-256 of the last line. */
  readonly hash: string
  /** Those of the last append. */
  readonly added: readonly SealedEntry[]
}

/** @param last what the case has, where that is known; it is looked up otherwise */
export type Append = (
  caseId: string,
  revision: number,
  entries: readonly NewEntry[],
  last?: Newest,
) => { readonly answer: Appended; readonly newest?: Newest }

/** Seals entries to those before them and writes them; inside the caller's transaction. */
export function appending(database: Database.Database): Append {
  const newest = database.prepare(
    `SELECT revision, ${bytesOf('hash')} FROM entries WHERE case_id = ? ORDER BY revision DESC LIMIT 1`,
  )
  const insert = database.prepare(
    'INSERT INTO entries (case_id, revision, at, kind, line, hash) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const disclose = database.prepare('INSERT INTO disclosures (case_id, revision, lines) VALUES (?, ?, ?)')
  const create = database.prepare('INSERT OR IGNORE INTO cases (case_id) VALUES (?)')
  const openCaseOf = database.prepare('SELECT 1 FROM cases WHERE closed_at IS NULL AND employee_id = ?')
  const naming = namingIn(database)
  const index = indexing(database)
  const isSecondCase = ({ event }: NewEntry): boolean =>
    event.kind === 'opened' && openCaseOf.get(event.employee.id) !== undefined

  const lookUp = (caseId: string): Pick<Newest, 'revision' | 'hash'> => {
    const row = newest.get(caseId) as { readonly revision: number; readonly hash: Uint8Array } | undefined
    return row === undefined ? { revision: 0, hash: nothingBefore } : { revision: row.revision, hash: textIn(row.hash) }
  }

  return (caseId, revision, entries, known) => {
    const last = known ?? lookUp(caseId)
    if (last.revision !== revision || entries.some(isSecondCase)) return { answer: { ok: false, reason: 'conflict' } }
    if (revision === 0 && entries.length > 0) create.run(caseId)
    const names = naming(caseId, entries)
    const added: SealedEntry[] = []
    let { hash: previous } = last
    for (const [offset, entry] of entries.entries()) {
      const { at, by, event } = entry
      const own = revision + offset + 1
      const sealed = seal({ ...entry, caseId, revision: own }, previous, pseudonymOf(names, by.id))
      const { line, disclosures } = sealed
      added.push(sealed)
      previous = sha256(line)
      insert.run(caseId, own, at, event.kind, line, previous)
      if (disclosures.length > 0) disclose.run(caseId, own, disclosures.join('\n'))
      index(caseId, at, event)
    }
    const reached = revision + entries.length
    return { answer: { ok: true, revision: reached }, newest: { revision: reached, hash: previous, added } }
  }
}

/** What the people of a case are called, with those who now appear for the first time. */
function namingIn(database: Database.Database): (caseId: string, entries: readonly NewEntry[]) => Pseudonyms {
  const known = database.prepare(`SELECT ${bytesOf('person_id', 'name')} FROM people WHERE case_id = ?`)
  const call = database.prepare('INSERT INTO people (case_id, person_id, name) VALUES (?, ?, ?)')
  return (caseId, entries) => {
    // Most entries are the bot's own, whose name needs no look.
    if (entries.every(({ by, event }) => by.id === botActor.id && event.kind !== 'opened')) return new Map()
    const rows = known.all(caseId) as { readonly person_id: Uint8Array; readonly name: Uint8Array }[]
    const before = new Map(rows.map(({ person_id, name }) => [textIn(person_id), textIn(name)]))
    const names = pseudonymsAfter(before, entries)
    for (const [id, name] of names) if (!before.has(id)) call.run(caseId, id, name)
    return names
  }
}

function indexing(database: Database.Database): (caseId: string, at: string, event: CaseEvent) => void {
  const nameSuccessors = namingSuccessors(database)
  const noteMentions = notingMentions(database)
  const name = database.prepare('UPDATE cases SET employee_id = ? WHERE case_id = ?')
  const finish = database.prepare('UPDATE cases SET closed_at = ?, closed_by = ? WHERE case_id = ?')
  const takeUp = database.prepare('UPDATE cases SET closed_at = NULL, closed_by = NULL WHERE case_id = ?')
  return (caseId, at, event) => {
    nameSuccessors(caseId, event)
    noteMentions(caseId, event)
    if (event.kind === 'takenUpAgain') takeUp.run(caseId)
    if (event.kind === 'opened') name.run(event.employee.id, caseId)
    if (event.kind === 'completed' || event.kind === 'cancelled') finish.run(at, event.kind, caseId)
  }
}
