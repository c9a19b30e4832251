import { z } from 'zod'
import { deleteUser, revokeSessions, updateUser } from '../tenant/accounts'
import { groupsOf } from '../tenant/groups'
import { badRequest, notFound, Refusal } from '../tenant/refusal'
import type { User } from '../tenant/state'
import { userOf } from '../tenant/state'
import type { CollectionShape } from './collection'
import { refuseRestricted, unitsOf } from '../tenant/units'
import { answerCollection, pick } from './collection'
import { collection, parseExpand, selected, single } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { holds, requireUserProperties } from './permissions'
import { readBody, refuseBody } from './route'
import {
  groupProperties,
  userDefaults,
  userFilterable,
  userOrderable,
  userProperties,
  viewDirectoryRoles,
  viewGroup,
  viewMember,
  viewUnit,
  viewUser,
} from './views'

const type = 'microsoft.graph.user'
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Calls on users, their manager, reports and groups. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/users', options: collection, handle: listUsers },
  { method: 'GET', path: '/users/{user}', options: single, handle: getUser },
  {
    method: 'PATCH',
    path: '/users/{user}',
    handle: patchUser,
  },
  {
    method: 'DELETE',
    path: '/users/{user}',
    handle: (context) => {
      const user = userToChange(context)
      deleteUser(context.tenant, user)
      return { status: 204, effect: { target: user.id } }
    },
  },
  {
    method: 'POST',
    path: '/users/{user}/revokeSignInSessions',
    handle: (context) => {
      refuseBody(context)
      const user = userToChange(context)
      revokeSessions(user)
      const body = { '@odata.context': `${context.baseUrl}/$metadata#Edm.Boolean`, value: true }
      return { status: 200, body, effect: { target: user.id } }
    },
  },
  { method: 'GET', path: '/users/{user}/manager', options: single, handle: getManager },
  {
    method: 'GET',
    path: '/users/{user}/directReports',
    options: collection,
    handle: listReports,
  },
  {
    method: 'GET',
    path: '/users/{user}/memberOf',
    options: collection,
    handle: (context) => listGroups(context, false),
  },
  {
    method: 'GET',
    path: '/users/{user}/memberOf/graph.administrativeUnit',
    options: collection,
    handle: listUnits,
  },
  {
    method: 'GET',
    path: '/users/{user}/transitiveMemberOf',
    options: collection,
    handle: (context) => listGroups(context, true),
  },
]

/** The user that the path names, by id or user principal name. Throws Graph's 404. */
export function userIn({ tenant, parameters }: GraphContext): User {
  const key = parameters['user'] ?? ''
  const user = userOf(tenant, key)
  if (user === undefined) throw notFound(key)
  return user
}

/** The same where something of the user itself is to be changed. Throws Graph's 403 for one whom a unit protects. */
export function userToChange(context: GraphContext): User {
  const user = userIn(context)
  refuseRestricted(context.tenant, user.id, 'userAdministrator')
  return user
}

/** How collections of users behave. */
export function userCollection({ tenant }: GraphContext): CollectionShape {
  return {
    name: 'users',
    type,
    resource: 'User',
    properties: userProperties(tenant),
    defaults: userDefaults,
    filterable: userFilterable,
    searchable: true,
    orderable: userOrderable,
    directory: true,
  }
}

function listUsers(context: GraphContext): RouteAnswer {
  const { tenant, options } = context
  requireAuditLog(context)
  const expansion = parseExpand(options.expand, ['manager'], type)
  const people = [...tenant.users.values()].filter(({ deletedAt }) => deletedAt === undefined).map(viewUser)
  const body = answerCollection(context, people, {
    ...userCollection(context),
    expand: (person) => (expansion === undefined ? {} : managerOf(context, String(person['id']), expansion.select)),
  })
  return { status: 200, body }
}

function getUser(context: GraphContext): RouteAnswer {
  const { tenant, options, parameters } = context
  requireAuditLog(context)
  if (asksSignIns(context) && !guid.test(parameters['user'] ?? ''))
    throw new Refusal(400, 'BadRequest', 'Get By Key only supports UserId and the key has to be a valid Guid')
  const names = selected(options.select, userProperties(tenant), type)
  const expansion = parseExpand(options.expand, ['manager'], type)
  const user = userIn(context)
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#users${names === undefined ? '' : `(${names.join(',')})`}/$entity`,
    ...pick(viewUser(user), names ?? userDefaults),
    ...(expansion === undefined ? {} : managerOf(context, user.id, expansion.select)),
  }
  return { status: 200, body }
}

function managerOf(
  { tenant }: GraphContext,
  id: string,
  select: string | undefined,
): Readonly<Record<string, unknown>> {
  const manager = tenant.users.get(id)?.manager
  const view = manager === undefined ? undefined : viewMember(tenant, manager)
  if (view === undefined) return {}
  return { manager: pick(view, selected(select, userProperties(tenant), type) ?? userDefaults) }
}

function getManager(context: GraphContext): RouteAnswer {
  const { tenant, options } = context
  const { manager } = userIn(context)
  const view = manager === undefined ? undefined : viewMember(tenant, manager)
  if (view === undefined) throw notFound('manager')
  const names = selected(options.select, userProperties(tenant), type) ?? userDefaults
  const body = { '@odata.context': `${context.baseUrl}/$metadata#directoryObjects/$entity`, ...pick(view, names) }
  return { status: 200, body }
}

function listReports(context: GraphContext): RouteAnswer {
  const { tenant } = context
  const { id } = userIn(context)
  const reports = [...tenant.users.values()].filter(
    ({ manager, deletedAt }) => manager === id && deletedAt === undefined,
  )
  const views = reports.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...viewUser(user) }))
  return {
    status: 200,
    body: answerCollection(context, views, { ...userCollection(context), name: 'directoryObjects' }),
  }
}

function listGroups(context: GraphContext, transitive: boolean): RouteAnswer {
  const { tenant } = context
  const user = userIn(context)
  const views = [
    ...groupsOf(tenant, user.id, transitive).map((group) => ({
      '@odata.type': '#microsoft.graph.group',
      ...viewGroup(group),
    })),
    ...viewDirectoryRoles(tenant, user, transitive),
    ...unitsOf(tenant, user.id).map(viewUnit),
  ]
  const body = answerCollection(context, views, {
    name: 'directoryObjects',
    type: 'microsoft.graph.directoryObject',
    resource: 'DirectoryObject',
    properties: [...groupProperties, 'roleTemplateId'],
    filterable: ['id', 'displayName'],
    orderable: ['displayName'],
    directory: true,
  })
  return { status: 200, body }
}

function listUnits(context: GraphContext): RouteAnswer {
  const views = unitsOf(context.tenant, userIn(context).id).map(viewUnit)
  const body = answerCollection(context, views, {
    name: 'directoryObjects',
    type: 'microsoft.graph.administrativeUnit',
    resource: 'AdministrativeUnit',
    properties: Object.keys(viewUnit({ id: '', displayName: '', restricted: false })),
    filterable: ['id', 'displayName'],
    directory: true,
  })
  return { status: 200, body }
}

const text = z.string().nullable()
const patch = z
  .strictObject({
    accountEnabled: z.boolean(),
    passwordProfile: z.strictObject({
      password: z.string().optional(),
      forceChangePasswordNextSignIn: z.boolean().optional(),
      forceChangePasswordNextSignInWithMfa: z.boolean().optional(),
    }),
    displayName: z.string().min(1),
    businessPhones: z.array(z.string()).max(1),
    otherMails: z.array(z.string()),
    ...Object.fromEntries(
      [
        'companyName',
        'department',
        'employeeId',
        'employeeType',
        'givenName',
        'jobTitle',
        'mobilePhone',
        'officeLocation',
        'surname',
        'usageLocation',
        'preferredLanguage',
      ].map((name) => [name, text] as const),
    ),
  })
  .partial()

function patchUser(context: GraphContext): RouteAnswer {
  const changes = readBody(context, patch, 'User')
  if (Object.keys(changes).length === 0)
    throw badRequest('The request body must contain at least one property to update.')
  requireUserProperties(context.permissions, Object.keys(changes))
  const user = userToChange(context)
  updateUser(user, changes)
  const { passwordProfile, ...detail } = changes
  const secret =
    passwordProfile === undefined ? {} : { passwordProfile: { ...passwordProfile, password: '(not kept)' } }
  return { status: 204, effect: { target: user.id, detail: { ...detail, ...secret } } }
}

function asksSignIns({ options }: GraphContext): boolean {
  return (options.select ?? '').split(',').some((name) => name.trim() === 'signInActivity')
}

/** `signInActivity` comes by `$select` only, and to nobody without the permission on the audit log. */
function requireAuditLog(context: GraphContext): void {
  if (asksSignIns(context) && !holds(context.permissions, ['AuditLog.Read.All']))
    throw new Refusal(
      403,
      'Authentication_MSGraphPermissionMissing',
      'Calling principal does not have required MSGraph permissions AuditLog.Read.All',
    )
}
