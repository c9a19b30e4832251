import type { Logger } from 'pino'
import { mostApart, type Clocks } from './clocks'
import { batchesWithList, casesWithEvidence, removeEvidence, removeList } from './evidence/files'
import { botActor } from './journal/entry'
import type { CaseStore, ClosedCase } from './store/caseStore'

const day = 24 * 60 * 60_000
/** How many days' worth of closings one run removes at most, so that whoever sees a mistake can still stop the rest. */
const mostDays = 31

export interface RetentionTools {
  readonly store: Pick<
    CaseStore,
    'closedBefore' | 'newestMoment' | 'forget' | 'readAfter' | 'readBatchAfter' | 'sealed'
  >
  readonly clocks: Pick<Clocks, 'agreed' | 'now'>
  /** How long a closed case keeps what is about people. */
  readonly days: number
  /** Where the bot writes evidence. */
  readonly evidenceFolder: string
  readonly log: Logger
}

/** What came of one run: `doubted` removed nothing, since nobody knows what day it is. */
export type RetentionRun = 'done' | 'doubted'

/**
 * Removes everything about people from the cases that were closed longer ago than that: their personal values in the
 * journal, and their evidence files. Only what two clocks agree is due (promise 16), and at most a month's closings in one
 * run; the next one goes on. Open cases are never touched. Throws when the store cannot be written; what was not done then
 * is done the next time.
 */
export async function forgetOldCases(tools: RetentionTools): Promise<RetentionRun> {
  const { store, clocks, days, evidenceFolder, log } = tools
  await removeForgottenEvidence(tools)
  await removeForgottenLists(tools)
  const before = (at: Date): Date => new Date(at.getTime() - days * day)
  // Where nothing is due by this machine’s clock, nobody is asked what time it is.
  if ((await store.closedBefore(before(clocks.now()))).length === 0) return 'done'
  const moment = await clocks.agreed(await store.newestMoment())
  if (!moment.ok) {
    const { why, here, there } = moment
    const tolerance = mostApart / 60_000
    log.error(
      { why, here, there, tolerance },
      'Nobody knows what day it is, so nothing is removed: set this machine’s clock',
    )
    return 'doubted'
  }
  const due = await store.closedBefore(before(moment.at))
  const now = dueInOneRun(due)
  if (now.length < due.length)
    log.warn(
      { due: due.length, now: now.length },
      'More is due for removal than one run may remove; the next one goes on',
    )
  const removed: string[] = []
  for (const { caseId } of now) {
    try {
      // The files first: a case that was forgotten is not looked at again.
      await removeEvidence(evidenceFolder, caseId)
      removed.push(caseId)
    } catch (error) {
      log.error({ caseId, err: error }, 'The evidence files of an old case could not be removed; it is tried again')
    }
  }
  if (removed.length === 0) return 'done'
  await store.forget(removed, {
    at: moment.at.toISOString(),
    by: botActor,
    event: { kind: 'personalDataRemoved', days },
  })
  await removeForgottenLists(tools)
  log.info({ caseIds: removed, days }, 'Personal data of closed cases was removed')
  return 'done'
}

/** No case has as many entries. */
const behindAll = 1_000_000_000

/**
 * The evidence here of cases that another bot on the same store forgot, who has files of its own only. What belongs to no case
 * that the store knows is not ours to remove.
 */
async function removeForgottenEvidence({ store, evidenceFolder, log }: RetentionTools): Promise<void> {
  for (const caseId of await casesWithEvidence(evidenceFolder)) {
    const isRemembered = (await store.readAfter(caseId, behindAll)) !== undefined
    if (isRemembered || (await store.sealed(caseId)).length === 0) continue
    await removeEvidence(evidenceFolder, caseId).catch((error: unknown) =>
      log.error(
        { caseId, err: error },
        'The evidence files of a forgotten case could not be removed; it is tried again',
      ),
    )
  }
}

/** The lists here of batches that are forgotten. */
async function removeForgottenLists({ store, evidenceFolder, log }: RetentionTools): Promise<void> {
  for (const batchId of await batchesWithList(evidenceFolder)) {
    if ((await store.readBatchAfter(batchId, behindAll)) !== undefined) continue
    await removeList(evidenceFolder, batchId).catch((error: unknown) =>
      log.error({ batchId, err: error }, 'The list of a forgotten batch could not be removed; it is tried again'),
    )
  }
}

/** Those that were closed within a month of the one that was closed first. Pure. */
export function dueInOneRun(due: readonly ClosedCase[]): readonly ClosedCase[] {
  const first = Math.min(...due.map(({ closedAt }) => Date.parse(closedAt)))
  return due.filter(({ closedAt }) => Date.parse(closedAt) <= first + mostDays * day)
}
