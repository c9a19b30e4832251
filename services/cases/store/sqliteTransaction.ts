import type Database from 'libsql'

/**
 * Runs `work` in a transaction that takes the right to write at once. The library’s own hides what went wrong: SQLite has
 * rolled back by itself when the disk is full, and rolling back once more is the error that it then throws.
 */
export function inTransaction<Result>(database: Database.Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}
