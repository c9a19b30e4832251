import { LRUCache } from 'lru-cache'
import type { Urgency } from '../dialogs/messenger'
import { Meter, type Window } from '../services/model/meter'
import { createQuiet, type Quiet } from '../services/model/quiet'
import { everything, type Share } from '../services/model/share'

export interface BudgetLimits {
  /** In one thread or chat. */
  readonly thread: readonly Window[]
  /** For the whole app in its tenant. */
  readonly tenant: readonly Window[]
}

/** As published: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export const teamsBudget: BudgetLimits = {
  thread: [
    { most: 7, milliseconds: 1_000 },
    { most: 8, milliseconds: 2_000 },
    { most: 60, milliseconds: 30_000 },
    { most: 1_800, milliseconds: 3_600_000 },
  ],
  tenant: [{ most: 50, milliseconds: 1_000 }],
}

/** The pretend Teams has no limits. */
export const sandboxBudget: BudgetLimits = { thread: [], tenant: [] }

/** Teams asked to be left alone in a thread until then; milliseconds since 1970. */
export class ThreadHeld extends Error {
  override readonly name = 'ThreadHeld'
  constructor(readonly until: number) {
    super('Teams asked to be left alone in this thread')
  }
}

/** Lets requests go out to Teams as many as it takes, the most urgent first. */
export interface Budget {
  /** Does it when there is room. Throws what it throws, and {@link ThreadHeld}. */
  run<Result>(thread: string, urgency: Urgency, act: () => Promise<Result>): Promise<Result>
  /** Nothing more goes to this thread until then; what waits for it is refused. Milliseconds since 1970. */
  hold(thread: string, until: number): void
  /** Refuses what waits and all that comes. */
  stop(): void
}

interface Waiting {
  readonly thread: string
  readonly rank: number
  readonly start: () => void
  readonly refuse: (until: number) => void
}

const order: readonly Urgency[] = ['answer', 'asked', 'progress', 'over']
/** More threads than this are not remembered: the one that was quiet longest is forgotten. */
const mostThreads = 10_000

/**
 * @param share what of it is this bot’s, where several post to the same threads
 * @param quiet which threads are to be left alone, also by what other bots were told
 */
export function createBudget(
  limits: BudgetLimits,
  share: () => Share = () => everything,
  quiet: Quiet = createQuiet(),
  clock: () => number = () => performance.now(),
): Budget {
  const tenant = new Meter(limits.tenant, share)
  // With `max` in place of `maxSize` the room for all of them would be taken at once.
  const threads = new LRUCache<string, Meter>({ maxSize: mostThreads, sizeCalculation: () => 1 })
  const held = new LRUCache<string, number>({ maxSize: mostThreads, sizeCalculation: () => 1 })
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const meterOf = (thread: string): Meter => {
    const meter = threads.get(thread) ?? new Meter(limits.thread, share)
    threads.set(thread, meter)
    return meter
  }

  /** Milliseconds since 1970; what has passed is over. */
  const heldUntil = (thread: string): number => {
    const left = quiet.left(serviceOf(thread))
    return Math.max(held.get(thread) ?? 0, left === 0 ? 0 : Date.now() + left)
  }

  const goOn = (): void => {
    clearTimeout(timer)
    let soonest = tenant.wait(clock())
    // Whoever comes later in a thread that has no room waits as well, and everybody where the whole has none.
    const full = new Set<string>()
    for (const one of soonest > 0 ? [] : [...waiting]) {
      if (full.has(one.thread)) continue
      const now = clock()
      const whole = tenant.wait(now)
      const wait = Math.max(whole, meterOf(one.thread).wait(now))
      if (wait > 0) {
        full.add(one.thread)
        soonest = soonest === 0 ? wait : Math.min(soonest, wait)
        if (whole > 0) break
        continue
      }
      waiting.splice(waiting.indexOf(one), 1)
      const until = heldUntil(one.thread)
      if (until > Date.now()) one.refuse(until)
      else one.start()
    }
    if (waiting.length > 0 && soonest !== Infinity) timer = setTimeout(goOn, Math.ceil(soonest) + 1)
  }

  const refuse = (isRefused: (one: Waiting) => boolean, until: number): void => {
    const refused = waiting.filter(isRefused)
    waiting = waiting.filter((one) => !isRefused(one))
    for (const one of refused) one.refuse(until)
  }

  return {
    async run(thread, urgency, act) {
      const until = stopped ? Date.now() : heldUntil(thread)
      if (stopped || until > Date.now()) throw new ThreadHeld(until)
      const meter = meterOf(thread)
      await new Promise<void>((resolve, reject) => {
        const start = (): void => {
          tenant.begin()
          meter.begin()
          resolve()
        }
        const rank = order.indexOf(urgency)
        const after = waiting.findLastIndex((one) => one.rank <= rank)
        waiting.splice(after + 1, 0, { thread, rank, start, refuse: (time) => reject(new ThreadHeld(time)) })
        goOn()
      })
      try {
        return await act()
      } finally {
        const now = clock()
        tenant.end(now)
        meter.end(now)
        goOn()
      }
    },
    hold(thread, until) {
      held.set(thread, until)
      quiet.keep(serviceOf(thread), until - Date.now())
      refuse((one) => one.thread === thread, until)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      refuse(() => true, Date.now())
    },
  }
}

/** Teams counts each thread by itself. */
function serviceOf(thread: string): string {
  return `teams thread ${thread}`
}
