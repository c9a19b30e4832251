import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { JournalFault } from './journalFault'

/** The journal’s own file and what stands beside it, but for the lock: all that must go or come together. */
export function journalFiles(file: string): readonly string[] {
  return [file, `${file}-wal`, `${file}-shm`, markOf(file)]
}

/** What else the bot makes in the folder of its journal. */
const ownFolders = ['evidence', 'backups', 'pretend-tenant']

/** Whether others on the machine are kept out. The sentence is for the operator. */
export type Closed = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/**
 * Keeps the journal to the bot’s own account: 0700 for the folder and 0600 for the files, which name people. What an
 * earlier version left open is closed. A folder that is not the bot’s alone is left as it is, since closing it could lock
 * out somebody who has a right to be there: whoever named it is told.
 */
export function closeToOthers(file: string): Closed {
  if (process.platform === 'win32')
    return {
      ok: false,
      sentence: 'Who may read the journal is not looked at on Windows: give its folder to the bot’s account alone.',
    }
  const folder = path.dirname(file)
  const open = [...journalFiles(file), `${file}.lock`, `${file}.lock-journal`].filter(
    (name) => existsSync(name) && !isClosed(name, 0o600),
  )
  if (!isClosed(folder, isOwn(folder, file) ? 0o700 : undefined)) open.unshift(folder)
  if (open.length === 0) return { ok: true }
  return {
    ok: false,
    sentence: `Others on this machine can get at ${open.join(' and ')}, which the bot could not or should not close by itself: chmod 700 for the folder, 600 for files, or give the bot a DATA_FOLDER of its own.`,
  }
}

/** Makes a folder that nobody else can open, where there is none. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/** Makes the folder where there is none, and a file that nobody else can open. */
export function makeClosed(file: string): void {
  makeFolder(path.dirname(file))
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600))
}

/**
 * Throws {@link JournalFault} when a journal was kept here and is not here any more, or is empty: SQLite would begin a new
 * one, throw away a log that still has everything, and no case would ever be heard of again.
 */
export function mustBeThere(file: string): void {
  const size = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0
  if (size(file) > 0) return
  if (size(`${file}-wal`) > 0)
    throw new JournalFault('damaged', file, 'it is empty, and the -wal file beside it is not')
  if (existsSync(markOf(file)))
    throw new JournalFault(
      'gone',
      file,
      `it is missing or empty; only whoever wants an empty one removes ${path.basename(markOf(file))}`,
    )
}

/** Notes beside a journal that it is kept here. */
export function mark(file: string): void {
  if (!existsSync(markOf(file))) writeFileSync(markOf(file), markText, { mode: 0o600, flush: true })
}

const markText =
  'The offboarding bot keeps its journal beside this file. Without the journal it does not start, so that no case is lost unseen.\n'

function markOf(file: string): string {
  return `${file}.kept`
}

/** @param mode what to close it to; undefined to leave it */
function isClosed(name: string, mode: number | undefined): boolean {
  if (isPrivate(name)) return true
  try {
    if (mode !== undefined) chmodSync(name, mode)
  } catch {
    // It is another account’s: what matters is how it stands.
  }
  return isPrivate(name)
}

function isPrivate(name: string): boolean {
  return (statSync(name).mode & 0o077) === 0
}

/** A folder of our account with nothing in it but what the bot makes. */
function isOwn(folder: string, file: string): boolean {
  const isOurs = (name: string) => name.startsWith(path.basename(file)) || ownFolders.includes(name)
  return statSync(folder).uid === process.getuid?.() && readdirSync(folder).every(isOurs)
}
