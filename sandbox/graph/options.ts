import { badRequest, Refusal, unsupportedQuery } from '../tenant/refusal'

/** The OData query options of one request, as text. */
export interface QueryOptions {
  readonly select?: string
  readonly expand?: string
  readonly filter?: string
  readonly search?: string
  readonly orderby?: string
  readonly top?: string
  readonly count?: string
  readonly skiptoken?: string
  readonly deltatoken?: string
  /** Of a calendar: named without a dollar. */
  readonly startDateTime?: string
  readonly endDateTime?: string
  /** Named `@microsoft.graph.conflictBehavior`, with no dollar. */
  readonly conflictBehavior?: string
}
export type QueryOption = keyof QueryOptions

/** Options of a single object, and of a collection. */
export const single: readonly QueryOption[] = ['select', 'expand']
export const collection: readonly QueryOption[] = [
  ...single,
  'filter',
  'search',
  'orderby',
  'top',
  'count',
  'skiptoken',
]

/**
 * Reads the query of a request. Graph overlooks some options that it does not know; here they are refused, because a
 * mistyped one would otherwise go unnoticed.
 */
export function parseOptions(query: string, allowed: readonly QueryOption[]): QueryOptions {
  const options: Partial<Record<QueryOption, string>> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const option = allowed.find((known) => nameOf(known) === name)
    if (option === undefined)
      throw new Refusal(400, 'BadRequest', `The query parameter '${name}' is not supported for this request.`)
    if (options[option] !== undefined)
      throw new Refusal(
        400,
        'BadRequest',
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      )
    options[option] = value
  }
  return options
}

function nameOf(option: QueryOption): string {
  if (option === 'startDateTime' || option === 'endDateTime') return option
  return option === 'conflictBehavior' ? '@microsoft.graph.conflictBehavior' : `$${option}`
}

/** The names in a `$select`; each must be a property of the type. */
export function selected(
  select: string | undefined,
  properties: readonly string[],
  type: string,
): readonly string[] | undefined {
  if (select === undefined) return undefined
  const names = select.split(',').map((name) => name.trim())
  for (const name of names)
    if (!properties.includes(name)) throw badRequest(`Could not find a property named '${name}' on type '${type}'.`)
  return names
}

/** An `$expand` of one navigation property, with what stands inside its brackets. */
export interface Expansion {
  readonly property: string
  readonly select: string | undefined
  /** How many managers above one another, at most. */
  readonly levels: number
}

/**
 * Reads an `$expand`, of which nothing is ever overlooked.
 * @param known navigation properties that can be expanded here
 */
export function parseExpand(expand: string | undefined, known: readonly string[], type: string): Expansion | undefined {
  if (expand === undefined) return undefined
  const [, property, inner = ''] = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/.exec(expand) ?? []
  if (property === undefined || !known.includes(property))
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${property ?? expand}' on type '${type}'.`,
    )
  let select: string | undefined
  let levels = 1
  for (const part of inner === '' ? [] : inner.split(';')) {
    const [, name, value = ''] = /^\s*\$(select|levels)=([\w,\s]+)$/.exec(part) ?? []
    if (name === 'select') select = value
    else if (name === 'levels' && property === 'manager') levels = value === 'max' ? 1_000 : Number(value)
    else throw badRequest(`Parsing OData Select and Expand failed: '${inner}' is not supported.`)
  }
  if (!(levels >= 1)) throw badRequest(`Parsing OData Select and Expand failed: '${inner}' is not supported.`)
  return { property, select, levels }
}

/** The page size asked for. Throws outside 1 to `most`. */
export function pageSize(top: string | undefined, usual: number, most: number): number {
  if (top === undefined) return usual
  const size = /^\d+$/.test(top) ? Number(top) : Number.NaN
  if (!(size >= 1 && size <= most))
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and ${most} inclusive.`)
  return size
}

/** Refuses what directory objects only answer from the index that lags behind, when the caller did not say so. */
export function requireEventual(options: QueryOptions, consistency: string | undefined, advancedFilter: boolean): void {
  const eventual = consistency?.toLowerCase() === 'eventual'
  if (options.search !== undefined && !eventual)
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    )
  if (options.count !== undefined && !eventual)
    throw unsupportedQuery(
      "Request with $count query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    )
  const advanced = advancedFilter || (options.filter !== undefined && options.orderby !== undefined)
  if (advanced && options.count !== 'true') throw unsupportedWithoutIndex()
}

/** Graph's answer to an advanced query of somebody who did not say that the index may lag behind. */
export function unsupportedWithoutIndex(): Refusal {
  return unsupportedQuery(
    'Unsupported Query. Advanced queries need the header ConsistencyLevel: eventual and $count=true.',
  )
}
