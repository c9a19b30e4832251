import type { WireAnswer, WireRequest } from '../wire/http'

/**
 * What the app may spend: units within a window. Microsoft's published limit of an app in a tenant with fewer than 50
 * users (learn.microsoft.com/graph/throttling-limits).
 */
export const publishedLimit = { limit: 3_500, seconds: 10 } as const

/** From here on Graph tells how near the limit is. */
const warnsFrom = 0.8

/** What reading costs, by the path below the version; everything else costs 1. The same source. */
const costs: readonly (readonly [RegExp, number])[] = [
  [/^\/users$/, 2],
  [/^\/users\/[^/]+\/(transitiveMemberOf|memberOf|ownedObjects|licenseDetails|oauth2PermissionGrants)\b/, 2],
  [/^\/oauth2PermissionGrants$/, 2],
  [/^\/subscribedSkus$/, 3],
  [/^\/groups\/[^/]+\/(transitiveMembers|members)\b/, 3],
]

/** Resource units that a request to the directory costs; never less than 1. */
export function costOf({ method, path, query }: Pick<WireRequest, 'method' | 'path' | 'query'>): number {
  if (method !== 'GET') return 1
  const below = path.replace(/^\/v1\.0/, '')
  const base = costs.find(([pattern]) => pattern.test(below))?.[1] ?? 1
  const options = new URLSearchParams(query)
  const top = options.get('$top')
  const change =
    (options.has('$select') ? -1 : 0) + (options.has('$expand') ? 1 : 0) + (top !== null && Number(top) < 20 ? -1 : 0)
  return Math.max(1, base + change)
}

/** Counts what an app spends. */
export interface ResourceUnits {
  /** The answer of `work` with the headers of the accounting, or 429 without doing it. */
  metered(request: WireRequest, allowed: { limit: number; seconds: number }, work: () => WireAnswer): WireAnswer
  clear(): void
}

/** @param now milliseconds since the epoch */
export function createResourceUnits(now: () => number = Date.now): ResourceUnits {
  let spent: { readonly at: number; readonly units: number }[] = []
  let sum = 0
  const forgetUntil = (time: number): void => {
    for (let [oldest] = spent; oldest !== undefined && oldest.at <= time; [oldest] = spent) {
      sum -= oldest.units
      spent.shift()
    }
  }
  return {
    clear: () => {
      spent = []
      sum = 0
    },
    metered: (request, { limit, seconds }, work) => {
      forgetUntil(now() - seconds * 1000)
      const units = costOf(request)
      const share = (sum + units) / limit
      const headers = {
        'x-ms-resource-unit': String(units),
        ...(share < warnsFrom ? {} : { 'x-ms-throttle-limit-percentage': share.toFixed(2) }),
      }
      if (share > 1) return exceeded(headers, ((spent[0]?.at ?? now()) + seconds * 1000 - now()) / 1000)
      spent.push({ at: now(), units })
      sum += units
      const answer = work()
      return { ...answer, headers: { ...headers, ...answer.headers } }
    },
  }
}

/** @param wait seconds until the oldest spending is forgotten; Graph says whole ones */
function exceeded(headers: Readonly<Record<string, string>>, wait: number): WireAnswer {
  return {
    status: 429,
    headers: {
      ...headers,
      'retry-after': String(Math.max(1, Math.ceil(wait))),
      'x-ms-throttle-scope': 'Tenant_Application/ReadWrite',
      'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
    },
    body: {
      error: { code: 'TooManyRequests', message: 'Too many requests: the limit of resource units is exceeded.' },
    },
  }
}
