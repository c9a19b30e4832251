import { JournalFault } from '../services/cases/store/journalFault'
import type { DialogTools } from './dialogTools'

/**
 * Does something in each open case, one after the other. One in which it fails keeps nobody from the others: the engine,
 * which looks at each of them as well, sets it aside and says so. Throws JournalFault.
 */
export async function forEachOpenCase(
  { store, log }: Pick<DialogTools, 'store' | 'log'>,
  act: (caseId: string) => Promise<void>,
): Promise<void> {
  for (const caseId of await store.unfinished()) {
    try {
      await act(caseId)
    } catch (error) {
      if (error instanceof JournalFault) throw error
      log.error({ caseId, err: error }, 'Something failed in one of the open cases; the others go on')
    }
  }
}
