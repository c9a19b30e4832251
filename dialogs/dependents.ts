import { stepsToPutBack } from '../services/cases/engine/putBack'
import { botActor } from '../services/cases/journal/entry'
import { leavingAmong, peopleIn, type Standings } from '../services/facts/people'
import { decisionsOf } from '../services/cases/journal/case'
import type { DialogTools } from './dialogTools'

/**
 * Somebody's own case was opened: whatever was to go to them in other open cases, or did, is asked again there (promise
 * 17). Repeating it does nothing more.
 */
export async function askDependents(tools: DialogTools, personId: string): Promise<void> {
  for (const caseId of await tools.store.unfinished()) await putBack(tools, caseId, { [personId]: 'leaving' })
}

/** The same for one case and everybody in it: what was missed while the bot was not running. */
export async function askAboutLeaving(tools: DialogTools, caseId: string): Promise<void> {
  const theCase = await tools.journal.load(caseId)
  if (theCase === undefined) return
  const ids = peopleIn(decisionsOf(theCase)).map(({ id }) => id)
  const leaving = await leavingAmong(tools.gateways, ids)
  await putBack(tools, caseId, Object.fromEntries([...leaving].map((id) => [id, 'leaving'])))
}

async function putBack(tools: DialogTools, caseId: string, standings: Standings): Promise<void> {
  const before = await tools.journal.load(caseId)
  if (before === undefined || stepsToPutBack(before, standings).length === 0) return
  await tools.journal.record(caseId, botActor, (now) => stepsToPutBack(now, standings))
  await tools.engine.lookAt(caseId)
}
