import { randomUUID } from 'node:crypto'
import type { AppRoleAssignment, OwnedApplication, PermissionGrant, UsedApplication } from './state/appAccess'
import { badRequest, notFound, Refusal } from './refusal'
import type { Tenant } from './state'

/** What a user gets when an application has no roles of its own (learn, user-post-approleassignments). */
export const defaultRole = '00000000-0000-0000-0000-000000000000'

/** Grants that apply to one user alone. */
export function grantsOf({ appAccess }: Tenant, user: string): readonly PermissionGrant[] {
  return appAccess.grants.filter(({ principal }) => principal === user)
}

/** Those of the user, and of the groups that the user is a direct member of (user-list-approleassignments). */
export function roleAssignmentsOf({ appAccess, groups }: Tenant, user: string): readonly AppRoleAssignment[] {
  const isHeld = ({ principal }: AppRoleAssignment): boolean =>
    principal === user || groups.get(principal)?.members.includes(user) === true
  return appAccess.roleAssignments.filter(isHeld)
}

export function applicationsOwnedBy({ appAccess }: Tenant, user: string): readonly OwnedApplication[] {
  return appAccess.applications.filter(({ owners }) => owners.includes(user))
}

export function deleteGrant({ appAccess }: Tenant, id: string): PermissionGrant {
  const found = appAccess.grants.find((one) => one.id === id)
  if (found === undefined) throw notFound(id)
  appAccess.grants = appAccess.grants.filter((one) => one !== found)
  return found
}

/** One of a group cannot be taken away from a member. */
export function deleteRoleAssignment({ appAccess }: Tenant, user: string, id: string): AppRoleAssignment {
  const found = appAccess.roleAssignments.find((one) => one.id === id && one.principal === user)
  if (found === undefined) throw notFound(id)
  appAccess.roleAssignments = appAccess.roleAssignments.filter((one) => one !== found)
  return found
}

/** The user owns no application any more. */
export function takeApplications({ appAccess }: Tenant, user: string): void {
  for (const application of appAccess.applications)
    application.owners = application.owners.filter((owner) => owner !== user)
}

/** Agrees that an application may do something, for one user or for everybody. Throws a Refusal. */
export function giveGrant(tenant: Tenant, grant: Omit<PermissionGrant, 'id'>): PermissionGrant {
  const { appAccess } = tenant
  for (const id of [grant.client, grant.resource]) usedIn(tenant, id)
  if (
    appAccess.grants.some(
      ({ client, principal, resource }) =>
        client === grant.client && principal === grant.principal && resource === grant.resource,
    )
  )
    throw new Refusal(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.')
  const made = { ...grant, id: randomUUID() }
  appAccess.grants = [...appAccess.grants, made]
  return made
}

/** Who gets a place in an application. */
export interface Holder {
  readonly id: string
  readonly displayName: string
  readonly type: 'User' | 'ServicePrincipal'
}

/** Gives somebody a place in an application. Throws a Refusal in Microsoft’s words, as administrators met them. */
export function giveRoleAssignment(
  tenant: Tenant,
  holder: Holder,
  resource: string,
  appRole: string,
): AppRoleAssignment {
  const { appAccess } = tenant
  const { displayName, roles } = usedIn(tenant, resource)
  if (!(roles.length === 0 ? [defaultRole] : roles).includes(appRole))
    throw badRequest('Permission being assigned was not found on application')
  const isSame = (one: AppRoleAssignment): boolean =>
    one.principal === holder.id && one.resource === resource && one.appRole === appRole
  if (appAccess.roleAssignments.some(isSame)) throw badRequest('Permission being assigned already exists on the object')
  const made: AppRoleAssignment = {
    id: randomUUID(),
    principal: holder.id,
    principalName: holder.displayName,
    principalType: holder.type,
    resource,
    resourceName: displayName,
    appRole,
  }
  appAccess.roleAssignments = [...appAccess.roleAssignments, made]
  return made
}

/** An application that the tenant uses. Throws Graph's 404. */
function usedIn({ appAccess }: Tenant, id: string): UsedApplication {
  const found = appAccess.used.find((one) => one.id === id)
  if (found === undefined) throw notFound(id)
  return found
}
