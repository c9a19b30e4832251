import { existsSync, renameSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { faultOf } from './journalFault'
import type { KeptCase, MoveFrom, MoveTo, Seen } from './move'
import { keptRows } from './keptRows'
import { openSqliteCaseStore } from './sqliteCaseStore'
import { batchesIn } from './sqliteBatches'
import { checkJournal } from './sqliteCheck'
import { conversationsIn } from './sqliteConversations'
import { makeClosed, mark } from './sqliteFiles'
import { holdLock } from './sqliteLock'
import { looksIn } from './sqliteLooks'
import { prepareDatabase } from './sqliteSchema'
import { sealedIn } from './sqliteSealed'
import { bytesOf, textIn } from './sqliteText'

/** What SQLite puts beside a file. */
const besides = ['', '-wal', '-shm'] as const

/**
 * A file that cases are moved from. One of an older version is brought up to date first. Throws `StoreInUse` while a bot works
 * on it, and `JournalFault` when it is damaged. `close` lets go of it.
 * @param moment names what is set aside
 */
export async function moveFromSqlite(file: string, moment: Date): Promise<MoveFrom & { close(): void }> {
  if (!existsSync(file)) throw new Error(`There is no journal at ${file}.`)
  await openSqliteCaseStore(file).close()
  const letGo = holdLock(file)
  const database = new Database(`${pathToFileURL(file).href}?mode=ro`)
  const journals = sealedIn(database)
  const conversations = conversationsIn(database)
  const looks = looksIn(database)
  const batches = batchesIn(database)
  const seen = database.prepare(`SELECT ${bytesOf('id')}, seen_at FROM activities`)
  return {
    place: file,
    cases: async () => journals.cases(),
    sealed: async (caseId) => journals.sealed(caseId),
    looksOf: async (caseId) => [...looks.of(caseId)],
    batches: async () => batches.everyOne(),
    conversations: async () => conversations.everyOne(),
    seen: async () =>
      (seen.all() as { readonly id: Uint8Array; readonly seen_at: number }[]).map(({ id, seen_at: at }) => ({
        id: textIn(id),
        at,
      })),
    // The mark stays: a bot that is started without its database does not begin with an empty journal.
    async setAside() {
      database.close()
      return aside(file, 'moved', moment)
    },
    close() {
      database.close()
      letGo()
    },
  }
}

/**
 * A file that cases are moved to. It is written beside its place and read through as a whole before it is put there; an empty
 * journal that is there is set aside. Throws `StoreInUse` while a bot works on it. `close` lets go of it.
 */
export function moveToSqlite(file: string, moment: Date): MoveTo & { close(): void } {
  const letGo = holdLock(file)
  const part = `${file}.part`
  for (const end of besides) rmSync(`${part}${end}`, { force: true })
  makeClosed(part)
  const database = new Database(part)
  prepareDatabase(database, part)
  const journals = sealedIn(database)
  const put = putting(database)
  const batches = batchesIn(database)
  const conversations = conversationsIn(database)
  const see = database.prepare('INSERT OR IGNORE INTO activities (id, seen_at) VALUES (?, ?)')
  const close = (): void => {
    if (database.open) database.close()
  }
  return {
    place: file,
    cases: async () => [...casesIn(file), ...journals.cases()],
    sealed: async (caseId) => journals.sealed(caseId),
    put: async (some) => put(some),
    batches: async () => batches.everyOne(),
    putBatches: async (some) => database.transaction(() => some.forEach((one) => batches.put(one)))(),
    rememberConversation: async (key, reference) => conversations.remember(key, reference),
    async putSeen(seen: readonly Seen[]) {
      for (const { id, at } of seen) see.run(id, at)
    },
    async finish() {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      close()
      checkJournal(part)
      if (existsSync(file)) aside(file, 'before', moment)
      renameSync(part, file)
      mark(file)
    },
    close() {
      close()
      for (const end of besides) rmSync(`${part}${end}`, { force: true })
      letGo()
    },
  }
}

/** Those of a journal that is there already; none where there is none. */
function casesIn(file: string) {
  if (!existsSync(file)) return []
  const database = new Database(`${pathToFileURL(file).href}?mode=ro`)
  try {
    return sealedIn(database).cases()
  } catch (error) {
    throw faultOf(error, file) ?? error
  } finally {
    database.close()
  }
}

function aside(file: string, why: string, moment: Date): string {
  const name = `${file}.${why}-${moment.toISOString().replaceAll(/[:.]/g, '')}`
  for (const end of besides) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${name}${end}`)
  return name
}

function putting(database: Database.Database): (some: readonly KeptCase[]) => void {
  const create = database.prepare(
    'INSERT INTO cases (case_id, employee_id, closed_at, closed_by, forgotten_at) VALUES (?, ?, ?, ?, ?)',
  )
  const insert = database.prepare(
    'INSERT INTO entries (case_id, revision, at, kind, line, hash) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const disclose = database.prepare('INSERT INTO disclosures (case_id, revision, lines) VALUES (?, ?, ?)')
  const call = database.prepare('INSERT INTO people (case_id, person_id, name) VALUES (?, ?, ?)')
  const succeed = database.prepare('INSERT INTO successors (person_id, case_id) VALUES (?, ?)')
  const mention = database.prepare('INSERT INTO mentions (word, case_id) VALUES (?, ?)')
  const looks = looksIn(database)
  const putOne = ({ caseId, entries, looks: accepted }: KeptCase): void => {
    const { opened, hashes, employeeId, closedAt, closedBy, forgottenAt, ...named } = keptRows(entries)
    create.run(caseId, employeeId ?? null, closedAt ?? null, closedBy ?? null, forgottenAt ?? null)
    for (const [index, { revision, line, disclosures }] of entries.entries()) {
      const { at = '', event } = opened[index] ?? {}
      insert.run(caseId, revision, at, event?.kind ?? '', line, hashes[index] ?? '')
      if (disclosures.length > 0) disclose.run(caseId, revision, disclosures.join('\n'))
    }
    for (const [id, name] of named.people) call.run(caseId, id, name)
    for (const id of named.successors) succeed.run(id, caseId)
    for (const word of named.mentions) mention.run(word, caseId)
    for (const [card, look] of accepted) looks.accept(caseId, card, look)
  }
  return (some) => database.transaction(() => some.forEach(putOne))()
}
