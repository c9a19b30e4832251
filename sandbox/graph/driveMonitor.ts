import type { WireAnswer, WireRequest } from '../wire/http'
import { percentOf } from '../tenant/drives'
import type { World } from '../world'

/** Where copies tell how far they are: not Graph's, and read without a token (learn, long-running-actions-overview). */
export const monitorPath = '/_monitor'

/** Answers in the words of `asyncJobStatus`. */
export function answerMonitor({ tenant }: World, { path, method, headers }: WireRequest): WireAnswer {
  if (method !== 'GET') return { status: 405 }
  // The address is all that it takes. A token has no business there, so that one is a mistake to be seen.
  if (headers['authorization'] !== undefined) return refusal(401, 'unauthenticated', 'The monitor takes no token.')
  const copy = tenant.drives.copies.get(path.slice(monitorPath.length + 1))
  if (copy === undefined) return refusal(404, 'operationNotFound', 'The operation does not exist.')
  const operation = 'ItemCopy'
  const percentageComplete = percentOf(copy)
  if (copy.state === 'running') return { status: 202, body: { operation, percentageComplete, status: 'inProgress' } }
  if (copy.state === 'completed')
    return { status: 202, body: { percentageComplete, resourceId: copy.resourceId, status: 'completed' } }
  return { status: 200, body: { operation, percentageComplete, status: 'failed', error: copy.state } }
}

function refusal(status: number, code: string, message: string): WireAnswer {
  return { status, body: { error: { code, message } } }
}
