import { afterQuiet, type QuietHours } from '../../facts/quietHours'
import { waitingForApproval } from '../../planning/approval/waiting'
import { isClosed, type CallLevel, type CaseStep, type OffboardingCase } from '../journal/case'
import { botActor, type CaseEvent } from '../journal/entry'
import type { Journal } from '../journal/journal'
import { isPaused } from '../journal/pause'
import type { WorkQueue } from '../queue/workQueue'

/** How approvers are called. */
export interface Calling {
  readonly quiet: QuietHours | undefined
  /** Milliseconds from their first call to what waits until they are called to it again; never when left out. */
  readonly again?: number
  /** The same until others are called to it. */
  readonly escalated?: number
}

/** A call that is due, now or at a later moment. */
export interface CallDue {
  readonly level: CallLevel
  readonly at: Date
  /** ISO 8601: when they were called to it first; undefined for that call itself. */
  readonly since: string | undefined
}

/**
 * The next call of the approvers: to what is new to them, and once more, and then others, to what still waits after a set
 * time. Each once for what waits, and none in quiet hours. Undefined when there is nobody to call any more, or
 * somebody paused the case. Pure.
 */
export function callDue(theCase: OffboardingCase, calling: Calling, now: Date): CallDue | undefined {
  // Of many who leave together they are called once, to all of them.
  if (theCase.batch !== undefined) return undefined
  if (isClosed(theCase) || theCase.accountGoneSince !== undefined || isPaused(theCase)) return undefined
  const waiting = waitingForApproval(theCase)
  const last = theCase.calls.at(-1)?.revision ?? 0
  if (waiting.some(({ revision }) => revision > last))
    return { level: 'first', at: afterQuiet(calling.quiet, now), since: undefined }
  const due = waiting.flatMap((step) => remindersOf(theCase, step, calling))
  const [next] = due.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  if (next === undefined) return undefined
  // After a long stop only the last word is said of what waits.
  const latest = due.findLast(({ level, at }) => level === 'escalated' && at <= now) ?? next
  const moment = latest.at > now ? latest.at : now
  return { ...latest, at: afterQuiet(calling.quiet, moment) }
}

/** The calls to one waiting step that are still to come, after the first one. */
function remindersOf({ calls }: OffboardingCase, { revision }: CaseStep, calling: Calling): readonly CallDue[] {
  const since = calls.find((call) => call.revision > revision && call.level === 'first')?.at
  if (since === undefined) return []
  return (['again', 'escalated'] as const).flatMap((level) => {
    const after = calling[level]
    if (after === undefined) return []
    const at = Date.parse(since) + after
    const isMade = calls.some(
      (call) => call.revision > revision && Date.parse(call.at) >= at && [level, 'escalated'].includes(call.level),
    )
    return isMade ? [] : [{ level, at: new Date(at), since }]
  })
}

/** Has the approvers called, once for what waits; what is due later, or kept from them by quiet hours, is looked at then. */
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
  if (theCase === undefined) return
  const now = tools.now()
  const called = isDue(theCase, calling, now)
    ? await journal.record(caseId, botActor, (latest) => callsOf(latest, calling, now))
    : theCase
  const next = callDue(called, calling, now)
  if (next !== undefined) await queue.lookAt(caseId, next.at)
}

function isDue(theCase: OffboardingCase, calling: Calling, now: Date): boolean {
  const due = callDue(theCase, calling, now)
  return due !== undefined && due.at <= now
}

function callsOf(theCase: OffboardingCase, calling: Calling, now: Date): readonly CaseEvent[] {
  const due = callDue(theCase, calling, now)
  if (due === undefined || due.at > now) return []
  const { level, since } = due
  if (level === 'first' || since === undefined) return [{ kind: 'approversCalled' }]
  return [{ kind: 'approversCalled', level, since }]
}
