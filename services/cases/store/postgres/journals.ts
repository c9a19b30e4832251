import type { ClientConfig } from 'pg'
import type { SealedJournals } from '../caseStore'
import { asFault, openDatabase } from './database'
import { migrations } from './migrations'
import { checkSchema } from './prepareSchema'
import { readingBy } from './reading'

/**
 * Reads a database that bots may be at work on: takes no lock and changes nothing. Throws an error whose message is a sentence
 * when there are no cases, another version wrote them, or the database cannot be reached.
 */
export async function readPostgresJournals(
  connection: ClientConfig,
  place: string,
): Promise<SealedJournals & { close(): Promise<void> }> {
  const database = await openDatabase(connection, place)
  try {
    await asFault(place, () => checkSchema(database, migrations))
  } catch (error) {
    await database.end()
    throw error
  }
  const { sealed, cases } = readingBy((text, values) => asFault(place, () => database.read(text, values)))
  return { sealed, cases, close: () => database.end() }
}
