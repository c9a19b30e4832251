import { setTimeout as pause } from 'node:timers/promises'
import type { Pace } from '../pace'
import type { Standing } from '../gateway'
import { relativePath } from './graphAddress'
import type { ReadPath } from './graphReads'
import { percentOf, stateOf, type OperationState } from './operationState'
import { nameTaken, problemOf, refusalOf } from './problem'
import { attemptOf, type Answered } from './transport/attempt'
import { safeAddress } from './transport/bearer'
import { RemoteError, type Answer, type RemoteProblem } from '../reader'
import { shortened } from '../shortened'

/** Jobs of Graph itself that take hours (eDiscovery's export), by the path of their operation. */
const jobs = /^\/security\/cases\/ediscoveryCases[/(][^/]+\/operations[/(]/i

/**
 * Follows a 202 with a Location until the operation has ended, with growing pauses, for at most `pace.verifyPatience`. A
 * monitor outside Graph (OneDrive's copy) and one of a job are handed on: those may take hours, and the runner asks them
 * again and again, also after a restart.
 */
export async function followOperation(
  accepted: Answered,
  { baseUrl, pace }: { readonly baseUrl: string; readonly pace: Pace },
  read: ReadPath,
): Promise<Answer> {
  const done: Answer = { ok: true, alreadySo: false, ...named(accepted.requestId) }
  const { location } = accepted
  // With any other status a Location is where something now is, and no monitor.
  if (location === undefined || accepted.status !== 202) return done
  const path = ownPath(baseUrl, location)
  if (path === undefined || jobs.test(path)) return { ...done, monitor: location }
  const deadline = Date.now() + pace.verifyPatience
  for (let wait = pace.firstPause; ; wait = Math.min(wait * 2, pace.longestPause)) {
    const monitor = await read(path)
    // Right after the acceptance the operation itself may not be there yet.
    const waiting = monitor.kind === 'answered' && monitor.status === 404
    if (monitor.kind !== 'answered') return uncertain(monitor.text, accepted)
    if (monitor.status >= 400 && !waiting)
      return uncertain(problemOf(refusalOf(monitor.status, monitor.body)).text, accepted)
    const state = waiting ? 'under way' : stateOf(monitor.body)
    if (state === 'ended') return done
    if (state === 'ended in part') return { ...done, partly: true }
    if (state !== 'under way') return failed(state.failed, accepted)
    if (Date.now() + wait > deadline) return uncertain('Accepted, and not ended within the time allowed', accepted)
    await pause(wait)
  }
}

/** The path of a monitor of Graph itself, relative to the version; undefined for one beside Graph. */
export function ownPath(baseUrl: string, monitor: string): string | undefined {
  return isOutside(baseUrl, monitor) ? undefined : relativePath(baseUrl, monitor)
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
  if (codeOf(attempt.body) === nameTaken) return { kind: 'ended' }
  return standingFrom(stateOf(attempt.body), attempt)
}

/**
 * Asks a monitor of Graph itself once, with the bot's token like any other read. Throws RemoteError, `notFound` for an
 * operation that is not there: right after the acceptance it may not be there yet, so who asks knows what that means.
 */
export async function askOperation(path: string, read: ReadPath): Promise<Standing> {
  const attempt = await read(path)
  if (attempt.kind !== 'answered') {
    const kind = attempt.kind === 'noToken' ? 'unauthenticated' : 'unavailable'
    throw new RemoteError({ kind, system: 'graph', text: shortened(attempt.text) })
  }
  if (attempt.status >= 400)
    throw new RemoteError(problemOf(refusalOf(attempt.status, attempt.body, attempt.requestId)))
  return standingFrom(stateOf(attempt.body), attempt)
}

function standingFrom(state: OperationState, { body, status, requestId }: Answered): Standing {
  if (state === 'ended') return { kind: 'ended' }
  if (state === 'ended in part') return { kind: 'ended', partly: true }
  if (state === 'under way') return { kind: 'underWay', percent: percentOf(body) }
  return { kind: 'failed', problem: problem('badRequest', state.failed, status, requestId) }
}

function codeOf(body: unknown): unknown {
  return (body as { readonly error?: { readonly code?: unknown } | null } | null)?.error?.code
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
