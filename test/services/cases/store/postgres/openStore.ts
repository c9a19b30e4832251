import { connectionTo, placeOf, readDatabaseUrl } from '../../../../../services/cases/database/address'
import type { CaseStore } from '../../../../../services/cases/store/caseStore'
import {
  openPostgresCaseStore,
  type PostgresStoreOptions,
} from '../../../../../services/cases/store/postgres/postgresCaseStore'

/** The store in the database of a URL, as a bot opens it. */
export function openStore(
  url: string,
  options: Omit<PostgresStoreOptions, 'connection' | 'place'> = {},
): Promise<CaseStore> {
  const read = readDatabaseUrl(url)
  if (!read.ok) throw new Error(read.problem)
  return openPostgresCaseStore({ connection: connectionTo(read.address), place: placeOf(read.address), ...options })
}
