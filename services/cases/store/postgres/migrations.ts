/** A change of the schema. Never changed once a version of the bot was released with it: the next one goes on from there. */
export interface Migration {
  /** One more than the one before. */
  readonly number: number
  /**
   * The number of the oldest schema whose bots work on this one too: while replicas are replaced one by one, older ones stand
   * beside newer ones. Equal to its own number where none does.
   */
  readonly worksFrom: number
  readonly sql: string
}

/**
 * The same as the file has it (`sqliteSchema.ts`): `line` is the whole entry without anything personal, and `hash` its SHA-256.
 * What is personal stands in `disclosures`, `people`, `successors`, `mentions`, `looks`, `conversations`, `batch_entries` and in `employee_id`,
 * which alone may be removed; the statistics of those know nothing, since they would keep values of their own.
 *
 * `taken_up` says of an open case that it was closed before: it may stand beside a case that was opened since. Of all others
 * the unique index lets an employee have one, whichever replicas open two.
 */
const first = `
  CREATE TABLE cases (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL UNIQUE,
    employee_id text COLLATE "C",
    closed_at text COLLATE "C",
    closed_by text COLLATE "C",
    forgotten_at text COLLATE "C",
    taken_up boolean NOT NULL DEFAULT false
  );
  CREATE UNIQUE INDEX one_open_case ON cases (employee_id) WHERE closed_at IS NULL AND NOT taken_up;
  CREATE INDEX open_of_employee ON cases (employee_id, position) WHERE closed_at IS NULL;
  CREATE INDEX open_cases ON cases (position) WHERE closed_at IS NULL;
  CREATE INDEX closed_cases ON cases (position) WHERE closed_at IS NOT NULL AND forgotten_at IS NULL;
  CREATE INDEX closed_of_employee ON cases (employee_id, closed_at, position) WHERE closed_at IS NOT NULL AND forgotten_at IS NULL;
  CREATE INDEX closed_at_moment ON cases (closed_at) WHERE forgotten_at IS NULL;
  CREATE INDEX forgotten_at_moment ON cases (closed_at) WHERE forgotten_at IS NOT NULL;

  CREATE TABLE entries (
    case_id text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    at text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    line text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, revision)
  );

  CREATE TABLE disclosures (
    case_id text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    lines text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, revision)
  );
  CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'The journal is append-only'; END $$;
  CREATE TRIGGER entries_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON entries EXECUTE FUNCTION append_only();
  CREATE TRIGGER disclosures_are_never_changed BEFORE UPDATE ON disclosures EXECUTE FUNCTION append_only();

  CREATE TABLE people (
    case_id text COLLATE "C" NOT NULL,
    person_id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, person_id)
  );

  CREATE TABLE successors (
    person_id text COLLATE "C" NOT NULL,
    case_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (person_id, case_id)
  );
  CREATE INDEX successors_by_case ON successors (case_id);

  CREATE TABLE mentions (
    word text COLLATE "C" NOT NULL,
    case_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (word, case_id)
  );
  CREATE INDEX mentions_by_case ON mentions (case_id);

  CREATE TABLE looks (
    case_id text COLLATE "C" NOT NULL,
    card text COLLATE "C" NOT NULL,
    look text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, card)
  );

  CREATE TABLE conversations (key text COLLATE "C" PRIMARY KEY, reference text COLLATE "C" NOT NULL);

  CREATE TABLE activities (id text COLLATE "C" PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX activities_by_age ON activities (seen_at);

  CREATE TABLE still_to_overwrite (since timestamptz NOT NULL DEFAULT now());

  ALTER TABLE cases ALTER COLUMN employee_id SET STATISTICS 0;
  ALTER TABLE disclosures ALTER COLUMN lines SET STATISTICS 0;
  ALTER TABLE people ALTER COLUMN person_id SET STATISTICS 0;
  ALTER TABLE successors ALTER COLUMN person_id SET STATISTICS 0;
  ALTER TABLE mentions ALTER COLUMN word SET STATISTICS 0;
  ALTER TABLE looks ALTER COLUMN card SET STATISTICS 0, ALTER COLUMN look SET STATISTICS 0;
  ALTER TABLE conversations ALTER COLUMN key SET STATISTICS 0, ALTER COLUMN reference SET STATISTICS 0;
`

/**
 * Batches, which name people in clear and go as a whole once nothing is left that they are about. A bot that does not know them
 * sees cases only.
 */
const batches = `
  CREATE TABLE batches (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id text COLLATE "C" NOT NULL UNIQUE,
    ended boolean NOT NULL DEFAULT false
  );
  CREATE INDEX open_batches ON batches (position) WHERE NOT ended;
  CREATE TABLE batch_entries (
    batch_id text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    body text COLLATE "C" NOT NULL,
    sum text COLLATE "C" NOT NULL,
    PRIMARY KEY (batch_id, revision)
  );
  CREATE TRIGGER batch_entries_are_never_changed BEFORE UPDATE ON batch_entries EXECUTE FUNCTION append_only();
  CREATE TABLE batch_cases (case_id text COLLATE "C" PRIMARY KEY, batch_id text COLLATE "C" NOT NULL);
  CREATE INDEX cases_of_batch ON batch_cases (batch_id);
  ALTER TABLE batch_entries ALTER COLUMN body SET STATISTICS 0;
`

/**
 * Until when there is nothing to remind of in a case, as it is at a revision; `at` is null where that is until it changes. The
 * database itself notes that a case changed or was forgotten, also for a bot that does not know of this.
 */
const agenda = `
  CREATE TABLE agenda (
    case_id text COLLATE "C" PRIMARY KEY,
    revision integer NOT NULL,
    worked_out_by text COLLATE "C" NOT NULL DEFAULT '',
    at text COLLATE "C" DEFAULT ''
  );
  CREATE INDEX agenda_by_moment ON agenda (worked_out_by, at);
  INSERT INTO agenda (case_id, revision)
    SELECT c.case_id, (SELECT max(e.revision) FROM entries e WHERE e.case_id = c.case_id)
    FROM cases c WHERE c.forgotten_at IS NULL;
  CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS
    $$ BEGIN
      INSERT INTO agenda (case_id, revision) VALUES (NEW.case_id, NEW.revision)
      ON CONFLICT (case_id) DO UPDATE SET at = '', revision = greatest(agenda.revision, NEW.revision);
      RETURN NULL;
    END $$;
  CREATE TRIGGER a_change_is_noted AFTER INSERT ON entries FOR EACH ROW EXECUTE FUNCTION note_change();
  CREATE FUNCTION note_removal() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS
    $$ BEGIN
      DELETE FROM agenda WHERE case_id = NEW.case_id;
      RETURN NULL;
    END $$;
  CREATE TRIGGER a_removal_is_noted AFTER UPDATE OF forgotten_at ON cases FOR EACH ROW WHEN (NEW.forgotten_at IS NOT NULL)
    EXECUTE FUNCTION note_removal();
`

/** All, the oldest first. */
export const migrations: readonly Migration[] = [
  { number: 1, worksFrom: 1, sql: first },
  { number: 2, worksFrom: 1, sql: batches },
  { number: 3, worksFrom: 1, sql: agenda },
]
