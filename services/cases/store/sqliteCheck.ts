import { closeSync, openSync, readSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { faultOf, JournalFault } from './journalFault'
import { batchesIn } from './sqliteBatches'
import { checkCases } from './sqliteCheckCases'
import { conversationsIn } from './sqliteConversations'
import { isUpToDate, objectsOfSchema, versionOf } from './sqliteSchema'
import { StoreTooNew } from './storeVersion'
import { textIn } from './sqliteText'
import { checkLog } from './sqliteWal'

/**
 * Reads a journal that nobody has open from its first byte to its last and changes nothing of it, also when it is damaged:
 * whoever repairs it needs it as it is. Everything that the bot goes by is held against the chain of hashes, so that no
 * changed bit decides anything. Throws {@link JournalFault}, or `StoreTooNew` for a file of a later version.
 */
export function checkJournal(file: string): void {
  checkHeader(file)
  checkLog(file)
  const database = new Database(`${pathToFileURL(file).href}?mode=ro`)
  try {
    checkContent(database, file)
  } finally {
    database.close()
  }
}

/**
 * What SQLite takes for a sign that a later version wrote the file, which it then only reads: https://www.sqlite.org/fileformat2.html#file_format_version_numbers
 * An empty file is a new one.
 */
function checkHeader(file: string): void {
  const header = Buffer.alloc(20)
  const opened = openSync(file, 'r')
  const length = readSync(opened, header)
  closeSync(opened)
  if (length > 0 && !(header[18] === header[19] && [1, 2].includes(header[18] ?? 0)))
    throw new JournalFault('damaged', file, 'it does not begin as one')
}

function checkContent(database: Database.Database, file: string): void {
  try {
    checkPages(database, file)
    const objects = objectsIn(database)
    const version = versionOf(database, file)
    // A file whose making was cut off is a new one, and one of an older version has tables of its own.
    if (version === 0 && objects.length > 0) throw new JournalFault('damaged', file, 'it does not say its version')
    if (!isUpToDate(version)) return
    const missing = objectsOfSchema().find((name) => !objects.includes(name))
    if (missing !== undefined) throw new JournalFault('damaged', file, `the ${missing} is missing`)
    checkCases(database, file)
    if (!batchesIn(database).isWhole()) throw new JournalFault('damaged', file, 'a batch is not as it was written')
    if (!conversationsIn(database).isWhole())
      throw new JournalFault('damaged', file, 'how somebody is reached is not as it was written')
  } catch (error) {
    if (error instanceof StoreTooNew) throw error
    // Whatever else a query or a reader stumbles over here is in the file and not in the program.
    throw faultOf(error, file) ?? new JournalFault('damaged', file, 'it cannot be read as one', { cause: error })
  }
}

/** SQLite’s own look at the structure of the file and its indexes. */
function checkPages(database: Database.Database, file: string): void {
  const found = database
    .prepare('SELECT CAST(integrity_check AS BLOB) AS problem FROM pragma_integrity_check(1)')
    .all() as { readonly problem: Uint8Array }[]
  const problem = found.map((row) => textIn(row.problem)).find((text) => text !== 'ok')
  if (problem !== undefined) throw new JournalFault('damaged', file, 'its pages do not fit together')
}

/** Tables, indexes and triggers, for instance `table cases`. */
function objectsIn(database: Database.Database): readonly string[] {
  const rows = database
    .prepare("SELECT CAST(type || ' ' || name AS BLOB) AS name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    .all() as { readonly name: Uint8Array }[]
  return rows.map(({ name }) => textIn(name))
}
