import { botActor, type CaseEvent, type NewEntry } from '../../journal/entry'
import { pseudonymOf, pseudonymsAfter, type Pseudonyms } from '../../journal/pseudonyms'
import { nothingBefore, seal, sha256 } from '../../journal/seal'
import type { Appended } from '../caseStore'
import { successorsNamedIn } from '../sqliteSuccessors'
import type { Query } from './database'
import { codeOf, isUnanswered } from './fault'
import { mentionsIn } from '../mentions'
import { given, kept } from './text'

/** A case as it is before entries are appended. */
interface Before {
  readonly revision: number
  readonly hash: string
  readonly names: Pseudonyms
  /** Somebody whose leaving these entries open has an unfinished case. */
  readonly hasOther: boolean
}

interface BeforeRow {
  readonly revision: number | null
  readonly hash: string | null
  readonly people: readonly (readonly [string, string])[] | null
  readonly has_other: boolean
}

/** Entries as they are to be kept, with all that is kept beside them. */
export interface Sealed {
  readonly caseId: string
  /** Of the case before them. */
  readonly revision: number
  /** SHA-256 of the last of them: random bytes are in it, so that it is nobody else’s. */
  readonly hash: string
  readonly values: readonly unknown[]
}

/** How a case stands, with one look. */
export const before = `
  SELECT newest.revision, newest.hash,
    (SELECT json_agg(json_build_array(person_id, name)) FROM people WHERE case_id = $1) AS people,
    EXISTS (SELECT 1 FROM cases WHERE closed_at IS NULL AND employee_id = ANY ($2::text[])) AS has_other
  FROM (SELECT 1) AS one
  LEFT JOIN LATERAL (SELECT revision, hash FROM entries WHERE case_id = $1 ORDER BY revision DESC LIMIT 1) AS newest ON true`

/**
 * All that entries bring, in one statement: who comes second at a revision, or opens a second case for somebody, meets a
 * unique index and changes nothing. The fields of the case are set where an entry says something of them.
 */
const write = `
  WITH opening AS (
    INSERT INTO cases (case_id, employee_id, closed_at, closed_by, taken_up)
    SELECT $1::text, $4::text, $5::text, $6::text, $7::boolean WHERE $2::boolean
  ), changing AS (
    UPDATE cases SET employee_id = coalesce($4::text, employee_id), closed_at = $5::text, closed_by = $6::text,
      taken_up = $7::boolean
    WHERE case_id = $1::text AND $3::boolean
  ), disclosing AS (
    INSERT INTO disclosures (case_id, revision, lines) SELECT $1::text, * FROM unnest($13::integer[], $14::text[])
  ), naming AS (
    INSERT INTO people (case_id, person_id, name) SELECT $1::text, * FROM unnest($15::text[], $16::text[])
  ), succeeding AS (
    INSERT INTO successors (case_id, person_id) SELECT $1::text, * FROM unnest($17::text[]) ON CONFLICT DO NOTHING
  ), mentioning AS (
    INSERT INTO mentions (case_id, word) SELECT $1::text, * FROM unnest($18::text[]) ON CONFLICT DO NOTHING
  )
  INSERT INTO entries (case_id, revision, at, kind, line, hash)
  SELECT $1::text, * FROM unnest($8::integer[], $9::text[], $10::text[], $11::text[], $12::text[])`

/** A key that somebody else was first with. */
const uniqueViolation = '23505'

const conflict: Appended = { ok: false, reason: 'conflict' }

/**
 * Seals entries to those before them. A conflict when those are not the ones that the caller believes, or somebody would have
 * a second case.
 */
export async function sealing(
  query: Query,
  caseId: string,
  revision: number,
  entries: readonly NewEntry[],
): Promise<Sealed | Appended> {
  const { hasOther, ...last } = await readBefore(query, caseId, entries)
  if (last.revision !== revision || hasOther) return conflict
  if (entries.length === 0) return { ok: true, revision }
  return sealed(caseId, last, entries)
}

/** Writes what {@link sealing} made; throws what `pg` throws, a conflict among it. */
export async function writeSealed(query: Query, { values }: Sealed): Promise<void> {
  await query(write, values)
}

/**
 * Appends, by statements that are a transaction each. Where the connection ended before the answer, nobody knows what came of
 * it: then the journal is read, and what is not there is written once more. A statement that is still under way at the
 * server meets the same key.
 */
export async function append(
  read: Query,
  once: Query,
  caseId: string,
  revision: number,
  entries: readonly NewEntry[],
): Promise<Appended> {
  const own = await sealing(read, caseId, revision, entries)
  if (!('values' in own)) return own
  const appended: Appended = { ok: true, revision: revision + entries.length }
  for (let isFirst = true; ; isFirst = false)
    try {
      await writeSealed(once, own)
      return appended
    } catch (error) {
      if (codeOf(error) === uniqueViolation)
        return !isFirst && (await isThere(read, own, appended.revision)) ? appended : conflict
      if (!isFirst || !isUnanswered(error)) throw error
      if (await isThere(read, own, appended.revision)) return appended
    }
}

async function isThere(read: Query, { caseId, hash }: Sealed, revision: number): Promise<boolean> {
  const rows = await read('SELECT 1 FROM entries WHERE case_id = $1 AND revision = $2 AND hash = $3', [
    kept(caseId),
    revision,
    hash,
  ])
  return rows.length > 0
}

async function readBefore(query: Query, caseId: string, entries: readonly NewEntry[]): Promise<Before> {
  const leavers = entries.flatMap(({ event }) => (event.kind === 'opened' ? [kept(event.employee.id)] : []))
  const [row] = await query<BeforeRow>(before, [kept(caseId), leavers])
  return {
    revision: row?.revision ?? 0,
    hash: row?.hash ?? nothingBefore,
    names: new Map((row?.people ?? []).map(([id, name]) => [given(id), name])),
    hasOther: row?.has_other === true,
  }
}

function sealed(caseId: string, last: Omit<Before, 'hasOther'>, entries: readonly NewEntry[]): Sealed {
  const names = namesAfter(last.names, entries)
  let previous = last.hash
  const lines = entries.map((entry, index) => {
    const revision = last.revision + index + 1
    const { line, disclosures } = seal({ ...entry, caseId, revision }, previous, pseudonymOf(names, entry.by.id))
    previous = sha256(line)
    return { revision, at: entry.at, kind: entry.event.kind, line, hash: previous, disclosures }
  })
  const disclosed = lines.filter(({ disclosures }) => disclosures.length > 0)
  const called = [...names].filter(([id]) => !last.names.has(id))
  const isNew = last.revision === 0
  const { isChanged, employeeId, closedAt, closedBy, takenUp } = rowAfter(entries)
  return {
    caseId,
    revision: last.revision,
    hash: previous,
    values: [
      kept(caseId),
      isNew,
      !isNew && isChanged,
      employeeId === undefined ? null : kept(employeeId),
      closedAt ?? null,
      closedBy ?? null,
      takenUp,
      lines.map(({ revision }) => revision),
      lines.map(({ at }) => at),
      lines.map(({ kind }) => kind),
      lines.map(({ line }) => line),
      lines.map(({ hash }) => hash),
      disclosed.map(({ revision }) => revision),
      disclosed.map(({ disclosures }) => disclosures.join('\n')),
      called.map(([id]) => kept(id)),
      called.map(([, name]) => name),
      entries.flatMap(({ event }) => successorsNamedIn(event)).map(kept),
      entries.flatMap(({ event }) => mentionsIn(event)),
    ],
  }
}

function namesAfter(known: Pseudonyms, entries: readonly NewEntry[]): Pseudonyms {
  const isBots = entries.every(({ by, event }) => by.id === botActor.id && event.kind !== 'opened')
  return isBots ? known : pseudonymsAfter(known, entries)
}

/** What entries say of their case’s row. */
interface Row {
  readonly isChanged: boolean
  readonly employeeId?: string
  readonly closedAt?: string
  readonly closedBy?: CaseEvent['kind']
  readonly takenUp: boolean
}

/** What the row of a case has after these entries, where one of them says anything of it. Pure. */
export function rowAfter(entries: readonly Pick<NewEntry, 'at' | 'event'>[]): Row {
  return entries.reduce<Row>(
    (row, { at, event }) => {
      if (event.kind === 'opened') return { ...row, employeeId: event.employee.id, isChanged: true }
      if (event.kind === 'completed' || event.kind === 'cancelled')
        return { ...row, closedAt: at, closedBy: event.kind, isChanged: true, takenUp: false }
      if (event.kind !== 'takenUpAgain') return row
      const { closedAt: _at, closedBy: _by, ...rest } = row
      return { ...rest, isChanged: true, takenUp: true }
    },
    { isChanged: false, takenUp: false },
  )
}
