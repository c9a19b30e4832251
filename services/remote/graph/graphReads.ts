import { randomUUID } from 'node:crypto'
import DataLoader from 'dataloader'
import { z } from 'zod'
import type { GraphBudget } from './graphBudget'
import type { GraphSettings, SendOnce } from './graphClient'
import { graphServiceOf } from './graphService'
import { rankOf, type Precedence } from '../../model/precedence'
import { everything, portionOf } from '../../model/share'
import { createInOrder } from '../inOrder'
import { precedenceNow } from '../precedence'
import { type Answered, type Attempt, retryAfterOf } from './transport/attempt'
import { createPersistence, worthReadingAgain } from './transport/persistence'

/** GETs a path, relative to the version; asked again while that may help. Never rejects. */
export type ReadPath = (path: string, advanced?: boolean) => Promise<Attempt>

/** Microsoft's limit of one `$batch`. */
const largestBatch = 20
/** Batches under way at once: enough for any card, and far from the tenant's limits. */
const batchesAtOnce = 4

interface Read {
  readonly path: string
  readonly advanced: boolean
  readonly precedence: Precedence
}

/**
 * Reads that are asked for in the same turn of the event loop travel in one `$batch`, the same read once; a lone read
 * goes by itself. Every read is asked again on its own, so that of a batch only those parts are repeated that were throttled
 * or whose token was refused, and those that were told to wait equally long travel together again. What goes first in order
 * is in the first of several batches, and those wait in that order.
 */
export function createReads(
  { pace, quiet, share = () => everything }: GraphSettings,
  send: SendOnce,
  budget: GraphBudget,
): ReadPath {
  const inOrder = createInOrder(() => portionOf(batchesAtOnce, share()))
  const persist = createPersistence(pace, quiet, graphServiceOf)
  const loader = new DataLoader<Read, Attempt>(
    (reads) => readAll(reads, (some, precedence) => inOrder.run(precedence, () => readSome(some, send))),
    {
      cache: false,
      // After the timers and promises of this turn, so that reads which waited for the same moment are together, too.
      batchScheduleFn: (dispatch) => setImmediate(dispatch),
    },
  )
  return (path, advanced = false) =>
    persist(path, worthReadingAgain, () =>
      budget.run(path, () =>
        loader.load({ path, advanced: advanced || isAdvanced(path), precedence: precedenceNow() }),
      ),
    )
}

/** `$search` and `$count` need `ConsistencyLevel: eventual` (learn: aad-advanced-queries). */
export function isAdvanced(path: string): boolean {
  return /[?&](\$|%24)(search|count)=|\/(\$|%24)count(\?|$)/i.test(path)
}

async function readAll(
  reads: readonly Read[],
  some: (reads: readonly Read[], precedence: Precedence) => Promise<readonly Attempt[]>,
): Promise<readonly Attempt[]> {
  const sorted = reads.toSorted((one, other) => rankOf(one.precedence) - rankOf(other.precedence))
  const firsts = new Map<string, Read>()
  for (const read of sorted) if (!firsts.has(keyOf(read))) firsts.set(keyOf(read), read)
  const different = [...firsts.values()]
  const parts = Array.from({ length: Math.ceil(different.length / largestBatch) }, (_, index) =>
    different.slice(index * largestBatch, (index + 1) * largestBatch),
  )
  const attempts = (await Promise.all(parts.map((part) => some(part, part[0]?.precedence ?? 'case')))).flat()
  const byKey = new Map(different.map((read, index) => [keyOf(read), attempts[index] as Attempt]))
  return reads.map((read) => byKey.get(keyOf(read)) as Attempt)
}

function keyOf({ path, advanced }: Read): string {
  return `${advanced} ${path}`
}

async function readSome(reads: readonly Read[], send: SendOnce): Promise<readonly Attempt[]> {
  const [first] = reads
  if (first !== undefined && reads.length === 1)
    return [await send({ method: 'GET', ...first, clientRequestId: randomUUID() })]
  const requests = reads.map(({ path, advanced }, index) => ({
    id: String(index),
    method: 'GET',
    url: path,
    ...(advanced ? { headers: { ConsistencyLevel: 'eventual' } } : {}),
  }))
  const batch = await send({ method: 'POST', path: '/$batch', body: { requests }, clientRequestId: randomUUID() })
  return parts(batch, reads.length)
}

const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.unknown()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
})

/** The answers of a batch in the order of its requests; whatever befell the batch as a whole befell each of them. */
function parts(batch: Attempt, count: number): readonly Attempt[] {
  const all = (attempt: Attempt) => Array.from({ length: count }, () => attempt)
  if (batch.kind !== 'answered' || batch.status !== 200) return all(batch)
  const { success, data } = batchAnswer.safeParse(batch.body)
  if (!success) return all({ kind: 'lost', text: 'The answer to a $batch cannot be read' })
  const byId = new Map(data.responses.map((response) => [response.id, response]))
  return Array.from({ length: count }, (_, index): Attempt => {
    const response = byId.get(String(index))
    if (response === undefined) return { kind: 'lost', text: 'The answer to a $batch lacks a part' }
    return part(response, batch)
  })
}

function part(response: z.infer<typeof batchAnswer>['responses'][number], batch: Answered): Answered {
  const headers = new Map(Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  const header = (name: string): string | undefined => {
    const value = headers.get(name)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  return {
    kind: 'answered',
    status: response.status,
    body: response.body,
    retryAfter: retryAfterOf(header('retry-after')),
    location: header('location'),
    requestId: header('request-id') ?? batch.requestId,
    challenge: header('www-authenticate'),
    ...(batch.renewToken === undefined ? {} : { renewToken: batch.renewToken }),
    at: batch.at,
  }
}
