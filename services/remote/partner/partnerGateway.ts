import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { PartnerGateway, Sending } from '../gateway'
import {
  createPersistence,
  mayHaveBeenDone,
  type Persist,
  worthReadingAgain,
  worthSendingAgain,
} from '../graph/transport/persistence'
import type { Answered, Attempt } from '../graph/transport/attempt'
import type { JsonObject, PartnerOperation } from '../../model/operation'
import { type Answer, RemoteError, type RemoteProblem } from '../reader'
import { shortened } from '../shortened'
import { partnerProblem } from './partnerProblem'
import { type AskPartner, createAskPartner, type PartnerSettings } from './partnerRequest'

const resourceSchema = z.record(z.string(), z.json())
const taggedSchema = z.object({ attributes: z.object({ etag: z.string().min(1).optional() }).optional() })

/**
 * Partner Center over HTTP, for the subscriptions of one customer. Retries obey Retry-After; a change whose answer was lost
 * is `unknown` and never sent twice. Throws at once for a base address that is neither https nor this machine.
 */
export function createPartnerGateway(settings: PartnerSettings): PartnerGateway {
  const ask = createAskPartner(settings)
  const { pace, log, quiet } = settings
  const persist = createPersistence(pace, quiet, () => 'partner center')
  const pathOf = (id: string): string => `/customers/${settings.customerId}/subscriptions/${encodeURIComponent(id)}`
  const read = (path: string): Promise<Attempt> =>
    persist(`GET ${path}`, worthReadingAgain, () => ask({ method: 'GET', path, requestId: randomUUID() }))
  return {
    pathOf,
    async findSubscription(id) {
      const attempt = await read(pathOf(id))
      if (attempt.kind === 'answered' && attempt.status === 404) return undefined
      const resource = resourceIn(attempt)
      if (typeof resource !== 'string') return withoutEtag(resource)
      const problem = problemOf(attempt, false, resource)
      log.warn({ path: pathOf(id), problem }, 'partner problem')
      throw new RemoteError(problem)
    },
    async send(operation, sending) {
      const answer = await change(persist, ask, operation, sending, await read(operation.path))
      if (!answer.ok) log.warn({ path: operation.path, problem: answer.problem }, 'partner problem')
      return answer
    },
  }
}

/**
 * Partner Center wants the etag of the resource as it is at that moment. It is no part of the operation: that was compared
 * with the resource when the step read it, and is sent as it was approved.
 */
async function change(
  persist: Persist,
  ask: AskPartner,
  { method, path, body }: PartnerOperation,
  { clientRequestId }: Sending,
  now: Attempt,
): Promise<Answer> {
  const resource = resourceIn(now)
  if (typeof resource === 'string') return { ok: false, problem: problemOf(now, false, resource) }
  const etag = taggedSchema.safeParse(resource).data?.attributes?.etag
  const tagged = etag === undefined ? {} : { etag }
  const attempt = await persist(`${method} ${path}`, worthSendingAgain, () =>
    ask({ method, path, body: withEtag(body, etag), ...tagged, requestId: clientRequestId }),
  )
  const named = { requestId: clientRequestId }
  return isGood(attempt)
    ? { ok: true, alreadySo: false, ...named }
    : { ok: false, problem: { ...problemOf(attempt, mayHaveBeenDone(attempt)), ...named } }
}

/** The resource that came, or why there is none. */
function resourceIn(attempt: Attempt): JsonObject | string {
  if (!isGood(attempt)) return ''
  const parsed = resourceSchema.safeParse(attempt.body)
  return parsed.success ? parsed.data : 'The answer is not a resource'
}

function problemOf(attempt: Attempt, perhapsDone: boolean, instead = ''): RemoteProblem {
  if (attempt.kind === 'noToken') return { kind: 'unauthenticated', system: 'partner', text: shortened(attempt.text) }
  if (attempt.kind !== 'answered')
    return { kind: perhapsDone ? 'unknown' : 'unavailable', system: 'partner', text: shortened(attempt.text) }
  if (instead !== '') return { kind: 'unexpected', system: 'partner', text: instead }
  const { notBefore } = attempt
  const problem = { ...partnerProblem(attempt.status, attempt.body), ...(notBefore === undefined ? {} : { notBefore }) }
  return perhapsDone ? { ...problem, kind: 'unknown' } : problem
}

function withoutEtag(resource: JsonObject): JsonObject {
  const { attributes } = resource
  if (!isObject(attributes)) return resource
  const { etag: _etag, ...kept } = attributes
  return { ...resource, attributes: kept }
}

function withEtag(body: JsonObject, etag: string | undefined): JsonObject {
  const { attributes } = body
  return etag === undefined ? body : { ...body, attributes: { ...(isObject(attributes) ? attributes : {}), etag } }
}

function isObject(value: JsonObject[string] | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isGood(attempt: Attempt): attempt is Answered {
  return attempt.kind === 'answered' && attempt.status >= 200 && attempt.status < 300
}
