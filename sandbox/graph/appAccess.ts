import { deleteGrant, deleteRoleAssignment, grantsOf, roleAssignmentsOf } from '../tenant/appAccess'
import { answerCollection } from './collection'
import { collection } from './options'
import type { AppRoleAssignment, PermissionGrant } from '../tenant/state/appAccess'
import { groupIn } from './groups'
import type { GraphContext, Route, RouteAnswer } from './route'
import { userIn } from './userIn'

type Properties = Readonly<Record<string, unknown>>

/** Calls on what applications may do for somebody. */
export const appAccessRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user}/oauth2PermissionGrants',
    options: collection,
    handle: (context) => listGrants(context, grantsOf(context.tenant, userIn(context).id)),
  },
  {
    method: 'GET',
    path: '/oauth2PermissionGrants',
    options: collection,
    allowedLike: 'GET /users/{user}/oauth2PermissionGrants',
    handle: (context) => listGrants(context, context.tenant.appAccess.grants),
  },
  {
    method: 'DELETE',
    path: '/oauth2PermissionGrants/{grant}',
    handle: ({ tenant, parameters }) => {
      const { id, principal } = deleteGrant(tenant, parameters['grant'] ?? '')
      return { status: 204, effect: { target: principal ?? 'everybody', detail: { grant: id } } }
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/appRoleAssignments',
    options: collection,
    handle: (context) => listRoleAssignments(context, roleAssignmentsOf(context.tenant, userIn(context).id)),
  },
  {
    method: 'GET',
    path: '/groups/{group}/appRoleAssignments',
    options: collection,
    allowedLike: 'GET /users/{user}/appRoleAssignments',
    handle: (context) => {
      const { id } = groupIn(context)
      const all = context.tenant.appAccess.roleAssignments.filter(({ principal }) => principal === id)
      return listRoleAssignments(context, all)
    },
  },
  {
    method: 'DELETE',
    path: '/users/{user}/appRoleAssignments/{assignment}',
    handle: (context) => {
      const user = userIn(context)
      const { resourceName } = deleteRoleAssignment(context.tenant, user.id, context.parameters['assignment'] ?? '')
      return { status: 204, effect: { target: user.id, detail: { application: resourceName } } }
    },
  },
]

/** A consent with the properties of Graph's oAuth2PermissionGrant. */
export function viewGrant({ id, client, principal, resource, scope }: PermissionGrant): Properties {
  return {
    id,
    clientId: client,
    consentType: principal === undefined ? 'AllPrincipals' : 'Principal',
    principalId: principal ?? null,
    resourceId: resource,
    scope,
  }
}

function listGrants(context: GraphContext, grants: readonly PermissionGrant[]): RouteAnswer {
  const body = answerCollection(context, grants.map(viewGrant), {
    name: 'oauth2PermissionGrants',
    type: 'microsoft.graph.oAuth2PermissionGrant',
    resource: 'OAuth2PermissionGrant',
    properties: ['id', 'clientId', 'consentType', 'principalId', 'resourceId', 'scope'],
    filterable: ['clientId', 'consentType', 'principalId', 'resourceId'],
  })
  return { status: 200, body }
}

/** A place in an application with the properties of Graph's appRoleAssignment. */
export function viewRoleAssignment(one: AppRoleAssignment): Properties {
  return {
    id: one.id,
    deletedDateTime: null,
    appRoleId: one.appRole,
    createdDateTime: '2025-06-11T10:20:00Z',
    principalDisplayName: one.principalName,
    principalId: one.principal,
    principalType: one.principalType,
    resourceDisplayName: one.resourceName,
    resourceId: one.resource,
  }
}

export function listRoleAssignments(context: GraphContext, all: readonly AppRoleAssignment[]): RouteAnswer {
  const body = answerCollection(context, all.map(viewRoleAssignment), {
    name: 'appRoleAssignments',
    type: 'microsoft.graph.appRoleAssignment',
    resource: 'AppRoleAssignment',
    properties: [
      'id',
      'deletedDateTime',
      'appRoleId',
      'createdDateTime',
      'principalDisplayName',
      'principalId',
      'principalType',
      'resourceDisplayName',
      'resourceId',
    ],
    filterable: ['resourceId', 'principalDisplayName'],
  })
  return { status: 200, body }
}
