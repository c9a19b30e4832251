import type Database from 'libsql'
import { peopleIn } from '../../facts/people'
import type { CaseEvent } from '../journal/entry'
import { bytesOf, textIn } from './sqliteText'

/** Ids of the people whom a decision in this event names, each once. Pure. */
export function successorsNamedIn(event: CaseEvent): readonly string[] {
  return event.kind === 'decided' ? peopleIn(event.decision).map(({ id }) => id) : []
}

/** Notes whom a case's decisions name; inside the caller's transaction. */
export function namingSuccessors(database: Database.Database): (caseId: string, event: CaseEvent) => void {
  const note = database.prepare('INSERT OR IGNORE INTO successors (person_id, case_id) VALUES (?, ?)')
  return (caseId, event) => {
    for (const id of successorsNamedIn(event)) note.run(id, caseId)
  }
}

/** Finds closed cases by whom their decisions named; forgotten ones have nobody. */
export function successorsIn(database: Database.Database): {
  closedNaming(personId: string): readonly string[]
  namedInCompleted(): readonly string[]
} {
  const naming = database.prepare(
    `SELECT ${bytesOf('s.case_id')} FROM successors s JOIN cases c ON c.case_id = s.case_id
     WHERE s.person_id = ? AND c.closed_at IS NOT NULL ORDER BY c.position`,
  )
  const named = database.prepare(
    `SELECT DISTINCT ${bytesOf('s.person_id')} FROM successors s JOIN cases c ON c.case_id = s.case_id
     WHERE c.closed_by = 'completed' ORDER BY s.person_id`,
  )
  return {
    closedNaming: (personId) =>
      (naming.all(personId) as { readonly case_id: Uint8Array }[]).map(({ case_id }) => textIn(case_id)),
    namedInCompleted: () =>
      (named.all() as { readonly person_id: Uint8Array }[]).map(({ person_id }) => textIn(person_id)),
  }
}
