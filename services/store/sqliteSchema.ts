import type Database from 'libsql'

/** Thrown when the file was written by a newer version of the bot; its message is a sentence for the operator. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew'
}

const schemaVersion = 1

/** `body` is the whole entry; the columns beside it are for whoever looks into the journal with SQL. */
const schema = `
  CREATE TABLE entries (
    case_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    by_id TEXT NOT NULL,
    by_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (case_id, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only'); END;
  CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only'); END;

  CREATE TABLE cases (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL UNIQUE,
    employee_id TEXT,
    closed INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX unfinished_cases ON cases (employee_id) WHERE closed = 0;

  CREATE TABLE conversations (key TEXT PRIMARY KEY, reference TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE activities (id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX activities_by_age ON activities (seen_at);
`

/**
 * Makes every commit reach the disk before it is acknowledged, and creates the tables in a new file.
 * Throws {@link StoreTooNew} for a file of a later version.
 */
export function prepareDatabase(database: Database.Database, file: string): void {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { readonly user_version: number }
  if (version > schemaVersion)
    throw new StoreTooNew(
      `${file} was written by a newer version of the bot (schema ${version}, this one knows ${schemaVersion}): ` +
        `start that version again, or give this one a file of its own.`,
    )
  if (version < schemaVersion)
    database.transaction(() => database.exec(`${schema} PRAGMA user_version = ${schemaVersion};`)).immediate()
}
