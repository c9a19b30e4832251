import { statSync } from 'node:fs'
import path from 'node:path'
import type Database from 'libsql'
import { faultOf, JournalFault } from './journalFault'
import { copyInto } from './sqliteCopy'

/** Stands around everything that is done with an open journal, and knows whether it can be written. */
export interface Watch {
  /** Does what must be on disk afterwards. Throws {@link JournalFault} when it is not, or not where it belongs. */
  readonly write: <Result>(work: () => Result) => Result
  readonly read: <Result>(work: () => Result) => Result
  /** Why nothing can be recorded; undefined when all is well. After a failure it is tried, at most once a second. */
  readonly fault: () => JournalFault | undefined
}

export interface WatchTools {
  readonly file: string
  readonly database: Database.Database
  /** A small change, to find out whether one reaches the disk. */
  readonly probe: () => void
  /** Is told when something came to be wrong, and with undefined when it is over. */
  readonly changed: (fault: JournalFault | undefined) => void
}

/** Milliseconds. */
const probeEvery = 1_000

/** Begins when the journal is open and was written, so that its log is there too. */
export function watching({ file, database, probe, changed }: WatchTools): Watch {
  const own = [file, `${file}-wal`]
  const identities = own.map(identityOf)
  let last: JournalFault | undefined
  let probedAt = 0

  const become = (fault: JournalFault | undefined): void => {
    const isNews = fault?.kind !== last?.kind
    last = fault
    if (isNews) changed(fault)
  }
  /** A deleted file can be written for as long as it is open, and nothing of that is there after a restart. */
  const mustBeInPlace = (): void => {
    if (own.every((name, index) => identityOf(name) === identities[index])) return
    throw last?.kind === 'gone'
      ? last
      : new JournalFault('gone', file, `it was deleted or replaced while the bot was running${saved()}`)
  }
  const saved = (): string => {
    const name = `${file}.saved-${new Date().toISOString().replaceAll(/[:.]/g, '')}`
    try {
      copyInto(database, name)
      return `; all that it had is in ${path.basename(name)}`
    } catch {
      return ''
    }
  }
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      const fault = faultOf(error, file)
      if (fault === undefined) throw error
      become(fault)
      throw fault
    }
  }
  const write = <Result>(work: () => Result): Result =>
    attempt(() => {
      // What is damaged only gets worse by being written.
      if (last?.kind === 'damaged') throw last
      mustBeInPlace()
      const result = work()
      mustBeInPlace()
      become(undefined)
      return result
    })

  return {
    write,
    read: attempt,
    fault() {
      const isDue = last === undefined || Date.now() - probedAt >= probeEvery
      if (!isDue) return last
      try {
        if (last === undefined) attempt(mustBeInPlace)
        else write(probe)
      } catch {
        // It is remembered, and answered below.
      }
      probedAt = Date.now()
      return last
    },
  }
}

function identityOf(name: string): string | undefined {
  const found = statSync(name, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? undefined : `${found.dev} ${found.ino}`
}
