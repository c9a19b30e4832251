import type { Logger } from 'pino'
import { removeEvidence } from './evidence/files'
import { botActor } from './journal/entry'
import type { CaseStore } from './store/caseStore'

const day = 24 * 60 * 60_000

export interface RetentionTools {
  readonly store: Pick<CaseStore, 'closedBefore' | 'forget'>
  readonly now: () => Date
  /** How long a closed case keeps what is about people. */
  readonly days: number
  /** Where the bot writes evidence. */
  readonly evidenceFolder: string
  readonly log: Logger
}

/**
 * Removes everything about people from the cases that were closed longer ago than that: their personal values in the
 * journal, and their evidence files. Open cases are never touched. Throws when the store cannot be written; what was not
 * done then is done the next time.
 */
export async function forgetOldCases({ store, now, days, evidenceFolder, log }: RetentionTools): Promise<void> {
  const moment = now()
  const due: string[] = []
  for (const caseId of await store.closedBefore(new Date(moment.getTime() - days * day))) {
    try {
      // The files first: a case that was forgotten is not looked at again.
      await removeEvidence(evidenceFolder, caseId)
      due.push(caseId)
    } catch (error) {
      log.error({ caseId, err: error }, 'The evidence files of an old case could not be removed; it is tried again')
    }
  }
  if (due.length === 0) return
  await store.forget(due, { at: moment.toISOString(), by: botActor, event: { kind: 'personalDataRemoved', days } })
  log.info({ caseIds: due, days }, 'Personal data of closed cases was removed')
}
