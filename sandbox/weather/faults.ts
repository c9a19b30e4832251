import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { WireAnswer } from '../wire/http'

const common = {
  /** How many matching requests it strikes; 1 when left out. */
  count: z.number().int().min(1).optional(),
  /** How many matching requests are let through first. */
  skip: z.number().int().min(0).optional(),
  method: z.string().optional(),
  /** A regular expression on the path with its query; requests inside a batch have `/v1.0` in front too. */
  path: z.string().refine(isExpression, 'must be a regular expression').optional(),
  /** Name of the cmdlet that the request carries. */
  cmdlet: z.string().optional(),
}

/** What goes wrong, for which requests, and how often. Body of `POST /_sandbox/faults`. */
export const faultSchema = z.union([
  z.strictObject({
    ...common,
    status: z.number().int().min(200).max(599),
    /** JSON; an error body in Graph's shape when left out. */
    body: z.json().optional(),
    /** Seconds, or an HTTP date. */
    retryAfter: z.union([z.number(), z.string()]).optional(),
    /** The request is carried out all the same, as when a gateway on the way gives up. */
    afterWork: z.literal(true).optional(),
  }),
  /** Milliseconds before the request is looked at; nothing is done when the caller has gone by then. */
  z.strictObject({ ...common, hang: z.number().min(0) }),
  /** Milliseconds between the first half of the answer and the rest. */
  z.strictObject({ ...common, slowBody: z.number().min(0) }),
  /** Until `POST /_sandbox/release`: the request is not looked at, and nothing is done when the caller has gone by then. */
  z.strictObject({ ...common, stall: z.literal(true) }),
  z.strictObject({ ...common, resetBefore: z.literal(true) }),
  z.strictObject({ ...common, resetAfter: z.literal(true) }),
])
export type Fault = z.infer<typeof faultSchema>

/** A request as far as faults look at it. */
export interface Struck {
  readonly method: string
  readonly path: string
  readonly cmdlet: string | undefined
}

/** The faults that wait for their request, oldest first. */
export interface Faults {
  add(fault: Fault): void
  /** Forgets all, and releases what is held. */
  clear(): void
  /** Those not used up yet. */
  waiting(): readonly Fault[]
  /**
   * The fault that strikes this request, if any; used up by that.
   * @param statusOnly inside a batch there is no connection to cut
   */
  strike(request: Struck, statusOnly: boolean): Fault | undefined
  /** Stalls a request. Resolves with true when it is released, with false when the caller went away before that. */
  stall(outgoing: ServerResponse): Promise<boolean>
  /** Lets all go on that are held; how many. */
  release(): number
}

export function createFaults(): Faults {
  let armed: { fault: Fault; skip: number; left: number }[] = []
  const held = new Set<() => void>()
  const release = (): number => {
    const count = held.size
    for (const goOn of held) goOn()
    held.clear()
    return count
  }
  return {
    add: (fault) => void armed.push({ fault, skip: fault.skip ?? 0, left: fault.count ?? 1 }),
    clear: () => {
      armed = []
      release()
    },
    release,
    stall: (outgoing) =>
      new Promise((resolve) => {
        const goOn = (): void => resolve(true)
        held.add(goOn)
        outgoing.once('close', () => {
          held.delete(goOn)
          resolve(false)
        })
      }),
    waiting: () => armed.map(({ fault, left }) => ({ ...fault, count: left })),
    strike: (request, statusOnly) => {
      const found = armed.find(({ fault }) => matches(fault, request) && (!statusOnly || 'status' in fault))
      if (found === undefined) return undefined
      if (found.skip > 0) {
        found.skip--
        return undefined
      }
      found.left--
      armed = armed.filter(({ left }) => left > 0)
      return found.fault
    },
  }
}

/** The answer that a status fault gives. */
export function faultAnswer(fault: Extract<Fault, { status: number }>): WireAnswer {
  const answer = madeUp(fault)
  faultAnswers.add(answer)
  return answer
}

/** Whether an answer was made up by a fault, and is no word of the tenant. */
export function isFaultAnswer(answer: WireAnswer): boolean {
  return faultAnswers.has(answer)
}

const faultAnswers = new WeakSet<WireAnswer>()

function madeUp(fault: Extract<Fault, { status: number }>): WireAnswer {
  const headers: Readonly<Record<string, string>> =
    fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
  if (fault.body !== undefined) return { status: fault.status, headers, body: fault.body }
  const code = fault.status === 429 ? 'TooManyRequests' : fault.status === 503 ? 'ServiceUnavailable' : 'UnknownError'
  return {
    status: fault.status,
    headers,
    body: { error: { code, message: `The sandbox was told to answer ${fault.status}.` } },
  }
}

function matches(fault: Fault, { method, path, cmdlet }: Struck): boolean {
  return (
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    (fault.path === undefined || new RegExp(fault.path).test(path)) &&
    (fault.cmdlet === undefined || fault.cmdlet === cmdlet)
  )
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}
