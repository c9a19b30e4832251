import type { Logger } from 'pino'
import { RemoteError } from '../../remote/reader'
import type { Pace } from '../../remote/pace'
import { withPrecedence } from '../../remote/precedence'
import type { OffboardingCase } from '../journal/case'
import type { Journal } from '../journal/journal'
import type { Look, WorkQueue } from '../queue/workQueue'
import { JournalFault } from '../store/journalFault'
import { callApprovers, type Calling } from './approversCalled'
import { nextLookOf, type NextLookTools } from './nextLook'
import { restOf } from './precedence'
import { nextPause } from './progress'
import { UnreadableCase } from './setAside'
import type { QuietHours } from '../../facts/quietHours'
import { remindOfMoments } from './momentReminders'
import { remindOfTasks, type TaskReminding } from './taskReminders'

export interface LookTools extends NextLookTools {
  readonly journal: Journal
  readonly queue: WorkQueue
  readonly pace: Pace
  readonly now: () => Date
  readonly log: Logger
  /** How approvers are called to what waits for them; nobody is when left out. */
  readonly calling?: Calling
  /** How whoever has a task is reminded of it; nobody is when left out. */
  readonly taskReminding?: TaskReminding
  /** When nobody is reminded of anything; at no time when left out. */
  readonly quietHours?: QuietHours | undefined
  /** Makes a plan of what was answered. Throws RemoteError, and is asked again then. */
  readonly makePlan: (theCase: OffboardingCase) => Promise<void>
}

/**
 * One look at a case: its plan, where one is due, beside what can go on. Whatever came of it, an open case that waits for
 * nobody is looked at again (promise 15). Throws {@link UnreadableCase}, and what `advance` throws.
 * @param advance works on the steps, and asks for further looks in this queue
 * @param dayFor what two clocks agree about, where a day matters to the case
 */
export async function lookAndComeBack(
  tools: LookTools,
  { caseId }: Look,
  advance: (queue: WorkQueue) => Promise<void>,
  dayFor: (theCase: OffboardingCase) => Promise<Date | undefined>,
): Promise<void> {
  const theCase = await loadSound(tools, caseId)
  if (theCase === undefined) return
  let comesBack = false
  const queue: WorkQueue = {
    async lookAt(id, at, precedence) {
      comesBack = true
      await tools.queue.lookAt(id, at, precedence)
    },
    unasked: (caseIds) => tools.queue.unasked(caseIds),
    start: (...what) => tools.queue.start(...what),
    stop: () => tools.queue.stop(),
  }
  // Whoever is to approve does not wait for what runs.
  await callApprovers(tools, caseId)
  const ends = await withPrecedence(restOf(theCase), () =>
    Promise.allSettled([advance(queue), makeDuePlan({ ...tools, queue }, theCase)]),
  )
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  await callApprovers(tools, caseId)
  await remindOfTasks(tools, caseId)
  await remindOfMoments(tools, caseId)
  const after = await loadSound(tools, caseId)
  if (after === undefined || comesBack) return
  refuseUnknownSteps(tools, after)
  const [now, day] = [tools.now(), await dayFor(after)]
  const next = nextLookOf(after, tools, { now, day })
  if (next?.kind !== 'look') return
  const soonest = now.getTime() + tools.pace.firstPause
  await tools.queue.lookAt(caseId, new Date(Math.max(next.at.getTime(), soonest)))
}

/** The case, where its entries make one. */
async function loadSound({ journal }: LookTools, caseId: string): Promise<OffboardingCase | undefined> {
  try {
    return await journal.load(caseId)
  } catch (error) {
    if (error instanceof JournalFault) throw error
    throw new UnreadableCase(caseId, { cause: error })
  }
}

/** What could not be read is read again after a while, however often: nobody else would ask for it. */
async function makeDuePlan(tools: LookTools, theCase: OffboardingCase): Promise<void> {
  if (!tools.planIsDue(theCase)) return
  const { caseId, newestAt } = theCase
  try {
    await tools.makePlan(theCase)
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    const { kind, notBefore } = error.problem
    const now = tools.now().getTime()
    const pause = nextPause(now - Date.parse(newestAt), tools.pace)
    const at = notBefore === undefined ? new Date(now + pause) : new Date(notBefore)
    tools.log.warn({ caseId, problem: kind, at }, 'A plan could not be made yet; it is tried again')
    await tools.queue.lookAt(caseId, at)
  }
}

/** A step of another version can neither be carried out nor be shown: nobody would hear of it. */
function refuseUnknownSteps({ steps }: LookTools, theCase: OffboardingCase): void {
  const unknown = theCase.steps.filter(
    ({ stepId, status }) => (status === 'approved' || status === 'running') && !steps.some(({ id }) => id === stepId),
  )
  if (unknown.length === 0) return
  const names = unknown.map(({ stepId }) => stepId).join(', ')
  throw new Error(`Case ${theCase.caseId} has steps that this version does not know: ${names}`)
}
