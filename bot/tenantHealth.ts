import type { Logger } from 'pino'
import { setTimeout as pause } from 'node:timers/promises'
import { RemoteError, type RemoteProblemKind } from '../services/remote/reader'
import type { Finding } from './health'

/** Milliseconds. Probes come every few seconds, from each balancer: Microsoft hears of few of them. */
const times = {
  /** How long the tenant may take for an answer; a probe is usually given a second or five. */
  patience: 3_000,
  /** How long it counts that the tenant was reached. */
  holds: 30_000,
  /** And that it was not, so that a bot that could work again is soon told of. */
  doubts: 5_000,
} as const

/** Whoever refuses or wants to be left alone was reached, and knew the bot. */
const notReached: ReadonlySet<RemoteProblemKind> = new Set(['unauthenticated', 'unavailable', 'unknown'])

/**
 * Whether the tenant can be reached with the bot's own identity. The sentence names nobody: anybody may ask.
 * @param ask asks the tenant for something small; rejects with what kept it from answering
 * @param now milliseconds of a clock that only counts on
 */
export function createTenantHealth(
  ask: () => Promise<unknown>,
  log: Logger,
  now: () => number = () => performance.now(),
): () => Promise<Finding> {
  let known: { readonly isReached: boolean; readonly at: number } | undefined
  let asking: Promise<void> | undefined
  const learn = (isReached: boolean, error?: unknown): void => {
    if (isReached && known?.isReached === false) log.warn('Microsoft 365 can be reached again')
    if (!isReached && known?.isReached !== false) log.warn({ err: error }, 'Microsoft 365 cannot be reached')
    known = { isReached, at: now() }
  }
  const askOnce = (): Promise<void> =>
    ask()
      .then(
        () => learn(true),
        (error: unknown) => learn(isAnswer(error), error),
      )
      .finally(() => (asking = undefined))
  return async () => {
    const age = known === undefined ? Infinity : now() - known.at
    if (known === undefined || age > (known.isReached ? times.holds : times.doubts)) {
      asking ??= askOnce()
      const late = pause(times.patience, 'late' as const, { ref: false })
      if ((await Promise.race([asking, late])) === 'late') learn(false, new Error('No answer in time'))
    }
    return known?.isReached === true ? { state: 'well' } : unreached
  }
}

const unreached: Finding = {
  state: 'cannot reach',
  sentence:
    'Microsoft 365 does not answer, or does not take the bot’s identity: the log has why. It is tried again by itself.',
}

function isAnswer(error: unknown): boolean {
  return error instanceof RemoteError && !notReached.has(error.problem.kind)
}
