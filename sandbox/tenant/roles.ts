import { createHash } from 'node:crypto'
import type { GroupEligibility, RoleAssignment, RoleEligibility, RolePolicy } from './state/roles'
import { roles, type RoleName } from './directoryRoles'
import { notFound, Refusal } from './refusal'
import type { Group, Tenant } from './state'

/** Whom a request of Privileged Identity Management is about. */
export interface RoleRequest {
  readonly principal: string
  readonly role: string
  readonly scope: string
}

/** A new assignment or eligibility; the same one has the same id. */
export function roleGiven<Details extends Omit<RoleEligibility, 'id'>>(
  details: Details,
): Details & { readonly id: string } {
  const { principal, role, scope } = details
  return { ...details, id: createHash('sha256').update(`${role}${scope}${principal}`).digest('base64url') }
}

/** `adminAssign` of an active assignment. Throws a Refusal when it is there already. */
export function giveAssignment(tenant: Tenant, details: Omit<RoleAssignment, 'id'>): RoleAssignment {
  const given = roleGiven(details)
  refuseSecond(tenant.roles.assignments, given.id)
  tenant.roles.assignments = [...tenant.roles.assignments, given]
  refreshRoles(tenant)
  return given
}

/** `adminAssign` of an eligible assignment. Throws a Refusal when it is there already. */
export function giveEligibility(tenant: Tenant, details: Omit<RoleEligibility, 'id'>): void {
  const given = roleGiven(details)
  refuseSecond(tenant.roles.eligibilities, given.id)
  tenant.roles.eligibilities = [...tenant.roles.eligibilities, given]
}

/** What is asked for a role, as far as policies of roles judge it. */
export interface Asked {
  readonly role: RoleName
  readonly as: RolePolicy['as']
  /** How long it is asked for, in milliseconds; undefined for good. */
  readonly milliseconds: number | undefined
  readonly justification: string | undefined
  /** A ticket's number and system, both of which count. */
  readonly ticket: readonly (string | null | undefined)[]
}

/** Until somebody changes it, an active role takes a justification (learn, pim-how-to-change-default-settings). */
function policyOf({ roles: { policies } }: Tenant, { role, as }: Pick<RolePolicy, 'role' | 'as'>): RolePolicy {
  const changed = policies.find((one) => one.role === role && one.as === as)
  return changed ?? { role, as, mostDays: null, justification: as === 'active', ticket: false, secondFactor: false }
}

/** Changes what Privileged Identity Management asks of whoever gives a role. */
export function changePolicy({ roles: state }: Tenant, policy: RolePolicy): void {
  state.policies = [...state.policies.filter(({ role, as }) => role !== policy.role || as !== policy.as), policy]
}

/** Throws Microsoft's refusal, with every rule of the role's policy that is not kept (azure-docs, issue 80426). */
export function refuseByPolicy(tenant: Tenant, asked: Asked): void {
  const { mostDays, justification, ticket, secondFactor } = policyOf(tenant, asked)
  const isTooLong = mostDays !== null && (asked.milliseconds ?? Infinity) > mostDays * 24 * 60 * 60_000
  const failed = [
    ...(isTooLong ? ['ExpirationRule'] : []),
    ...(justification && (asked.justification ?? '').trim() === '' ? ['JustificationRule'] : []),
    ...(ticket && asked.ticket.some((part) => (part ?? '') === '') ? ['TicketingRule'] : []),
    ...(secondFactor ? ['MfaRule'] : []),
  ]
  if (failed.length > 0)
    throw new Refusal(
      400,
      'RoleAssignmentRequestPolicyValidationFailed',
      `The following policy rules failed: ${JSON.stringify(failed)}`,
    )
}

/** Microsoft’s words (terraform-provider-azuread, issue 1306). */
function refuseSecond(all: readonly { readonly id: string }[], wanted: string): void {
  if (all.some(({ id }) => id === wanted))
    throw new Refusal(400, 'RoleAssignmentExists', 'The Role assignment already exists.')
}

/**
 * Takes an assignment away. That Microsoft refuses one of Privileged Identity Management here, and in which words, is not
 * documented: the pretend tenant refuses it, so that the other way is tried out.
 */
export function removeAssignment(tenant: Tenant, id: string): RoleAssignment {
  const found = tenant.roles.assignments.find((one) => one.id === id)
  if (found === undefined) throw notFound(id)
  if (found.byPim)
    throw new Refusal(400, 'BadRequest', 'The role assignment is managed in Privileged Identity Management.')
  return dropAssignment(tenant, found)
}

/** `adminRemove` of an active assignment, whoever made it. */
export function revokeAssignment(tenant: Tenant, request: RoleRequest): RoleAssignment {
  return dropAssignment(tenant, meant(tenant.roles.assignments, request))
}

/** `adminRemove` of an eligible assignment. */
export function revokeEligibility(tenant: Tenant, request: RoleRequest): RoleEligibility {
  const found = meant(tenant.roles.eligibilities, request)
  tenant.roles.eligibilities = tenant.roles.eligibilities.filter((one) => one !== found)
  return found
}

/** Lets somebody activate a membership or an ownership of a group. Throws a Refusal. */
export function makeEligible(
  tenant: Tenant,
  group: Group,
  { principal, access }: Pick<GroupEligibility, 'principal' | 'access'>,
): void {
  // Learn, admin-units-restricted-management; and what a rule or Active Directory decides nobody activates.
  if (group.managementRestricted || group.synced || group.membershipRule !== null)
    throw new Refusal(400, 'BadRequest', 'The group cannot be managed in Privileged Identity Management.')
  const id = createHash('sha256').update(`${group.id}${access}${principal}`).digest('base64url')
  refuseSecond(tenant.roles.groupEligibilities, id)
  const given = { id, principal, group: group.id, access }
  tenant.roles.groupEligibilities = [...tenant.roles.groupEligibilities, given]
}

/** `adminRemove` of such an eligibility. */
export function revokeGroupEligibility(
  { roles: state }: Tenant,
  { principal, group, access }: Omit<GroupEligibility, 'id'>,
): void {
  const left = state.groupEligibilities.filter(
    (one) => one.principal !== principal || one.group !== group || one.access !== access,
  )
  if (left.length === state.groupEligibilities.length)
    throw new Refusal(400, 'RoleAssignmentDoesNotExist', 'The Role assignment does not exist.')
  state.groupEligibilities = left
}

/** Role ids of a user's or group's own assignments to the whole directory: what Graph lists as a membership. */
export function directoryRolesOf(tenant: Tenant, principal: string): readonly RoleName[] {
  const own = tenant.roles.assignments.filter((one) => one.principal === principal && one.scope === '/')
  return [...new Set(own.map(({ role }) => role))]
}

/** Whether whoever is in the group has roles by it. */
export function givesRoles({ roles: { assignments } }: Tenant, { id }: Group): boolean {
  return assignments.some(({ principal }) => principal === id)
}

/** Works out anew which roles users have, by themselves and by groups. */
export function refreshRoles(tenant: Tenant): void {
  const held = new Map<string, Set<RoleName>>()
  for (const { principal, role } of tenant.roles.assignments)
    for (const id of [principal, ...(tenant.groups.get(principal)?.members ?? [])]) {
      const known = held.get(id) ?? new Set()
      held.set(id, known.add(role))
    }
  for (const user of tenant.users.values()) user.roles = [...(held.get(user.id) ?? [])]
}

function dropAssignment(tenant: Tenant, found: RoleAssignment): RoleAssignment {
  tenant.roles.assignments = tenant.roles.assignments.filter((one) => one !== found)
  refreshRoles(tenant)
  return found
}

function meant<One extends RoleEligibility>(all: readonly One[], { principal, role, scope }: RoleRequest): One {
  const found = all.find((one) => one.principal === principal && roles[one.role].id === role && one.scope === scope)
  // By analogy with RoleAssignmentExists, which Microsoft answers with 400 (terraform-provider-azuread, issue 1306).
  if (found === undefined) throw new Refusal(400, 'RoleAssignmentDoesNotExist', 'The Role assignment does not exist.')
  return found
}
