import { randomUUID } from 'node:crypto'
import { setTimeout as pass } from 'node:timers/promises'
import pLimit, { type LimitFunction } from 'p-limit'
import type { Client, ClientConfig } from 'pg'
import type { Logger } from 'pino'
import { createQuiet } from '../../model/quiet'
import { everything, type Share } from '../../model/share'
import { found } from '../store/postgres/fault'
import { locks } from '../store/postgres/locks'
import { z } from 'zod'
import type { Replicas } from './replicas'

export interface PostgresReplicasSettings {
  readonly connection: ClientConfig
  /** Names the database for an operator, without a secret. */
  readonly place: string
  readonly log: Logger
  /** Is told that another replica is there no more: what it was about to do may be undone. */
  readonly lost: () => void
}

/** Milliseconds. */
const times = {
  /** Between two questions who is there. */
  beat: 2_000,
  /** After so long without a word the server ends a replica’s session, and with it all that it held. */
  lease: 10_000,
  /** Between two tries to have what another has. */
  tryAgain: 50,
  /** How long a database is waited for that is away. */
  patience: 5_000,
} as const

/** One connection, on which this replica is present and has its locks: with it all of them go. */
interface Session {
  readonly client: Client
  /** One statement at a time. */
  readonly one: LimitFunction
  /** When the server last answered, by a clock that nobody sets: at the latest then it was asked. */
  heardAt: number
}

/** Where replicas tell each other which services are to be left alone. */
const channel = 'offboarding_quiet'

/** That a service is to be left alone, for how many milliseconds from now; or that somebody came who knows of none. */
const wordSchema = z.object({
  from: z.string(),
  service: z.string().optional(),
  left: z.number().positive().optional(),
})
type Word = z.infer<typeof wordSchema>

const here = `locktype = 'advisory' AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND (classid::bigint, objid::bigint) = (${locks.replica}) AND objsubid = 2`

/**
 * Is one of the replicas on a PostgreSQL, by a session of its own: a process that dies is missed at once, and one that is
 * frozen or cut off after ten seconds, when the server ends its session. Throws when the database cannot be reached.
 */
export async function joinReplicas({ connection, place, log, lost }: PostgresReplicasSettings): Promise<Replicas> {
  // As big as it is, it is loaded only where there is a database.
  const { Client } = await import('pg')
  const turns = new Map<string, LimitFunction>()
  const me = randomUUID()
  const quiet = createQuiet()
  let session: Session | undefined
  let present: readonly number[] = []
  let share: Share = everything
  let stopped = false
  const isStopped = (): boolean => stopped

  const enter = async (): Promise<void> => {
    const client = new Client({
      ...connection,
      connectionTimeoutMillis: times.patience,
      query_timeout: times.lease,
      keepAlive: true,
      application_name: 'offboarding-bot replica',
    })
    const own: Session = { client, one: pLimit(1), heardAt: performance.now() }
    const over = (): void => {
      if (session === own) session = undefined
    }
    client.on('error', over)
    client.once('end', over)
    client.on('notification', ({ payload }) => hear(payload))
    await client.connect()
    await client.query(
      `SET idle_session_timeout = ${times.lease}; LISTEN ${channel}; SELECT pg_advisory_lock_shared(${locks.replica})`,
    )
    session = own
    await lookAround(own)
    tell({ from: me })
    tellAll()
  }

  const ask = <Row extends object>(own: Session, text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    own.one(async () => {
      const asked = performance.now()
      const { rows } = await own.client.query<Row>(text, [...values])
      own.heardAt = asked
      return rows
    })

  /** Whoever is not reached hears of it from the service. */
  const tell = (word: Word): void => {
    const own = session
    if (own === undefined) return
    ask(own, 'SELECT pg_notify($1, $2)', [channel, JSON.stringify(word)]).catch((error: unknown) =>
      log.debug({ err: error }, 'The other bots were not told which service is to be left alone'),
    )
  }

  const tellAll = (): void => {
    for (const service of quiet.services()) tell({ from: me, service, left: quiet.left(service) })
  }

  const hear = (payload = ''): void => {
    const { data: word } = wordSchema.safeParse(withoutFailing(payload))
    if (word === undefined || word.from === me) return
    if (word.service === undefined) tellAll()
    else quiet.keep(word.service, word.left ?? 0)
  }

  const lookAround = async (own: Session): Promise<void> => {
    const text = `SELECT pid, pid = pg_backend_pid() AS own FROM pg_locks WHERE ${here} ORDER BY pid`
    const rows = await ask<{ pid: number; own: boolean }>(own, text)
    const gone = present.filter((pid) => !rows.some((row) => row.pid === pid))
    present = rows.filter((row) => !row.own).map(({ pid }) => pid)
    const rank = rows.findIndex((row) => row.own)
    if (rank >= 0) share = { rank, of: rows.length }
    if (gone.length > 0) lost()
  }

  const beat = async (): Promise<void> => {
    while (!isStopped()) {
      await pass(times.beat, undefined, { ref: false })
      if (isStopped()) return
      const own = session
      try {
        if (own === undefined) await enter()
        else await lookAround(own)
      } catch (error) {
        log.warn({ err: error }, 'Which other bots are up is not known; it is looked for again')
        if (own !== undefined && session === own) session = undefined
        await own?.client.end().catch(() => undefined)
      }
    }
  }

  const isTaken = async (own: Session, name: string): Promise<boolean> => {
    const text = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken'
    const [row] = await ask<{ taken: boolean }>(own, text, [name]).catch(() => [])
    return row?.taken === true
  }

  /** Waits for as long as another has it; throws when the database was away for too long. */
  const take = async (name: string): Promise<Session> => {
    let away = performance.now()
    for (;;) {
      const own = session
      if (own !== undefined) {
        away = performance.now()
        if (await isTaken(own, name)) return own
      }
      if (stopped || performance.now() - away > times.patience) throw found('unreachable', place, '')
      await pass(times.tryAgain)
    }
  }

  const giveBack = async (own: Session, name: string): Promise<void> => {
    // What cannot be given back goes with the session.
    await ask(own, 'SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch(() => undefined)
  }

  const alone = async <Result>(name: string, act: (still: () => boolean) => Promise<Result>): Promise<Result> => {
    const own = await take(name)
    try {
      return await act(() => session === own && performance.now() - own.heardAt < times.lease)
    } finally {
      await giveBack(own, name)
    }
  }

  await enter()
  const beating = beat()
  return {
    async alone(name, act) {
      // A session may have the same lock twice, so what this process does waits for itself.
      const turn = turns.get(name) ?? pLimit(1)
      turns.set(name, turn)
      try {
        return await turn(() => alone(name, act))
      } finally {
        if (turn.activeCount + turn.pendingCount === 0) turns.delete(name)
      }
    },
    async aloneIfFree(name, act) {
      const own = session
      if (own === undefined || turns.has(name)) return
      const turn = pLimit(1)
      turns.set(name, turn)
      try {
        await turn(async () => {
          if (!(await isTaken(own, name))) return
          try {
            await act()
          } finally {
            await giveBack(own, name)
          }
        })
      } finally {
        if (turn.activeCount + turn.pendingCount === 0) turns.delete(name)
      }
    },
    share: () => share,
    quiet: {
      left: (service) => quiet.left(service),
      keep(service, milliseconds) {
        const before = quiet.left(service)
        quiet.keep(service, milliseconds)
        if (quiet.left(service) > before) tell({ from: me, service, left: quiet.left(service) })
      },
    },
    async stop() {
      stopped = true
      await session?.client.end().catch(() => undefined)
      void beating
    },
  }
}

function withoutFailing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
