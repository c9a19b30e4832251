import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import type { Entry } from '../journal/entry'
import { reveal, type SealedEntry } from '../journal/seal'
import type { CaseStore, ConversationReferenceData } from './caseStore'
import { appending } from './sqliteAppend'
import { forgetting } from './sqliteForget'
import { holdLock } from './sqliteLock'
import { overwriteRemoved, prepareDatabase } from './sqliteSchema'
import { sealedIn } from './sqliteSealed'

/** Teams repeats a delivery within minutes; two days is far beyond, and keeps the table small. Milliseconds. */
const activityMemory = 2 * 24 * 60 * 60_000
const pruneEvery = 60 * 60_000

/**
 * Keeps the journals in one SQLite file, for one process. Creates the file and its folder.
 * Throws `StoreInUse` when another process has it open, `StoreTooNew` for a file of a later version. Both messages are
 * sentences for the operator.
 */
export function openSqliteCaseStore(file: string): CaseStore {
  // Journals name people: nobody but the bot's own account reads them.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const letGo = holdLock(file)
  const database = new Database(file)
  const close = () => {
    database.close()
    letGo()
  }
  try {
    prepareDatabase(database, file)
    return storeOn(database, close)
  } catch (error) {
    close()
    throw error
  }
}

/** SQLite works in the calling thread; the promises are the contract's, and a thrown error becomes a rejection. */
function storeOn(database: Database.Database, close: () => void): CaseStore {
  const seal = appending(database)
  const append = database.transaction(seal)
  const forget = forgetting(database, seal)
  const firstSeen = seeing(database)
  const journals = sealedIn(database)
  const forgotten = database.prepare('SELECT 1 FROM cases WHERE case_id = ? AND forgotten_at IS NOT NULL')
  const unfinished = database.prepare('SELECT case_id FROM cases WHERE closed_at IS NULL ORDER BY position')
  const unfinishedOf = database.prepare(
    'SELECT case_id FROM cases WHERE closed_at IS NULL AND employee_id = ? ORDER BY position',
  )
  const closedBefore = database.prepare(
    'SELECT case_id, closed_at FROM cases WHERE closed_at < ? AND forgotten_at IS NULL ORDER BY position',
  )
  const newest = database.prepare(`SELECT MAX(at) AS at FROM (
    SELECT MAX(closed_at) AS at FROM cases UNION ALL
    SELECT MAX(at) AS at FROM entries WHERE case_id IN (SELECT case_id FROM cases WHERE closed_at IS NULL)
  )`)
  const remember = database.prepare(
    'INSERT INTO conversations (key, reference) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET reference = excluded.reference',
  )
  const conversation = database.prepare('SELECT reference FROM conversations WHERE key = ?')
  return {
    ...journals,
    append: async (caseId, revision, added) => append.immediate(caseId, revision, added),
    async read(caseId) {
      return forgotten.get(caseId) === undefined ? (await journals.sealed(caseId)).map(entryOf) : []
    },
    async closedBefore(moment) {
      const rows = closedBefore.all(moment.toISOString()) as ClosedRow[]
      return rows.map(({ case_id: caseId, closed_at: closedAt }) => ({ caseId, closedAt }))
    },
    async newestMoment() {
      const { at } = newest.get() as { readonly at: string | null }
      return at === null ? undefined : new Date(at)
    },
    async forget(caseIds, entry) {
      if (caseIds.length === 0) return
      forget(caseIds, entry)
      overwriteRemoved(database)
    },
    async unfinished() {
      return (unfinished.all() as CaseRow[]).map(({ case_id }) => case_id)
    },
    async unfinishedOf(employeeId) {
      return (unfinishedOf.get(employeeId) as CaseRow | undefined)?.case_id
    },
    async rememberConversation(key, reference) {
      remember.run(key, JSON.stringify(reference))
    },
    async conversation(key) {
      const row = conversation.get(key) as { readonly reference: string } | undefined
      return row === undefined ? undefined : (JSON.parse(row.reference) as ConversationReferenceData)
    },
    firstSeen: async (activityId) => firstSeen(activityId),
    close: async () => close(),
  }
}

interface CaseRow {
  readonly case_id: string
}

interface ClosedRow extends CaseRow {
  readonly closed_at: string
}

function entryOf(sealed: SealedEntry): Entry {
  const { as: _as, previous: _previous, ...entry } = reveal(sealed)
  return entry
}

function seeing(database: Database.Database): (activityId: string) => boolean {
  const see = database.prepare('INSERT OR IGNORE INTO activities (id, seen_at) VALUES (?, ?)')
  const forget = database.prepare('DELETE FROM activities WHERE seen_at < ?')
  let pruned = 0
  return (activityId) => {
    const now = Date.now()
    if (now - pruned > pruneEvery) {
      forget.run(now - activityMemory)
      pruned = now
    }
    return see.run(activityId, now).changes === 1
  }
}
