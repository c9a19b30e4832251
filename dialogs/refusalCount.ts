import type { Logger } from 'pino'
import type { OffboardingCase } from '../services/cases/journal/case'
import { refusalKey, type Refused } from '../services/cases/journal/refusals'
import type { Actor } from '../services/cases/journal/entry'
import type { Journal } from '../services/cases/journal/journal'
import { JournalFault } from '../services/cases/store/journalFault'

/**
 * Counts refused presses: the first of each kind (who, which verb and step, why) is journalled at once, and so is each that
 * makes ten times as many as were journalled; those between are counted, and journalled with the next, with the evidence,
 * and at a clean stop. So nobody makes a journal grow by pressing.
 */
export interface Refusals {
  note(theCase: OffboardingCase, by: Actor, refused: Refused): Promise<void>
  /** Journals what was only counted so far, of one case or of all. */
  flush(caseId?: string): Promise<void>
}

interface Pending {
  readonly caseId: string
  readonly by: Actor
  readonly refused: Refused
  times: number
}

const apart = 10

export function createRefusals({
  journal,
  log,
}: {
  readonly journal: Pick<Journal, 'record'>
  readonly log: Logger
}): Refusals {
  const pending = new Map<string, Pending>()

  const write = async (name: string, one: Pending): Promise<void> => {
    pending.delete(name)
    const { caseId, by, refused, times } = one
    const more = times === 1 ? {} : { times }
    await journal.record(caseId, by, () => [{ kind: 'refused', ...refused, ...more }])
  }

  return {
    async note({ caseId, refusals }, by, refused) {
      const key = refusalKey(by, refused)
      const name = `${caseId} ${key}`
      const one = pending.get(name) ?? { caseId, by, refused, times: 0 }
      one.times += 1
      pending.set(name, one)
      const known = refusals[key] ?? 0
      if (known === 0 || known + one.times >= known * apart) await write(name, one)
    },
    async flush(caseId) {
      for (const [name, one] of pending) {
        if (caseId !== undefined && one.caseId !== caseId) continue
        try {
          await write(name, one)
        } catch (error) {
          if (error instanceof JournalFault) throw error
          log.warn({ caseId: one.caseId, times: one.times, err: error }, 'Refused presses could not be journalled')
        }
      }
    },
  }
}
