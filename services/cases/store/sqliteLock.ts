import Database from 'libsql'
import { faultOf } from './journalFault'
import { makeClosed } from './sqliteFiles'

/** Thrown when another process has the store open; its message is a sentence for the operator. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse'
}

/** A process that was killed may hold what it had for a moment longer. Milliseconds. */
const untilGone = 5_000

/**
 * Holds a lock beside the journal for as long as this process lives. It is an open exclusive transaction on a file of
 * its own: the kernel lets go of it when the process dies, however it dies, and the journal itself stays readable for
 * other programs. Waits for a process that is about to be gone, and blocks this one meanwhile. Throws
 * {@link StoreInUse}, or `JournalFault` when the lock cannot be written. Returns the function that lets go.
 * @param patience milliseconds
 */
export function holdLock(file: string, patience: number = untilGone): () => void {
  const lock = opened(file)
  try {
    lock.exec(`PRAGMA busy_timeout = ${patience}`)
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { readonly code?: unknown }).code !== 'SQLITE_BUSY') throw faultOf(error, file) ?? error
    throw new StoreInUse(
      `Another process has ${file} open: stop that one first, or give this one a file of its own. ` +
        `For several processes on one store, use PostgreSQL.`,
      { cause: error },
    )
  }
  return () => {
    lock.exec('ROLLBACK')
    lock.close()
  }
}

function opened(file: string): Database.Database {
  try {
    makeClosed(`${file}.lock`)
    return new Database(`${file}.lock`)
  } catch (error) {
    throw faultOf(error, file) ?? error
  }
}
