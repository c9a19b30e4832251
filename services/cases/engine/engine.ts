import type { Look, WorkQueue } from '../queue/workQueue'
import { botActor } from '../journal/journal'
import type { OffboardingCase } from '../journal/case'
import type { CaseStore } from '../store/caseStore'
import type { AnyStep } from '../../steps/step'
import { isAtRest, isComplete, mended, nextStart, workable } from './progress'
import { runStep, type LookAgain, type RunnerTools } from './runStep'

export interface EngineTools extends RunnerTools {
  readonly store: CaseStore
  readonly queue: WorkQueue
  readonly steps: readonly AnyStep[]
  /** Shows a case that came to rest (its summary); only when this has succeeded is the case marked completed. */
  readonly showAtRest: (caseId: string) => Promise<void>
}

/**
 * Level-triggered: the journal is the truth, and a look works out from it what can go on now. At the start every
 * unfinished case is looked at, so a lost wake-up is never a lost case.
 */
export interface Engine {
  start(): Promise<void>
  /** Asks for a look at a case. */
  lookAt(caseId: string): Promise<void>
  /** Waits for what is under way, and stops. */
  stop(): Promise<void>
}

export function createEngine(tools: EngineTools): Engine {
  return {
    async start() {
      await tools.queue.start(
        (look) => advance(tools, look),
        (caseId, error) => tools.log.error({ caseId, err: error }, 'A look at a case failed; it will be repeated'),
      )
      for (const caseId of await tools.store.unfinished()) await tools.queue.lookAt(caseId)
    },
    lookAt: (caseId) => tools.queue.lookAt(caseId),
    stop: () => tools.queue.stop(),
  }
}

/** One look: starts what can start, side by side, and again after each change, until all that is left must wait. */
async function advance(tools: EngineTools, look: Look): Promise<void> {
  const underWay = new Map<string, Promise<void>>()
  const waiting = new Map<string, Date>()
  const broken = new Map<string, unknown>()
  let asked = look.askedAgain()
  for (;;) {
    const found = await tools.journal.load(look.caseId)
    if (found === undefined) return
    const theCase = await retryMended(tools, found)
    const now = tools.now()
    for (const { stepId } of workable(theCase, tools.steps, now)) {
      const definition = tools.steps.find(({ id }) => id === stepId)
      const notYet = (waiting.get(stepId) ?? now) > now
      if (definition === undefined || underWay.has(stepId) || broken.has(stepId) || notYet) continue
      waiting.delete(stepId)
      const ended = runStep(tools, theCase, definition)
        .then(
          (again: LookAgain) => void (again === undefined ? undefined : waiting.set(stepId, again)),
          // Our own mistake: the other steps go on, and the look is repeated when they have ended.
          (error: unknown) => void broken.set(stepId, error),
        )
        .finally(() => underWay.delete(stepId))
      underWay.set(stepId, ended)
    }
    if (underWay.size === 0) {
      if (broken.size > 0)
        throw new AggregateError([...broken.values()], `Steps failed in our own code: ${[...broken.keys()].join(', ')}`)
      return rest(tools, theCase, waiting)
    }
    await Promise.race([...underWay.values(), asked.then(() => void (asked = look.askedAgain()))])
  }
}

/** What failed and may succeed by now is tried again, once for each step that could have lifted the refusal. */
async function retryMended(tools: EngineTools, theCase: OffboardingCase): Promise<OffboardingCase> {
  if (mended(theCase, tools.steps).length === 0) return theCase
  return tools.journal.record(theCase.caseId, botActor, (now) =>
    mended(now, tools.steps).map(({ stepId }) => ({ kind: 'retried', stepId })),
  )
}

/** Nothing can go on this moment: come back when the first wait is over, or say what has come of the case. */
async function rest(tools: EngineTools, theCase: OffboardingCase, waiting: ReadonlyMap<string, Date>): Promise<void> {
  const { caseId } = theCase
  const first = [...waiting.values()].sort((one, other) => one.getTime() - other.getTime())[0]
  if (first !== undefined) return tools.queue.lookAt(caseId, first)
  const start = nextStart(theCase, tools.steps, tools.now())
  if (start !== undefined) await tools.queue.lookAt(caseId, start)
  const settled = await tools.journal.record(caseId, botActor, (now) =>
    isAtRest(now, tools.steps, tools.now()) ? [{ kind: 'settled' }] : [],
  )
  if (settled.phase !== 'settled') return
  await tools.showAtRest(caseId)
  await tools.journal.record(caseId, botActor, (now) =>
    now.phase === 'settled' && isComplete(now) ? [{ kind: 'completed' }] : [],
  )
}
