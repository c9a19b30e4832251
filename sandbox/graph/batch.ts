import { z } from 'zod'
import { faultAnswer } from '../weather/faults'
import type { WireAnswer, WireRequest } from '../wire/http'
import { jsonObject } from '../wire/http'
import { addRequest } from '../wire/log'
import { observed } from '../wire/observation'
import { Refusal } from '../tenant/refusal'
import type { World } from '../world'

/** Microsoft's limit of requests in one `$batch`. */
const most = 20

const schema = z.strictObject({
  requests: z.array(
    z.strictObject({
      id: z.string().min(1),
      method: z.enum(['GET', 'POST', 'PATCH', 'DELETE', 'PUT']),
      url: z.string().min(1),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.json().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
})
type Item = z.infer<typeof schema>['requests'][number]
interface ItemAnswer {
  readonly id: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/**
 * `POST /$batch`: each request is answered on its own and the order is not kept. One whose dependency did not succeed
 * is answered 424.
 */
export function answerBatch(
  world: World,
  request: WireRequest,
  answer: (inner: WireRequest) => WireAnswer,
): WireAnswer {
  const items = readItems(request.body)
  const answers: ItemAnswer[] = []
  for (const item of items) {
    const failed = (item.dependsOn ?? []).some((id) => !answers.some((other) => other.id === id && other.status < 300))
    const inner = innerRequest(item, request)
    const given = failed ? dependencyFailed : struck(world, inner, () => answer(inner))
    observed(world.observe, inner, given, request)
    addRequest(world.log, { method: item.method, path: pathOf(inner), status: given.status, inner: true })
    answers.push(itemAnswer(item.id, inner, given))
  }
  return { status: 200, body: { responses: shuffled(answers) } }
}

function readItems(text: string): readonly Item[] {
  const parsed = schema.safeParse(jsonObject(text))
  if (!parsed.success) throw invalid(`Invalid batch payload format: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  const { requests } = parsed.data
  if (requests.length === 0) throw invalid('The batch request must contain at least one request.')
  if (requests.length > most) throw invalid(`Number of batch request steps exceeds the maximum value of ${most}.`)
  const ids = requests.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) throw invalid('Request ids in a batch must be unique.')
  for (const [index, { id, dependsOn = [], url }] of requests.entries()) {
    if (/^https?:/i.test(url)) throw invalid(`The url of request '${id}' must be relative.`)
    if (dependsOn.some((other) => !ids.slice(0, index).includes(other)))
      throw invalid(`Request '${id}' depends on a request that does not stand before it.`)
  }
  const waiting = requests.filter(({ dependsOn = [] }) => dependsOn.length > 0).length
  if (waiting > 0 && waiting < requests.length - 1)
    throw invalid('A batch is either wholly sequential by dependsOn or wholly parallel.')
  return requests
}

function innerRequest({ method, url, headers = {}, body }: Item, outer: WireRequest): WireRequest {
  const [path = '', ...query] = (url.startsWith('/') ? url : `/${url}`).split('?')
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const text = body === undefined ? '' : JSON.stringify(body)
  return {
    method,
    path: `/v1.0${path}`,
    query: query.join('?'),
    headers: { 'client-request-id': outer.headers['client-request-id'] ?? outer.requestId, ...lower },
    body: text,
    size: Buffer.byteLength(text),
    inner: true,
    requestId: outer.requestId,
  }
}

/** The answer, or what goes wrong instead. */
function struck(world: World, inner: WireRequest, work: () => WireAnswer): WireAnswer {
  const request = { method: inner.method, path: pathOf(inner), cmdlet: undefined }
  const fault = world.faults.strike(request, true) ?? world.weather.strike(request, {}, 'batch')
  if (fault === undefined || !('status' in fault)) return work()
  if (fault.afterWork === true) work()
  return faultAnswer(fault)
}

function pathOf({ path, query }: WireRequest): string {
  return query === '' ? path : `${path}?${query}`
}

function itemAnswer(id: string, inner: WireRequest, { status, headers = {}, body }: WireAnswer): ItemAnswer {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [headerName(name), value]))
  const ids = {
    'request-id': inner.requestId,
    'client-request-id': inner.headers['client-request-id'] ?? inner.requestId,
  }
  // Bytes stand in JSON as base64.
  const inJson = Buffer.isBuffer(body) ? body.toString('base64') : body
  return { id, status, headers: { ...named, ...ids }, ...(inJson === undefined ? {} : { body: inJson }) }
}

/** Inside a batch Graph writes header names as people do: `Retry-After`, `Location`. */
function headerName(name: string): string {
  return name.replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => `${dash}${letter.toUpperCase()}`)
}

/** Graph keeps no order; always the same disorder keeps tests repeatable. */
function shuffled(answers: readonly ItemAnswer[]): readonly ItemAnswer[] {
  const odd = answers.filter((_, index) => index % 2 === 1)
  const even = answers.filter((_, index) => index % 2 === 0)
  return [...odd, ...even.toReversed()]
}

const dependencyFailed: WireAnswer = {
  status: 424,
  headers: {},
  body: {
    error: { code: 'FailedDependency', message: 'One or more requests that this request depends on have failed.' },
  },
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'BadRequest', message)
}
