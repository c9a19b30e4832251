import { deleteGrant, deleteRoleAssignment, grantsOf, roleAssignmentsOf } from '../tenant/appAccess'
import { answerCollection } from './collection'
import { collection } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { userIn } from './users'

/** What a user gets when an application has no roles of its own. */
const defaultRole = '00000000-0000-0000-0000-000000000000'

/** Calls on what applications may do for somebody. */
export const appAccessRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/{user}/oauth2PermissionGrants', options: collection, handle: listGrants },
  {
    method: 'DELETE',
    path: '/oauth2PermissionGrants/{grant}',
    handle: ({ tenant, parameters }) => {
      const { id, principal } = deleteGrant(tenant, parameters['grant'] ?? '')
      return { status: 204, effect: { target: principal ?? 'everybody', detail: { grant: id } } }
    },
  },
  { method: 'GET', path: '/users/{user}/appRoleAssignments', options: collection, handle: listRoleAssignments },
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

function listGrants(context: GraphContext): RouteAnswer {
  const views = grantsOf(context.tenant, userIn(context).id).map(({ id, client, principal, resource, scope }) => ({
    id,
    clientId: client,
    consentType: 'Principal',
    principalId: principal,
    resourceId: resource,
    scope,
  }))
  const body = answerCollection(context, views, {
    name: 'oauth2PermissionGrants',
    type: 'microsoft.graph.oAuth2PermissionGrant',
    resource: 'OAuth2PermissionGrant',
    properties: ['id', 'clientId', 'consentType', 'principalId', 'resourceId', 'scope'],
    filterable: ['clientId', 'consentType', 'principalId', 'resourceId'],
  })
  return { status: 200, body }
}

function listRoleAssignments(context: GraphContext): RouteAnswer {
  const views = roleAssignmentsOf(context.tenant, userIn(context).id).map((one) => ({
    id: one.id,
    deletedDateTime: null,
    appRoleId: defaultRole,
    createdDateTime: '2025-06-11T10:20:00Z',
    principalDisplayName: one.principalName,
    principalId: one.principal,
    principalType: one.principalType,
    resourceDisplayName: one.resourceName,
    resourceId: one.resource,
  }))
  const body = answerCollection(context, views, {
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
