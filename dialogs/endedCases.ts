import { owesLastLook } from '../services/cases/journal/standing'
import type { DialogTools } from './dialogTools'
import { forEachCase } from './openCases'

/** For how long after its end a case is still read for its summary, milliseconds. */
const lookedAtAfterEnding = 14 * 24 * 60 * 60_000

/**
 * Has cases looked at that were ended and whose summary is still to come: a crash came between the two, and the engine
 * looks at open cases only. Looked at when the bot starts and every day. Throws JournalFault.
 */
export async function lookAtEndedCases(
  tools: Pick<DialogTools, 'store' | 'journal' | 'engine' | 'log'>,
  now: Date,
): Promise<void> {
  const { store, journal, engine } = tools
  const recent = await store.closedSince(new Date(now.getTime() - lookedAtAfterEnding))
  await forEachCase(tools, recent, async (caseId) => {
    const theCase = await journal.load(caseId)
    if (theCase !== undefined && owesLastLook(theCase)) await engine.lookAt(caseId)
  })
}
