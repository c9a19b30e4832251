import { randomUUID } from 'node:crypto'
import { badRequest, Refusal } from '../tenant/refusal'
import type { Tenant } from '../tenant/state'
import { pick } from './collection'
import { selected } from './options'
import type { GraphContext, RouteAnswer } from './route'

type Properties = Readonly<Record<string, unknown>>

/** Everything that changes are asked of, as it is now. */
export interface Tracked {
  /** As in `@odata.context`: `users`. */
  readonly name: string
  /** `microsoft.graph.user`. */
  readonly type: string
  readonly properties: readonly string[]
  readonly defaults: readonly string[]
  readonly views: readonly Properties[]
  /** Whether something that is not among the views can come back. */
  readonly isRestorable: (tenant: Tenant, id: string) => boolean
}

/**
 * Answers a delta query: first everything, with a link; by the link later what changed since, what is new, and what is gone
 * (learn, delta-query-overview). What was asked for stays as it was the first time.
 */
export function answerDelta(
  context: GraphContext,
  { name, type, properties, defaults, views, isRestorable }: Tracked,
): RouteAnswer {
  const { tenant, options, baseUrl } = context
  const before = tenant.deltas.get(options.deltatoken ?? '')
  // Graph's answer to a link that is too old (learn, delta-query-overview).
  if (options.deltatoken !== undefined && before === undefined)
    throw new Refusal(410, 'syncStateNotFound', 'The sync state generation is not found.')
  if (before !== undefined && options.select !== undefined)
    throw badRequest('The select query option is not allowed together with a delta token.')
  const names = before?.names ?? selected(options.select, properties, type) ?? defaults
  const now = new Map(views.map((view) => [String(view['id']), JSON.stringify(pick(view, ['id', ...names]))]))
  const token = randomUUID()
  tenant.deltas.set(token, { names, seen: now })
  const gone = [...(before?.seen.keys() ?? [])]
    .filter((id) => !now.has(id))
    .map((id) => ({ id, '@removed': { reason: isRestorable(tenant, id) ? 'changed' : 'deleted' } }))
  const changed = [...now].filter(([id, view]) => before?.seen.get(id) !== view)
  const body = {
    '@odata.context': `${baseUrl}/$metadata#${name}`,
    '@odata.deltaLink': `${baseUrl}/${name}/delta?$deltatoken=${token}`,
    value: [...changed.map(([, view]) => JSON.parse(view) as Properties), ...gone],
  }
  return { status: 200, body }
}
