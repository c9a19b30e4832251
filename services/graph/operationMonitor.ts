import { setTimeout as pause } from 'node:timers/promises'
import type { Pace } from '../configuration'
import { relativePath } from './graphAddress'
import type { ReadPath } from './graphReads'
import { problemOf, refusalOf, shortened } from './problem'
import type { Answered } from './transport/attempt'
import type { Answer, RemoteProblem } from '../remote'

/** How a long-running operation stands: Graph's words differ by workload. */
type Standing = 'under way' | 'ended' | { readonly failed: string }

/**
 * Follows a 202 with a Location until the operation has ended, with growing pauses, for at most `pace.verifyPatience`.
 * A monitor on another host (OneDrive's copy) is not followed: accepted is all that is known then, and the step's own
 * reading tells the rest.
 */
export async function followOperation(
  accepted: Answered,
  { baseUrl, pace }: { readonly baseUrl: string; readonly pace: Pace },
  read: ReadPath,
): Promise<Answer> {
  const done: Answer = { ok: true, alreadySo: false, ...named(accepted.requestId) }
  const path = accepted.location === undefined ? undefined : relativePath(baseUrl, accepted.location)
  if (path === undefined) return done
  const deadline = Date.now() + pace.verifyPatience
  for (let wait = pace.firstPause; ; wait = Math.min(wait * 2, pace.longestPause)) {
    const monitor = await read(path)
    // Right after the acceptance the operation itself may not be there yet.
    const waiting = monitor.kind === 'answered' && monitor.status === 404
    if (monitor.kind !== 'answered') return uncertain(monitor.text, accepted)
    if (monitor.status >= 400 && !waiting)
      return uncertain(problemOf(refusalOf(monitor.status, monitor.body)).text, accepted)
    const standing = waiting ? 'under way' : standingOf(monitor.body)
    if (standing === 'ended') return done
    if (standing !== 'under way') return failed(standing.failed, accepted)
    if (Date.now() + wait > deadline) return uncertain('Accepted, and not ended within the time allowed', accepted)
    await pause(wait)
  }
}

function standingOf(body: unknown): Standing {
  const operation = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>
  const { status } = operation
  if (typeof status !== 'string') return 'ended'
  if (/^(succeeded|completed|skipped)$/i.test(status)) return 'ended'
  return /fail|cancel/i.test(status) ? { failed: wordsOf(operation) } : 'under way'
}

/** Why it failed: `error.message`, `statusDetail`, or the detail of each number (telephoneNumberLongRunningOperation). */
function wordsOf({ error, statusDetail, numbers }: Readonly<Record<string, unknown>>): string {
  const said = (value: unknown): string[] => {
    const { message, statusDetail: detail } = (typeof value === 'object' && value !== null ? value : {}) as Details
    return [value, message, detail].filter((text) => typeof text === 'string' && text !== '').slice(0, 1) as string[]
  }
  const words = [error, statusDetail, ...(Array.isArray(numbers) ? (numbers as readonly unknown[]) : [])].flatMap(said)
  return words.length === 0 ? 'The operation was accepted and then failed' : words.join(' ')
}

interface Details {
  readonly message?: unknown
  readonly statusDetail?: unknown
}

function failed(text: string, { requestId, status }: Answered): Answer {
  return { ok: false, problem: problem('badRequest', text, status, requestId) }
}

function uncertain(text: string, { requestId, status }: Answered): Answer {
  return { ok: false, problem: problem('unknown', text, status, requestId) }
}

function problem(
  kind: RemoteProblem['kind'],
  text: string,
  status: number,
  requestId: string | undefined,
): RemoteProblem {
  return { kind, system: 'graph', status, text: shortened(text), ...named(requestId) }
}

function named(requestId: string | undefined): { readonly requestId?: string } {
  return requestId === undefined ? {} : { requestId }
}
