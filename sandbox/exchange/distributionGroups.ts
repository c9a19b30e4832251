import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { CmdletError, text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import { isOfExchange, takeOut } from '../tenant/groups'
import { recipientOf } from '../tenant/mailboxes'
import type { Group, Tenant, User } from '../tenant/state'
import { distinguishedNameOf } from './delegates'
import { readFilter } from './filter'
import { objectNotFound } from './mailboxes'

/** Distribution lists and mail-enabled security groups: their members, and their owners as ManagedBy. */
export const distributionGroupCmdlets = {
  'Get-DistributionGroup': getGroups,
  'Set-DistributionGroup': setManagers,
  'Add-DistributionGroupMember': addMember,
  'Remove-DistributionGroupMember': removeMember,
} satisfies Readonly<Record<string, RunCmdlet>>

function getGroups(tenant: Tenant, { Identity, ManagedBy, Filter, ResultSize }: JsonBody): CmdletResult {
  if (Identity !== undefined) return { value: [view(tenant, requireGroup(tenant, Identity))], warnings: [] }
  const manager = ManagedBy === undefined ? undefined : requireRecipient(tenant, ManagedBy).id
  const moderates = Filter === undefined ? undefined : readFilter(Filter, ['ModeratedBy'])
  const found = groupsOfExchange(tenant)
    .filter(({ owners }) => manager === undefined || owners.includes(manager))
    .filter(({ moderators }) => moderates?.({ ModeratedBy: moderators.map(distinguishedNameOf) }) ?? true)
  const some = typeof ResultSize === 'number' ? found.slice(0, ResultSize) : found
  return { value: some.map((group) => view(tenant, group)), warnings: [] }
}

function setManagers(tenant: Tenant, parameters: JsonBody): CmdletResult {
  const group = groupToChange(tenant, parameters)
  const change = parameters['ManagedBy'] as { readonly add?: string; readonly remove?: string } | undefined
  const added = change?.add === undefined ? [] : [requireRecipient(tenant, change.add).id]
  const removed = change?.remove === undefined ? undefined : requireRecipient(tenant, change.remove).id
  const owners = [...new Set([...group.owners, ...added])].filter((id) => id !== removed)
  // Set-DistributionGroup says that a group must have an owner; in which words it refuses is not published.
  if (owners.length === 0)
    throw new CmdletError(
      'Microsoft.Exchange.Configuration.Tasks.RecipientTaskException',
      `The group "${group.displayName}" must have at least one owner.`,
    )
  const unchanged = `The command completed successfully but no settings of '${group.id}' have been modified.`
  const same = owners.length === group.owners.length && owners.every((id) => group.owners.includes(id))
  group.owners = owners
  return { value: [], warnings: same ? [unchanged] : [], target: group.id }
}

function addMember(tenant: Tenant, parameters: JsonBody): CmdletResult {
  const group = groupToChange(tenant, parameters)
  const member = requireRecipient(tenant, parameters['Member'])
  if (group.members.includes(member.id))
    throw new CmdletError(
      'Microsoft.Exchange.Management.Tasks.MemberAlreadyExistsException',
      `The recipient "${member.id}" is already a member of the group "${group.displayName}".`,
    )
  group.members = [...group.members, member.id]
  return { value: [], warnings: [], target: member.id }
}

function removeMember(tenant: Tenant, parameters: JsonBody): CmdletResult {
  const group = groupToChange(tenant, parameters)
  const member = requireRecipient(tenant, parameters['Member'])
  if (!group.members.includes(member.id))
    throw new CmdletError(
      'Microsoft.Exchange.Management.Tasks.MemberNotFoundException',
      `The recipient "${member.id}" isn't a member of the group "${group.displayName}".`,
    )
  takeOut(tenant, group, member.id)
  return { value: [], warnings: [], target: member.id }
}

/** An app is never a manager of a group, so it has to go past that check. */
function groupToChange(tenant: Tenant, { Identity, BypassSecurityGroupManagerCheck: bypass }: JsonBody): Group {
  const group = requireGroup(tenant, Identity)
  if (bypass !== true)
    throw new CmdletError(
      'Microsoft.Exchange.Configuration.Tasks.OperationRequiresGroupManagerException',
      "You don't have sufficient permissions. This operation can only be performed by a manager of the group.",
    )
  if (group.synced)
    throw new CmdletError(
      'Microsoft.Exchange.Configuration.DualWrite.LocStrings.UnableToWriteToAadException',
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    )
  return group
}

function groupsOfExchange(tenant: Tenant): readonly Group[] {
  return [...tenant.groups.values()].filter(isOfExchange)
}

function requireGroup(tenant: Tenant, identity: unknown): Group {
  const wanted = text(identity).toLowerCase()
  const group = groupsOfExchange(tenant).find(
    ({ id, displayName }) => id === wanted || displayName.toLowerCase() === wanted,
  )
  if (group === undefined) throw objectNotFound(text(identity))
  return group
}

/** Somebody without an address is no recipient: Exchange does not know them. */
function requireRecipient(tenant: Tenant, wanted: unknown): User {
  const user = recipientOf(tenant, text(wanted))
  if (user === undefined || user.properties.mail === null) throw objectNotFound(text(wanted))
  return user
}

function view(tenant: Tenant, group: Group): JsonBody {
  const managers = group.owners.flatMap((id) => tenant.users.get(id)?.properties.displayName ?? [])
  const security = group.kind === 'mailEnabledSecurity'
  return {
    Identity: group.id,
    ExternalDirectoryObjectId: group.id,
    Name: group.displayName,
    DisplayName: group.displayName,
    GroupType: security ? 'Universal, SecurityEnabled' : 'Universal',
    RecipientTypeDetails: security ? 'MailUniversalSecurityGroup' : 'MailUniversalDistributionGroup',
    ManagedBy: managers,
    ModeratedBy: group.moderators.flatMap((id) => tenant.users.get(id)?.properties.displayName ?? []),
    ModerationEnabled: group.moderators.length > 0,
    IsDirSynced: group.synced,
  }
}
