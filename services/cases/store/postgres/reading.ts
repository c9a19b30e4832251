import { reveal, type SealedEntry } from '../../journal/seal'
import type { Entry } from '../../journal/entry'
import type { CaseStore, ClosedCase, KnownCase } from '../caseStore'
import type { Query } from './database'
import { wordsFrom } from '../mentions'
import { given, kept } from './text'

interface EntryRow {
  readonly revision: number
  readonly line: string
  readonly lines: string | null
}

/** Of a case that has nothing newer. */
interface NoEntryRow {
  readonly revision: null
}

interface CaseRow extends EntryRow {
  readonly case_id: string
  readonly at: string
  readonly closed_by: string | null
  readonly forgotten_at: string | null
}

interface IdRow {
  readonly id: string
}

interface MomentRow {
  readonly at: string | null
}

/**
 * Every question to the store but its pages: what each reads does not grow with the cases that are over, but where they are the
 * answer. `OFFSET 0` keeps PostgreSQL, which has no statistics of what is personal, from reading a whole table for a few rows.
 */
export const questions = {
  sealed: `
    SELECT e.revision, e.line, d.lines FROM entries e LEFT JOIN disclosures d USING (case_id, revision)
    WHERE e.case_id = $1 AND e.revision > $2 ORDER BY e.revision`,
  sealedOfSome: `
    SELECT one.case_id AS id, e.revision, e.line, d.lines
    FROM unnest($1::text[], $2::integer[]) AS one (case_id, after)
    CROSS JOIN LATERAL (SELECT 1 FROM cases WHERE case_id = one.case_id AND forgotten_at IS NULL OFFSET 0) AS c
    LEFT JOIN LATERAL (SELECT * FROM entries WHERE case_id = one.case_id AND revision > one.after OFFSET 0) AS e ON true
    LEFT JOIN LATERAL (
      SELECT lines FROM disclosures WHERE case_id = one.case_id AND revision = e.revision OFFSET 0
    ) AS d ON true
    ORDER BY one.case_id, e.revision`,
  remembered: 'SELECT case_id AS id FROM cases WHERE case_id = $1 AND forgotten_at IS NULL',
  unfinished: 'SELECT case_id AS id FROM cases WHERE closed_at IS NULL ORDER BY position',
  unfinishedOf:
    'SELECT case_id AS id FROM cases WHERE closed_at IS NULL AND employee_id = $1 ORDER BY position LIMIT 1',
  closedOf: `
    SELECT case_id AS id FROM cases WHERE closed_at IS NOT NULL AND forgotten_at IS NULL AND employee_id = $1
    ORDER BY closed_at DESC, position DESC LIMIT 1`,
  closedNaming: `
    SELECT c.case_id AS id FROM successors s JOIN cases c ON c.case_id = s.case_id
    WHERE s.person_id = $1 AND c.closed_at IS NOT NULL ORDER BY c.position`,
  namedInCompleted: `
    SELECT DISTINCT s.person_id AS id FROM successors s JOIN cases c ON c.case_id = s.case_id
    WHERE c.closed_by = 'completed' ORDER BY id`,
  closedBefore: `
    SELECT case_id, closed_at FROM cases WHERE closed_at < $1 AND forgotten_at IS NULL ORDER BY position`,
  closedSince: 'SELECT case_id AS id FROM cases WHERE closed_at >= $1 AND forgotten_at IS NULL ORDER BY position',
  remindersDue: `
    SELECT c.case_id AS id FROM (
      SELECT case_id FROM agenda WHERE worked_out_by = $1 AND at <= $2
      UNION ALL SELECT case_id FROM agenda WHERE worked_out_by < $1
      UNION ALL SELECT case_id FROM agenda WHERE worked_out_by > $1
    ) AS found
    CROSS JOIN LATERAL (SELECT * FROM cases WHERE case_id = found.case_id AND forgotten_at IS NULL OFFSET 0) AS c
    ORDER BY c.position`,
  newestForgotten: 'SELECT max(closed_at) AS at FROM cases WHERE forgotten_at IS NOT NULL',
  newestMoment: `
    SELECT max(at) AS at FROM (
      SELECT max(closed_at) AS at FROM cases WHERE forgotten_at IS NULL
      UNION ALL SELECT max(closed_at) FROM cases WHERE forgotten_at IS NOT NULL
      UNION ALL SELECT (SELECT max(e.at) FROM entries e WHERE e.case_id = c.case_id) FROM cases c WHERE c.closed_at IS NULL
    ) AS moments`,
  openedMentioning: `
    SELECT e.revision, c.case_id, c.closed_by, c.forgotten_at, e.at, e.line, d.lines
    FROM (
      SELECT DISTINCT m.case_id FROM unnest($1::text[], $2::text[]) AS word (first, last)
      JOIN mentions m ON m.word >= word.first AND m.word <= word.last
    ) AS found
    CROSS JOIN LATERAL (SELECT * FROM cases WHERE case_id = found.case_id OFFSET 0) AS c
    CROSS JOIN LATERAL (SELECT * FROM entries WHERE case_id = c.case_id AND revision = 1 OFFSET 0) AS e
    CROSS JOIN LATERAL (SELECT * FROM disclosures WHERE case_id = c.case_id AND revision = 1 OFFSET 0) AS d
    ORDER BY c.position DESC`,
  looks: 'SELECT card, look, at FROM looks WHERE case_id = $1',
  conversation: 'SELECT reference FROM conversations WHERE key = $1',
  conversationKeys: 'SELECT key AS id FROM conversations WHERE key >= $1 AND key < $2 ORDER BY key',
  wasSeen: 'SELECT id FROM activities WHERE id = $1',
} as const

/** Everything, for who lists it all. */
const allCases = `
  SELECT e.revision, c.case_id, c.closed_by, c.forgotten_at, e.at, e.line, d.lines
  FROM cases c JOIN entries e ON e.case_id = c.case_id AND e.revision = 1
  LEFT JOIN disclosures d ON d.case_id = c.case_id AND d.revision = 1 ORDER BY c.position`

type Asked =
  | 'sealed'
  | 'cases'
  | 'read'
  | 'readAfter'
  | 'readSomeAfter'
  | 'unfinished'
  | 'unfinishedOf'
  | 'closedOf'
  | 'closedNaming'
type AskedToo = 'openedMentioning' | 'newestForgotten' | 'namedInCompleted' | 'closedBefore' | 'closedSince'
type AndAlso = 'newestMoment' | 'remindersDue' | 'conversation' | 'conversationKeys' | 'looks' | 'wasSeen'

/** What the store answers without changing anything. */
export function readingBy(query: Query): Pick<CaseStore, Asked | AskedToo | AndAlso> {
  const ids = async (text: string, ...values: readonly unknown[]): Promise<readonly string[]> =>
    (await query<IdRow>(text, values)).map(({ id }) => given(id))
  const moment = async (text: string): Promise<Date | undefined> => {
    const [row] = await query<MomentRow>(text)
    return row === undefined || row.at === null ? undefined : new Date(row.at)
  }
  const sealed = async (caseId: string, after = 0): Promise<readonly SealedEntry[]> =>
    (await query<EntryRow>(questions.sealed, [kept(caseId), after])).map(sealedEntry)
  const readAfter = async (caseId: string, revision: number): Promise<readonly Entry[] | undefined> => {
    const [there] = await ids(questions.remembered, kept(caseId))
    return there === undefined ? undefined : (await sealed(caseId, revision)).map(entryOf)
  }
  return {
    sealed: (caseId) => sealed(caseId),
    cases: async () => (await query<CaseRow>(allCases)).map(knownCase),
    readAfter,
    async readSomeAfter(cases) {
      const found = new Map<string, Entry[]>()
      const asked = [cases.map(({ caseId }) => kept(caseId)), cases.map(({ revision }) => revision)]
      const rows = await query<IdRow & (EntryRow | NoEntryRow)>(questions.sealedOfSome, asked)
      for (const { id, ...row } of rows) {
        const caseId = given(id)
        const entries = found.get(caseId) ?? []
        found.set(caseId, entries)
        if (row.revision !== null) entries.push(entryOf(sealedEntry(row)))
      }
      return found
    },
    read: async (caseId) => (await readAfter(caseId, 0)) ?? [],
    unfinished: () => ids(questions.unfinished),
    unfinishedOf: async (employeeId) => (await ids(questions.unfinishedOf, kept(employeeId)))[0],
    closedOf: async (employeeId) => (await ids(questions.closedOf, kept(employeeId)))[0],
    closedNaming: (personId) => ids(questions.closedNaming, kept(personId)),
    namedInCompleted: () => ids(questions.namedInCompleted),
    async openedMentioning(texts) {
      const words = texts.map(wordsFrom)
      const bounds = [words.map(({ first }) => first), words.map(({ last }) => last)]
      return (await query<CaseRow>(questions.openedMentioning, bounds)).map(knownCase)
    },
    remindersDue: (by, due) => ids(questions.remindersDue, kept(by), due.toISOString()),
    newestForgotten: () => moment(questions.newestForgotten),
    newestMoment: () => moment(questions.newestMoment),
    async closedBefore(before): Promise<readonly ClosedCase[]> {
      const rows = await query<{ case_id: string; closed_at: string }>(questions.closedBefore, [before.toISOString()])
      return rows.map(({ case_id, closed_at: closedAt }) => ({ caseId: given(case_id), closedAt }))
    },
    closedSince: (since) => ids(questions.closedSince, since.toISOString()),
    async conversation(key) {
      const [row] = await query<{ reference: string }>(questions.conversation, [kept(key)])
      return row === undefined ? undefined : (JSON.parse(row.reference) as Readonly<Record<string, unknown>>)
    },
    conversationKeys: (beginning) => ids(questions.conversationKeys, kept(beginning), `${kept(beginning)}\u{10FFFF}`),
    async looks(caseId) {
      const rows = await query<{ card: string; look: string; at: string }>(questions.looks, [kept(caseId)])
      return new Map(rows.map(({ card, look, at }) => [given(card), { look: given(look), at }]))
    },
    wasSeen: async (activityId) => (await ids(questions.wasSeen, kept(activityId))).length > 0,
  }
}

function knownCase(row: CaseRow): KnownCase {
  const { closed_by: closing } = row
  return {
    caseId: given(row.case_id),
    openedAt: row.at,
    state: closing === 'completed' || closing === 'cancelled' ? closing : 'open',
    personalDataRemoved: row.forgotten_at !== null,
    opening: sealedEntry(row),
  }
}

function sealedEntry({ revision, line, lines }: EntryRow): SealedEntry {
  return { revision, line, disclosures: lines?.split('\n') ?? [] }
}

function entryOf(sealed: SealedEntry): Entry {
  const { as: _as, previous: _previous, ...entry } = reveal(sealed)
  return entry
}
