import type { z } from 'zod'
import { decoded, jsonObject } from '../wire/http'
import type { JsonBody, WireAnswer, WireRequest } from '../wire/http'
import type { Permissions } from '../identity/tokens'
import { badRequest, Refusal } from '../tenant/refusal'
import type { Tenant } from '../tenant/state'
import type { QueryOption, QueryOptions } from './options'
import { parseOptions } from './options'
import { requirePermission } from './permissions'

/** What a route gets to work with. */
export interface GraphContext {
  readonly tenant: Tenant
  readonly request: WireRequest
  readonly permissions: Permissions
  /** Parameters of the path by name, decoded. */
  readonly parameters: Readonly<Record<string, string>>
  readonly options: QueryOptions
  /** `http://127.0.0.1:4100`, and the same with `/v1.0`. */
  readonly origin: string
  readonly baseUrl: string
}

/** What a write did, for the log of effects. */
export interface Effect {
  /** Directory id of whom or what it was done to, or a phone number. */
  readonly target: string
  readonly detail?: JsonBody
}

export interface RouteAnswer extends WireAnswer {
  readonly effect?: Effect
}

/** One documented call. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Relative to the version: `/users/{user}/manager`. */
  readonly path: string
  readonly options?: readonly QueryOption[]
  readonly handle: (context: GraphContext) => RouteAnswer
}

/** Finds the route of a request. Throws Graph's answer when there is no such path, or not with this method. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; parameters: Readonly<Record<string, string>> } {
  const segments = path
    // A key may stand in OData's own way: `/users('id')`. The names of segments may be in any case.
    .replaceAll(/\((?:'|%27)([^/()]+)(?:'|%27)\)/gi, '/$1')
    .split('/')
    .slice(1)
    .filter((segment, index, all) => segment !== '' || index < all.length - 1)
    .map(decoded)
  const fitting = routes.flatMap((route) => {
    const parameters = fit(route.path, segments)
    return parameters === undefined ? [] : [{ route, parameters }]
  })
  const found = fitting.find(({ route }) => route.method === method)
  if (found !== undefined) return found
  if (fitting.length > 0)
    throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
  throw new Refusal(400, 'BadRequest', `Resource not found for the segment '${strangeSegment(routes, segments)}'.`)
}

/** Checks permission and query, and runs the route. */
export function runRoute(route: Route, context: Omit<GraphContext, 'options'>): RouteAnswer {
  requirePermission(context.permissions, route.method, route.path)
  return route.handle({ ...context, options: parseOptions(context.request.query, route.options ?? []) })
}

/** The body of a write, checked against its schema. Throws Graph's answers to a body that is missing, no JSON, or wrong. */
export function readBody<Schema extends z.ZodType>(
  { request }: GraphContext,
  schema: Schema,
  resource: string,
): z.infer<Schema> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal(
      400,
      'BadRequest',
      'Write requests (excluding DELETE) must contain the Content-Type header declaration.',
    )
  const body = jsonObject(request.body)
  if (body === undefined)
    throw new Refusal(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    )
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys')
    throw badRequest(`Property '${issue.keys[0] ?? ''}' does not exist as a declared property or extension property.`)
  throw badRequest(`Invalid value specified for property '${issue?.path.join('.') ?? ''}' of resource '${resource}'.`)
}

/** Calls without a body refuse one. */
export function refuseBody({ request }: GraphContext): void {
  if (request.body !== '' && Object.keys(jsonObject(request.body) ?? { strange: true }).length > 0)
    throw badRequest('The request body must be empty.')
}

/** @param segments of a request, decoded */
function fit(pattern: string, segments: readonly string[]): Readonly<Record<string, string>> | undefined {
  const expected = segmentsOf(pattern)
  if (expected.length !== segments.length) return undefined
  const isOther = (name: string, index: number) =>
    !name.startsWith('{') && name.toLowerCase() !== segments[index]?.toLowerCase()
  if (expected.some(isOther)) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, name] of expected.entries())
    if (name.startsWith('{')) parameters[name.slice(1, -1)] = segments[index] ?? ''
  return Object.values(parameters).includes('') ? undefined : parameters
}

const segmentsMade = new Map<string, readonly string[]>()

/** Every request is held against the patterns of all routes, which are always the same. */
function segmentsOf(pattern: string): readonly string[] {
  const known = segmentsMade.get(pattern) ?? pattern.split('/').slice(1)
  segmentsMade.set(pattern, known)
  return known
}

function strangeSegment(routes: readonly Route[], segments: readonly string[]): string {
  const depth = segments.findIndex((_, index) => {
    const begin = segments.slice(0, index + 1)
    return !routes.some(
      ({ path }) =>
        fit(
          path
            .split('/')
            .slice(0, index + 2)
            .join('/'),
          begin,
        ) !== undefined,
    )
  })
  return segments[depth === -1 ? segments.length - 1 : depth] ?? ''
}
