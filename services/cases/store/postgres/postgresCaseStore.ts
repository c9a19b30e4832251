import type { ClientConfig } from 'pg'
import type { CaseStore } from '../caseStore'
import type { JournalFault } from '../journalFault'
import { noteQuiet } from './agenda'
import { append } from './append'
import { appendBatch, readBatchAfter, unfinishedBatches } from './batches'
import { asFault, openDatabase, type Database } from './database'
import { faultOf } from './fault'
import { forget, overwriteRemoved } from './forget'
import { locks } from './locks'
import { migrations, type Migration } from './migrations'
import { readPage } from './pages'
import { prepareSchema } from './prepareSchema'
import { bePresent, type Presence } from './presence'
import { readingBy } from './reading'
import { kept } from './text'
import { watching } from './watch'

export interface PostgresStoreOptions {
  readonly connection: ClientConfig
  /** Names the database for an operator, without a secret. */
  readonly place: string
  /** Is told when nothing can be recorded, and with undefined when that is over. */
  readonly changed?: (fault: JournalFault | undefined) => void
  /** All that this version of the bot has. */
  readonly known?: readonly Migration[]
}

/** Teams repeats a delivery within minutes; two days is far beyond, and keeps the table small. */
const activityMemory = '2 days'
/** Milliseconds. */
const pruneEvery = 60 * 60_000
/** After how long a session that does nothing loses the lock of {@link CaseStore.alone}: its bot was frozen or cut off. */
const longestAlone = '60s'

/**
 * Keeps the journals in a PostgreSQL (14 or newer), for any number of bots at once. Makes the tables or brings them up to date.
 * Throws `StoreTooNew` for those of a later version, `StoreInUse` while somebody has the cases to himself, `JournalFault` when
 * the database cannot be reached or written. All messages are sentences for the operator.
 */
export async function openPostgresCaseStore(options: PostgresStoreOptions): Promise<CaseStore> {
  const { connection, place, changed = () => undefined, known = migrations } = options
  const database = await openDatabase(connection, place)
  try {
    await prepareSchema(database, known)
    const presence = await bePresent(database)
    // What was left of the last time: whatever hinders it now does not hinder the bot, and it is tried again.
    await overwriteRemoved(database).catch(() => undefined)
    return storeOn(database, presence, changed)
  } catch (error) {
    await database.end()
    throw faultOf(error, place) ?? error
  }
}

function storeOn(
  database: Database,
  presence: Presence,
  changed: (fault: JournalFault | undefined) => void,
): CaseStore {
  const { read, once } = database
  const { attempt, write, fault } = watching(database, presence, changed)
  const reading = readingBy((text, values) => attempt(() => read(text, values)))
  const prune = pruning(database)
  return {
    ...reading,
    page: (listed, place, most) => attempt(() => readPage(read, listed, place, most)),
    append: (caseId, revision, entries) => write(() => append(read, once, caseId, revision, entries)),
    appendBatch: (batchId, revision, entries) => write(() => appendBatch(read, once, batchId, revision, entries)),
    readBatchAfter: (batchId, revision) => attempt(() => readBatchAfter(read, batchId, revision)),
    unfinishedBatches: () => attempt(() => unfinishedBatches(read)),
    quietUntil: (caseId, revision, by, moment) => write(() => noteQuiet(once, caseId, revision, by, moment)),
    async forget(caseIds, entry) {
      if (caseIds.length === 0) return
      await write(() => forget(database, caseIds, entry))
      await write(() => overwriteRemoved(database))
    },
    async rememberConversation(key, reference) {
      await write(() =>
        once(
          `INSERT INTO conversations (key, reference) VALUES ($1, $2)
           ON CONFLICT (key) DO UPDATE SET reference = excluded.reference`,
          [kept(key), JSON.stringify(reference)],
        ),
      )
    },
    async forgetConversation(key) {
      await write(() => once('DELETE FROM conversations WHERE key = $1', [kept(key)]))
    },
    async acceptLook(caseId, card, { look, at }) {
      await write(() =>
        once(
          `INSERT INTO looks (case_id, card, look, at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (case_id, card) DO UPDATE SET look = excluded.look, at = excluded.at`,
          [kept(caseId), kept(card), kept(look), at],
        ),
      )
    },
    async firstSeen(activityId) {
      const seen = await write(() =>
        once('INSERT INTO activities (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id', [kept(activityId)]),
      )
      await prune()
      return seen.length > 0
    },
    alone: (act) => alone(database, act),
    fault,
    async close() {
      await presence.end()
      await database.end()
    },
  }
}

/** What `act` throws is its own; only what goes wrong with the lock is a fault of the journal. */
async function alone<Result>(database: Database, act: () => Promise<Result>): Promise<Result> {
  let acted: { readonly result: Result } | undefined
  let thrown: { readonly error: unknown } | undefined
  await asFault(database.place, () =>
    database.session(async (query) => {
      await query(`SET idle_session_timeout = '${longestAlone}'`)
      await query(`SELECT pg_advisory_lock(${locks.alone})`)
      try {
        acted = { result: await act() }
      } catch (error) {
        thrown = { error }
      }
      await query(`SELECT pg_advisory_unlock(${locks.alone})`)
      await query('SET idle_session_timeout = 0')
    }),
  ).catch((error: unknown) => {
    // The lock went with its connection, after or while something was written: that stands, and is told.
    if (acted === undefined && thrown === undefined) throw error
  })
  if (thrown !== undefined) throw thrown.error
  if (acted === undefined) throw new Error('Nothing was done alone')
  return acted.result
}

function pruning({ once }: Database): () => Promise<void> {
  let pruned = 0
  return async () => {
    if (Date.now() - pruned < pruneEvery) return
    pruned = Date.now()
    // Whoever asks has the answer already; what is too old is removed the next time.
    await once(`DELETE FROM activities WHERE seen_at < now() - interval '${activityMemory}'`).catch(() => undefined)
  }
}
