import type { AppRoleAssignment, OwnedApplication, PermissionGrant } from './state/appAccess'
import { notFound } from './refusal'
import type { Tenant } from './state'

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
