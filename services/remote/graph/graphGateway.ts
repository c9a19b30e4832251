import type { z } from 'zod'
import type { GraphGateway, MadeOnce, Sending } from '../gateway'
import type { GraphOperation } from '../../model/operation'
import { type Answer, RemoteError, type RemoteProblem } from '../reader'
import { shortened } from '../shortened'
import { relativePath } from './graphAddress'
import { createQuiet } from '../../model/quiet'
import { createSendOnce, type GraphSettings, type SendOnce } from './graphClient'
import { createGraphBudget } from './graphBudget'
import { createReads, isAdvanced, type ReadPath } from './graphReads'
import { refuseDeletingPeople, refusePlaceholders } from './guard'
import { graphServiceOf } from './graphService'
import { askMonitor, askOperation, followOperation, ownPath } from './operationMonitor'
import { fillInPassword } from './password'
import { isAlreadySo, problemOf, refusalOf, withoutQuery } from './problem'
import type { Answered, Attempt } from './transport/attempt'
import { createPersistence, mayHaveBeenDone, type Persist, worthSendingAgain } from './transport/persistence'

/**
 * Microsoft Graph over HTTP. Retries obey Retry-After; a write is sent again only when it is certain that it was not
 * done, and is `unknown` when its answer was lost. Throws at once for a base address that is neither https nor this
 * machine, and on `send` for a DELETE that would delete a person instead of a membership, and for a path with a
 * placeholder.
 */
export function createGraphGateway({ quiet = createQuiet(), ...given }: GraphSettings): GraphGateway {
  const settings = { ...given, quiet }
  const sendOnce = createSendOnce(settings)
  const budget = createGraphBudget(given.limits ?? [], given.share)
  const read = createReads(settings, sendOnce, budget)
  const persistent = createPersistence(settings.pace, quiet, graphServiceOf)
  const persist: Persist = (request, worthwhile, attempt) =>
    persistent(request, worthwhile, () => budget.run(request, attempt))
  const warn = (path: string, problem: RemoteProblem): RemoteProblem => {
    settings.log.warn({ path: withoutQuery(path), problem }, 'graph problem')
    return problem
  }
  const found = async (path: string, advanced?: boolean): Promise<unknown> => {
    const attempt = await read(path, advanced)
    const good = goodOf(attempt)
    if (good !== undefined) return good.body
    const problem = problemOfRead(attempt)
    throw new RemoteError(problem.kind === 'notFound' ? problem : warn(path, problem))
  }
  return {
    async get(path, schema) {
      return fitting(path, schema, await found(path))
    },
    async find(path, schema) {
      const body = await unlessMissing(found(path))
      return body === undefined ? undefined : fitting(path, schema, body)
    },
    async bytes(path) {
      const body = await unlessMissing(found(path))
      return body === undefined ? undefined : decoded(path, body)
    },
    list: (path, itemSchema) => listAll(settings.baseUrl, path, itemSchema, found),
    async send(operation, sending) {
      const answer = await sendWrite(operation, sending, settings, persist, sendOnce, read)
      if (!answer.ok) warn(operation.path, answer.problem)
      return answer
    },
    async make(operation, sending, schema) {
      const attempt = await attemptWrite(operation, sending, persist, sendOnce)
      const made = madeOnce(operation, attempt, schema)
      if (!made.ok) warn(operation.path, made.problem)
      return made
    },
    follow: (monitor) => {
      const path = ownPath(settings.baseUrl, monitor)
      return path === undefined ? askMonitor(monitor, settings) : askOperation(path, read)
    },
  }
}

async function sendWrite(
  operation: GraphOperation,
  sending: Sending,
  settings: GraphSettings,
  persist: Persist,
  sendOnce: SendOnce,
  read: ReadPath,
): Promise<Answer> {
  const { method, path } = operation
  const attempt = await attemptWrite(operation, sending, persist, sendOnce)
  const good = goodOf(attempt)
  if (good !== undefined && operation.names !== undefined) return withId(good)
  if (good !== undefined) return followOperation(good, settings, read)
  if (attempt.kind === 'answered') {
    const refusal = refusalOf(attempt.status, attempt.body, attempt.requestId)
    if (isAlreadySo(method, path, refusal))
      return { ok: true, alreadySo: true, ...(refusal.requestId === undefined ? {} : { requestId: refusal.requestId }) }
  }
  return { ok: false, problem: problemOfWrite(attempt) }
}

function attemptWrite(
  operation: GraphOperation,
  { clientRequestId }: Sending,
  persist: Persist,
  sendOnce: SendOnce,
): Promise<Attempt> {
  refuseDeletingPeople(operation)
  refusePlaceholders(operation)
  const { method, path } = operation
  const body = operation.body === undefined ? {} : { body: fillInPassword(operation.body) }
  return persist(`${method} ${path}`, worthWriting, () => sendOnce({ method, path, ...body, clientRequestId }))
}

function problemOfWrite(attempt: Attempt): RemoteProblem {
  if (attempt.kind !== 'answered') return unanswered(attempt, mayHaveBeenDone(attempt))
  const problem = { ...problemOf(refusalOf(attempt.status, attempt.body, attempt.requestId)), ...later(attempt) }
  return mayHaveBeenDone(attempt) ? { ...problem, kind: 'unknown' } : problem
}

/** An answer that does not fit is not told in words: they might have in them what is to be seen by one person alone. */
function madeOnce<Schema extends z.ZodType>(
  { path }: GraphOperation,
  attempt: Attempt,
  schema: Schema,
): MadeOnce<z.infer<Schema>> {
  const good = goodOf(attempt)
  if (good === undefined) return { ok: false, problem: problemOfWrite(attempt) }
  const known = good.requestId === undefined ? {} : { requestId: good.requestId }
  const parsed = schema.safeParse(good.body)
  if (parsed.success) return { ok: true, value: parsed.data, ...known }
  const text = shortened(`${withoutQuery(path)}: The answer does not fit`)
  return { ok: false, problem: { kind: 'unknown', system: 'graph', status: good.status, text, ...known } }
}

/** What the operation made was asked for by its id; without one, it is there and nothing can be done with it. */
function withId({ body, status, requestId }: Answered): Answer {
  const known = requestId === undefined ? {} : { requestId }
  const id = (body as { readonly id?: unknown } | null | undefined)?.id
  if (typeof id === 'string' && id !== '') return { ok: true, alreadySo: false, ...known, id }
  const text = 'The answer does not say which id the new object has'
  return { ok: false, problem: { kind: 'unexpected', system: 'graph', status, text, ...known } }
}

/** Two changes at one object at the same moment: Graph did neither, and asks to come again (errors page, 409). */
function worthWriting(attempt: Attempt): boolean {
  if (worthSendingAgain(attempt)) return true
  if (attempt.kind !== 'answered' || attempt.status !== 409) return false
  return refusalOf(attempt.status, attempt.body).code === 'Directory_ConcurrencyViolation'
}

async function listAll<Schema extends z.ZodType>(
  baseUrl: string,
  path: string,
  itemSchema: Schema,
  found: (path: string, advanced: boolean) => Promise<unknown>,
): Promise<readonly z.infer<Schema>[]> {
  const items: z.infer<Schema>[] = []
  // A link to the next page need not repeat the words that made the first one an advanced query.
  const advanced = isAdvanced(path)
  const seen = new Set<string>()
  for (let next: string | undefined = path; next !== undefined;) {
    seen.add(next)
    const page = (await found(next, advanced)) as Page
    if (!Array.isArray(page?.value)) throw unexpected(path, 'The answer is not a collection')
    for (const item of page.value) items.push(fitting(path, itemSchema, item))
    next = nextOf(baseUrl, path, page)
    if (next !== undefined && seen.has(next)) throw unexpected(path, 'The pages of the collection go in a circle')
  }
  return items
}

interface Page {
  readonly value?: readonly unknown[]
  readonly '@odata.nextLink'?: unknown
}

function nextOf(baseUrl: string, path: string, page: Page): string | undefined {
  const link = page['@odata.nextLink']
  if (typeof link !== 'string') return undefined
  const next = relativePath(baseUrl, link)
  if (next === undefined) throw unexpected(path, 'The next page is on another host')
  return next
}

function fitting<Schema extends z.ZodType>(path: string, schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  throw unexpected(path, `The answer does not fit: ${issues}`)
}

async function unlessMissing(reading: Promise<unknown>): Promise<unknown> {
  return reading.catch((error: unknown) => {
    if (error instanceof RemoteError && error.problem.status === 404) return undefined
    throw error
  })
}

/** Bytes travel as base64 in a `$batch`, of either alphabet (OData JSON format 4.01, 19.2). */
function decoded(path: string, body: unknown): Buffer {
  if (typeof body === 'string' && /^[\w+/-]+={0,2}$/.test(body)) return Buffer.from(body, 'base64')
  throw unexpected(path, 'The answer is no bytes')
}

function unexpected(path: string, text: string): RemoteError {
  return new RemoteError({ kind: 'unexpected', system: 'graph', text: shortened(`${withoutQuery(path)}: ${text}`) })
}

function goodOf(attempt: Attempt): Answered | undefined {
  return attempt.kind === 'answered' && attempt.status >= 200 && attempt.status < 300 ? attempt : undefined
}

function problemOfRead(attempt: Attempt): RemoteProblem {
  if (attempt.kind === 'answered')
    return { ...problemOf(refusalOf(attempt.status, attempt.body, attempt.requestId)), ...later(attempt) }
  return unanswered(attempt, false)
}

function later({ notBefore }: Answered): Pick<RemoteProblem, 'notBefore'> {
  return notBefore === undefined ? {} : { notBefore }
}

function unanswered(attempt: Exclude<Attempt, Answered>, perhapsDone: boolean): RemoteProblem {
  const kind = attempt.kind === 'noToken' ? 'unauthenticated' : perhapsDone ? 'unknown' : 'unavailable'
  return { kind, system: 'graph', text: shortened(attempt.text) }
}
