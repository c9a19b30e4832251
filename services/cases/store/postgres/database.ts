import type { Client, ClientBase, ClientConfig, QueryResultRow } from 'pg'
import { schema } from './locks'
import { faultOf, isUnanswered } from './fault'

/** Carries out one statement. Throws what `pg` throws. */
export type Query = <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>

/** A PostgreSQL as the store uses it. */
export interface Database {
  /** Names it for an operator, without a secret. */
  readonly place: string
  /** One statement, which is a transaction of its own. Not repeated by itself: whoever wrote looks what came of it. */
  readonly once: Query
  /** The same for what only reads: repeated once when the connection ended, as it does when a server is replaced. */
  readonly read: Query
  /** Several statements that are all carried out or none. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>
  /** What is done on one connection, in no transaction, such as under a lock of its session. */
  session<Result>(work: (query: Query) => Promise<Result>): Promise<Result>
  /** A connection of one's own, with no limits of time, for what lasts as long as it does; whoever asked ends it. */
  connect(): Promise<Client>
  end(): Promise<void>
}

/** Connections of one bot at most: each waits for little, and a small server has a hundred for everybody. */
const mostConnections = 10

/** Milliseconds. */
const patience = {
  /** Until there is a connection. */
  connect: 5_000,
  /** What a statement may take by the server's clock; all that the bot asks takes a fraction of a second. */
  statement: 30_000,
  /** How long it may wait for somebody else. */
  lock: 10_000,
  /** A server that was frozen or cut off answers nothing, not even that. */
  answer: 40_000,
} as const

/**
 * The driver is 15 MB at every start, so it is loaded only where there is a database.
 * @param connection where it is, and who the bot is there
 * @param place names it for an operator
 */
export async function openDatabase(connection: ClientConfig, place: string): Promise<Database> {
  const { Client, Pool } = await import('pg')
  const settings = { ...connection, connectionTimeoutMillis: patience.connect, query_timeout: patience.answer }
  const pool = new Pool({ ...settings, max: mostConnections, onConnect: preparing })
  // A connection that nobody uses just then ends with its server: the next query has another one.
  pool.on('error', () => undefined)
  const once: Query = async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await pool.query<Row>(text, [...values])).rows
  return {
    place,
    once,
    async read<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) {
      return once<Row>(text, values).catch((error: unknown) => {
        if (!isUnanswered(error)) throw error
        return once<Row>(text, values)
      })
    },
    async transaction(work) {
      const client = await pool.connect()
      let broken: unknown
      try {
        await client.query('BEGIN')
        const result = await work(
          async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
            (await client.query<Row>(text, [...values])).rows,
        )
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((problem: unknown) => (broken = problem))
        throw error
      } finally {
        client.release(broken !== undefined)
      }
    },
    async session(work) {
      const client = await pool.connect()
      let isGood = false
      try {
        const result = await work(
          async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
            (await client.query<Row>(text, [...values])).rows,
        )
        isGood = true
        return result
      } finally {
        // With a connection that something went wrong on, its locks go too.
        client.release(!isGood)
      }
    },
    async connect() {
      const { query_timeout: _longer, ...lasting } = settings
      const client = new Client(lasting)
      client.on('error', () => undefined)
      await client.connect()
      return client
    },
    end: () => pool.end(),
  }
}

/**
 * What every connection begins with. Set by a statement, since some services in front of a server take no settings with the
 * greeting. What was acknowledged is on disk, and times are UTC.
 */
async function prepare(client: ClientBase): Promise<void> {
  await client.query(
    `SET synchronous_commit = on; SET statement_timeout = ${patience.statement}; SET lock_timeout = ${patience.lock};
     SET idle_in_transaction_session_timeout = ${patience.answer}; SET TimeZone = 'UTC'; SET search_path = ${schema}`,
  )
}

/** The pool waits for it, which its types do not say. */
const preparing: (client: ClientBase) => unknown = prepare

/** Stands around whatever is asked of a database: what goes wrong in it becomes a `JournalFault`. */
export async function asFault<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw faultOf(error, place) ?? error
  }
}
