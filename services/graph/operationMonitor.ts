import { setTimeout as pause } from 'node:timers/promises'
import type { Pace } from '../configuration'
import type { Standing } from '../gateway'
import { relativePath } from './graphAddress'
import type { ReadPath } from './graphReads'
import { nameTaken, problemOf, refusalOf } from './problem'
import { attemptOf, type Answered } from './transport/attempt'
import { safeAddress } from './transport/bearer'
import { RemoteError, type Answer, type RemoteProblem } from '../remote'
import { shortened } from '../remoteText'

/** How a long-running operation stands: Graph's words differ by workload. */
type OperationState = 'under way' | 'ended' | { readonly failed: string }

/**
 * Follows a 202 with a Location until the operation has ended, with growing pauses, for at most `pace.verifyPatience`.
 * A monitor outside Graph (OneDrive's copy) is handed on: that may take hours, and the runner asks it again and again.
 */
export async function followOperation(
  accepted: Answered,
  { baseUrl, pace }: { readonly baseUrl: string; readonly pace: Pace },
  read: ReadPath,
): Promise<Answer> {
  const done: Answer = { ok: true, alreadySo: false, ...named(accepted.requestId) }
  const { location } = accepted
  if (location === undefined) return done
  const path = isOutside(baseUrl, location) ? undefined : relativePath(baseUrl, location)
  if (path === undefined) return { ...done, monitor: location }
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

/** An absolute link that leads to another host, or beside the version of Graph. */
function isOutside(baseUrl: string, location: string): boolean {
  if (!URL.canParse(location)) return false
  const [base, url] = [new URL(baseUrl), new URL(location)]
  return url.origin !== base.origin || !url.pathname.startsWith(base.pathname.replace(/\/*$/, '/'))
}

/**
 * Asks a monitor outside Graph once: without a token, since its address is all that it takes (learn,
 * long-running-actions-overview), and therefore over https or to this machine only. Throws RemoteError.
 */
export async function askMonitor(monitor: string, { pace }: { readonly pace: Pace }): Promise<Standing> {
  const attempt = await attemptOf(() =>
    fetch(safeAddress(monitor), { redirect: 'manual', signal: AbortSignal.timeout(pace.requestTimeout) }),
  )
  if (attempt.kind !== 'answered')
    throw new RemoteError({ kind: 'unavailable', system: 'graph', text: shortened(attempt.text) })
  // A finished copy may answer 303 with the new item's address, and is forgotten after a while; one that lets
  // nobody in any more tells nothing either. Reading tells the rest.
  if ([303, 401, 403, 404, 410].includes(attempt.status)) return { kind: 'ended' }
  if (attempt.status >= 400) throw new RemoteError(problemOf(refusalOf(attempt.status, attempt.body)))
  const standing = standingOf(attempt.body)
  if (standing === 'ended' || codeOf(attempt.body) === nameTaken) return { kind: 'ended' }
  if (standing === 'under way') return { kind: 'underWay', percent: percentOf(attempt.body) }
  return { kind: 'failed', problem: problem('badRequest', standing.failed, attempt.status, attempt.requestId) }
}

function codeOf(body: unknown): unknown {
  return (body as { readonly error?: { readonly code?: unknown } | null } | null)?.error?.code
}

function percentOf(body: unknown): number | undefined {
  const percent = (body as { readonly percentageComplete?: unknown } | null)?.percentageComplete
  return typeof percent === 'number' ? Math.min(100, Math.max(0, Math.round(percent))) : undefined
}

function standingOf(body: unknown): OperationState {
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
