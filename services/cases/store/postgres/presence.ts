import type { Client } from 'pg'
import type { JournalFault } from '../journalFault'
import { StoreInUse } from '../sqliteLock'
import type { Database } from './database'
import { found } from './fault'
import { locks } from './locks'

/** Milliseconds between tries to be there again. */
const tryAgain = 1_000

/** That this bot works on the cases, so that nobody moves them or changes their tables under it. */
export interface Presence {
  /** Why nothing may be written; undefined when all is well. */
  fault(): JournalFault | undefined
  end(): Promise<void>
}

/**
 * Holds a shared lock for as long as this bot is up, on a connection of its own; taken again when that was cut. Throws
 * `StoreInUse` while somebody has the cases to himself.
 */
export async function bePresent(database: Database): Promise<Presence> {
  let client: Client | undefined
  let isOver = false
  let isKeptOut = false
  let timer: NodeJS.Timeout | undefined
  const again = (): void => {
    client = undefined
    if (isOver) return
    timer = setTimeout(() => void enter().catch(again), tryAgain)
    timer.unref()
  }
  const enter = async (): Promise<void> => {
    const own = await database.connect()
    const { rows } = await own.query<{ in: boolean }>(`SELECT pg_try_advisory_lock_shared(${locks.inUse}) AS in`)
    isKeptOut = rows[0]?.in !== true
    if (isOver || isKeptOut) await own.end()
    if (isKeptOut) throw keptOut(database.place)
    client = own
    own.once('end', again)
  }
  await enter()
  return {
    fault: () =>
      isKeptOut ? found('held', database.place, 'its cases are being moved, or its tables changed') : undefined,
    async end() {
      isOver = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

function keptOut(place: string): StoreInUse {
  return new StoreInUse(
    `The cases in ${place} are being moved, or their tables are being changed: wait until that has ended, and start the bot again.`,
  )
}
