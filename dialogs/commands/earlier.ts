import { againCard } from '../../cards/conversation/again'
import type { Card } from '../../cards/card'
import { isSettled, type OffboardingCase } from '../../services/cases/journal/case'
import type { Earlier } from '../../services/cases/journal/entry'
import { isTouched } from '../../services/cases/journal/standing'
import { threadOf } from '../threadOf'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'
import { saysOf } from '../says'

/** The newest closed case about an employee that changed something; undefined when there is none, or it was forgotten. */
export async function readEarlier(tools: DialogTools, employeeId: string): Promise<OffboardingCase | undefined> {
  const caseId = await tools.store.closedOf(employeeId)
  const theCase = caseId === undefined ? undefined : await tools.journal.load(caseId)
  if (theCase === undefined) return undefined
  const { takesBack } = theCase
  // What gave back a part left the rest of an offboarding as it was. Whoever came back leaves anew.
  if (takesBack?.part === true) return tools.journal.load(takesBack.caseId)
  if (takesBack !== undefined) return undefined
  return theCase.phase === 'completed' || isTouched(theCase) ? theCase : undefined
}

/** What a new case is to know of it: who had it, when it was closed, and how it left what it did. Pure. */
export function earlierOf({ caseId, requester, newestAt, steps }: OffboardingCase): Earlier {
  const done = steps.filter((step) => isSettled(step) && step.doneAt !== undefined)
  const closedAt =
    done
      .map(({ doneAt = newestAt }) => doneAt)
      .sort()
      .at(-1) ?? newestAt
  return {
    caseId,
    requester: { id: requester.id, displayName: requester.displayName },
    closedAt,
    left: Object.fromEntries(done.map(({ stepId, facts }) => [stepId, facts])),
  }
}

/** Says that it was done, and lets begin again. */
export function wasOffboarded(
  { settings }: DialogTools,
  { language, actor }: Turn,
  { employee, ...rest }: OffboardingCase,
): Card {
  const { requester, closedAt: at } = earlierOf({ employee, ...rest })
  return againCard({
    say: saysOf({ employee, ...rest }, settings, language),
    employeeId: employee.id,
    employeeName: employee.displayName,
    requesterName: requester.displayName,
    at,
    caseId: rest.caseId,
    revision: rest.revision,
    isTheirs: actor.id === rest.requester.id,
    thread: threadOf(rest, settings),
  })
}
