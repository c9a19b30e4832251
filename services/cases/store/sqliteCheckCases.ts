import type Database from 'libsql'
import { jsonLines } from '../evidence/jsonLines'
import { verifyLines } from '../evidence/verify'
import { pseudonymsAfter } from '../journal/pseudonyms'
import { reveal, sha256, type OpenedEntry } from '../journal/seal'
import { JournalFault } from './journalFault'
import { mentionsIn } from './mentions'
import { successorsNamedIn } from './sqliteSuccessors'
import { bytesOf, textIn, textOrNull } from './sqliteText'

interface CaseRow {
  readonly case_id: Uint8Array
  readonly employee_id: Uint8Array | null
  readonly closed_at: Uint8Array | null
  readonly closed_by: Uint8Array | null
  readonly forgotten_at: Uint8Array | null
}

interface EntryRow {
  readonly revision: number
  readonly at: Uint8Array
  readonly kind: Uint8Array
  readonly hash: Uint8Array
  readonly line: Uint8Array
  readonly lines: Uint8Array | null
}

/** Holds every case against its chain of hashes, and what is kept beside the chain against what the chain says. */
export function checkCases(database: Database.Database, file: string): void {
  const cases = database
    .prepare(`SELECT ${bytesOf('case_id', 'employee_id', 'closed_at', 'closed_by', 'forgotten_at')} FROM cases`)
    .all() as CaseRow[]
  const entriesOf = database.prepare(
    `SELECT e.revision, ${bytesOf('e.at', 'e.kind', 'e.hash', 'e.line', 'd.lines')}
     FROM entries e LEFT JOIN disclosures d USING (case_id, revision) WHERE e.case_id = ? ORDER BY e.revision`,
  )
  const peopleOf = database.prepare(`SELECT ${bytesOf('person_id', 'name')} FROM people WHERE case_id = ?`)
  const successorsOf = database.prepare(`SELECT ${bytesOf('person_id')} FROM successors WHERE case_id = ?`)
  const mentionsOf = database.prepare(`SELECT ${bytesOf('word')} FROM mentions WHERE case_id = ?`)
  let rows = 0
  for (const row of cases) {
    const caseId = textIn(row.case_id)
    const entries = entriesOf.all(caseId) as EntryRow[]
    const people = peopleOf.all(caseId) as { readonly person_id: Uint8Array; readonly name: Uint8Array }[]
    const successors = (successorsOf.all(caseId) as { readonly person_id: Uint8Array }[]).map(({ person_id }) =>
      textIn(person_id),
    )
    const mentions = (mentionsOf.all(caseId) as { readonly word: Uint8Array }[]).map(({ word }) => textIn(word))
    rows += [entries, people, successors, mentions, entries.filter(({ lines }) => lines !== null)].flat().length
    const problem = problemIn(
      caseId,
      row,
      entries,
      new Map(people.map((one) => [textIn(one.person_id), textIn(one.name)])),
      successors,
      mentions,
    )
    if (problem !== undefined) throw new JournalFault('damaged', file, `${problem} in case ${caseId}`)
  }
  if (rows !== rowsIn(database)) throw new JournalFault('damaged', file, 'there are entries of no case')
}

function rowsIn(database: Database.Database): number {
  const counted = database
    .prepare(
      `SELECT (SELECT count(*) FROM entries) + (SELECT count(*) FROM people) + (SELECT count(*) FROM disclosures)
       + (SELECT count(*) FROM successors) + (SELECT count(*) FROM mentions) AS rows`,
    )
    .get() as { readonly rows: number }
  return counted.rows
}

function problemIn(
  caseId: string,
  row: CaseRow,
  entries: readonly EntryRow[],
  people: ReadonlyMap<string, string>,
  successors: readonly string[],
  mentions: readonly string[],
): string | undefined {
  const sealed = entries.map(({ revision, line, lines }) => ({
    revision,
    line: textIn(line),
    disclosures: textOrNull(lines)?.split('\n') ?? [],
  }))
  const verdict = verifyLines(jsonLines(caseId, sealed))
  if (!verdict.ok || verdict.caseId !== caseId) return 'the chain of entries does not hold'
  const opened = sealed.map(reveal)
  const isBeside = ({ at, kind, hash }: EntryRow, index: number): boolean =>
    textIn(at) === opened[index]?.at &&
    textIn(kind) === opened[index].event.kind &&
    textIn(hash) === sha256(sealed[index]?.line ?? '')
  if (!entries.every(isBeside)) return 'an entry is not what its line says'
  const says = saidBy(opened)
  const kept = [row.employee_id, row.closed_at, row.closed_by, row.forgotten_at].map(textOrNull)
  if (kept.some((value, index) => value !== says[index])) return 'the list of cases does not say what the entries say'
  const remembered = verdict.personalDataRemoved ? [] : opened
  const names = pseudonymsAfter(new Map(), remembered)
  const isCalledSo = [...names].every(([id, name]) => people.get(id) === name)
  const areThose =
    areSame(
      successors,
      remembered.flatMap(({ event }) => successorsNamedIn(event)),
    ) &&
    areSame(
      mentions,
      remembered.flatMap(({ event }) => mentionsIn(event)),
    )
  return isCalledSo && names.size === people.size && areThose ? undefined : 'the people are not those of the entries'
}

function areSame(kept: readonly string[], said: readonly string[]): boolean {
  const all = new Set(said)
  return all.size === kept.length && kept.every((one) => all.has(one))
}

/** What the row of a case must have, in the order of its columns. */
function saidBy(entries: readonly OpenedEntry[]): readonly (string | null)[] {
  const last = (...kinds: readonly string[]) => entries.findLast(({ event }) => kinds.includes(event.kind))
  const [opening, newest, removal] = [
    last('opened'),
    last('completed', 'cancelled', 'takenUpAgain'),
    last('personalDataRemoved'),
  ]
  const closing = newest?.event.kind === 'takenUpAgain' ? undefined : newest
  const employeeId = opening?.event.kind === 'opened' ? opening.event.employee.id : null
  return [
    removal === undefined ? employeeId : null,
    closing?.at ?? null,
    closing?.event.kind ?? null,
    removal?.at ?? null,
  ]
}
