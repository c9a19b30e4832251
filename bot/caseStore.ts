import path from 'node:path'
import type { Logger } from 'pino'
import type { CaseStore } from '../services/cases/store/caseStore'
import type { JournalFault } from '../services/cases/store/journalFault'
import { openPostgresCaseStore } from '../services/cases/store/postgres/postgresCaseStore'
import { openSqliteCaseStore } from '../services/cases/store/sqliteCaseStore'
import type { Credential } from '../services/remote/credential'
import type { Configuration } from './configuration'
import { databaseConnection } from './database'

/** Opens the store that the configuration names. Throws an error whose message is a sentence for the operator. */
export async function openCaseStore(
  { database, dataFolder, cloud }: Pick<Configuration, 'database' | 'dataFolder' | 'cloud'>,
  credential: Credential,
  log: Logger,
): Promise<CaseStore> {
  const changed = (fault: JournalFault | undefined): void => {
    if (fault === undefined) log.warn('The journal can be written again')
    else log.error({ err: fault }, 'Nothing can be recorded, so nothing is done')
  }
  if (database !== undefined) {
    return openPostgresCaseStore({ ...databaseConnection(database, cloud.name, credential), changed })
  }
  const store = openSqliteCaseStore(path.join(dataFolder, 'offboarding.db'), { changed })
  if (!store.closed.ok) log.warn(store.closed.sentence)
  return store
}
