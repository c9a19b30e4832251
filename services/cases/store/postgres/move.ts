import type { Client, ClientConfig, QueryResultRow } from 'pg'
import type { ConversationReferenceData } from '../caseStore'
import { keptRows } from '../keptRows'
import type { KeptCase, MoveFrom, MoveTo } from '../move'
import { StoreInUse } from '../sqliteLock'
import { everyBatch, putBatch } from './batches'
import { asFault, openDatabase, type Query } from './database'
import { locks, schema } from './locks'
import { migrations } from './migrations'
import { prepareSchema } from './prepareSchema'
import { readingBy } from './reading'
import { given, kept } from './text'

interface Alone {
  readonly query: Query
  readonly close: () => Promise<void>
}

/**
 * A database that cases are moved from. Throws `StoreInUse` while a bot works on it, `JournalFault` when it cannot be reached,
 * and a sentence when there are none. `close` lets go of it.
 * @param moment names what is set aside
 * @param to where they go, for whoever looks for them here later
 */
export async function moveFromPostgres(
  connection: ClientConfig,
  place: string,
  to: string,
  moment: Date,
): Promise<MoveFrom & { close(): Promise<void> }> {
  const { query, close } = await beAlone(connection, place)
  const reading = readingBy(query)
  return {
    place,
    cases: reading.cases,
    sealed: reading.sealed,
    looksOf: async (caseId) => [...(await reading.looks(caseId))],
    batches: () => everyBatch(query),
    async conversations() {
      const rows = await query<{ key: string; reference: string }>(
        'SELECT key, reference FROM conversations ORDER BY key',
      )
      return rows.map(({ key, reference }) => [given(key), JSON.parse(reference) as ConversationReferenceData])
    },
    async seen() {
      const rows = await query<{ id: string; at: Date }>('SELECT id, seen_at AS at FROM activities')
      return rows.map(({ id, at }) => ({ id: given(id), at: at.getTime() }))
    },
    async setAside() {
      const name = `${schema}_moved_${moment.toISOString().replaceAll(/\D/g, '')}`
      await query(`ALTER SCHEMA ${schema} RENAME TO ${name}`)
      await query(`CREATE SCHEMA ${schema}`)
      await query(`CREATE TABLE ${schema}.moved_away (place text NOT NULL)`)
      await query(`INSERT INTO ${schema}.moved_away VALUES ($1)`, [to])
      return `the schema ${name} of ${place}`
    },
    close,
  }
}

/**
 * A database that cases are moved to: all of them or, when something goes wrong before `finish`, none. Makes its tables. Throws
 * as {@link moveFromPostgres} does. `close` lets go of it.
 */
export async function moveToPostgres(
  connection: ClientConfig,
  place: string,
): Promise<MoveTo & { close(): Promise<void> }> {
  const { query, close } = await beAlone(connection, place, true)
  const { cases, sealed } = readingBy(query)
  await query('BEGIN')
  await query('DROP TABLE IF EXISTS moved_away')
  return {
    place,
    cases,
    sealed,
    put: (some) => put(query, some),
    batches: () => everyBatch(query),
    async putBatches(some) {
      for (const one of some) await putBatch(query, one)
    },
    async rememberConversation(key, reference) {
      await query('INSERT INTO conversations (key, reference) VALUES ($1, $2)', [kept(key), JSON.stringify(reference)])
    },
    async putSeen(seen) {
      await query(
        `INSERT INTO activities (id, seen_at)
         SELECT id, to_timestamp(at / 1000.0) FROM unnest($1::text[], $2::bigint[]) AS seen (id, at) ON CONFLICT DO NOTHING`,
        [seen.map(({ id }) => kept(id)), seen.map(({ at }) => at)],
      )
    },
    finish: async () => void (await query('COMMIT')),
    close,
  }
}

async function beAlone(connection: ClientConfig, place: string, isBack = false): Promise<Alone> {
  const database = await openDatabase(connection, place)
  let client: Client | undefined
  const close = async (): Promise<void> => {
    await client?.end()
    await database.end()
  }
  const query: Query = async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    asFault(place, async () => (await client?.query<Row>(text, [...values]))?.rows ?? [])
  try {
    await asFault(place, async () => {
      await prepareSchema(database, migrations, isBack)
      client = await database.connect()
    })
    const [lock] = await query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${locks.inUse}) AS mine`)
    if (lock?.mine !== true) throw new StoreInUse(`A bot works on the cases in ${place}: stop every one of them first.`)
    await query(`SET search_path = ${schema}`)
    return { query, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Each table with one statement, since a server is a way away. */
async function put(query: Query, some: readonly KeptCase[]): Promise<void> {
  const cases = some.map((one) => ({ ...one, own: kept(one.caseId), rows: keptRows(one.entries) }))
  const each = <Value>(of: (one: (typeof cases)[number]) => readonly Value[]) =>
    cases.flatMap((one) => of(one).map((value) => ({ own: one.own, value })))
  await query(
    `INSERT INTO cases (case_id, employee_id, closed_at, closed_by, taken_up, forgotten_at)
     SELECT case_id, employee_id, closed_at, closed_by, taken_up, forgotten_at
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::text[])
       WITH ORDINALITY AS one (case_id, employee_id, closed_at, closed_by, taken_up, forgotten_at, place)
     ORDER BY place`,
    [
      cases.map(({ own }) => own),
      cases.map(({ rows: { employeeId } }) => (employeeId === undefined ? null : kept(employeeId))),
      cases.map(({ rows }) => rows.closedAt ?? null),
      cases.map(({ rows }) => rows.closedBy ?? null),
      cases.map(({ rows }) => rows.takenUp),
      cases.map(({ rows }) => rows.forgottenAt ?? null),
    ],
  )
  const entries = each(({ entries: all, rows: { opened, hashes } }) =>
    all.map((entry, index) => ({ ...entry, opened: opened[index], hash: hashes[index] })),
  )
  await query(
    `INSERT INTO entries (case_id, revision, at, kind, line, hash)
     SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    [
      entries.map(({ own }) => own),
      entries.map(({ value }) => value.revision),
      entries.map(({ value }) => value.opened?.at),
      entries.map(({ value }) => value.opened?.event.kind),
      entries.map(({ value }) => value.line),
      entries.map(({ value }) => value.hash),
    ],
  )
  const disclosed = entries.filter(({ value }) => value.disclosures.length > 0)
  await query(
    'INSERT INTO disclosures (case_id, revision, lines) SELECT * FROM unnest($1::text[], $2::integer[], $3::text[])',
    [
      disclosed.map(({ own }) => own),
      disclosed.map(({ value }) => value.revision),
      disclosed.map(({ value }) => value.disclosures.join('\n')),
    ],
  )
  const people = each(({ rows }) => rows.people)
  await query(
    'INSERT INTO people (case_id, person_id, name) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])',
    [
      people.map(({ own }) => own),
      people.map(({ value: [id] }) => kept(id)),
      people.map(({ value: [, name] }) => name),
    ],
  )
  await putWords(
    query,
    'successors (case_id, person_id)',
    each(({ rows }) => rows.successors.map(kept)),
  )
  await putWords(
    query,
    'mentions (case_id, word)',
    each(({ rows }) => rows.mentions),
  )
  const looks = each((one) => one.looks)
  await query(
    `INSERT INTO looks (case_id, card, look, at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
    [
      looks.map(({ own }) => own),
      looks.map(({ value: [card] }) => kept(card)),
      looks.map(({ value: [, { look }] }) => kept(look)),
      looks.map(({ value: [, { at }] }) => at),
    ],
  )
}

async function putWords(
  query: Query,
  into: string,
  words: readonly { readonly own: string; readonly value: string }[],
): Promise<void> {
  await query(`INSERT INTO ${into} SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`, [
    words.map(({ own }) => own),
    words.map(({ value }) => value),
  ])
}
