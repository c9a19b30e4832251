import { z } from 'zod'
import { giveGrant, giveRoleAssignment } from '../tenant/appAccess'
import { notFound } from '../tenant/refusal'
import { userOf } from '../tenant/state'
import { answerCollection } from './collection'
import { listRoleAssignments, viewGrant, viewRoleAssignment } from './appAccess'
import type { Principal } from '../tenant/state/appAccess'
import { relationRoutes } from './memberships'
import { collection } from './options'
import type { Relations } from './relations'
import { readBody, type GraphContext, type Route, type RouteAnswer } from './route'
import { userIn } from './userIn'
import { viewMember } from './views'

const allowedLike = 'GET /servicePrincipals'
const owners: Relations = {
  owners: {
    many: true,
    of: (tenant, id) =>
      (tenant.appAccess.applications.find((one) => one.id === id)?.owners ?? [])
        .map((owner) => viewMember(tenant, owner))
        .filter((view) => view !== undefined),
  },
}

/** Calls on applications, and what they may do. */
export const applicationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/applications',
    options: collection,
    allowedLike,
    handle: (context) => list(context, 'application'),
  },
  {
    method: 'GET',
    path: '/servicePrincipals',
    options: collection,
    handle: (context) => list(context, 'servicePrincipal'),
  },
  ...relationRoutes(
    '/applications/{application}',
    owners,
    () => allowedLike,
    (context) => applicationIn(context, 'application'),
  ),
  ...relationRoutes(
    '/servicePrincipals/{application}',
    owners,
    () => allowedLike,
    (context) => applicationIn(context, 'servicePrincipal'),
  ),
  {
    method: 'GET',
    path: '/servicePrincipals/{application}/appRoleAssignments',
    options: collection,
    handle: (context) => {
      const { id } = principalIn(context)
      const all = context.tenant.appAccess.roleAssignments.filter(({ principal }) => principal === id)
      return listRoleAssignments(context, all)
    },
  },
  { method: 'POST', path: '/servicePrincipals/{application}/appRoleAssignments', handle: postPermission },
  { method: 'POST', path: '/oauth2PermissionGrants', handle: postGrant },
  { method: 'POST', path: '/users/{user}/appRoleAssignments', handle: postRoleAssignment },
]

function list(context: GraphContext, type: 'application' | 'servicePrincipal'): RouteAnswer {
  const { applications, principals } = context.tenant.appAccess
  const views = [
    ...applications
      .filter((one) => one.type === type)
      .map(({ id, displayName }) => ({ id, deletedDateTime: null, displayName, appId: id, appRoles: [] })),
    ...(type === 'servicePrincipal' ? principals.map(viewPrincipal) : []),
  ]
  const body = answerCollection(context, views, {
    name: `${type}s`,
    type: `microsoft.graph.${type}`,
    resource: type,
    properties: ['id', 'deletedDateTime', 'displayName', 'appId', 'appRoles'],
    filterable: ['id', 'displayName', 'appId'],
    searchable: true,
    orderable: ['displayName'],
    directory: true,
  })
  return { status: 200, body }
}

function viewPrincipal({ id, appId, displayName, appRoles }: Principal) {
  const roles = Object.entries(appRoles).map(([value, role]) => ({
    allowedMemberTypes: ['Application'],
    description: value,
    displayName: value,
    id: role,
    isEnabled: true,
    origin: 'Application',
    value,
  }))
  return { id, deletedDateTime: null, displayName, appId, appRoles: roles }
}

/** A service principal to which something is granted. Throws Graph's 404. */
function principalIn({ tenant, parameters }: GraphContext): Principal {
  const id = parameters['application'] ?? ''
  const found = tenant.appAccess.principals.find((one) => one.id === id)
  if (found === undefined) throw notFound(id)
  return found
}

function postPermission(context: GraphContext): RouteAnswer {
  const { id, displayName } = principalIn(context)
  const { principalId, resourceId, appRoleId } = readBody(context, place, 'appRoleAssignment')
  if (principalId !== id) throw notFound(principalId)
  const made = giveRoleAssignment(context.tenant, { id, displayName, type: 'ServicePrincipal' }, resourceId, appRoleId)
  const entity = `${context.baseUrl}/$metadata#appRoleAssignments/$entity`
  return {
    status: 201,
    body: { '@odata.context': entity, ...viewRoleAssignment(made) },
    effect: { target: id, detail: { application: made.resourceName, permission: appRoleId } },
  }
}

function applicationIn({ tenant, parameters }: GraphContext, type: 'application' | 'servicePrincipal') {
  const id = parameters['application'] ?? ''
  const found = tenant.appAccess.applications.find((one) => one.id === id && one.type === type)
  if (found === undefined) throw notFound(id)
  return found
}

const grant = z.strictObject({
  clientId: z.guid(),
  consentType: z.enum(['Principal', 'AllPrincipals']),
  principalId: z.guid().nullish(),
  resourceId: z.guid(),
  scope: z.string().min(1),
})

function postGrant(context: GraphContext): RouteAnswer {
  const { clientId, consentType, principalId, resourceId, scope } = readBody(context, grant, 'oAuth2PermissionGrant')
  const principal = consentType === 'Principal' ? (principalId ?? '') : undefined
  if (principal !== undefined && userOf(context.tenant, principal) === undefined) throw notFound(principal)
  const made = giveGrant(context.tenant, { client: clientId, principal, resource: resourceId, scope })
  const entity = `${context.baseUrl}/$metadata#oauth2PermissionGrants/$entity`
  return {
    status: 201,
    body: { '@odata.context': entity, ...viewGrant(made) },
    effect: { target: principal ?? 'everybody', detail: { grant: made.id } },
  }
}

const place = z.strictObject({ principalId: z.guid(), resourceId: z.guid(), appRoleId: z.guid() })

function postRoleAssignment(context: GraphContext): RouteAnswer {
  const user = userIn(context)
  const { principalId, resourceId, appRoleId } = readBody(context, place, 'appRoleAssignment')
  if (principalId !== user.id) throw notFound(principalId)
  const made = giveRoleAssignment(
    context.tenant,
    { id: user.id, displayName: user.properties.displayName, type: 'User' },
    resourceId,
    appRoleId,
  )
  const entity = `${context.baseUrl}/$metadata#appRoleAssignments/$entity`
  return {
    status: 201,
    body: { '@odata.context': entity, ...viewRoleAssignment(made) },
    effect: { target: user.id, detail: { application: made.resourceName } },
  }
}
