import { ExponentialBackoff } from 'cockatiel'
import type { Pace } from '../pace'
import { CmdletFailure } from './cmdletFailure'
import type { Patience } from './patience'

const mostAttempts = 5

/**
 * Asks again as long as the module says that it is throttled: exactly after the time that it gave, otherwise after a
 * pause that grows. At most five attempts, and never a pause that would end after `pace.verifyPatience`; the last failure
 * is then the answer. A write is asked again, too: what was throttled has not run.
 *
 * Whether Microsoft's modules let a throttled cmdlet fail at all, or only wait by themselves, and whether they hand on the
 * time, is not published and not verified: this is right either way.
 */
export async function unlessThrottled<Value>(
  pace: Pick<Pace, 'verifyPatience' | 'firstPause' | 'longestPause'>,
  patience: Pick<Patience, 'rest'>,
  attempt: () => Promise<Value>,
): Promise<Value> {
  const deadline = Date.now() + pace.verifyPatience
  let backoff = new ExponentialBackoff({ initialDelay: pace.firstPause, maxDelay: pace.longestPause }).next()
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof CmdletFailure && error.throttled) || attempts === mostAttempts) throw error
      const wait = error.retryAfter ?? backoff.duration
      if (Date.now() + wait > deadline) throw error
      await patience.rest(wait)
      backoff = backoff.next(undefined)
    }
  }
}
