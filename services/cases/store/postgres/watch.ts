import type { JournalFault } from '../journalFault'
import type { Database } from './database'
import { faultOf, found } from './fault'
import type { Presence } from './presence'

/** Stands around everything that is asked of the database, and knows whether it can be written. */
export interface Watch {
  readonly attempt: <Result>(work: () => Promise<Result>) => Promise<Result>
  readonly write: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Why nothing can be recorded; undefined when all is well. Looked at anew, at most once a second. */
  readonly fault: () => Promise<JournalFault | undefined>
}

/** Milliseconds. */
const probeEvery = 1_000

/** @param changed is told when something came to be wrong, and with undefined when it is over */
export function watching(
  { once, place }: Database,
  presence: Presence,
  changed: (fault: JournalFault | undefined) => void,
): Watch {
  let last: JournalFault | undefined
  let wellAt = Date.now()
  let probing: Promise<void> | undefined

  const become = (fault: JournalFault | undefined): void => {
    const isNews = fault?.kind !== last?.kind
    last = fault
    if (fault === undefined) wellAt = Date.now()
    if (isNews) changed(fault)
  }
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      const fault = faultOf(error, place)
      if (fault === undefined) throw error
      become(fault)
      throw fault
    }
  }
  const write = <Result>(work: () => Promise<Result>): Promise<Result> =>
    attempt(async () => {
      const keptOut = presence.fault()
      if (keptOut !== undefined) throw keptOut
      const result = await work()
      become(undefined)
      return result
    })
  const probe = async (): Promise<void> => {
    await write(async () => {
      const [row] = await once<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby')
      if (row?.standby === true) throw found('readOnly', place, 'it is a standby')
      await once(`INSERT INTO activities (id) VALUES ('probe') ON CONFLICT (id) DO UPDATE SET seen_at = now()`)
    }).catch(() => undefined)
  }

  return {
    attempt,
    write,
    async fault() {
      const isFresh = last === undefined && presence.fault() === undefined && Date.now() - wellAt < probeEvery
      if (!isFresh) await (probing ??= probe().finally(() => (probing = undefined)))
      return last
    },
  }
}
