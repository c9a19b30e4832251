import { z } from 'zod'
import type { GraphReader } from '../remote/reader'

const text = z.string().nullish()
const flag = z.boolean().nullish()
/** What is read of an object of the directory that may be a group: properties that it does not have do not come. */
export const directoryObjectSchema = z.object({
  '@odata.type': text,
  id: z.string(),
  displayName: text,
  groupTypes: z.array(z.string()).nullish(),
  mailEnabled: flag,
  securityEnabled: flag,
  membershipRule: text,
  onPremisesSyncEnabled: flag,
  isAssignableToRole: flag,
  isManagementRestricted: flag,
  assignedLicenses: z.array(z.object({ skuId: text })).nullish(),
  resourceProvisioningOptions: z.array(z.string()).nullish(),
})

/** The same as a list, for `$select`. */
export const directoryFields = Object.keys(directoryObjectSchema.shape).filter((name) => !name.startsWith('@'))

/** A group that the leaver is a direct member of, or owns. */
export interface GroupMembership {
  readonly id: string
  readonly name: string
  /**
   * `microsoft365`: a Microsoft 365 group, perhaps with a team; `security`; `mailEnabledSecurity` and `distribution` are
   * Exchange's to change, not Graph's (learn: groups-overview).
   */
  readonly kind: 'microsoft365' | 'security' | 'mailEnabledSecurity' | 'distribution'
  readonly hasTeam: boolean
  /** Membership follows a rule: nobody can be taken out by hand. */
  readonly dynamic: boolean
  /** Mastered in on-premises Active Directory: members are taken out there. */
  readonly synced: boolean
  /** Can hold an administrator role: changing its members needs RoleManagement.ReadWrite.Directory besides. */
  readonly roleAssignable: boolean
  /** In an administrative unit whose members only its own administrators change. Not in journals of before. */
  readonly restricted?: true
  /** Sku ids of the licences that it gives to its members. */
  readonly licences: readonly string[]
}

/**
 * The groups that somebody is a direct member of, by name. All steps ask with the same path, so that their reads of one
 * moment are one request. Throws RemoteError. Needs Directory.Read.All. Source: learn, user-list-memberof.
 */
export async function readMemberships(graph: GraphReader, id: string): Promise<readonly GroupMembership[]> {
  const found = await graph.list(`/users/${id}/memberOf?$select=${directoryFields.join(',')}`, directoryObjectSchema)
  return found
    .filter((one) => one['@odata.type'] === '#microsoft.graph.group')
    .map(groupOf)
    .sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id))
}

/** An object of the directory that is a group. */
export function groupOf(group: z.infer<typeof directoryObjectSchema>): GroupMembership {
  return {
    id: group.id,
    name: group.displayName ?? group.id,
    kind: kindOf(group),
    hasTeam: (group.resourceProvisioningOptions ?? []).includes('Team'),
    dynamic: (group.groupTypes ?? []).includes('DynamicMembership') || (group.membershipRule ?? '') !== '',
    synced: group.onPremisesSyncEnabled === true,
    roleAssignable: group.isAssignableToRole === true,
    ...(group.isManagementRestricted === true ? { restricted: true as const } : {}),
    licences: (group.assignedLicenses ?? []).flatMap(({ skuId }) => skuId ?? []),
  }
}

function kindOf({
  groupTypes,
  mailEnabled,
  securityEnabled,
}: z.infer<typeof directoryObjectSchema>): GroupMembership['kind'] {
  if ((groupTypes ?? []).includes('Unified')) return 'microsoft365'
  if (mailEnabled !== true) return 'security'
  return securityEnabled === true ? 'mailEnabledSecurity' : 'distribution'
}
