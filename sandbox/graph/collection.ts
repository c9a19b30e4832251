import { badRequest, unsupportedQuery } from '../tenant/refusal'
import { parseFilter } from './filter'
import { pageSize, requireEventual, selected } from './options'
import type { GraphContext } from './route'
import { parseSearch } from './search'

type Properties = Readonly<Record<string, unknown>>

/** What a collection is and allows. */
export interface CollectionShape {
  /** As in `@odata.context`: `users`, `directoryObjects`. */
  readonly name: string
  /** Graph's type, for its error texts: `microsoft.graph.user`. */
  readonly type: string
  readonly resource: string
  readonly properties: readonly string[]
  /** What comes without `$select`; all properties when left out. */
  readonly defaults?: readonly string[]
  /** The same where there are several types in one collection. */
  readonly defaultsOf?: (item: Properties) => readonly string[]
  readonly filterable: readonly string[]
  /** Of these, what only the directory's index filters: without ConsistencyLevel it is refused. */
  readonly filteredByIndex?: readonly string[]
  readonly searchable?: true
  readonly orderable?: readonly string[]
  readonly usualPage?: number
  readonly largestPage?: number
  /** Users, groups and what else the directory's index answers: advanced queries need ConsistencyLevel. */
  readonly directory?: true
  /** What somebody or something is connected with: the directory filters it by its index only. */
  readonly connected?: true
  /** The whole of an item of which only as much was given as it takes to find it. */
  readonly whole?: (item: Properties) => Properties
  /** Adds expanded properties to an object that has been selected from. */
  readonly expand?: (item: Properties) => Properties
}

/** Answers a GET of a collection: filter, search, order, count, page, select. */
export function answerCollection(
  context: GraphContext,
  items: readonly Properties[],
  shape: CollectionShape,
): Properties {
  const { options, cast } = context
  const names = selected(options.select, shape.properties, shape.type)
  const filter =
    options.filter === undefined ? undefined : parseFilter(options.filter, shape.filterable, shape.resource)
  if (options.search !== undefined && shape.searchable === undefined)
    throw badRequest("The query option '$search' is not supported for this resource.")
  if (options.count !== undefined && !['true', 'false'].includes(options.count))
    throw badRequest(`Invalid value '${options.count}' for $count query option found.`)
  const unindexed = shape.filteredByIndex?.find((name) => filter?.properties.has(name))
  if (unindexed !== undefined && options.count !== 'true')
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${unindexed}' of resource '${shape.resource}'.`,
    )
  if (shape.directory === true)
    requireEventual(options, context.request.headers['consistencylevel'], filter?.advanced ?? false)
  if (shape.connected === true && filter !== undefined && options.count !== 'true')
    throw unsupportedQuery('The specified filter to the reference property query is currently not supported.')
  const search = options.search === undefined ? undefined : parseSearch(options.search)
  const found = items
    .filter((item) => cast === undefined || item['@odata.type'] === `#${cast}`)
    .filter((item) => (filter?.matches(item) ?? true) && (search?.(item) ?? true))
  const ordered = order(found, options.orderby, shape)
  const size = pageSize(options.top, shape.usualPage ?? 100, shape.largestPage ?? 999)
  const from = options.skiptoken === undefined ? 0 : offsetOf(options.skiptoken, found.length)
  const page = ordered.slice(from, from + size)
  const more = from + size < ordered.length
  return {
    '@odata.context': `${context.baseUrl}/$metadata#${shape.name}${names === undefined ? '' : `(${names.join(',')})`}`,
    ...(options.count === 'true' ? { '@odata.count': ordered.length } : {}),
    ...(more ? { '@odata.nextLink': nextLink(context, from + size) } : {}),
    value: page
      .map((item) => shape.whole?.(item) ?? item)
      .map((item) => ({
        ...pick(item, names ?? shape.defaultsOf?.(item) ?? shape.defaults ?? shape.properties),
        ...shape.expand?.(item),
      })),
  }
}

/** The named properties, with the annotations of the type; one that is undefined is left out. */
export function pick(item: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([name, value]) => value !== undefined && (name.startsWith('@') || names.includes(name)),
    ),
  )
}

function order(
  items: readonly Properties[],
  orderby: string | undefined,
  shape: CollectionShape,
): readonly Properties[] {
  if (orderby === undefined) return items
  const [, property, direction = 'asc'] = /^(\w+)(?:\s+(asc|desc))?$/.exec(orderby.trim()) ?? []
  if (property === undefined || !(shape.orderable ?? []).includes(property))
    throw badRequest(`Sorting not supported for current query: '${orderby}'.`)
  const sign = direction === 'asc' ? 1 : -1
  return items.toSorted((one, other) => sign * String(one[property]).localeCompare(String(other[property]), 'en'))
}

function nextLink({ request, origin }: GraphContext, offset: number): string {
  const kept = [...new URLSearchParams(request.query)].filter(([name]) => name !== '$skiptoken')
  const token = Buffer.from(`sandbox:${offset}`).toString('base64url')
  const query = [...kept, ['$skiptoken', token] as const].map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${origin}${request.path}?${query.join('&')}`
}

function offsetOf(token: string, length: number): number {
  const [, offset] = /^sandbox:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? []
  if (offset === undefined || Number(offset) > length) throw badRequest('Invalid skip token.')
  return Number(offset)
}
