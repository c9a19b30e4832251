import { z } from 'zod'
import { quoted } from '../../directory/employee'
import { RemoteError, type GraphReader, type Reader } from '../../remote/reader'
import { readMemberships } from '../../facts/membership'
import { roleName } from '../../facts/roleNames'

/** An administrator role that the leaver holds directly. */
export interface HeldRole {
  /** Of the assignment, or of the instance of the eligibility. */
  readonly id: string
  readonly roleDefinitionId: string
  readonly name: string
  /** `/` for the whole directory, `/administrativeUnits/{id}` for a part of it, `/{id}` for one object. */
  readonly scope: string
  /** Until when it may be activated, ISO 8601; left out without an end, for active ones, and in journals of before. */
  readonly until?: string
}

export interface RolesFacts {
  /** In force now. */
  readonly active: readonly HeldRole[]
  /** May be activated in Privileged Identity Management; undefined where the tenant has no licence for that. */
  readonly eligible: readonly HeldRole[] | undefined
  /** Names of the groups that can hold administrator roles and that the leaver is in. */
  readonly groups: readonly string[]
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

/** Everything that makes the leaver an administrator. Throws RemoteError. Source: learn, rbacapplication-list-roleassignments. */
export async function readRoles({ graph, settings }: Reader, id: string): Promise<RolesFacts> {
  const [active, eligible, memberships] = await Promise.all([
    readActive(graph, id),
    readEligible(graph, id),
    readMemberships(graph, id),
  ])
  return {
    active,
    eligible,
    groups: memberships.filter(({ roleAssignable }) => roleAssignable).map(({ name }) => name),
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

async function readEligible(graph: GraphReader, id: string): Promise<readonly HeldRole[] | undefined> {
  const path = `/roleManagement/directory/roleEligibilityScheduleInstances?$filter=principalId eq '${quoted(id)}'`
  try {
    const found = await graph.list(path, eligibilitySchema)
    // One by a group is the group's: it goes with the membership.
    const own = found.filter(({ memberType }) => memberType !== 'Group')
    return own.map(({ id, roleDefinitionId, directoryScopeId, endDateTime }) => ({
      id,
      roleDefinitionId,
      name: roleName(roleDefinitionId),
      scope: directoryScopeId ?? '/',
      ...(endDateTime == null ? {} : { until: endDateTime }),
    }))
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
