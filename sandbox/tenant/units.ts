import type { RoleName } from './directoryRoles'
import { badRequest, Refusal } from './refusal'
import { userOf, type Tenant } from './state'
import type { AdministrativeUnit } from './state/units'

/** Object id of the bot’s own service principal, and what it is called. */
export const application = { id: '7c0f5b1e-2d4a-4e63-9a77-1b3c5d7e9f02', displayName: 'Offboarding bot' } as const

/** Its client id. */
export const botAppId = '7c0f5b1e-2d4a-4e63-9a77-1b3c5d7e9f03'

/** The administrative units that a user or group is in. */
export function unitsOf(tenant: Tenant, member: string): readonly AdministrativeUnit[] {
  return tenant.administrativeUnits.filter(({ members }) => members.includes(member))
}

/**
 * Refuses the application what it may do to everybody else, unless it has this role over a restricted unit that the object is
 * in: application permissions do not count there (learn, admin-units-restricted-management). The words are Microsoft’s, as
 * administrators met them.
 */
export function refuseRestricted(tenant: Tenant, member: string, role: RoleName): void {
  const restricted = unitsOf(tenant, member).filter((unit) => unit.restricted)
  const mayChange = tenant.roles.assignments.some(
    (one) =>
      one.principal === application.id &&
      one.role === role &&
      restricted.some(({ id }) => one.scope === `/administrativeUnits/${id}`),
  )
  if (restricted.length === 0 || mayChange) return
  throw new Refusal(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation. Target object is a member of a restricted management administrative unit and can only be modified by administrators scoped to that administrative unit. Check that you are assigned a role that has permission to perform the operation for this restricted management administrative unit. Learn more: https://go.microsoft.com/fwlink/?linkid=2197831',
  )
}

/** Puts a user or a group into a unit. Only security groups can be protected by one. Throws a Refusal. */
export function joinUnit(tenant: Tenant, unit: AdministrativeUnit, member: string): void {
  const kind = tenant.groups.get(member)?.kind ?? 'security'
  if (unit.restricted && kind !== 'security')
    throw badRequest('Only security groups can be members of a restricted management administrative unit.')
  unit.members = [...new Set([...unit.members, member])]
  showRestricted(tenant, member)
}

/** Takes a user or a group out of a unit. */
export function leaveUnit(tenant: Tenant, unit: AdministrativeUnit, member: string): void {
  unit.members = unit.members.filter((id) => id !== member)
  showRestricted(tenant, member)
}

/** `isManagementRestricted`, which Graph shows of both. */
function showRestricted(tenant: Tenant, member: string): void {
  const restricted = unitsOf(tenant, member).some((unit) => unit.restricted)
  const user = userOf(tenant, member)
  const group = tenant.groups.get(member)
  if (user !== undefined) user.properties['isManagementRestricted'] = restricted
  if (group !== undefined) group.managementRestricted = restricted
}
