import type { Logger } from 'pino'
import { createInProcessWorkQueue } from '../services/cases/queue/inProcessWorkQueue'
import { openPgBossWorkQueue } from '../services/cases/queue/pgBossWorkQueue'
import type { WorkQueue } from '../services/cases/queue/workQueue'
import { joinReplicas } from '../services/cases/replicas/postgresReplicas'
import { oneReplica, type Replicas } from '../services/cases/replicas/replicas'
import type { Credential } from '../services/remote/credential'
import type { Configuration } from './configuration'
import { databaseConnection } from './database'

/** What wakes the cases, and what this bot knows of others on the same cases. */
export interface Together {
  readonly queue: WorkQueue
  readonly replicas: Replicas
}

/**
 * By PostgreSQL where the configuration names one, so that several bots share the work; else for this bot alone. Throws when
 * the database cannot be reached.
 * @param lost is told that another bot is there no more
 */
export async function openTogether(
  { database, cloud }: Pick<Configuration, 'database' | 'cloud'>,
  credential: Credential,
  log: Logger,
  lost: () => void,
): Promise<Together> {
  if (database === undefined) return { queue: createInProcessWorkQueue({}), replicas: oneReplica() }
  const at = databaseConnection(database, cloud.name, credential)
  const replicas = await joinReplicas({ ...at, log, lost })
  try {
    return { queue: await openPgBossWorkQueue({ ...at, log }), replicas }
  } catch (error) {
    await replicas.stop()
    throw error
  }
}
