import { afterQuiet, type QuietHours } from '../../facts/quietHours'
import { waitingForApproval } from '../../planning/approval/waiting'
import { isClosed, type OffboardingCase } from '../journal/case'
import { botActor } from '../journal/entry'
import type { Journal } from '../journal/journal'
import { isPaused } from '../journal/pause'
import type { WorkQueue } from '../queue/workQueue'

/** How approvers are called. */
export interface Calling {
  readonly quiet: QuietHours | undefined
}

/**
 * When the approvers are to be called: when something waits that they were not called to, and not in quiet hours. Undefined
 * when nothing is new to them, or somebody paused the case. Pure.
 */
export function callDue(theCase: OffboardingCase, { quiet }: Calling, now: Date): Date | undefined {
  if (isClosed(theCase) || theCase.accountGoneSince !== undefined || isPaused(theCase)) return undefined
  const last = theCase.calls.at(-1) ?? 0
  const isNew = waitingForApproval(theCase).some(({ revision }) => revision > last)
  return isNew ? afterQuiet(quiet, now) : undefined
}

/** Has the approvers called, once for what waits; what quiet hours keep from them is looked at when those end. */
export async function callApprovers(
  tools: {
    readonly calling?: Calling
    readonly journal: Pick<Journal, 'load' | 'record'>
    readonly queue: Pick<WorkQueue, 'lookAt'>
    readonly now: () => Date
  },
  caseId: string,
): Promise<void> {
  const { calling, journal, queue } = tools
  if (calling === undefined) return
  const theCase = await journal.load(caseId)
  const now = tools.now()
  const due = theCase === undefined ? undefined : callDue(theCase, calling, now)
  if (due === undefined) return
  if (due > now) return queue.lookAt(caseId, due)
  await journal.record(caseId, botActor, (latest) =>
    callDue(latest, calling, now) === undefined ? [] : [{ kind: 'approversCalled' }],
  )
}
