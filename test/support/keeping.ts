import { connectionTo, placeOf, readDatabaseUrl } from '../../services/cases/database/address'
import { readPostgresJournals } from '../../services/cases/store/postgres/journals'
import { sharedPostgres } from './postgres'

let inPostgres = false

/** Every office that the tests of this `describe` open keeps its cases in a PostgreSQL database of its own, not in a file. */
export function keepInPostgres(): void {
  before(() => void (inPostgres = true))
  after(() => void (inPostgres = false))
}

/** Variables of a bot whose cases are kept where this test wants them. */
export async function keepingVariables(): Promise<Readonly<Record<string, string>>> {
  return inPostgres ? { DATABASE_URL: await (await sharedPostgres()).newDatabase() } : {}
}

/** The journals in the database of a URL, beside the bot; whoever asked closes them. */
export function readDatabase(url: string): ReturnType<typeof readPostgresJournals> {
  const read = readDatabaseUrl(url)
  if (!read.ok) throw new Error(read.problem)
  return readPostgresJournals(connectionTo(read.address), placeOf(read.address))
}
