import { closeSync, openSync } from 'node:fs'
import type Database from 'libsql'

/**
 * Writes what the database holds at this moment into a new file that only its owner reads: one consistent state, whole in
 * one file, without what was removed earlier. Others may go on writing meanwhile. Throws when the file is there already.
 */
export function copyInto(database: Database.Database, file: string): void {
  closeSync(openSync(file, 'wx', 0o600))
  database.prepare('VACUUM INTO ?').run(file)
}
