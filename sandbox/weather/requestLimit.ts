import type { WireAnswer, WireRequest } from '../wire/http'

/** Reading what people sign in with: 5 requests in 10 seconds for an app in a tenant (learn, throttling-limits). */
export const publishedMethodsLimit = { limit: 5, seconds: 10 } as const

/** Counts the requests to one kind of path. */
export interface RequestLimit {
  /** The answer of `work`, or 429 without doing it. */
  metered(request: WireRequest, allowed: { limit: number; seconds: number }, work: () => WireAnswer): WireAnswer
  clear(): void
}

/** @param now milliseconds since the epoch */
export function createMethodsLimit(now: () => number = Date.now): RequestLimit {
  let taken: number[] = []
  return {
    clear: () => {
      taken = []
    },
    metered: ({ path }, { limit, seconds }, work) => {
      if (!/\/authentication\/methods$/i.test(path)) return work()
      taken = taken.filter((at) => at > now() - seconds * 1000)
      const [oldest] = taken
      if (oldest !== undefined && taken.length >= limit) return exceeded((oldest + seconds * 1000 - now()) / 1000)
      taken.push(now())
      return work()
    },
  }
}

function exceeded(wait: number): WireAnswer {
  return {
    status: 429,
    headers: { 'retry-after': String(Math.max(1, Math.ceil(wait))) },
    body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } },
  }
}
