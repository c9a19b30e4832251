import { setImmediate as othersFirst } from 'node:timers/promises'
import Database from 'libsql'
import { LRUCache } from 'lru-cache'
import type { Entry, NewEntry } from '../journal/entry'
import { reveal, type SealedEntry } from '../journal/seal'
import { createAgenda } from './agenda'
import type { Appended, CaseStore } from './caseStore'
import { faultOf, type JournalFault } from './journalFault'
import { appending, type Newest } from './sqliteAppend'
import { batchesIn } from './sqliteBatches'
import { checkJournal } from './sqliteCheck'
import { conversationsIn } from './sqliteConversations'
import { closeToOthers, makeClosed, mark, mustBeThere, type Closed } from './sqliteFiles'
import { forgetting } from './sqliteForget'
import { holdLock } from './sqliteLock'
import { looksIn } from './sqliteLooks'
import { emptyLog, overwriteRemoved, prepareDatabase } from './sqliteSchema'
import { pagesIn } from './sqlitePages'
import { sealedIn } from './sqliteSealed'
import { successorsIn } from './sqliteSuccessors'
import { bytesOf, textIn } from './sqliteText'
import { inTransaction } from './sqliteTransaction'
import { watching, type Watch } from './sqliteWatch'

/** Teams repeats a delivery within minutes; two days is far beyond, and keeps the table small. Milliseconds. */
const activityMemory = 2 * 24 * 60 * 60_000
const pruneEvery = 60 * 60_000
/** Cases whose last entries are in memory at a time. */
const mostKept = 200

export interface SqliteStoreOptions {
  /** How long to wait for another process to be gone; milliseconds. */
  readonly patience?: number
  /** Is told when nothing can be recorded, and with undefined when that is over. */
  readonly changed?: (fault: JournalFault | undefined) => void
}

/** A store that also knows how its files are kept. */
export interface SqliteCaseStore extends CaseStore {
  readonly closed: Closed
}

/**
 * Keeps the journals in one SQLite file, for one process. Creates the file and its folder, and reads an existing one
 * through before anything is done by it. Throws `StoreInUse` when another process has it open, `StoreTooNew` for a file of
 * a later version, {@link JournalFault} when nothing can be recorded in it. All messages are sentences for the operator.
 */
export function openSqliteCaseStore(file: string, options: SqliteStoreOptions = {}): SqliteCaseStore {
  const letGo = holdLock(file, options.patience)
  try {
    return openLocked(file, options, letGo)
  } catch (error) {
    letGo()
    throw faultOf(error, file) ?? error
  }
}

function openLocked(
  file: string,
  { changed = () => undefined }: SqliteStoreOptions,
  letGo: () => void,
): SqliteCaseStore {
  mustBeThere(file)
  makeClosed(file)
  const closed = closeToOthers(file)
  checkJournal(file)
  const database = new Database(file)
  try {
    prepareDatabase(database, file)
    const probe = probing(database)
    probe()
    mark(file)
    const watch = watching({ file, database, probe, changed })
    return { ...storeOn(database, watch), closed, close: async () => finish(database, watch, letGo) }
  } catch (error) {
    database.close()
    throw error
  }
}

/** Leaves everything in the one file, so that a copy of that is all there is. */
function finish(database: Database.Database, watch: Watch, letGo: () => void): void {
  try {
    if (watch.fault() === undefined) emptyLog(database)
  } finally {
    database.close()
    letGo()
  }
}

/** Writes something that matters to nobody. */
function probing(database: Database.Database): () => void {
  const see = database.prepare('INSERT OR REPLACE INTO activities (id, seen_at) VALUES (?, ?)')
  return () => void see.run('probe', Date.now())
}

/** SQLite works in the calling thread; the promises are the contract's, and a thrown error becomes a rejection. */
function storeOn(database: Database.Database, { write, read, fault }: Watch): Omit<CaseStore, 'close'> {
  const append = appending(database)
  const forget = forgetting(database, append)
  const firstSeen = seeing(database)
  const seen = database.prepare('SELECT 1 FROM activities WHERE id = ?')
  const journals = sealedIn(database)
  const conversations = conversationsIn(database)
  const successors = successorsIn(database)
  const looks = looksIn(database)
  const batches = batchesIn(database)
  const pages = pagesIn(database)
  const remembered = database.prepare('SELECT 1 FROM cases WHERE case_id = ? AND forgotten_at IS NULL')
  // The file has one process, so what that wrote last is what there is: nobody has to look whether there is more. Of a case
  // whose personal data was removed nothing is here.
  const written = new LRUCache<string, Newest>({ max: mostKept })
  const entriesAfter = (caseId: string, revision: number): readonly Entry[] | undefined => {
    const known = written.get(caseId)
    const before = known === undefined ? undefined : known.revision - known.added.length
    if (before !== undefined && revision >= before) return known?.added.slice(revision - before).map(entryOf)
    return remembered.get(caseId) === undefined ? undefined : journals.sealed(caseId, revision).map(entryOf)
  }
  const appendTo = (caseId: string, revision: number, entries: readonly NewEntry[]): Appended => {
    const last = written.get(caseId)
    // Until it is on disk nobody knows.
    written.delete(caseId)
    const { answer, newest } = inTransaction(database, () => append(caseId, revision, entries, last))
    if (answer.ok && entries.length > 0 && remembered.get(caseId) !== undefined) agenda.changed(caseId)
    if (newest !== undefined && (last !== undefined || remembered.get(caseId) !== undefined))
      written.set(caseId, newest)
    return answer
  }
  const ids = `SELECT ${bytesOf('case_id')} FROM cases WHERE`
  const agenda = createAgenda(idsIn(database.prepare(`${ids} forgotten_at IS NULL ORDER BY position`).all()))
  const newestRevision = database.prepare(
    'SELECT revision FROM entries WHERE case_id = ? ORDER BY revision DESC LIMIT 1',
  )
  const unfinished = database.prepare(`${ids} closed_at IS NULL ORDER BY position`)
  const unfinishedOf = database.prepare(`${ids} closed_at IS NULL AND employee_id = ? ORDER BY position`)
  const closedOf = database.prepare(
    `${ids} closed_at IS NOT NULL AND forgotten_at IS NULL AND employee_id = ? ORDER BY closed_at DESC, position DESC`,
  )
  // The sign keeps SQLite from reading all cases in their order instead of these by their closing.
  const closedBefore = database.prepare(
    `SELECT ${bytesOf('case_id')}, closed_at FROM cases WHERE closed_at < ? AND forgotten_at IS NULL ORDER BY +position`,
  )
  const closedSince = database.prepare(`${ids} closed_at >= ? AND forgotten_at IS NULL ORDER BY +position`)
  const forgotten = database.prepare('SELECT MAX(closed_at) AS at FROM cases WHERE forgotten_at IS NOT NULL')
  const newest = database.prepare(`SELECT MAX(at) AS at FROM (
    SELECT MAX(closed_at) AS at FROM cases UNION ALL
    SELECT MAX(at) AS at FROM entries WHERE case_id IN (SELECT case_id FROM cases WHERE closed_at IS NULL)
  )`)
  return {
    sealed: async (caseId) => read(() => journals.sealed(caseId)),
    cases: async () => read(() => journals.cases()),
    append: async (caseId, revision, entries) => write(() => appendTo(caseId, revision, entries)),
    read: async (caseId) => read(() => entriesAfter(caseId, 0) ?? []),
    readAfter: async (caseId, revision) => read(() => entriesAfter(caseId, revision)),
    async readSomeAfter(cases) {
      const found = new Map<string, readonly Entry[]>()
      for (const { caseId, revision } of cases) {
        const entries = read(() => entriesAfter(caseId, revision))
        if (entries !== undefined) found.set(caseId, entries)
        // The file answers in this thread: whoever else is to be heard meanwhile goes first.
        await othersFirst()
      }
      return found
    },
    closedBefore: async (moment) =>
      read(() => {
        const rows = closedBefore.all(moment.toISOString()) as readonly ClosedRow[]
        return rows.map(({ case_id, closed_at: closedAt }) => ({ caseId: textIn(case_id), closedAt }))
      }),
    closedSince: async (moment) => read(() => idsIn(closedSince.all(moment.toISOString()))),
    remindersDue: async (by, moment) => read(() => agenda.due(by, moment)),
    async quietUntil(caseId, revision, by, moment) {
      const row = read(() => newestRevision.get(caseId)) as { readonly revision: number } | undefined
      if (row?.revision === revision) agenda.quiet(caseId, by, moment)
    },
    newestMoment: async () => read(() => momentIn(newest.get())),
    openedMentioning: async (texts) => read(() => journals.openedMentioning(texts)),
    newestForgotten: async () => read(() => momentIn(forgotten.get())),
    async forget(caseIds, entry) {
      if (caseIds.length === 0) return
      write(() => {
        for (const caseId of caseIds) written.delete(caseId)
        forget(caseIds, entry)
        for (const caseId of caseIds) if (remembered.get(caseId) === undefined) agenda.forgotten(caseId)
        overwriteRemoved(database)
      })
    },
    appendBatch: async (batchId, revision, entries) =>
      write(() => inTransaction(database, () => batches.append(batchId, revision, entries))),
    readBatchAfter: async (batchId, revision) => read(() => batches.after(batchId, revision)),
    unfinishedBatches: async () => read(() => batches.unfinished()),
    unfinished: async () => read(() => idsIn(unfinished.all())),
    page: async (listed, place, most) => read(() => pages(listed, place, most)),
    unfinishedOf: async (employeeId) => read(() => idsIn(unfinishedOf.all(employeeId))[0]),
    closedOf: async (employeeId) => read(() => idsIn(closedOf.all(employeeId))[0]),
    closedNaming: async (personId) => read(() => successors.closedNaming(personId)),
    namedInCompleted: async () => read(() => successors.namedInCompleted()),
    rememberConversation: async (key, reference) => write(() => conversations.remember(key, reference)),
    conversation: async (key) => read(() => conversations.find(key)),
    conversationKeys: async (beginning) => read(() => conversations.keysFrom(beginning)),
    forgetConversation: async (key) => write(() => conversations.forget(key)),
    acceptLook: async (caseId, card, accepted) => write(() => looks.accept(caseId, card, accepted)),
    looks: async (caseId) => read(() => looks.of(caseId)),
    wasSeen: async (activityId) => read(() => seen.get(activityId) !== undefined),
    firstSeen: async (activityId) => write(() => firstSeen(activityId)),
    // The file has one process.
    alone: (act) => act(),
    fault: async () => fault(),
  }
}

function idsIn(rows: unknown): readonly string[] {
  return (rows as readonly { readonly case_id: Uint8Array }[]).map(({ case_id }) => textIn(case_id))
}

function momentIn(row: unknown): Date | undefined {
  const { at } = row as { readonly at: string | null }
  return at === null ? undefined : new Date(at)
}

interface ClosedRow {
  readonly case_id: Uint8Array
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
