import type { PoolConfig } from 'pg'
import type { Db, JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { createBell, type Bell } from './bell'
import { createPlaces, type Place } from './places'
import { firstOf, precedences, rankOf, type Precedence } from '../../model/precedence'
import { retryPauseAfter } from './retryPause'
import { StoreTooNew } from '../store/storeVersion'
import type { Look, WorkQueue } from './workQueue'

export interface PgBossWorkQueueSettings {
  /** How PostgreSQL is reached. */
  readonly connection: PoolConfig
  readonly log: Logger
  /** How many looks, each at another case, this process has under way at once; and as many besides that keep somebody out. */
  readonly concurrency?: number
  /** Milliseconds until a look that threw is repeated; `failures` is how often it threw in a row, 1 the first time. */
  readonly retryPause?: (failures: number) => number
}

/** What waits in the queue beside the case’s id, which is the job’s key. */
interface Waiting {
  /** How often the look threw in a row. */
  readonly failures: number
}

type Job = JobWithMetadata<Waiting | null>

/** What was asked for: when, milliseconds since 1970, and its place in the order. */
interface Asked {
  readonly at: number
  readonly precedence: Precedence
}

/** A look that this process works on. */
interface UnderWay {
  readonly job: Job
  readonly bell: Bell
  /** When it was last known to be this process’s, by a clock that nobody sets. */
  heldAt: number
}

const name = 'looks'
/** Where it is told that a case was asked for; the text is its id. */
const channel = 'offboarding_looks'
/** Milliseconds between two questions what is due: also what notifies nobody is found, such as a look whose process died. */
const pollEvery = 1_000
/** How often a process says that it still works on its looks, milliseconds; several times in {@link leaseSeconds}. */
const beatEvery = 2_500
/** A process that said nothing for so long has lost its looks to the others: the least that pg-boss takes. */
const leaseSeconds = 10
/** One question to the database; what takes longer is asked again on another connection. Milliseconds. */
const patience = 8_000
/** The version of the tables that the installed pg-boss works on, as its package says; a test holds it against that. */
export const knownTables = 46

/** Seconds that a look may take while its process says that it works: just below what pg-boss takes. */
const longestLook = 23 * 3_600
/** A case’s next look may be months away, and the bot away for as long; seconds. */
const kept = 400 * 86_400

/** Of a job: what pg-boss gives out first is highest. Jobs of an older bot have 0, as have those of a case by itself. */
const priorityOf = (precedence: Precedence): number => rankOf('case') - rankOf(precedence)
const priorities = precedences.map(priorityOf)
/** The least of those that keep somebody out. */
const containing = priorityOf('containmentOfMany')

function precedenceOf(priority: number): Precedence {
  return precedences[priorities.indexOf(priority)] ?? 'case'
}

const rules = {
  // Of one case at most one look waits and one is under way.
  policy: 'stately',
  retryLimit: 1_000_000,
  retryDelay: 0,
  expireInSeconds: longestLook,
  heartbeatSeconds: leaseSeconds,
  retentionSeconds: kept,
  deleteAfterSeconds: 3_600,
} as const

export interface PgBossWorkQueue extends WorkQueue {
  /** Begins anew what others had under way, without waiting for their leases: for whoever knows that no other is there. */
  takeOver(): Promise<void>
  /** Why this process takes no looks: a newer bot changed the tables. A sentence for the operator; undefined when it does. */
  outdated(): string | undefined
}

/**
 * Wake-ups that several processes share, kept by pg-boss in PostgreSQL: whichever is free takes the look, and what a process
 * had under way that died goes to another after {@link leaseSeconds}. Throws when the database cannot be reached, and
 * `StoreTooNew`, a sentence for the operator, when a newer pg-boss has made the tables over. Why pg-boss, and what of it: docs/decisions/looks-are-shared-by-pg-boss.md.
 */
export async function openPgBossWorkQueue({
  connection,
  log,
  concurrency = 32,
  retryPause = retryPauseAfter,
}: PgBossWorkQueueSettings): Promise<PgBossWorkQueue> {
  const boss = await startBoss(connection, log)
  const underWay = new Map<string, UnderWay>()
  const ended = new Set<Promise<void>>()
  /** Asked for while the database was away: the earliest moment of each, and the first place in the order. */
  const owed = new Map<string, Asked>()
  const alarm = createBell()
  const places = createPlaces(concurrency, () => alarm.ring())
  const wakers = new Set<NodeJS.Timeout>()
  let phase: 'new' | 'started' | 'stopped' = 'new'
  let look: (look: Look) => Promise<void> = async () => undefined
  let onError: (caseId: string, error: unknown) => void = () => undefined
  let working: Promise<void> = Promise.resolve()
  const stopped = (): boolean => phase === 'stopped'
  let outdated: string | undefined

  const listener = await boss.getDb().listen?.(
    channel,
    (caseId) => {
      underWay.get(caseId)?.bell.ring()
      alarm.ring()
    },
    () => alarm.ring(),
  )

  const askOrOwe = async (caseId: string, asked: Asked): Promise<void> => {
    const { at } = asked
    try {
      await ask(boss, caseId, asked)
    } catch (error) {
      log.warn({ caseId, err: error }, 'A look could not be asked for; it is tried again')
      const before = owed.get(caseId) ?? asked
      owed.set(caseId, { at: Math.min(before.at, at), precedence: firstOf(asked.precedence, before.precedence) })
    }
    // What is due soon is not left to the next question.
    const wait = at - Date.now()
    if (stopped() || wait <= 0 || wait > 60_000) return
    const waker = setTimeout(() => {
      wakers.delete(waker)
      alarm.ring()
    }, wait + 1)
    wakers.add(waker)
  }

  const askForOwed = async (): Promise<void> => {
    for (const [caseId, asked] of owed) {
      await ask(boss, caseId, asked)
      owed.delete(caseId)
    }
  }

  const takeUp = async (): Promise<void> => {
    if (outdated !== undefined) return
    const now = performance.now()
    await fetchFor(places.free('containing'), { minPriority: containing }, now)
    await fetchFor(places.free('rest'), { maxPriority: containing - 1 }, now)
  }

  const fetchFor = async (
    free: number,
    which: { readonly minPriority: number } | { readonly maxPriority: number },
    now: number,
  ): Promise<void> => {
    if (free <= 0) return
    const jobs = await boss.fetch<Waiting | null>(name, { batchSize: free, includeMetadata: true, ...which })
    for (const job of jobs) {
      const place = places.take(precedenceOf(job.priority))
      const work = begin(job, place, now).finally(() => {
        ended.delete(work)
        place.leave()
      })
      ended.add(work)
    }
  }

  const begin = async (job: Job, place: Place, heldAt: number): Promise<void> => {
    const caseId = job.singletonKey ?? ''
    // A process that was away for a while may get back what it still has under way.
    while (underWay.has(caseId) && !stopped()) await alarm.heard()
    if (stopped()) return giveBack(job)
    const bell = createBell()
    const one: UnderWay = { job, bell, heldAt }
    underWay.set(caseId, one)
    try {
      const holds = () => !stopped() && performance.now() - one.heldAt < leaseSeconds * 1_000
      await look({ caseId, askedAgain: () => bell.heard(), holds, mayGoOn: () => place.goOn() })
      // One that was told to begin nothing more has left something to another bot.
      await (stopped() ? giveBack(job) : settle(job))
    } catch (error) {
      const failures = (job.data?.failures ?? 0) + 1
      onError(caseId, error)
      await settle(job, { failures, at: Date.now() + retryPause(failures) })
    } finally {
      underWay.delete(caseId)
    }
  }

  /** A job whose end cannot be written is left to its lease. */
  const settle = async (job: Job, again?: Waiting & { readonly at: number }): Promise<void> => {
    try {
      if (again !== undefined) {
        const asked = { at: again.at, precedence: precedenceOf(job.priority) }
        await ask(boss, job.singletonKey ?? '', asked, { failures: again.failures })
      }
      await boss.complete(name, job)
    } catch (error) {
      log.warn({ caseId: job.singletonKey, err: error }, 'The end of a look could not be written; it is repeated')
    }
  }

  const giveBack = async (job: Job): Promise<void> => {
    await settle(job, { failures: job.data?.failures ?? 0, at: Date.now() })
  }

  const work = async (): Promise<void> => {
    while (!stopped()) {
      const rung = alarm.heard()
      try {
        await askForOwed()
        if (!stopped()) await takeUp()
      } catch (error) {
        log.warn({ err: error }, 'The queue cannot be reached; it is tried again')
      }
      await soonerOf(rung, pollEvery)
    }
  }

  /** What an older pg-boss asks may mean something else in newer tables: from then on the newer bots do the looks. */
  const lookAtTables = async (): Promise<void> => {
    try {
      const before = outdated
      outdated = tooNew(await boss.schemaVersion())
      if (outdated !== undefined && before === undefined) log.error(outdated)
      if (outdated === undefined && before !== undefined)
        log.warn('The tables of the queue are as this bot knows them again')
    } catch (error) {
      log.debug({ err: error }, 'Of which version the tables of the queue are is not known')
    }
  }

  const beat = async (): Promise<void> => {
    await lookAtTables()
    for (const one of underWay.values()) {
      const now = performance.now()
      try {
        if (isAffected(await boss.touch(name, one.job))) one.heldAt = now
      } catch (error) {
        log.warn({ err: error }, 'Looks under way could not be kept; others may take them')
        return
      }
    }
  }
  const beating = setInterval(() => void beat(), beatEvery)

  const end = async (): Promise<void> => {
    phase = 'stopped'
    alarm.ring()
    for (const waker of wakers) clearTimeout(waker)
    await working
    await Promise.all(ended)
    clearInterval(beating)
    await listener?.close()
    await boss.stop({ graceful: false, close: true })
  }
  let stopping: Promise<void> | undefined

  return {
    async lookAt(caseId, at = new Date(), precedence = 'case') {
      if (!stopped()) await askOrOwe(caseId, { at: at.getTime(), precedence })
    },
    async unasked(caseIds) {
      const text = `SELECT DISTINCT singleton_key AS id FROM pgboss.job WHERE name = $1 AND state <= 'active'`
      const rows: readonly { readonly id: string }[] = (await boss.getDb().executeSql(text, [name])).rows
      const asked = new Set(rows.map(({ id }) => id))
      return caseIds.filter((caseId) => !asked.has(caseId) && !owed.has(caseId))
    },
    async start(startedLook, startedOnError) {
      if (phase !== 'new') throw new Error('The work queue has been started already')
      phase = 'started'
      look = startedLook
      onError = startedOnError
      working = work()
    },
    async takeOver() {
      const text = `SELECT id FROM pgboss.job WHERE name = $1 AND state = 'active'`
      const rows: readonly { readonly id: string }[] = (await boss.getDb().executeSql(text, [name])).rows
      const own = new Set([...underWay.values()].map(({ job }) => job.id))
      const theirs = rows.flatMap(({ id }) => (own.has(id) ? [] : [id]))
      if (theirs.length > 0) await boss.fail(name, theirs)
      alarm.ring()
    },
    outdated: () => outdated,
    stop: () => (stopping ??= end()),
  }
}

async function startBoss(connection: PoolConfig, log: Logger): Promise<PgBoss> {
  // Costs a bot nothing that keeps its cases in a file.
  const { PgBoss: Boss } = await import('pg-boss')
  const limits = { max: 4, query_timeout: patience, connectionTimeoutMillis: patience, keepAlive: true }
  const boss = new Boss({
    ...(connection as object),
    ...limits,
    application_name: 'offboarding-bot queue',
    schedule: false,
    // A look whose process died is found within a second of its lease.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    maintenanceIntervalSeconds: 3_600,
  })
  boss.on('error', (error: unknown) => log.warn({ err: error }, 'The queue has trouble with its database'))
  boss.on('warning', (warning: unknown) => log.warn({ warning }, 'The queue warns'))
  await boss.start()
  const newer = tooNew(await boss.schemaVersion())
  if (newer !== undefined) {
    await boss.stop({ graceful: false, close: true })
    throw new StoreTooNew(newer)
  }
  await boss.createQueue(name, rules)
  const { policy: _policy, ...changeable } = rules
  await boss.updateQueue(name, changeable)
  return boss
}

function tooNew(version: number | null): string | undefined {
  if ((version ?? 0) <= knownTables) return undefined
  return `The queue in the database (schema pgboss, version ${version}) is of a newer bot than this one, which knows version ${knownTables}: start the newer bot. To go back, stop all bots and drop the schema pgboss (DROP SCHEMA pgboss CASCADE); the next start makes it again from the journal.`
}

/**
 * Asks for a look, unless one waits that is not later and goes no later in the order. Under a lock of the case, since of several
 * who ask at the same moment the earliest is to stay, and the first.
 */
async function ask(boss: PgBoss, caseId: string, asked: Asked, data?: Waiting): Promise<void> {
  const transaction = await boss.getDb().beginTransaction?.()
  if (transaction === undefined) throw new Error('The queue’s database knows no transactions')
  const { db } = transaction
  try {
    await db.executeSql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`look ${caseId}`])
    await askLocked(boss, db, caseId, asked, data)
    await transaction.commit()
  } catch (error) {
    await transaction.rollback()
    throw error
  }
}

async function askLocked(
  boss: PgBoss,
  db: Db,
  caseId: string,
  { at, precedence }: Asked,
  data?: Waiting,
): Promise<void> {
  const wait = Math.max(0, at - Date.now())
  const waiting = await boss.findJobs(name, { key: caseId, queued: true, db })
  const isAsked = waiting.some(({ startAfter }) => startAfter.getTime() <= Math.max(at, Date.now()))
  const priority = Math.max(priorityOf(precedence), ...waiting.map((one) => one.priority))
  const isFirst = waiting.some((one) => one.priority === priority)
  if (!isAsked || !isFirst || data !== undefined) {
    const earliest = isAsked ? {} : { startAfter: wait === 0 ? 0 : `${wait} milliseconds` }
    await boss.upsert(name, data, { singletonKey: caseId, priority, ...earliest, db })
  }
  if (wait === 0) await db.executeSql('SELECT pg_notify($1, $2)', [channel, caseId])
}

/** Whether it was still the attempt that was fetched: its declaration lacks what pg-boss documents for it. */
function isAffected(response: object): boolean {
  return 'affected' in response && typeof response.affected === 'number' && response.affected > 0
}

/** Resolves with the first of both; milliseconds. */
async function soonerOf(rung: Promise<void>, wait: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, wait)))
  await Promise.race([rung, waited])
  clearTimeout(timer)
}
