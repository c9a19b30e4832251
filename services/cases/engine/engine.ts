import { setImmediate as othersFirst } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Look, WorkQueue } from '../queue/workQueue'
import { botActor } from '../journal/journal'
import { isPaused } from '../journal/pause'
import {
  isClosed,
  isLate,
  stepIn,
  isAccountUnread,
  unreadOf,
  type CaseStep,
  type OffboardingCase,
} from '../journal/case'
import { owesLastLook } from '../journal/standing'
import type { CaseStore } from '../store/caseStore'
import type { QuietHours } from '../../facts/quietHours'
import type { AnyStep } from '../../steps/step'
import { withPrecedence } from '../../remote/precedence'
import type { AgreedMoment, Clocks } from '../clocks'
import { isDeepStrictEqual } from 'node:util'
import type { Calling } from './approversCalled'
import { askedAtMoment, type MissedMoment } from './atMoment'
import { endTriedOut } from './dryRun'
import { lookAtAll } from './firstLooks'
import { lookAtLast } from './lastLook'
import { lookAndComeBack } from './look'
import { doubtPause, nextLookOf } from './nextLook'
import { dueOn, isAtRest, isComplete, mended, nextStart, startOf, waitsFor, workable } from './progress'
import { leadersAmong, mayBegin, mayReadAhead } from './leading'
import { withAccountBack } from './missingAccount'
import { containmentIn, precedenceOf, restOf } from './precedence'
import { createReadingAhead, type ReadingAhead, type Turn } from './readingAhead'
import { waitsForOwners, withOwnersOfNow } from './owners'
import { inItsTime, urgently } from '../../model/urgency'
import { runStep, type LookAgain, type RunnerTools } from './runStep'
import type { SetAside } from './setAside'
import type { TaskReminding } from './taskReminders'

export interface EngineTools extends Omit<RunnerTools, 'holds' | 'reached'> {
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
  /** Reads again what could not be read, and goes on with what is known then; when to come back, or undefined. */
  readonly readAgain: (caseId: string) => Promise<Date | undefined>
  /** Whether every question has its answer, and nobody has tried to make a plan of them since. Pure. */
  readonly planIsDue: (theCase: OffboardingCase) => boolean
  /** Makes a plan of what was answered. Throws RemoteError, and is asked again then. */
  readonly makePlan: (theCase: OffboardingCase) => Promise<void>
  /** What becomes of a moment that was over for long when somebody could look again. */
  readonly missedMoment: MissedMoment
  /** How approvers are called to what waits for them; nobody is when left out. */
  readonly calling?: Calling
  /** How whoever has a task is reminded of it; nobody is when left out. */
  readonly taskReminding?: TaskReminding
  /** When nobody is reminded of anything; at no time when left out. */
  readonly quietHours?: QuietHours | undefined
  readonly setAside: Pick<SetAside, 'failed' | 'well'>
}

/**
 * Level-triggered: the journal is the truth, and a look works out from it what can go on now. At the start every
 * unfinished case is looked at, so a lost wake-up is never a lost case.
 */
export interface Engine {
  start(): Promise<void>
  /** Asks for a look at a case. */
  lookAt(caseId: string): Promise<void>
  /** Asks for looks at cases at which nobody would look any more, by what the journal says; also done by itself. */
  lookForLost(): Promise<void>
  /** Waits for the operations that are on their way, begins no other, and stops: the next start goes on there. */
  stop(): Promise<void>
}

export function createEngine(tools: EngineTools): Engine {
  let rearming: NodeJS.Timeout | undefined
  const resting = new LRUCache<string, number>({ maxSize: mostResting, sizeCalculation: () => 1 })
  let rounds = 0
  return {
    async start() {
      await tools.queue.start(
        async (look) => {
          const dayFor = async (theCase: OffboardingCase) => agreedOr(await today(tools, theCase))
          await lookAndComeBack(tools, look, (queue) => advance({ ...tools, queue }, look), dayFor)
          tools.setAside.well(look.caseId)
        },
        (caseId, error) => {
          tools.log.error({ caseId, err: error }, 'A look at a case failed; it will be repeated')
          tools.setAside.failed(caseId, error)
        },
      )
      await lookAtAll(tools)
      rearming = setInterval(() => {
        rounds += 1
        void armAgain(tools, resting, rounds % wholeRound === 0)
      }, armEvery).unref()
    },
    lookAt: (caseId) => lookIn(tools, tools.queue, caseId),
    lookForLost: () => armAgain(tools, resting, false),
    async stop() {
      clearInterval(rearming)
      await tools.queue.stop()
    },
  }
}

/** Asks for a look at its place in the order, as the case is. */
async function lookIn(
  { journal, steps }: Pick<EngineTools, 'journal' | 'steps'>,
  queue: WorkQueue,
  caseId: string,
  at?: Date,
): Promise<void> {
  const theCase = await journal.load(caseId).catch(() => undefined)
  // One that cannot be read is said so by its look.
  await queue.lookAt(caseId, at, theCase === undefined ? undefined : precedenceOf(theCase, steps))
}

/** Milliseconds between two looks for cases at which nobody would look any more. */
const armEvery = 60_000
/** Of so many of those, one asks for a look also at cases that wait for a person: a reminder may be what was lost. */
const wholeRound = 60

/** Which cases wait for a person, by their revision: until something is written in them nothing of them is to be looked at. */
type Resting = Pick<LRUCache<string, number>, 'get' | 'set'>

/** Of so many cases it is known that they wait for a person. */
const mostResting = 20_000

/** A look that the queue lost is asked for again by what the journal says. */
async function armAgain(tools: EngineTools, resting: Resting, everyCase: boolean): Promise<void> {
  try {
    const unasked = await tools.queue.unasked(await tools.store.unfinished())
    for (const [caseId, revision] of await tools.store.revisions(unasked)) {
      if (!everyCase && resting.get(caseId) === revision) continue
      await othersFirst()
      const theCase = await tools.journal.load(caseId)
      if (theCase === undefined) continue
      const now = tools.now()
      const next = nextLookOf(theCase, tools, { now, day: agreedOr(await today(tools, theCase)) })
      if (next?.kind === 'look') await tools.queue.lookAt(caseId, next.at, precedenceOf(theCase, tools.steps))
      else if (everyCase) await tools.queue.lookAt(caseId)
      if (next?.kind === 'asks') resting.set(caseId, theCase.revision)
    }
  } catch (error) {
    tools.log.warn({ err: error }, 'Whether every case is still looked at is not known; it is looked for again')
  }
}

/** One look: starts what can start, side by side, and again after each change, until all that is left must wait. */
async function advance(tools: EngineTools, look: Look): Promise<void> {
  const ahead = createReadingAhead()
  try {
    await goOn({ ...tools, holds: () => look.holds(), reached: ahead.reached }, look, ahead)
  } finally {
    ahead.refuseAllBut([])
  }
}

async function goOn(tools: EngineTools & RunnerTools, look: Look, ahead: ReadingAhead): Promise<void> {
  const underWay = new Map<string, Promise<void>>()
  const waiting = new Map<string, Date>()
  const broken = new Map<string, unknown>()
  let asked = look.askedAgain()
  for (;;) {
    if (!look.holds()) {
      // Another has begun, or will, as does the next start: what is under way here comes to its end, and nothing more is started.
      ahead.refuseAllBut([])
      await Promise.allSettled(underWay.values())
      return
    }
    const moved = ahead.moved()
    const found = await tools.journal.load(look.caseId)
    if (found === undefined) return
    const known = await retryMended(tools, underWay.size === 0 ? await asItIsNow(tools, found) : found)
    const day = await today(tools, known)
    const atMoment = await askedAtMoment(tools, known, agreedOr(day))
    const theCase = atMoment ?? known
    if (theCase.accountGoneSince !== undefined && !isClosed(theCase) && underWay.size === 0)
      return restWithoutAccount(tools, theCase)
    const now = tools.now()
    const resting = new Set([...broken.keys(), ...[...waiting].flatMap(([id, until]) => (until > now ? [id] : []))])
    const canStart = theCase.accountGoneSince === undefined && atMoment !== undefined
    const among = (some: readonly CaseStep[], may: typeof mayBegin): readonly CaseStep[] =>
      canStart ? may(theCase, some, tools.steps, resting) : []
    const beginning = among(workable(theCase, tools.steps, agreedOr(day)), mayBegin)
    const soon = among(workable(theCase, tools.steps, agreedOr(day), ahead.ending), mayReadAhead)
    const leaders = leadersAmong(theCase, beginning, tools.steps)
    // Whatever is not containment may have to wait for a place, which containment has by itself.
    const mayGoOn = (beginning.length === leaders.size && soon.length === 0) || look.mayGoOn()
    const start = (stepId: string, turn?: Turn) => {
      const definition = tools.steps.find(({ id }) => id === stepId)
      if (definition === undefined || underWay.has(stepId) || resting.has(stepId)) return
      waiting.delete(stepId)
      const precedence = leaders.has(stepId) ? containmentIn(theCase) : restOf(theCase)
      const run = () => withPrecedence(precedence, () => runStep(tools, theCase, definition, turn))
      // Once: what was begun already knows when to come back.
      const isFirst = stepIn(theCase, definition.id).status === 'approved'
      const ended = (definition.leads === true && isFirst ? urgently(run) : inItsTime(run))
        .then(
          (again: LookAgain) => void (again === undefined ? undefined : waiting.set(stepId, again)),
          // Our own mistake: the other steps go on, and the look is repeated when they have ended.
          (error: unknown) => void broken.set(stepId, error),
        )
        .finally(() => {
          underWay.delete(stepId)
          ahead.ended(stepId)
        })
      underWay.set(stepId, ended)
    }
    for (const { stepId } of beginning)
      if ((mayGoOn || leaders.has(stepId)) && !ahead.give(stepId, theCase)) start(stepId)
    ahead.refuseAllBut(soon.map(({ stepId }) => stepId))
    for (const step of mayGoOn ? soon : []) {
      const { stepId, status } = step
      if (status !== 'approved' || underWay.has(stepId) || resting.has(stepId)) continue
      const leading = tools.steps.filter(({ leads }) => leads === true).map(({ id }) => id)
      start(stepId, ahead.turnOf(stepId, [...waitsFor(theCase, step, tools.steps), ...leading]))
    }
    if (underWay.size === 0) {
      if (broken.size > 0)
        throw new AggregateError([...broken.values()], `Steps failed in our own code: ${[...broken.keys()].join(', ')}`)
      // There is no place for the rest of it: it waits for one behind whoever goes before.
      if (!mayGoOn) return tools.queue.lookAt(look.caseId, undefined, restOf(theCase))
      return rest(tools, await noteDoubt(tools, theCase, day), waiting, agreedOr(day))
    }
    const lookAnew = () => {
      asked = look.askedAgain()
      // Somebody may have mended what a rule stops, and wants it looked at now.
      for (const { stepId, held } of theCase.steps) if (held !== undefined) waiting.delete(stepId)
    }
    await Promise.race([...underWay.values(), asked.then(lookAnew), moved])
  }
}

/** Asked of two clocks where a day matters; where none does, any will do. */
async function today({ clocks, steps, now }: EngineTools, theCase: OffboardingCase): Promise<AgreedMoment> {
  const isDated = theCase.steps.some((step) => startOf(theCase, step, steps) !== undefined)
  return isDated ? clocks.agreed(new Date(theCase.newestAt)) : { ok: true, at: now() }
}

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

/** Whether a step that the plan left out has neither a plan of its own since nor an end. */
function hasComeLate(theCase: OffboardingCase): boolean {
  return theCase.steps.some((step) => isLate(theCase, step) && ['undecided', 'decided'].includes(step.status))
}

/** What could not be read is asked again by itself, and what comes of it is looked at. */
async function askForUnread({ readAgain, queue, journal }: EngineTools, { caseId, revision }: OffboardingCase) {
  const again = await readAgain(caseId)
  const after = await journal.load(caseId)
  if (again !== undefined) await queue.lookAt(caseId, again)
  if (after !== undefined && after.revision !== revision && unreadOf(after).length === 0) await queue.lookAt(caseId)
}

/** The account and the owners of groups as they are now, where a case waits for them. */
async function asItIsNow(tools: EngineTools, theCase: OffboardingCase): Promise<OffboardingCase> {
  return withOwnersOfNow(tools, await withAccountBack(tools, theCase))
}

/** Somebody else deleted the account: the case says what is left, and it is looked whether the account is back. */
async function restWithoutAccount(tools: EngineTools, theCase: OffboardingCase): Promise<void> {
  const { caseId, employee, steps } = theCase
  tools.log.warn({ caseId, steps: steps.length }, `The account ${employee.id} is gone; its case waits`)
  if (theCase.phase === 'submitted' && !(await looksAnew(tools, theCase))) return
  await tools.journal.record(caseId, botActor, (now) => (now.phase === 'submitted' ? [{ kind: 'settled' }] : []))
  await tools.queue.lookAt(caseId, new Date(tools.now().getTime() + tools.pace.longestPause))
  await tools.showAtRest(caseId)
}

/** Nothing can go on this moment: come back when the first wait is over, or say what has come of the case. */
async function rest(
  tools: EngineTools,
  theCase: OffboardingCase,
  waiting: ReadonlyMap<string, Date>,
  day: Date | undefined,
): Promise<void> {
  const { caseId } = theCase
  // It was ended, and the request that was under way is answered: from here on nothing changes by itself.
  if (owesLastLook(theCase)) {
    await looksAnew(tools, theCase)
    return
  }
  if ((unreadOf(theCase).length > 0 || isAccountUnread(theCase) || hasComeLate(theCase)) && !isClosed(theCase))
    await askForUnread(tools, theCase)
  const first = [...waiting.values()].sort((one, other) => one.getTime() - other.getTime())[0]
  if (first !== undefined) await tools.queue.lookAt(caseId, first, precedenceOf(theCase, tools.steps))
  // Nothing is told of its end before somebody resumes it, and that asks for a look.
  if (isPaused(theCase)) return
  if (await endTriedOut(tools, theCase)) return
  // What a rule stops is looked at again by itself, and a person is told all the same.
  if ([...waiting.keys()].some((stepId) => stepIn(theCase, stepId).held === undefined)) return
  const start = nextStart(theCase, tools.steps, tools.now())
  if (start !== undefined) await tools.queue.lookAt(caseId, start)
  const wouldEnd = theCase.phase === 'settled' && isComplete(theCase)
  if ((isAtRest(theCase, tools.steps, day) || wouldEnd) && !(await looksAnew(tools, theCase))) return
  const settled = await tools.journal.record(caseId, botActor, (now) =>
    isAtRest(now, tools.steps, day) ? [{ kind: 'settled' }] : [],
  )
  if (settled.phase !== 'settled') return
  const again = await tools.showAtRest(caseId)
  if (waitsForOwners(settled)) await tools.queue.lookAt(caseId, new Date(tools.now().getTime() + tools.pace.rulePause))
  if (again !== undefined) return tools.queue.lookAt(caseId, again)
  await tools.journal.record(caseId, botActor, (now) =>
    now.phase === 'settled' && isComplete(now) ? [{ kind: 'completed' }] : [],
  )
}

/**
 * Reads what the summary will claim just before it is written (promise 14). False when it is not to be written yet: something
 * could not be read and is tried again, or somebody pressed meanwhile.
 */
async function looksAnew(tools: EngineTools, theCase: OffboardingCase): Promise<boolean> {
  const { caseId } = theCase
  const { events, again } = await lookAtLast(tools, theCase)
  let isOverrun = false
  await tools.journal.record(caseId, botActor, (now) => {
    isOverrun = now.phase !== theCase.phase || !isDeepStrictEqual(now.steps, theCase.steps)
    return isOverrun ? [] : events
  })
  // Without the account the case rests in another way.
  const isGone = events.some(({ kind }) => kind === 'accountGone')
  if (!isOverrun && !isGone && again === undefined) return true
  await tools.queue.lookAt(caseId, again ?? tools.now())
  return false
}
