import { ExponentialBackoff } from 'cockatiel'
import type { Pace } from '../pace'
import { CmdletFailure } from './cmdletFailure'
import { type Silence, timeIn } from '../silence'
import type { Patience } from './patience'
import type { Pool } from './pool'

const mostAttempts = 5

/** What becomes of a time that the module gave. */
interface Told {
  /** The same cmdlet is not run before. */
  readonly silence: Silence<CmdletFailure>
  /** Nor is anything else of the service, by any bot: milliseconds. */
  readonly heard: (milliseconds: number) => void
}

/**
 * Asks again as long as the module says that it is throttled: exactly after the time that it gave, otherwise after a
 * pause that grows. At most five attempts, and never a pause that would end more than `pace.verifyPatience` after the first
 * refusal; the last failure is then the answer, and says `notBefore` when the time given is longer than that. Until then the
 * same cmdlet is not run, whoever asks. A write is asked again, too: what was throttled has not run. Meanwhile `pool` begins
 * nothing else, in whichever session.
 *
 * Whether Microsoft's modules let a throttled cmdlet fail at all, or only wait by themselves, and whether they hand on the
 * time, is not published and not verified: this is right either way.
 */
export async function unlessThrottled<Value>(
  pace: Pick<Pace, 'verifyPatience' | 'firstPause' | 'longestPause'>,
  patience: Pick<Patience, 'rest'>,
  cmdlet: string,
  { silence, heard }: Told,
  pool: Pick<Pool, 'goOn'>,
  attempt: (again: boolean) => Promise<Value>,
): Promise<Value> {
  const obeyed = silence.toObey(cmdlet)
  if (obeyed !== undefined && obeyed.left > pace.verifyPatience) throw postponed(obeyed.refusal, obeyed.left)
  if (obeyed !== undefined) await patience.rest(obeyed.left)
  let deadline: number | undefined
  let backoff = new ExponentialBackoff({ initialDelay: pace.firstPause, maxDelay: pace.longestPause }).next()
  try {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await attempt(attempts > 1)
      } catch (error) {
        if (!(error instanceof CmdletFailure && error.throttled)) throw error
        if (error.retryAfter !== undefined) heard(error.retryAfter)
        deadline ??= Date.now() + pace.verifyPatience
        const wait = error.retryAfter ?? backoff.duration
        const tooLong = Date.now() + wait > deadline
        if (tooLong || attempts === mostAttempts) {
          if (error.retryAfter === undefined) throw error
          silence.keep(cmdlet, error, error.retryAfter)
          throw tooLong ? postponed(error, error.retryAfter) : error
        }
        await patience.rest(wait)
        backoff = backoff.next(undefined)
      }
    }
  } finally {
    if (deadline !== undefined) pool.goOn()
  }
}

function postponed({ reason, message, type }: CmdletFailure, wait: number): CmdletFailure {
  return new CmdletFailure(reason, message, type, wait, timeIn(wait))
}
