import pLimit from 'p-limit'
import { createBell, type Bell } from './bell'
import { callAt, type LongTimer } from './longTimer'
import { retryPauseAfter } from './retryPause'
import type { Look, WorkQueue } from './workQueue'

export interface InProcessWorkQueueSettings {
  /** How many looks, each at another case, are under way at once. */
  readonly concurrency?: number
  /** Milliseconds until a look that threw is repeated; `failures` is how often it threw in a row, 1 the first time. */
  readonly retryPause?: (failures: number) => number
}

/** What the queue knows about one case. */
interface Known {
  /** The earliest moment asked for that has not come, milliseconds since 1970. */
  at?: number
  timer?: LongTimer | undefined
  /** Waiting for its turn, or looking. */
  state?: 'queued' | 'looking' | undefined
  bell?: Bell
  failures: number
}

/**
 * Wake-ups by timers, for one process: nothing is kept over a restart, because the journal says what to look at.
 * Looks asked for before `start` are kept until then; those asked for after `stop` are dropped.
 */
export function createInProcessWorkQueue({
  concurrency = 32,
  retryPause = retryPauseAfter,
}: InProcessWorkQueueSettings = {}): WorkQueue {
  const cases = new Map<string, Known>()
  const underWay = new Set<Promise<void>>()
  const limit = pLimit(concurrency)
  let phase: 'new' | 'started' | 'stopped' = 'new'
  let look: (look: Look) => Promise<void> = async () => undefined
  let onError: (caseId: string, error: unknown) => void = () => undefined

  const known = (caseId: string): Known => {
    const present = cases.get(caseId)
    if (present !== undefined) return present
    const added: Known = { failures: 0 }
    cases.set(caseId, added)
    return added
  }

  const ask = (caseId: string, at: number): void => {
    const one = known(caseId)
    if (one.at !== undefined && one.at <= at) return
    one.timer?.cancel()
    one.at = at
    if (phase === 'started') arm(caseId, one, at)
  }

  const arm = (caseId: string, one: Known, at: number): void => {
    if (at <= Date.now()) due(caseId, one)
    else one.timer = callAt(at, () => due(caseId, one))
  }

  const due = (caseId: string, one: Known): void => {
    delete one.at
    one.timer = undefined
    if (one.state === 'queued') return
    if (one.state === 'looking') one.bell?.ring()
    else enqueue(caseId, one)
  }

  const enqueue = (caseId: string, one: Known): void => {
    one.state = 'queued'
    const work = limit(async () => {
      if (phase === 'started') await lookOnce(caseId, one)
    }).finally(() => underWay.delete(work))
    underWay.add(work)
  }

  const lookOnce = async (caseId: string, one: Known): Promise<void> => {
    const bell = createBell()
    one.bell = bell
    one.state = 'looking'
    try {
      await look({ caseId, askedAgain: () => bell.heard(), holds: () => true })
      one.failures = 0
    } catch (error) {
      one.failures += 1
      onError(caseId, error)
      if (!stopped()) ask(caseId, Date.now() + retryPause(one.failures))
    }
    one.state = undefined
    if (stopped()) return
    if (bell.rung()) enqueue(caseId, one)
    else if (one.at === undefined) cases.delete(caseId)
  }

  const stopped = (): boolean => phase === 'stopped'

  return {
    async lookAt(caseId, at = new Date()) {
      if (!stopped()) ask(caseId, at.getTime())
    },
    unasked: async (caseIds) => caseIds.filter((caseId) => !cases.has(caseId)),
    async start(startedLook, startedOnError) {
      if (phase !== 'new') throw new Error('The work queue has been started already')
      phase = 'started'
      look = startedLook
      onError = startedOnError
      for (const [caseId, one] of cases) if (one.at !== undefined) arm(caseId, one, one.at)
    },
    async stop() {
      phase = 'stopped'
      for (const one of cases.values()) one.timer?.cancel()
      await Promise.all(underWay)
    },
  }
}
