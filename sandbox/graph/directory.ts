import { z } from 'zod'
import { purgeUser, restoreUser } from '../tenant/deletedItems'
import { restoreGroup } from '../tenant/groups'
import { notFound } from '../tenant/refusal'
import type { Tenant } from '../tenant/state'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import { objectId } from './references'
import { connectedProperties, defaultsOf } from './relations'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { userCollection } from './users'
import { groupDefaults, groupFilterable, groupProperties, viewGroup, viewMember, viewUser } from './views'

type Properties = Readonly<Record<string, unknown>>

/** Calls on what is in the directory, and what was. */
export const directoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/directory/deletedItems/graph.user',
    options: collection,
    handle: (context) => ({
      status: 200,
      body: answerCollection(context, deletedOf(context.tenant, 'user'), {
        ...userCollection(context),
        orderable: ['displayName', 'userPrincipalName', 'deletedDateTime'],
      }),
    }),
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/graph.group',
    options: collection,
    allowedLike: 'GET /groups/{group}',
    handle: (context) => ({
      status: 200,
      body: answerCollection(context, deletedOf(context.tenant, 'group'), {
        name: 'groups',
        type: 'microsoft.graph.group',
        resource: 'Group',
        properties: groupProperties,
        defaults: groupDefaults,
        filterable: groupFilterable,
        searchable: true,
        orderable: ['displayName', 'deletedDateTime'],
        directory: true,
      }),
    }),
  },
  { method: 'GET', path: '/directory/deletedItems/{item}', options: ['select'], handle: getDeleted },
  { method: 'POST', path: '/directory/deletedItems/{item}/restore', handle: restore },
  { method: 'DELETE', path: '/directory/deletedItems/{item}', handle: purge },
  {
    method: 'GET',
    path: '/directoryObjects/{object}',
    options: ['select'],
    allowedLike: 'GET /users/{user}/memberOf',
    handle: (context) => {
      const id = objectId(context.parameters['object'] ?? '')
      const view = viewMember(context.tenant, id)
      if (view === undefined) throw notFound(id)
      return answerObject(context, view)
    },
  },
  {
    method: 'POST',
    path: '/directoryObjects/getByIds',
    allowedLike: 'GET /users/{user}/memberOf',
    handle: getByIds,
  },
]

/** Users and groups in the deleted items, each with its type. */
function deletedOf({ users, deletedGroups }: Tenant, type: 'user' | 'group'): readonly Properties[] {
  if (type === 'user') return [...users.values()].filter(({ deletedAt }) => deletedAt !== undefined).map(viewUser)
  return [...deletedGroups.values()].map(({ group, at }) => ({ ...viewGroup(group), deletedDateTime: at }))
}

/** Whoever or whatever was deleted, with its type. Throws Graph's 400 and 404. */
function deletedIn({ tenant, parameters }: GraphContext): Properties {
  const id = objectId(parameters['item'] ?? '')
  for (const type of ['user', 'group'] as const) {
    const found = deletedOf(tenant, type).find((view) => view['id'] === id)
    if (found !== undefined) return { '@odata.type': `#microsoft.graph.${type}`, ...found }
  }
  throw notFound(id)
}

function answerObject(context: GraphContext, view: Properties): RouteAnswer {
  const { tenant, options, baseUrl } = context
  const names = selected(options.select, connectedProperties(tenant), 'microsoft.graph.directoryObject')
  const body = {
    '@odata.context': `${baseUrl}/$metadata#directoryObjects/$entity`,
    ...pick(view, names ?? [...defaultsOf(view), 'deletedDateTime']),
  }
  return { status: 200, body }
}

function getDeleted(context: GraphContext): RouteAnswer {
  return answerObject(context, deletedIn(context))
}

const restoring = z
  .strictObject({ autoReconcileProxyConflict: z.boolean(), newUserPrincipalName: z.string().includes('@') })
  .partial()

function restore(context: GraphContext): RouteAnswer {
  const { tenant, request } = context
  const detail = request.body === '' ? {} : readBody(context, restoring, 'DirectoryObject')
  const id = String(deletedIn(context)['id'])
  const user = tenant.users.get(id)
  if (user !== undefined) restoreUser(tenant, user, detail)
  const group = tenant.deletedGroups.get(id)?.group
  if (group !== undefined) restoreGroup(tenant, group)
  // The answer knows the user before anybody else can find the user.
  const view =
    user === undefined ? (viewMember(tenant, id) ?? {}) : { '@odata.type': '#microsoft.graph.user', ...viewUser(user) }
  return {
    status: 200,
    body: {
      '@odata.context': `${context.baseUrl}/$metadata#directoryObjects/$entity`,
      ...pick(view, defaultsOf(view)),
    },
    effect: { target: id, detail },
  }
}

function purge(context: GraphContext): RouteAnswer {
  const { tenant } = context
  const id = String(deletedIn(context)['id'])
  const user = tenant.users.get(id)
  if (user !== undefined) purgeUser(tenant, user)
  tenant.deletedGroups.delete(id)
  return { status: 204, effect: { target: id } }
}

/** Microsoft finds no more at once (learn, directoryobject-getbyids). */
const wanted = z.strictObject({ ids: z.array(z.string()).max(1_000), types: z.array(z.string()).optional() })

function getByIds(context: GraphContext): RouteAnswer {
  const { ids, types } = readBody(context, wanted, 'getByIds')
  const views = ids
    .map((id) => viewMember(context.tenant, objectId(id)))
    .filter((view) => view !== undefined)
    .filter((view) => types?.includes(String(view['@odata.type']).replace('#microsoft.graph.', '')) !== false)
  return {
    status: 200,
    body: {
      '@odata.context': `${context.baseUrl}/$metadata#directoryObjects`,
      value: views.map((view) => pick(view, defaultsOf(view))),
    },
  }
}
