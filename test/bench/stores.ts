import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { KeptCase, MoveTo } from '../../services/cases/store/move'
import { moveToPostgres } from '../../services/cases/store/postgres/move'
import { moveToSqlite } from '../../services/cases/store/sqliteMove'
import { newFolder } from '../support/folder'
import { hasPostgres, sharedPostgres } from '../support/postgres'

/** A store of cases as a bot can have it. */
export interface BenchStore {
  readonly name: string
  /** A new one with these cases, before a bot opens it. */
  filledWith(cases: Iterable<KeptCase>): Promise<Filled>
}

/** What a bot is started with to find the cases there. */
export interface Filled {
  readonly dataFolder: string
  readonly environment: Readonly<Record<string, string>>
  remove(): Promise<void>
}

const sqlite: BenchStore = {
  name: 'SQLite',
  async filledWith(cases) {
    const dataFolder = await newFolder('offboarding-bench-')
    await fill(moveToSqlite(path.join(dataFolder, 'offboarding.db'), new Date()), cases)
    return { dataFolder, environment: {}, remove: () => removed(dataFolder) }
  },
}

const postgres: BenchStore = {
  name: 'PostgreSQL',
  async filledWith(cases) {
    const server = await sharedPostgres()
    const url = await server.newDatabase()
    await fill(await moveToPostgres({ connectionString: url }, 'a PostgreSQL'), cases)
    // As a server does by itself after a while.
    await server.query(url, 'VACUUM ANALYZE')
    const dataFolder = await newFolder('offboarding-bench-')
    return { dataFolder, environment: { DATABASE_URL: url }, remove: () => removed(dataFolder) }
  },
}

/** All that are measured side by side; where there is no PostgreSQL that is left out, loudly. */
export function stores(): readonly BenchStore[] {
  return [sqlite, ...(hasPostgres('a journal of years in PostgreSQL') ? [postgres] : [])]
}

const writtenTogether = 100

async function fill(to: MoveTo & { close(): void | Promise<void> }, cases: Iterable<KeptCase>): Promise<void> {
  try {
    let some: KeptCase[] = []
    for (const one of cases) {
      some.push(one)
      if (some.length < writtenTogether) continue
      await to.put(some)
      some = []
    }
    await to.put(some)
    await to.finish()
  } finally {
    await to.close()
  }
}

function removed(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
