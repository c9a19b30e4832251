import { setTimeout as pause } from 'node:timers/promises'
import { ExponentialBackoff } from 'cockatiel'
import type { Pace } from '../pace'

/** The pause before a process is started again. */
export interface Patience {
  failed(): void
  worked(): void
  /** Resolves when it may be tried again: at once at first, then after a pause that grows until something works again. */
  afterFailures(): Promise<void>
  /** Resolves after so many milliseconds. */
  rest(milliseconds: number): Promise<void>
  /** Ends every waiting, now and later. */
  giveUp(): void
}

export function createPatience(pace: Pick<Pace, 'firstPause' | 'longestPause'>): Patience {
  const backoff = new ExponentialBackoff({ initialDelay: pace.firstPause, maxDelay: pace.longestPause })
  const over = new AbortController()
  let failures: ReturnType<typeof backoff.next> | undefined
  let until = 0
  const rest = (milliseconds: number): Promise<void> =>
    pause(milliseconds, undefined, { signal: over.signal }).catch(() => undefined)
  return {
    failed() {
      failures = failures === undefined ? backoff.next() : failures.next(undefined)
      until = Date.now() + failures.duration
    },
    worked() {
      failures = undefined
      until = 0
    },
    async afterFailures() {
      const wait = until - Date.now()
      if (wait > 0) await rest(wait)
    },
    rest,
    giveUp: () => over.abort(),
  }
}

/** The work's outcome, or an error with the words `otherwise` when it is not there in time. */
export async function within<Value>(milliseconds: number, work: Promise<Value>, otherwise: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), milliseconds)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
