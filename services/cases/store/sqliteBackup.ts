import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { faultOf, JournalFault } from './journalFault'
import { checkJournal } from './sqliteCheck'
import { copyInto } from './sqliteCopy'
import { makeFolder, mark } from './sqliteFiles'
import { holdLock } from './sqliteLock'
import { isUpToDate, versionOf } from './sqliteSchema'
import { bytesOf, textIn } from './sqliteText'

/** Thrown when a journal has entries that the backup does not have; its message is a sentence for the operator. */
export class JournalNewer extends Error {
  override readonly name = 'JournalNewer'
}

/**
 * Copies a journal, also while the bot works on it, and reads the copy through before it counts as one. The copy is one
 * file that only its owner reads, as the journal was at one moment. Throws {@link JournalFault} and leaves no copy when
 * there is no journal, or it is damaged.
 */
export function backUp(file: string, copy: string): void {
  if (!existsSync(file)) throw new Error(`There is no journal at ${file}.`)
  const part = `${copy}.part`
  rmSync(part, { force: true })
  try {
    copyOf(file, part)
    checkJournal(part)
  } catch (error) {
    for (const end of ['', ...besides]) rmSync(`${part}${end}`, { force: true })
    // What is wrong with the copy was wrong with what it was made from.
    throw error instanceof JournalFault ? new JournalFault(error.kind, file, error.detail, { cause: error }) : error
  }
  for (const end of besides) rmSync(`${part}${end}`, { force: true })
  putInPlace(part, copy)
}

/** What SQLite puts beside a file that it reads; nothing of a copy is in there. */
const besides = ['-wal', '-shm'] as const

/** What came of putting a backup back. */
export interface Restored {
  /** Where the journal is kept that was there before, if there was one. */
  readonly aside: string | undefined
}

/**
 * Puts a backup in the place of a journal. What was there is set aside and not removed. Throws `StoreInUse` while a bot
 * works on it, {@link JournalFault} when the backup is damaged, and {@link JournalNewer} when entries would be lost; a
 * damaged journal cannot be asked and is replaced.
 * @param moment names what is set aside
 */
export function restore(file: string, backup: string, moment: Date): Restored {
  if (!existsSync(backup)) throw new Error(`There is no backup at ${backup}.`)
  const letGo = holdLock(file)
  try {
    checkJournal(backup)
    refuseToLose(file, backup)
    const part = `${file}.part`
    rmSync(part, { force: true })
    copyOf(backup, part)
    const aside = setAside(file, `${file}.before-${moment.toISOString().replaceAll(/[:.]/g, '')}`)
    putInPlace(part, file)
    mark(file)
    return { aside }
  } finally {
    letGo()
  }
}

function copyOf(file: string, copy: string): void {
  makeFolder(path.dirname(copy))
  const database = new Database(`${pathToFileURL(file).href}?mode=ro`)
  try {
    copyInto(database, copy)
  } catch (error) {
    throw faultOf(error, file) ?? error
  } finally {
    database.close()
  }
}

function refuseToLose(file: string, backup: string): void {
  const there = newestIn(file)
  const kept = new Set(there.size === 0 ? [] : entriesIn(backup))
  const newer = [...there].filter(([caseId, entry]) => !kept.has(`${caseId} ${entry}`)).map(([caseId]) => caseId)
  if (newer.length === 0) return
  throw new JournalNewer(
    `${file} has entries that the backup does not have, in ${newer.length} ${newer.length === 1 ? 'case' : 'cases'} ` +
      `(${newer.slice(0, 3).join(', ')}${newer.length > 3 ? ', …' : ''}), and they would be lost: ` +
      `move that file away yourself, with what is beside it, if that is what you want.`,
  )
}

/** The newest entry of every case and batch of a journal that can be believed, as its number and hash. */
function newestIn(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file) || (statSync(file).size === 0 && !existsSync(`${file}-wal`))) return new Map()
  try {
    checkJournal(file)
  } catch (error) {
    if (error instanceof JournalFault && error.kind === 'damaged') return new Map()
    throw error
  }
  // In their order, so that the last of a case stays.
  return new Map(entriesIn(file).map((entry) => [entry.split(' ')[0] ?? '', entry.slice(entry.indexOf(' ') + 1)]))
}

/** Case or batch, number and hash of every entry; none of a file of an older version, which has no hashes. */
function entriesIn(file: string): readonly string[] {
  const database = new Database(`${pathToFileURL(file).href}?mode=ro`)
  try {
    if (!isUpToDate(versionOf(database, file))) return []
    const rows = database
      .prepare(`SELECT revision, ${bytesOf('case_id', 'hash')} FROM entries
         UNION ALL SELECT revision, ${bytesOf('batch_id')}, ${bytesOf('sum')} FROM batch_entries ORDER BY case_id, revision`)
      .all() as { readonly revision: number; readonly case_id: Uint8Array; readonly hash: Uint8Array }[]
    return rows.map(({ revision, case_id, hash }) => `${textIn(case_id)} ${revision} ${textIn(hash)}`)
  } finally {
    database.close()
  }
}

function setAside(file: string, name: string): string | undefined {
  const ends = ['', ...besides].filter((end) => existsSync(`${file}${end}`))
  for (const end of ends) renameSync(`${file}${end}`, `${name}${end}`)
  return ends.includes('') ? name : undefined
}

/** On disk under its own name when this returns. */
function putInPlace(part: string, file: string): void {
  renameSync(part, file)
  if (process.platform === 'win32') return
  const folder = openSync(path.dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
