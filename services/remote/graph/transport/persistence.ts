import { DelegateBackoff, decorrelatedJitterGenerator, handleWhenResult, retry } from 'cockatiel'
import { setTimeout as pause } from 'node:timers/promises'
import { createQuiet, type Quiet } from '../../../model/quiet'
import { heardFrom, mayAskAnyway } from '../../../model/urgency'
import type { Pace } from '../../pace'
import { createSilence, timeIn } from '../../silence'
import { type Answered, type Attempt, failedAttempt } from './attempt'

const mostAttempts = 5

/**
 * Makes a request as often as is right, and says how it ended last.
 * @param request what it is, the same for the same one
 */
export type Persist = (
  request: string,
  worthwhile: (attempt: Attempt) => boolean,
  attempt: () => Promise<Attempt>,
) => Promise<Attempt>

/**
 * The persistence of one gateway. A Retry-After is obeyed whoever asks: the same request waits for its time, and where that
 * is longer than `pace.verifyPatience` away, it is not sent and answered with the refusal, which then says `notBefore`. What
 * the same service counts with it waits, too, before each attempt and each time once, so that nothing waits for ever. What
 * cannot wait (`urgently`) asks in spite of what others were told, and obeys what it is told itself.
 * @param quiet which services are to be left alone
 * @param serviceOf whom a request is counted by
 */
export function createPersistence(
  pace: Pace,
  quiet: Quiet = createQuiet(),
  serviceOf: (request: string) => string = (request) => request,
): Persist {
  const silence = createSilence<Answered>()
  return async (request, worthwhile, attempt) => {
    const service = serviceOf(request)
    const inQuiet = async (): Promise<Attempt> => {
      const left = quiet.left(service)
      if (left > 0 && !mayAskAnyway(service)) await pause(left)
      const answer = await attempt()
      const wait = toldToLeaveAlone(answer)
      if (wait !== undefined) {
        quiet.keep(service, wait)
        heardFrom(service)
      }
      return answer
    }
    const obeyed = mayAskAnyway(service) ? undefined : silence.toObey(request)
    if (obeyed !== undefined && obeyed.left > pace.verifyPatience)
      return { ...obeyed.refusal, retryAfter: obeyed.left, notBefore: timeIn(obeyed.left) }
    if (obeyed !== undefined) await pause(obeyed.left)
    const deadline = Date.now() + pace.verifyPatience
    const last = await persist(pace, deadline, worthwhile, inQuiet)
    const told = askedToWait(last)
    if (last.kind !== 'answered' || told === undefined || !worthwhile(last)) return last
    silence.keep(request, last, told)
    return Date.now() + told > deadline ? { ...last, notBefore: timeIn(told) } : last
  }
}

/**
 * Asks again while `worthwhile` says so: exactly after the Retry-After that the remote gave, otherwise after a pause
 * that grows, with jitter. At most five attempts, and never a pause that would end after the deadline.
 * An attempt whose token was refused is made once more with a fresh one. Resolves with the last attempt.
 */
function persist(
  pace: Pace,
  deadline: number,
  worthwhile: (attempt: Attempt) => boolean,
  attempt: () => Promise<Attempt>,
): Promise<Attempt> {
  const intime = (result: Attempt): boolean => Date.now() + (askedToWait(result) ?? 0) <= deadline
  const policy = retry(
    handleWhenResult((result) => worthwhile(result as Attempt) && intime(result as Attempt)),
    { maxAttempts: mostAttempts - 1, backoff: pauses(pace) },
  )
  return policy.execute(() => withTokenAccepted(attempt))
}

/**
 * A token may be refused long before it expires (revoked, its key rolled, other claims demanded): a 401 has done nothing,
 * so one fresh token and one repeat are right for a write, too. When that is refused as well, it is not the token.
 */
async function withTokenAccepted(attempt: () => Promise<Attempt>): Promise<Attempt> {
  const first = await attempt()
  if (first.kind !== 'answered' || first.status !== 401 || first.renewToken === undefined) return first
  try {
    await first.renewToken(first.challenge)
  } catch (error) {
    return failedAttempt(error)
  }
  return attempt()
}

/** Reads are asked again whenever a later answer may be better. */
export function worthReadingAgain(attempt: Attempt): boolean {
  if (attempt.kind !== 'answered') return attempt.kind !== 'noToken'
  return [408, 429, 500, 502, 503, 504].includes(attempt.status)
}

/** Writes are sent again only when it is certain that nothing was done. */
export function worthSendingAgain(attempt: Attempt): boolean {
  if (attempt.kind !== 'answered') return attempt.kind === 'unsent'
  return attempt.status === 429 || attempt.status === 503
}

/** True when a write may have been done although no good answer came back. */
export function mayHaveBeenDone(attempt: Attempt): boolean {
  if (attempt.kind !== 'answered') return attempt.kind === 'lost'
  return [408, 500, 502, 504].includes(attempt.status)
}

/** Cockatiel's own decorrelated jitter, unless the remote named the time. */
function pauses(pace: Pace) {
  type Jitter = Parameters<typeof decorrelatedJitterGenerator>[0]
  const options = {
    generator: decorrelatedJitterGenerator,
    initialDelay: pace.firstPause,
    maxDelay: pace.longestPause,
    exponent: 2,
  }
  return new DelegateBackoff<{ readonly result: unknown }, { readonly jitter: Jitter }>((context, state) => {
    const [delay, jitter] = decorrelatedJitterGenerator(state?.jitter, options)
    return { delay: askedToWait(resultOf(context.result)) ?? delay, state: { jitter } }
  })
}

function resultOf(result: unknown): Attempt {
  return (result as { readonly value: Attempt }).value
}

/** SharePoint says the same with 503 (learn, how to avoid getting throttled). */
function toldToLeaveAlone(attempt: Attempt): number | undefined {
  return attempt.kind === 'answered' && [429, 503].includes(attempt.status) ? attempt.retryAfter : undefined
}

function askedToWait(attempt: Attempt): number | undefined {
  return attempt.kind === 'answered' ? attempt.retryAfter : undefined
}
