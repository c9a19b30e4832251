import Database from 'libsql'
import type { NewEntry } from '../../../../services/cases/journal/entry'

/** A file as the first version of the store left it, with these cases. */
export function writeFirstSchema(file: string, cases: Readonly<Record<string, readonly NewEntry[]>>): void {
  const database = new Database(file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec(schema)
  const insert = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)')
  const create = database.prepare('INSERT INTO cases (case_id, employee_id, closed) VALUES (?, ?, ?)')
  for (const [caseId, entries] of Object.entries(cases)) {
    const kinds = entries.map(({ event }) => event.kind)
    const opening = entries[0]?.event
    const isClosed = kinds.includes('completed') || kinds.includes('cancelled')
    create.run(caseId, opening?.kind === 'opened' ? opening.employee.id : null, isClosed ? 1 : 0)
    for (const [index, { at, by, event }] of entries.entries())
      insert.run(caseId, index + 1, at, by.id, by.displayName, event.kind, JSON.stringify({ at, by, event }))
  }
  database.prepare('INSERT INTO conversations VALUES (?, ?)').run('channel', '{"id":"19:abc"}')
  database.prepare('INSERT INTO activities VALUES (?, ?)').run('activity-1', Date.now())
  database.close()
}

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
  PRAGMA user_version = 1;
`
