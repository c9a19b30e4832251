import { z } from 'zod'
import { quoted } from '../../directory/employee'
import { RemoteError, type GraphReader, type Reader } from '../../remote/reader'
import { readMemberships } from '../../facts/membership'
import { globalAdministratorRole, roleName } from '../../facts/roleNames'

/** An administrator role that the leaver holds directly. */
export interface HeldRole {
  /** Of the assignment, or of the instance of the eligibility. */
  readonly id: string
  readonly roleDefinitionId: string
  readonly name: string
  /** `/` for the whole directory, `/administrativeUnits/{id}` for a part of it, `/{id}` for one object. */
  readonly scope: string
  /** Until when it is in force or may be activated, ISO 8601; left out without an end, and in journals of before. */
  readonly until?: string
  /** How an active one came into force; left out where Privileged Identity Management cannot tell, and in journals of before. */
  readonly came?: CameBy
}

/**
 * `activated`: from an eligible one, in Privileged Identity Management. `assigned`: for good or until a date. Microsoft lists
 * those that were made without Privileged Identity Management with these; only one with an end is surely of its making.
 */
export type CameBy = 'assigned' | 'activated'

/** A group that the leaver may join, or become owner of, at any moment in Privileged Identity Management. */
export interface EligibleGroup {
  readonly groupId: string
  readonly name: string
  readonly access: 'member' | 'owner'
}

export interface RolesFacts {
  /** In force now. */
  readonly active: readonly HeldRole[]
  /** May be activated in Privileged Identity Management; undefined where the tenant has no licence for that. */
  readonly eligible: readonly HeldRole[] | undefined
  /** Names of the groups that can hold administrator roles and that the leaver is in. */
  readonly groups: readonly string[]
  /** Not in journals of before; left out where there are none. */
  readonly eligibleGroups?: readonly EligibleGroup[]
  /** One of all these groups makes, or may make, a Global Administrator. */
  readonly mayBeGlobal?: true
  /** Where roles are given, https. */
  readonly link: string
}

const text = z.string().nullish()
const assignmentSchema = z.object({
  id: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: text,
  roleDefinition: z.object({ displayName: text }).nullish(),
})
const eligibilitySchema = z.object({
  id: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: text,
  memberType: text,
  endDateTime: text,
})

const instanceSchema = z.object({
  roleDefinitionId: z.string(),
  directoryScopeId: text,
  roleAssignmentOriginId: text,
  assignmentType: text,
  memberType: text,
  endDateTime: text,
})
type Instance = z.infer<typeof instanceSchema>

/** Everything that makes the leaver an administrator. Throws RemoteError. Source: learn, rbacapplication-list-roleassignments. */
export async function readRoles({ graph, settings }: Reader, id: string): Promise<RolesFacts> {
  const [active, instances, eligible, memberships, eligibleGroups] = await Promise.all([
    readActive(graph, id),
    readInstances(graph, id),
    readEligible(graph, id),
    readMemberships(graph, id),
    readEligibleGroups(graph, id),
  ])
  const holding = memberships.filter(({ roleAssignable }) => roleAssignable)
  const mayBeGlobal = await isGlobalAmong(graph, [
    ...eligibleGroups.map(({ groupId }) => groupId),
    ...holding.map((group) => group.id),
  ])
  return {
    active: active.map((role) => ({ ...role, ...howItCame(role, instances) })),
    eligible,
    groups: holding.map(({ name }) => name),
    ...(eligibleGroups.length === 0 ? {} : { eligibleGroups }),
    ...(mayBeGlobal ? { mayBeGlobal } : {}),
    link: `${settings.links.entra}/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles`,
  }
}

/** By the same path as `services/directory/employee.ts`, so that both are one request. */
async function readActive(graph: GraphReader, id: string): Promise<readonly HeldRole[]> {
  const path = `/roleManagement/directory/roleAssignments?$filter=principalId eq '${quoted(id)}'&$expand=roleDefinition`
  const found = await graph.list(path, assignmentSchema)
  return found.map((one) => ({
    id: one.id,
    roleDefinitionId: one.roleDefinitionId,
    name: one.roleDefinition?.displayName ?? roleName(one.roleDefinitionId),
    scope: one.directoryScopeId ?? '/',
  }))
}

/**
 * The same assignments as Privileged Identity Management has them: with their end, and how they came. None without its licence.
 * Source: learn, rbacapplication-list-roleassignmentscheduleinstances.
 */
async function readInstances(graph: GraphReader, id: string): Promise<readonly Instance[]> {
  const path = `/roleManagement/directory/roleAssignmentScheduleInstances?$filter=principalId eq '${quoted(id)}'`
  return (await unlessUnlicensed(graph.list(path, instanceSchema))) ?? []
}

function howItCame({ id, roleDefinitionId, scope }: HeldRole, instances: readonly Instance[]) {
  const own = instances.filter(({ memberType }) => memberType !== 'Group')
  const found =
    own.find(({ roleAssignmentOriginId }) => roleAssignmentOriginId === id) ??
    own.find((one) => one.roleDefinitionId === roleDefinitionId && (one.directoryScopeId ?? '/') === scope)
  if (found === undefined) return {}
  const came: CameBy = found.assignmentType === 'Activated' ? 'activated' : 'assigned'
  return { came, ...(found.endDateTime == null ? {} : { until: found.endDateTime }) }
}

async function readEligible(graph: GraphReader, id: string): Promise<readonly HeldRole[] | undefined> {
  const path = `/roleManagement/directory/roleEligibilityScheduleInstances?$filter=principalId eq '${quoted(id)}'`
  const found = await unlessUnlicensed(graph.list(path, eligibilitySchema))
  // One by a group is the group's: it goes with the membership.
  const own = found?.filter(({ memberType }) => memberType !== 'Group')
  return own?.map((one) => ({
    id: one.id,
    roleDefinitionId: one.roleDefinitionId,
    name: roleName(one.roleDefinitionId),
    scope: one.directoryScopeId ?? '/',
    ...(one.endDateTime == null ? {} : { until: one.endDateTime }),
  }))
}

const groupSchema = z.object({
  groupId: text,
  accessId: text,
  memberType: text,
  group: z.object({ displayName: text }).nullish(),
})

/** None without the licence. Source: learn, privilegedaccessgroup-list-eligibilityscheduleinstances. */
async function readEligibleGroups(graph: GraphReader, id: string): Promise<readonly EligibleGroup[]> {
  const instances = '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances'
  const path = `${instances}?$filter=principalId eq '${quoted(id)}'&$expand=group`
  const found = (await unlessUnlicensed(graph.list(path, groupSchema))) ?? []
  return found
    .flatMap(({ groupId, accessId, memberType, group }): readonly EligibleGroup[] =>
      groupId == null || memberType === 'group'
        ? []
        : [{ groupId, name: group?.displayName ?? groupId, access: accessId === 'owner' ? 'owner' : 'member' }],
    )
    .sort((one, other) => one.name.localeCompare(other.name) || one.access.localeCompare(other.access))
}

/** How many groups are looked at: a tenant may have a few hundred that can hold roles, nobody is in more of them than this. */
const mostGroups = 20

/** Whether a group has that role in force or may activate it. */
async function isGlobalAmong(graph: GraphReader, groups: readonly string[]): Promise<boolean> {
  const roles = await Promise.all(
    [...new Set(groups)].slice(0, mostGroups).flatMap((id) => [readActive(graph, id), readEligible(graph, id)]),
  )
  return roles
    .flatMap((held) => held ?? [])
    .some(({ roleDefinitionId }) => roleDefinitionId === globalAdministratorRole)
}

/** What Privileged Identity Management has; undefined where the tenant has no licence for it. Throws RemoteError. */
async function unlessUnlicensed<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading
  } catch (error) {
    if (isUnlicensed(error)) return undefined
    throw error
  }
}

/**
 * Without Entra ID P2 or Governance there is no Privileged Identity Management. Seen in the wild: 400 with
 * AadPremiumLicenseRequired (maester365/maester, issue 1421); Microsoft's pages give neither, so that every 400 and
 * every text about a licence is understood so. A 403 about permissions is not.
 */
function isUnlicensed(error: unknown): boolean {
  if (!(error instanceof RemoteError)) return false
  const { kind, code = '', text } = error.problem
  return kind === 'badRequest' || /licen[sc]e/i.test(`${code} ${text}`)
}
