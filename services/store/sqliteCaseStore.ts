import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import type { CaseEvent, Entry, NewEntry } from '../journal/entry'
import type { Appended, CaseStore, ConversationReferenceData } from './caseStore'
import { holdLock } from './sqliteLock'
import { prepareDatabase } from './sqliteSchema'

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
  const append = appending(database)
  const firstSeen = seeing(database)
  const entries = database.prepare('SELECT revision, body FROM entries WHERE case_id = ? ORDER BY revision')
  const unfinished = database.prepare('SELECT case_id FROM cases WHERE closed = 0 ORDER BY position')
  const unfinishedOf = database.prepare(
    'SELECT case_id FROM cases WHERE closed = 0 AND employee_id = ? ORDER BY position',
  )
  const remember = database.prepare(
    'INSERT INTO conversations (key, reference) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET reference = excluded.reference',
  )
  const conversation = database.prepare('SELECT reference FROM conversations WHERE key = ?')
  return {
    append: async (caseId, revision, added) => append(caseId, revision, added),
    async read(caseId) {
      const rows = entries.all(caseId) as { readonly revision: number; readonly body: string }[]
      return rows.map(({ revision, body }): Entry => ({ ...(JSON.parse(body) as NewEntry), caseId, revision }))
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

type Append = (caseId: string, revision: number, entries: readonly NewEntry[]) => Appended

function appending(database: Database.Database): Append {
  const newest = database.prepare('SELECT coalesce(max(revision), 0) AS revision FROM entries WHERE case_id = ?')
  const insert = database.prepare(
    'INSERT INTO entries (case_id, revision, at, by_id, by_name, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const create = database.prepare('INSERT OR IGNORE INTO cases (case_id) VALUES (?)')
  const name = database.prepare('UPDATE cases SET employee_id = ? WHERE case_id = ?')
  const finish = database.prepare('UPDATE cases SET closed = 1 WHERE case_id = ?')
  const index = (caseId: string, event: CaseEvent): void => {
    if (event.kind === 'opened') name.run(event.employee.id, caseId)
    if (event.kind === 'completed' || event.kind === 'cancelled') finish.run(caseId)
  }
  const openCaseOf = database.prepare('SELECT case_id FROM cases WHERE closed = 0 AND employee_id = ?')
  const isSecondCase = (event: CaseEvent): boolean =>
    event.kind === 'opened' && openCaseOf.get(event.employee.id) !== undefined
  const inOne = database.transaction((caseId: string, revision: number, entries: readonly NewEntry[]): Appended => {
    const current = (newest.get(caseId) as { readonly revision: number }).revision
    if (current !== revision || entries.some(({ event }) => isSecondCase(event)))
      return { ok: false, reason: 'conflict' }
    if (revision === 0 && entries.length > 0) create.run(caseId)
    for (const [offset, { at, by, event, press }] of entries.entries()) {
      const body = JSON.stringify({ at, by, event, press })
      insert.run(caseId, revision + offset + 1, at, by.id, by.displayName, event.kind, body)
      index(caseId, event)
    }
    return { ok: true, revision: revision + entries.length }
  })
  return (caseId, revision, entries) => inOne.immediate(caseId, revision, entries)
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
