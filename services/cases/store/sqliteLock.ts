import Database from 'libsql'

/** Thrown when another process has the store open; its message is a sentence for the operator. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse'
}

/**
 * Holds a lock beside the journal for as long as this process lives. It is an open exclusive transaction on a file of
 * its own: the kernel lets go of it when the process dies, however it dies, and the journal itself stays readable for
 * other programs. Throws {@link StoreInUse}. Returns the function that lets go.
 */
export function holdLock(file: string): () => void {
  const lock = new Database(`${file}.lock`)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { readonly code?: unknown }).code !== 'SQLITE_BUSY') throw error
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
