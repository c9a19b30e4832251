import type { Logger } from 'pino'
import { createInProcessWorkQueue } from '../services/cases/queue/inProcessWorkQueue'
import { openPgBossWorkQueue, type PgBossWorkQueue } from '../services/cases/queue/pgBossWorkQueue'
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
  /** Why this bot works on no case, in a sentence for the operator; undefined when it does. */
  outdated(): string | undefined
}

/**
 * By PostgreSQL where the configuration names one, so that several bots share the work; else for this bot alone. Throws when
 * the database cannot be reached, and a sentence for the operator when the queue there is a newer bot’s.
 * @param lost is told that another bot is there no more
 */
export async function openTogether(
  { database, cloud }: Pick<Configuration, 'database' | 'cloud'>,
  credential: Credential,
  log: Logger,
  lost: () => void,
): Promise<Together> {
  if (database === undefined)
    return { queue: createInProcessWorkQueue({}), replicas: oneReplica(), outdated: () => undefined }
  const at = databaseConnection(database, cloud.name, credential)
  let queue: PgBossWorkQueue | undefined
  const takeOver = async (): Promise<void> => {
    // Where there are others, one of them may be at work on any of it: then the leases say when it is free.
    if (replicas.share().of === 1) await queue?.takeOver()
  }
  const replicas = await joinReplicas({
    ...at,
    log,
    lost() {
      void takeOver().catch((error: unknown) =>
        log.warn({ err: error }, 'What another bot had under way waits for its lease'),
      )
      lost()
    },
  })
  try {
    queue = await openPgBossWorkQueue({ ...at, log })
    await takeOver()
    const opened = queue
    return { queue, replicas, outdated: () => opened.outdated() }
  } catch (error) {
    await Promise.all([queue?.stop(), replicas.stop()])
    throw error
  }
}
