import { stepsToPutBack } from '../services/cases/engine/putBack'
import { botActor } from '../services/cases/journal/entry'
import { peopleIn, readStandings, type Standings } from '../services/facts/people'
import { RemoteError } from '../services/remote/reader'
import { accountNews } from '../services/cases/journal/accountAnew'
import { decisionsOf, isBeingDecided } from '../services/cases/journal/case'
import { lookAtAccount, withManagerLeaving } from './accountAnew'
import type { DialogTools } from './dialogTools'
import { forEachCase, forEachOpenCase } from './openCases'

/**
 * Somebody's own case was opened: whatever was to go to them in other open cases, or did, is asked again there (promise
 * 17). Repeating it does nothing more.
 */
export async function askDependents(tools: DialogTools, personId: string): Promise<void> {
  const open = await tools.store.unfinished()
  await forEachCase(tools, await tools.journal.naming(open, personId), async (caseId) => {
    await putBack(tools, caseId, { [personId]: 'leaving' })
    await suggestNoMore(tools, caseId, personId)
  })
}

/** A manager who leaves is suggested no more where it is still being decided. */
async function suggestNoMore(tools: DialogTools, caseId: string, personId: string): Promise<void> {
  await tools.journal.record(caseId, botActor, (now) =>
    isBeingDecided(now) && now.employee.manager?.id === personId
      ? accountNews(now.employee, withManagerLeaving(now.employee))
      : [],
  )
}

/**
 * Looks at everybody who is to get something, or did, in the open cases, and at who leaves and their managers: nobody tells the
 * bot when somebody is renamed, blocked or deleted elsewhere. Looked at when the bot starts and every day; a case whose people cannot be read is left for the next
 * time.
 */
export async function lookAfterSuccessors(tools: DialogTools): Promise<void> {
  await forEachOpenCase(tools, async (caseId) => {
    const theCase = await tools.journal.load(caseId)
    if (theCase === undefined) return
    const ids = peopleIn(decisionsOf(theCase)).map(({ id }) => id)
    try {
      if (await lookAtAccount(tools, theCase)) await tools.engine.lookAt(caseId)
      await putBack(tools, caseId, await readStandings(tools.gateways, ids))
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      tools.log.warn({ caseId, problem: error.problem.kind }, 'Those who take over could not be looked at')
    }
  })
}

async function putBack(tools: DialogTools, caseId: string, standings: Standings): Promise<void> {
  const before = await tools.journal.load(caseId)
  if (before === undefined || stepsToPutBack(before, standings).length === 0) return
  await tools.journal.record(caseId, botActor, (now) => stepsToPutBack(now, standings))
  await tools.engine.lookAt(caseId)
}
