import { restraintTexts } from '../cards/conversation/restraintTexts'
import { isClosed } from '../services/cases/journal/case'
import { botActor } from '../services/cases/journal/journal'
import type { Answer } from './commands/answer'
import type { DialogTools } from './dialogTools'

const say = restraintTexts.say

/** That nothing is done about whoever was meant. Pure. @param query what was typed; undefined where an account was pressed */
export function notNamedAnswer(query?: string): Answer {
  return {
    tone: 'warning',
    title: say('refusedTitle'),
    text: query === undefined ? say('refusedAccount') : say('refused', { query: query.slice(0, 80) }),
    next: say('refusedNext'),
  }
}

/**
 * Ends the dry run that is open about somebody, once the bot is in none any more: it stands in nobody's way. Returns whether
 * there was one. Throws JournalFault.
 */
export async function endLeftDryRun(
  { store, journal, settings }: Pick<DialogTools, 'store' | 'journal' | 'settings'>,
  employeeId: string,
): Promise<boolean> {
  if (settings.restraint?.dryRun === true) return false
  const caseId = await store.unfinishedOf(employeeId)
  const theCase = caseId === undefined ? undefined : await journal.load(caseId)
  if (theCase?.dryRun === undefined) return false
  await journal.record(theCase.caseId, botActor, (now) => (isClosed(now) ? [] : [{ kind: 'cancelled', dryRun: true }]))
  return true
}
