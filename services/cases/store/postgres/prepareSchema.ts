import type { Client } from 'pg'
import { StoreInUse } from '../sqliteLock'
import { StoreTooNew, StoreTooOld } from '../storeVersion'
import type { Database } from './database'
import { locks, schema } from './locks'
import type { Migration } from './migrations'

interface Applied {
  readonly number: number
  readonly works_from: number
}

/**
 * Makes the tables or brings them up to date, under a lock, so that of several bots that start at once one does it and the
 * others find it done. Each migration is carried out as a whole or not at all. Throws `StoreTooNew` for a schema that this
 * version cannot work on, and `StoreInUse` when a change must wait for older bots to be gone: sentences for the operator.
 * @param known all migrations that this version has
 * @param isBack whether cases that were moved away from here are being brought back
 */
export async function prepareSchema(database: Database, known: readonly Migration[], isBack = false): Promise<void> {
  const client = await database.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${locks.migrating})`)
    if (!isBack) await refuseMoved(client, database.place)
    await makeList(client)
    const { rows } = await client.query<Applied>(`SELECT number, works_from FROM ${schema}.migrations ORDER BY number`)
    refuseNewer(rows, known, database.place)
    for (const migration of known.filter(({ number }) => number > (rows.at(-1)?.number ?? 0)))
      await carryOut(client, migration, database.place)
  } finally {
    await client.end()
  }
}

/** Whether a schema that is only read is one that this version knows. Throws `StoreTooNew` or `StoreTooOld`. */
export async function checkSchema({ read, place }: Database, known: readonly Migration[]): Promise<void> {
  const [list] = await read<{ there: boolean }>(`SELECT to_regclass('${schema}.migrations') IS NOT NULL AS there`)
  if (list?.there !== true) throw new Error(`There are no cases in ${place}.`)
  const applied = await read<Applied>('SELECT number, works_from FROM migrations ORDER BY number')
  refuseNewer(applied, known, place)
  if ((applied.at(-1)?.number ?? 0) < (known.at(-1)?.number ?? 0))
    throw new StoreTooOld(
      `${place} was written by an older version of the bot: start the bot once, it brings it up to date.`,
    )
}

/** A role that may not make schemas can be given one that is there. */
async function makeList(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regnamespace('${schema}') IS NOT NULL AS there`)
  if (rows[0]?.there !== true) await client.query(`CREATE SCHEMA ${schema}`)
  await client.query(`CREATE TABLE IF NOT EXISTS ${schema}.migrations (
    number integer PRIMARY KEY, works_from integer NOT NULL, at timestamptz NOT NULL DEFAULT now()
  )`)
}

/** Cases that were moved away are not begun anew here by a bot that nobody told of it. */
async function refuseMoved(client: Client, place: string): Promise<void> {
  const { rows: there } = await client.query<{ it: string | null }>(`SELECT to_regclass('${schema}.moved_away') AS it`)
  if ((there[0]?.it ?? null) === null) return
  const { rows } = await client.query<{ place: string }>(`SELECT place FROM ${schema}.moved_away`)
  throw new Error(
    `The cases in ${place} were moved to ${rows[0]?.place ?? 'another place'}. Nothing was changed: take DATABASE_URL away to ` +
      `go on there, or bring them back with npm run journal:move -- --to postgres.`,
  )
}

/** An older bot works beside newer ones for as long as the schema says that it can. */
function refuseNewer(applied: readonly Applied[], known: readonly Migration[], place: string): void {
  const own = known.at(-1)?.number ?? 0
  const [there, needed] = [applied.at(-1)?.number ?? 0, Math.max(0, ...applied.map((one) => one.works_from))]
  if (needed <= own) return
  throw new StoreTooNew(
    `${place} was brought up to date by a newer version of the bot (schema ${there}, which needs at least ${needed}; ` +
      `this one knows ${own}). Nothing was changed, and all cases are safe there: start that version again.`,
  )
}

async function carryOut(client: Client, { number, worksFrom, sql }: Migration, place: string): Promise<void> {
  await client.query('BEGIN')
  try {
    if (worksFrom === number && number > 1) await refuseWhileInUse(client, place)
    await client.query(`SET LOCAL search_path = ${schema}`)
    await client.query(sql)
    await client.query(`INSERT INTO ${schema}.migrations (number, works_from) VALUES ($1, $2)`, [number, worksFrom])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function refuseWhileInUse(client: Client, place: string): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(${locks.inUse}) AS free`)
  if (rows[0]?.free === true) return
  throw new StoreInUse(
    `${place} must be changed in a way that older versions of the bot cannot work with, and one of them is still running. ` +
      `Nothing was changed: stop every older one first, and start this one again.`,
  )
}
