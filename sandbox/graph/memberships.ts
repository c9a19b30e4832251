import { z } from 'zod'
import { notFound } from '../tenant/refusal'
import { connectedProperties, defaultsOf, userRelations, type Relation, type Relations } from './relations'
import { answerCollection, pick, type CollectionShape } from './collection'
import { collection, selected } from './options'
import { readParameters, type GraphContext, type Route, type RouteAnswer } from './route'

/** How a collection of what is connected with somebody or something behaves. */
function connectedCollection(context: GraphContext): CollectionShape {
  return {
    name: 'directoryObjects',
    type: context.cast ?? 'microsoft.graph.directoryObject',
    resource: 'DirectoryObject',
    properties: connectedProperties(context.tenant),
    defaultsOf,
    filterable: connectedProperties(context.tenant),
    searchable: true,
    orderable: ['displayName'],
    directory: true,
    connected: true,
  }
}

/** What a collection of directory objects can be asked for alone. */
const casts = [
  'user',
  'group',
  'directoryRole',
  'administrativeUnit',
  'device',
  'servicePrincipal',
  'application',
  'orgContact',
]

/**
 * Routes to everything that is connected with a user, a group or a device, each a collection of its own.
 * @param owner path to it: `/users/{user}`
 * @param find its id; throws Graph's 404
 */
export function relationRoutes(
  owner: string,
  relations: Relations,
  allowedLike: (name: string) => string,
  find: (context: GraphContext) => { readonly id: string },
): readonly Route[] {
  return Object.entries(relations)
    .filter(([, { many }]) => many)
    .map(([name, relation]) => ({
      method: 'GET',
      path: `${owner}/${name}`,
      options: collection,
      casts,
      allowedLike: allowedLike(name),
      handle: (context) => listConnected(context, relation, find(context).id),
    }))
}

function listConnected(context: GraphContext, relation: Relation, id: string): RouteAnswer {
  const views = relation.of(context.tenant, id)
  return { status: 200, body: answerCollection(context, views, connectedCollection(context)) }
}

/** One that is connected, where there can be no more than one. Throws Graph's 404 where there is none. */
export function answerConnected(context: GraphContext, name: string, id: string): RouteAnswer {
  const { tenant, options, baseUrl } = context
  const [view] = userRelations[name]?.of(tenant, id) ?? []
  if (view === undefined) throw notFound(name)
  const names = selected(options.select, connectedProperties(tenant), 'microsoft.graph.user') ?? defaultsOf(view)
  return {
    status: 200,
    body: { '@odata.context': `${baseUrl}/$metadata#directoryObjects/$entity`, ...pick(view, names) },
  }
}

const whether = z.strictObject({ securityEnabledOnly: z.boolean().nullish() })
/** Microsoft compares with no more at once (learn, directoryobject-checkmembergroups). */
const ids = z.array(z.string()).max(20)

/** The actions that tell of memberships by id alone, also of those through other groups. */
export function membershipActions(
  owner: string,
  allowedLike: string,
  find: (context: GraphContext) => { readonly id: string },
): readonly Route[] {
  const answer = (context: GraphContext, value: readonly unknown[]): RouteAnswer => ({
    status: 200,
    body: { '@odata.context': `${context.baseUrl}/$metadata#Collection(Edm.String)`, value },
  })
  const held = (context: GraphContext, kinds: readonly string[], securityOnly: boolean): readonly string[] =>
    (userRelations['transitiveMemberOf']?.of(context.tenant, find(context).id) ?? [])
      .filter((view) => kinds.includes(String(view['@odata.type'])))
      .filter((view) => !securityOnly || view['securityEnabled'] !== false)
      .map((view) => String(view['id']))
  const both = ['#microsoft.graph.group', '#microsoft.graph.directoryRole']
  const groupsAlone = both.slice(0, 1)
  const action = (name: string, handle: Route['handle']): Route => ({
    method: 'POST',
    path: `${owner}/${name}`,
    allowedLike,
    handle,
  })
  return [
    action('getMemberGroups', (context) => {
      const { securityEnabledOnly } = readParameters(context, whether, 'getMemberGroups')
      return answer(context, held(context, groupsAlone, securityEnabledOnly === true))
    }),
    action('getMemberObjects', (context) => {
      const { securityEnabledOnly } = readParameters(context, whether, 'getMemberObjects')
      return answer(context, held(context, both, securityEnabledOnly === true))
    }),
    action('checkMemberGroups', (context) => {
      const { groupIds } = readParameters(context, z.strictObject({ groupIds: ids }), 'checkMemberGroups')
      const all = held(context, groupsAlone, false)
      return answer(
        context,
        groupIds.filter((id) => all.includes(id.toLowerCase())),
      )
    }),
    action('checkMemberObjects', (context) => {
      const asked = readParameters(context, z.strictObject({ ids }), 'checkMemberObjects')
      const all = held(context, both, false)
      return answer(
        context,
        asked.ids.filter((id) => all.includes(id.toLowerCase())),
      )
    }),
  ]
}
