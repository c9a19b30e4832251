import { contains, firstOf, type Precedence } from '../../model/precedence'
import { createBell, type Bell } from './bell'
import { callAt, type LongTimer } from './longTimer'
import { createLine, createPlaces } from './places'
import { retryPauseAfter } from './retryPause'
import type { Look, WorkQueue } from './workQueue'

export interface InProcessWorkQueueSettings {
  /** How many looks, each at another case, are under way at once; and as many besides that keep somebody out. */
  readonly concurrency?: number
  /** Milliseconds until a look that threw is repeated; `failures` is how often it threw in a row, 1 the first time. */
  readonly retryPause?: (failures: number) => number
}

/** What the queue knows about one case. */
interface Known {
  /** The earliest moment asked for that has not come, milliseconds since 1970. */
  at?: number
  timer?: LongTimer | undefined
  /** The first of those that were asked for since a look last began. */
  precedence?: Precedence | undefined
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
  const line = createLine()
  const places = createPlaces(concurrency, () => goOn())
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

  const ask = (caseId: string, at: number, precedence: Precedence): void => {
    const one = known(caseId)
    one.precedence = firstOf(precedence, one.precedence)
    if (one.state === 'queued') enqueue(caseId, one)
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
    line.join(caseId, one.precedence ?? 'case')
    goOn()
  }

  const goOn = (): void => {
    const isFree = (precedence: Precedence) => places.free(contains(precedence) ? 'containing' : 'rest') > 0
    for (;;) {
      const next = phase === 'started' ? line.next(isFree) : undefined
      if (next === undefined) return
      const work = lookOnce(next.caseId, known(next.caseId), next.precedence).finally(() => underWay.delete(work))
      underWay.add(work)
    }
  }

  const lookOnce = async (caseId: string, one: Known, precedence: Precedence): Promise<void> => {
    const bell = createBell()
    const place = places.take(precedence)
    one.bell = bell
    one.state = 'looking'
    one.precedence = undefined
    try {
      await look({ caseId, askedAgain: () => bell.heard(), holds: () => !stopped(), mayGoOn: () => place.goOn() })
      one.failures = 0
    } catch (error) {
      one.failures += 1
      onError(caseId, error)
      if (!stopped()) ask(caseId, Date.now() + retryPause(one.failures), precedence)
    }
    one.state = undefined
    // It stands in line before its place is given away.
    if (!stopped() && bell.rung()) enqueue(caseId, one)
    else if (!stopped() && one.at === undefined) cases.delete(caseId)
    place.leave()
  }

  const stopped = (): boolean => phase === 'stopped'

  return {
    async lookAt(caseId, at = new Date(), precedence = 'case') {
      if (!stopped()) ask(caseId, at.getTime(), precedence)
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
