import { setImmediate as othersFirst } from 'node:timers/promises'
import { JournalFault } from '../services/cases/store/journalFault'
import type { OffboardingCase } from '../services/cases/journal/case'
import type { DialogTools } from './dialogTools'

/** Does something in each open case, see {@link forEachCase}. */
export async function forEachOpenCase(
  tools: Pick<DialogTools, 'store' | 'log'>,
  act: (caseId: string) => Promise<void>,
): Promise<void> {
  await forEachCase(tools, await tools.store.unfinished(), act)
}

/** Cases that are read together: few questions to a database, and nobody waits for long. */
const together = 50

/**
 * Looks at each open case as it is, by the page: for who shows something of many. One that cannot be read is left out, as in
 * {@link forEachCase}. Throws JournalFault.
 */
export async function forEachOpenCaseRead(
  { store, journal, log }: Pick<DialogTools, 'store' | 'journal' | 'log'>,
  look: (theCase: OffboardingCase) => Promise<void>,
): Promise<void> {
  const all = await store.unfinished()
  for (let from = 0; from < all.length; from += together) {
    const some = all.slice(from, from + together)
    const read = await journal.loadSome(some)
    await forEachCase({ log }, some, async (caseId) => {
      const one = read[some.indexOf(caseId)]
      if (one?.status === 'rejected') throw one.reason
      if (one?.value !== undefined) await look(one.value)
    })
  }
}

/**
 * Does something in each of these cases, one after the other. One in which it fails keeps nobody from the others: the
 * engine, which looks at each open one as well, sets it aside and says so. Throws JournalFault.
 */
export async function forEachCase(
  { log }: Pick<DialogTools, 'log'>,
  caseIds: readonly string[],
  act: (caseId: string) => Promise<void>,
): Promise<void> {
  for (const caseId of caseIds) {
    // A journal in a file answers at once: without this nobody would be heard until the last of thousands.
    await othersFirst()
    try {
      await act(caseId)
    } catch (error) {
      if (error instanceof JournalFault) throw error
      log.error({ caseId, err: error }, 'Something failed in one of the cases; the others go on')
    }
  }
}
