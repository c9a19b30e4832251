import type { z } from 'zod'
import { decoded, jsonObject } from '../wire/http'
import type { JsonBody, WireAnswer, WireRequest } from '../wire/http'
import type { LoggedEffect } from '../wire/log'
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
  /** What was done to the tenant so far. */
  readonly effects: readonly LoggedEffect[]
  /** The one type that a collection of several is asked for: `microsoft.graph.group`. */
  readonly cast: string | undefined
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
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Relative to the version: `/users/{user}/manager`. */
  readonly path: string
  readonly options?: readonly QueryOption[]
  /** A collection of objects of these types, each of which can be asked for alone: `group`, `directoryRole`. */
  readonly casts?: readonly string[]
  /** `GET /groups/{group}`: a call that the same permissions allow, where Microsoft's list does not have this one. */
  readonly allowedLike?: string
  readonly handle: (context: GraphContext) => RouteAnswer
}

/** The route of a request, and what else its path says. */
export interface FoundRoute extends Pick<GraphContext, 'parameters' | 'cast'> {
  readonly route: Route
  /** The number of a collection alone: its path ended in `/$count`. */
  readonly counts: boolean
}

/**
 * Finds the route of a request. Throws Graph's answer when there is no such path, or not with this method. A cast and a
 * number may follow upon a collection; actions and casts may have the full name of their type.
 */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const segments = segmentsIn(path)
  const whole = method === 'GET' ? endingsOf(segments) : [{ segments, cast: undefined, counts: false }]
  const fitting = whole.flatMap((ending) =>
    routes.flatMap((route) => {
      const parameters = fit(route.path, ending.segments)
      const takes =
        (ending.cast === undefined || route.casts?.includes(ending.cast.replace('microsoft.graph.', '')) === true) &&
        (!ending.counts || route.options?.includes('count') === true)
      return parameters !== undefined && takes ? [{ ...ending, route, parameters }] : []
    }),
  )
  const found = fitting.find(({ route }) => route.method === method)
  if (found !== undefined) return found
  if (fitting.length > 0)
    throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
  throw new Refusal(400, 'BadRequest', `Resource not found for the segment '${strangeSegment(routes, segments)}'.`)
}

/** The segments of a path, decoded, in the one way in which routes are written. */
function segmentsIn(path: string): readonly string[] {
  return (
    path
      // An item may be named by where it is: `root:/Documents/Letter.docx:/children`.
      .replace(/:\/(.+?)(?::(?=\/|$)|$)/, (_, place: string) => `/:/${encodeURIComponent(decoded(place))}`)
      // A key may stand in OData's own way: `/users('id')`, and so may what a function takes: `search(q='x')`.
      .replaceAll(/\((?:\w+=)?(?:'|%27)([^/()]+)(?:'|%27)\)/gi, '/$1')
      .replaceAll('()', '')
      .split('/')
      .slice(1)
      .filter((segment, index, all) => segment !== '' || index < all.length - 1)
      .map(decoded)
      // The full name of a type is a cast, and the full name of an action is the action.
      .map((segment) => segment.replace(/^microsoft\.(?=graph\.\w+$)/, ''))
      .map((segment) => segment.replace(/^microsoft\.graph\.(?:\w+\.)+/, ''))
  )
}

/** The segments as they are, and without the number and the cast at their end. */
function endingsOf(all: readonly string[]): readonly {
  readonly segments: readonly string[]
  readonly cast: string | undefined
  readonly counts: boolean
}[] {
  const counts = all.at(-1) === '$count'
  const segments = counts ? all.slice(0, -1) : all
  const [, cast] = /^graph\.(\w+)$/.exec(segments.at(-1) ?? '') ?? []
  return [
    { segments, cast: undefined, counts },
    ...(cast === undefined ? [] : [{ segments: segments.slice(0, -1), cast: `microsoft.graph.${cast}`, counts }]),
  ]
}

/** Checks permission and query, and runs the route. */
export function runRoute(
  found: FoundRoute,
  context: Omit<GraphContext, 'options' | 'parameters' | 'cast'>,
): RouteAnswer {
  const { route, parameters, cast, counts } = found
  requirePermission(context.permissions, route.allowedLike ?? `${route.method} ${route.path}`)
  if (!counts)
    return route.handle({
      ...context,
      parameters,
      cast,
      options: parseOptions(context.request.query, route.options ?? []),
    })
  const options = { ...parseOptions(context.request.query, ['filter', 'search']), count: 'true' }
  const { status, body } = route.handle({ ...context, parameters, cast, options })
  const number = (body as JsonBody)['@odata.count']
  return { status, headers: { 'content-type': 'text/plain' }, body: String(number) }
}

/**
 * The body of a write, checked against its schema. Throws Graph's answers to a body that is missing, no JSON, or wrong.
 * Typed clients write the type of everything: an annotation that is overlooked, unless the schema asks for it.
 */
export function readBody<Schema extends z.ZodType>(
  context: GraphContext,
  schema: Schema,
  resource: string,
): z.infer<Schema> {
  const body = jsonBody(context)
  refuseOtherType(body['@odata.type'], resource)
  return checked(schema, withoutTypes(body, namesIn(schema)), resource)
}

/** The parameters of an action, whose names count in any case: `Message` and `message`. Throws as {@link readBody} does. */
export function readParameters<Shape extends z.ZodRawShape>(
  context: GraphContext,
  schema: z.ZodObject<Shape>,
  action: string,
): z.infer<z.ZodObject<Shape>> {
  const named = Object.entries(jsonBody(context)).map(([name, value]) => {
    const declared = Object.keys(schema.shape).find((known) => known.toLowerCase() === name.toLowerCase())
    return [declared ?? name, value] as const
  })
  return checked(schema, withoutTypes(Object.fromEntries(named), []), action)
}

function jsonBody({ request }: GraphContext): JsonBody {
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
  return body
}

function checked<Schema extends z.ZodType>(schema: Schema, body: JsonBody, resource: string): z.infer<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys')
    throw badRequest(`Property '${issue.keys[0] ?? ''}' does not exist as a declared property or extension property.`)
  const path = issue?.path.join('.') ?? ''
  if (issue?.path.length === 1 && body[path] === undefined)
    throw badRequest(`A value is required for property '${path}' of resource '${resource}'.`)
  throw badRequest(`Invalid value specified for property '${path}' of resource '${resource}'.`)
}

function refuseOtherType(type: unknown, resource: string): void {
  if (type === undefined) return
  const written = typeof type === 'string' ? type : JSON.stringify(type)
  const [, name] = /^#?microsoft\.graph\.(?:\w+\.)*(\w+)$/.exec(written) ?? []
  if (name?.toLowerCase() !== resource.toLowerCase())
    throw badRequest(`The type '${written}' is not assignable to the expected type of resource '${resource}'.`)
}

/** What a schema asks for by name. */
function namesIn(schema: z.ZodType): readonly string[] {
  return 'shape' in schema ? Object.keys(schema.shape as object) : []
}

/** Without the names of types, at any depth, but those that are asked for. */
function withoutTypes(body: JsonBody, asked: readonly string[]): JsonBody {
  const kept = Object.entries(body).filter(([name]) => name !== '@odata.type' || asked.includes(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutTypesIn(value)]))
}

function withoutTypesIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypesIn)
  return typeof value === 'object' && value !== null ? withoutTypes(value as JsonBody, []) : value
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
