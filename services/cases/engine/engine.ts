import type { Look, WorkQueue } from '../queue/workQueue'
import { botActor } from '../journal/journal'
import type { OffboardingCase } from '../journal/case'
import type { CaseStore } from '../store/caseStore'
import type { AnyStep } from '../../steps/step'
import type { AgreedMoment, Clocks } from '../clocks'
import { dueOn, isAtRest, isComplete, mended, nextStart, startOf, workable } from './progress'
import { runStep, type LookAgain, type RunnerTools } from './runStep'

export interface EngineTools extends RunnerTools {
  readonly store: CaseStore
  readonly queue: WorkQueue
  readonly steps: readonly AnyStep[]
  /** What day it is, for steps that were decided for one. */
  readonly clocks: Pick<Clocks, 'agreed'>
  /**
   * Shows a case that came to rest. Undefined once its summary stands where somebody reads it, and only then is the case
   * marked completed; else when to ask again.
   */
  readonly showAtRest: (caseId: string) => Promise<Date | undefined>
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
    const day = await today(tools, theCase)
    for (const { stepId } of workable(theCase, tools.steps, agreedOr(day))) {
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
      return rest(tools, await noteDoubt(tools, theCase, day), waiting, agreedOr(day))
    }
    await Promise.race([...underWay.values(), asked.then(() => void (asked = look.askedAgain()))])
  }
}

/** Asked of two clocks where a day matters; where none does, any will do. */
async function today({ clocks, steps, now }: EngineTools, theCase: OffboardingCase): Promise<AgreedMoment> {
  const isDated = theCase.steps.some((step) => startOf(step, steps) !== undefined)
  return isDated ? clocks.agreed(new Date(theCase.newestAt)) : { ok: true, at: now() }
}

/** How long to wait before the clocks are looked at again, milliseconds. */
const doubtPause = 10 * 60_000

function agreedOr(day: AgreedMoment): Date | undefined {
  return day.ok ? day.at : undefined
}

/**
 * A day has come by this machine's clock, and no other one says so: what was decided for it waits, and its card says why
 * (promise 16). Looked at again after a while, when somebody may have set the clock.
 */
async function noteDoubt(tools: EngineTools, theCase: OffboardingCase, day: AgreedMoment): Promise<OffboardingCase> {
  if (day.ok) return theCase
  const { caseId } = theCase
  const due = dueOn(theCase, tools.steps, day.here)
  if (due.length === 0) return theCase
  tools.log.error(
    { caseId, why: day.why, here: day.here, there: day.there },
    'Nobody knows what day it is: a step waits',
  )
  await tools.queue.lookAt(caseId, new Date(tools.now().getTime() + doubtPause))
  return tools.journal.record(caseId, botActor, (now) =>
    dueOn(now, tools.steps, day.here)
      .filter(({ dayDoubted }) => !dayDoubted)
      .map(({ stepId }) => ({ kind: 'dayDoubted', stepId })),
  )
}

/** What failed and may succeed by now is tried again, once for each step that could have lifted the refusal. */
async function retryMended(tools: EngineTools, theCase: OffboardingCase): Promise<OffboardingCase> {
  if (mended(theCase, tools.steps).length === 0) return theCase
  return tools.journal.record(theCase.caseId, botActor, (now) =>
    mended(now, tools.steps).map(({ stepId }) => ({ kind: 'retried', stepId })),
  )
}

/** Nothing can go on this moment: come back when the first wait is over, or say what has come of the case. */
async function rest(
  tools: EngineTools,
  theCase: OffboardingCase,
  waiting: ReadonlyMap<string, Date>,
  day: Date | undefined,
): Promise<void> {
  const { caseId } = theCase
  const first = [...waiting.values()].sort((one, other) => one.getTime() - other.getTime())[0]
  if (first !== undefined) return tools.queue.lookAt(caseId, first)
  const start = nextStart(theCase, tools.steps, tools.now())
  if (start !== undefined) await tools.queue.lookAt(caseId, start)
  const settled = await tools.journal.record(caseId, botActor, (now) =>
    isAtRest(now, tools.steps, day) ? [{ kind: 'settled' }] : [],
  )
  if (settled.phase !== 'settled') return
  const again = await tools.showAtRest(caseId)
  if (again !== undefined) return tools.queue.lookAt(caseId, again)
  await tools.journal.record(caseId, botActor, (now) =>
    now.phase === 'settled' && isComplete(now) ? [{ kind: 'completed' }] : [],
  )
}
