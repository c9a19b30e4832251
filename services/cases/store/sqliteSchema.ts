import type Database from 'libsql'
import { batchesSchema } from './sqliteBatches'
import { looksTable } from './sqliteLooks'
import { mentionsSchema, migrateFromFourth } from './sqliteMentions'
import { inTransaction } from './sqliteTransaction'
import { migrateFromFirst, migrateFromSecond } from './sqliteMigration'
import { StoreTooNew, StoreTooOld } from './storeVersion'

const schemaVersion = 5

/** Whom the decisions of a case ever named, by person: the way from somebody to the cases by which they may have something. */
export const successorsSchema = `
  CREATE TABLE successors (
    person_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (person_id, case_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX successors_by_case ON successors (case_id);
`

/**
 * `line` is the whole entry without anything personal, and `hash` its SHA-256; `at` and `kind` are for whoever looks into
 * the journal with SQL. What is personal stands in `disclosures`, `people`, `successors` and
 * `mentions`, which alone may be removed.
 */
const schema = `
  CREATE TABLE entries (
    case_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    line TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_id, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only'); END;
  CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only'); END;

  CREATE TABLE disclosures (
    case_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    lines TEXT NOT NULL,
    PRIMARY KEY (case_id, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER disclosures_are_never_changed BEFORE UPDATE ON disclosures
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only'); END;

  CREATE TABLE people (
    case_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (case_id, person_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE cases (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL UNIQUE,
    employee_id TEXT,
    closed_at TEXT,
    closed_by TEXT,
    forgotten_at TEXT
  ) STRICT;
  CREATE INDEX unfinished_cases ON cases (employee_id) WHERE closed_at IS NULL;
  CREATE INDEX closed_cases ON cases (closed_at) WHERE forgotten_at IS NULL;
  ${successorsSchema}
  ${mentionsSchema}
  ${batchesSchema}
`

const besides = `
  CREATE TABLE conversations (key TEXT PRIMARY KEY, reference TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE activities (id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX activities_by_age ON activities (seen_at);
`

/**
 * So that no question takes longer for the cases that are over. Made where they are missing, and a file with them is still one
 * that earlier versions read.
 */
const indexesOfCases = `
  CREATE INDEX IF NOT EXISTS closed_cases_by_place ON cases (position)
    WHERE closed_at IS NOT NULL AND forgotten_at IS NULL;
  CREATE INDEX IF NOT EXISTS closed_of_employee ON cases (employee_id, closed_at, position)
    WHERE closed_at IS NOT NULL AND forgotten_at IS NULL;
  CREATE INDEX IF NOT EXISTS closings ON cases (closed_at);
  CREATE INDEX IF NOT EXISTS forgotten_cases ON cases (closed_at) WHERE forgotten_at IS NOT NULL;
`

/**
 * Makes every commit reach the disk before it is acknowledged and nothing that was removed stay readable, and creates
 * the tables in a new file or brings those of an older one up to date. Throws {@link StoreTooNew} for a file of a later
 * version.
 */
export function prepareDatabase(database: Database.Database, file: string): void {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  // Another program that writes at this moment is waited for; milliseconds.
  database.exec('PRAGMA busy_timeout = 1000')
  database.exec('PRAGMA secure_delete = ON')
  const version = versionOf(database, file)
  if (version !== schemaVersion) {
    inTransaction(database, () => {
      if (version === 0) database.exec(`${schema} ${besides}`)
      else if (version === 1) migrateFromFirst(database, schema)
      else {
        if (version === 2) migrateFromSecond(database, successorsSchema)
        if (version <= 3) database.exec(batchesSchema)
        migrateFromFourth(database)
      }
      database.exec(`PRAGMA user_version = ${schemaVersion};`)
    })
    if (version > 0) overwriteRemoved(database)
  }
  database.exec(looksTable)
  database.exec(indexesOfCases)
}

/** Whether a file that is only read is one that this version knows. Throws {@link StoreTooNew} or {@link StoreTooOld}. */
export function checkVersion(database: Database.Database, file: string): void {
  if (versionOf(database, file) < schemaVersion)
    throw new StoreTooOld(
      `${file} was written by an older version of the bot: start the bot once, it brings it up to date.`,
    )
}

/** Leaves nothing of what was removed in the file or its log: pages are written anew, and the log is emptied. */
export function overwriteRemoved(database: Database.Database): void {
  database.exec('VACUUM')
  emptyLog(database)
}

/** Brings everything into the file itself and empties its log. */
export function emptyLog(database: Database.Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Tables, indexes and triggers that a file of this version has, for instance `table cases`. */
export function objectsOfSchema(): readonly string[] {
  return [...`${schema} ${besides}`.matchAll(/CREATE (TABLE|INDEX|TRIGGER) (\w+)/g)].map(
    ([, type = '', name = '']) => `${type.toLowerCase()} ${name}`,
  )
}

export function isUpToDate(version: number): boolean {
  return version === schemaVersion
}

/** The version that a file says it has; 0 for a new one. Throws {@link StoreTooNew}. */
export function versionOf(database: Database.Database, file: string): number {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { readonly user_version: number }
  if (version <= schemaVersion) return version
  throw new StoreTooNew(
    `${file} was written by a newer version of the bot (schema ${version}, this one knows ${schemaVersion}): ` +
      `start that version again, or give this one a file of its own.`,
  )
}
