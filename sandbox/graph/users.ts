import { createUser, revokeSessions, updateUser, type NewUser } from '../tenant/accounts'
import { deleteUser } from '../tenant/deletedItems'
import { badRequest, insufficientPrivileges, Refusal } from '../tenant/refusal'
import { isThere } from '../tenant/state'
import type { CollectionShape } from './collection'
import { answerCollection, pick } from './collection'
import { answerDelta } from './delta'
import { viewSettingsOf } from './mailboxSettings'
import { membershipActions, relationRoutes } from './memberships'
import { collection, selected, single } from './options'
import { holds, requirePermission, requireUserProperties } from './permissions'
import { expansionOf, userRelations } from './relations'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody, refuseBody } from './route'
import { creation, patch } from './userBodies'
import { userIn, userToChange } from './userIn'
import {
  glanceAt,
  userDefaults,
  userFilterable,
  userFilteredByIndex,
  userOrderable,
  userProperties,
  viewUser,
} from './views'

const type = 'microsoft.graph.user'
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Calls on users, their manager, reports and groups. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/users', options: collection, handle: listUsers },
  { method: 'POST', path: '/users', allowedLike: 'PUT /users/{user}/manager/$ref', handle: postUser },
  { method: 'GET', path: '/users/delta', options: ['select', 'deltatoken'], handle: listChanges },
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
  ...relationRoutes('/users/{user}', userRelations, allowedAs, userIn),
  ...membershipActions('/users/{user}', 'GET /users/{user}/memberOf', userIn),
]

/** Connections of which Microsoft's list has nothing are read as others are. */
function allowedAs(name: string): string {
  return `GET /users/{user}/${name === 'createdObjects' ? 'ownedObjects' : name}`
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
    filteredByIndex: userFilteredByIndex,
    searchable: true,
    orderable: userOrderable,
    directory: true,
  }
}

function listUsers(context: GraphContext): RouteAnswer {
  const { tenant } = context
  requireAuditLog(context)
  requireLifeCycle(context)
  const expand = expansionOf(context, userRelations, type)
  const glances = new Map(
    [...tenant.users.values()].filter((user) => isThere(user, 'graph')).map((user) => [glanceAt(user), user] as const),
  )
  const body = answerCollection(context, [...glances.keys()], {
    ...userCollection(context),
    whole: (glance) => {
      const user = glances.get(glance)
      return user === undefined ? glance : viewUser(user)
    },
    expand: (person) => expand(String(person['id'])),
  })
  return { status: 200, body }
}

function listChanges(context: GraphContext): RouteAnswer {
  const { tenant } = context
  const people = [...tenant.users.values()].filter((user) => isThere(user, 'graph'))
  return answerDelta(context, {
    name: 'users',
    type,
    properties: userProperties(tenant),
    defaults: userDefaults,
    views: people.map(viewUser),
    isRestorable: ({ users }, id) => users.has(id),
  })
}

function getUser(context: GraphContext): RouteAnswer {
  const { tenant, options, parameters } = context
  requireAuditLog(context)
  requireLifeCycle(context)
  if (asksSignIns(context) && !guid.test(parameters['user'] ?? ''))
    throw new Refusal(400, 'BadRequest', 'Get By Key only supports UserId and the key has to be a valid Guid')
  const names = selected(options.select, [...userProperties(tenant), 'mailboxSettings'], type)
  const expand = expansionOf(context, userRelations, type)
  const withMailbox = names?.includes('mailboxSettings') === true
  if (withMailbox) requirePermission(context.permissions, 'GET /users/{user}/mailboxSettings')
  const user = userIn(context)
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#users${names === undefined ? '' : `(${names.join(',')})`}/$entity`,
    ...pick(viewUser(user), names ?? userDefaults),
    ...(withMailbox ? { mailboxSettings: viewSettingsOf(context, user) } : {}),
    ...expand(user.id),
  }
  return { status: 200, body }
}

function postUser(context: GraphContext): RouteAnswer {
  const asked = readBody(context, creation, 'User') as NewUser
  requireUserProperties(
    context.permissions,
    Object.keys(asked).filter((name) => name !== 'passwordProfile'),
  )
  const user = createUser(context.tenant, asked)
  const { passwordProfile, ...detail } = asked
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#users/$entity`,
    ...pick(viewUser(user), userDefaults),
  }
  return { status: 201, body, effect: { target: user.id, detail: { ...detail, ...hidden(passwordProfile) } } }
}

function patchUser(context: GraphContext): RouteAnswer {
  const changes = readBody(context, patch, 'User')
  if (Object.keys(changes).length === 0)
    throw badRequest('The request body must contain at least one property to update.')
  requireUserProperties(context.permissions, Object.keys(changes))
  const user = userToChange(context)
  updateUser(context.tenant, user, changes)
  const { passwordProfile, ...detail } = changes
  const secret = passwordProfile === undefined ? {} : hidden(passwordProfile)
  return { status: 204, effect: { target: user.id, detail: { ...detail, ...secret } } }
}

/** A password is written down nowhere. */
function hidden(passwordProfile: object): { readonly passwordProfile: object } {
  return { passwordProfile: { ...passwordProfile, password: '(not kept)' } }
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

/** When somebody leaves is read, and looked for, with a permission of its own only (learn, user resource type). */
function requireLifeCycle({ options, permissions }: GraphContext): void {
  const asked = [options.select, options.filter, options.orderby].join(' ')
  if (!/\bemployeeLeaveDateTime\b/.test(asked)) return
  if (!holds(permissions, ['User-LifeCycleInfo.Read.All', 'User-LifeCycleInfo.ReadWrite.All']))
    throw insufficientPrivileges()
}
