import { randomUUID } from 'node:crypto'
import { refreshGroupLicencesLater } from './licences'
import { domain } from './organization'
import { badRequest, insufficientPrivileges, notFound, onPremisesMastered } from './refusal'
import { givesRoles, refreshRoles } from './roles'
import type { Group, Tenant } from './state'
import { isBought } from './subscriptions'

/** Puts somebody into a group of any kind. Throws a Refusal. */
export function addMember(tenant: Tenant, group: Group, member: string): void {
  if (group.membershipRule !== null) throw insufficientPrivileges()
  if (group.members.includes(member))
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    )
  group.members = [...group.members, member]
  if (givesRoles(tenant, group)) refreshRoles(tenant)
  if (group.licences.length > 0) refreshGroupLicencesLater(tenant, member)
}

/**
 * A group is gone, with all that it gave. What only names it, as a member of another group or as who has a place in an
 * application, is shown no more.
 */
export function deleteGroup(tenant: Tenant, group: Group): void {
  const { groups, roles, callQueues, delegates, deletedGroups } = tenant
  groups.delete(group.id)
  // Other groups have no way back (learn, directory-deleteditems-list).
  if (group.kind === 'microsoft365') deletedGroups.set(group.id, { group, at: new Date().toISOString() })
  roles.assignments = roles.assignments.filter(({ principal }) => principal !== group.id)
  roles.eligibilities = roles.eligibilities.filter(({ principal }) => principal !== group.id)
  roles.groupEligibilities = roles.groupEligibilities.filter((one) => one.group !== group.id)
  for (const queue of callQueues) queue.groups = queue.groups.filter((id) => id !== group.id)
  delegates.sendAs.delete(group.id)
  refreshRoles(tenant)
  if (group.licences.length > 0) for (const member of group.members) refreshGroupLicencesLater(tenant, member)
}

/** Deletes a group as the app may. Throws a Refusal. */
export function deleteOwnGroup(tenant: Tenant, group: Group): void {
  refuseMasteredElsewhere(group)
  deleteGroup(tenant, group)
}

/** Brings a group back from the deleted items. */
export function restoreGroup(tenant: Tenant, group: Group): void {
  tenant.deletedGroups.delete(group.id)
  tenant.groups.set(group.id, group)
  for (const member of group.members) refreshGroupLicencesLater(tenant, member)
}

/** What a new group has to have. */
export interface NewGroup {
  readonly displayName: string
  readonly mailNickname: string
  readonly kind: 'security' | 'microsoft365'
  readonly description: string | null
  readonly visibility: string | null
  readonly roleAssignable: boolean
  readonly members: readonly string[]
  readonly owners: readonly string[]
}

/** Makes a group of those kinds that Graph can make. Throws a Refusal when its alias is taken. */
export function createGroup(tenant: Tenant, asked: NewGroup): Group {
  const isTaken = ({ mailNickname }: Group): boolean => mailNickname?.toLowerCase() === asked.mailNickname.toLowerCase()
  if ([...tenant.groups.values()].some(isTaken))
    throw badRequest('Another object with the same value for property mailNickname already exists.')
  const group: Group = {
    ...asked,
    id: randomUUID(),
    hasTeam: false,
    membershipRule: null,
    synced: false,
    managementRestricted: false,
    moderators: [],
    licences: [],
    lacksSeats: false,
  }
  tenant.groups.set(group.id, group)
  return group
}

/** Writes properties of a group that were checked for name and type. Throws a Refusal. */
export function updateGroup(
  group: Group,
  changes: Partial<Pick<Group, 'displayName' | 'description' | 'visibility' | 'mailNickname'>>,
): void {
  refuseMasteredElsewhere(group)
  Object.assign(group, changes)
}

/** Puts somebody into a group as the app may. Throws a Refusal. */
export function addOwnMember(tenant: Tenant, group: Group, member: string): void {
  if (group.membershipRule === null) refuseMasteredElsewhere(group)
  addMember(tenant, group, member)
}

/** Has a group give other licences to its members. Throws a Refusal in Microsoft's words. */
export function assignGroupLicences(
  tenant: Tenant,
  group: Group,
  add: readonly string[],
  remove: readonly string[],
): void {
  for (const skuId of add)
    if (!isBought(tenant, skuId)) throw badRequest(`License ${skuId} does not correspond to a valid company License.`)
  if (remove.some((skuId) => !group.licences.includes(skuId)))
    throw badRequest('Group does not have a corresponding license.')
  group.licences = [...new Set([...group.licences, ...add])].filter((skuId) => !remove.includes(skuId))
  for (const member of group.members) refreshGroupLicencesLater(tenant, member)
}

/** Takes a member out of a group. Throws a Refusal in Microsoft's words. */
export function removeMember(tenant: Tenant, group: Group, member: string): void {
  if (group.membershipRule !== null) throw insufficientPrivileges()
  refuseMasteredElsewhere(group)
  if (!group.members.includes(member)) throw notFound(member)
  takeOut(tenant, group, member)
}

/** A member is gone, with the roles of the group, and after a while with what else it gave. */
export function takeOut(tenant: Tenant, group: Group, member: string): void {
  group.members = group.members.filter((id) => id !== member)
  if (givesRoles(tenant, group)) refreshRoles(tenant)
  if (group.licences.length > 0) refreshGroupLicencesLater(tenant, member)
}

/** Takes an owner away from a group; never the last one. */
export function removeOwner(group: Group, owner: string): void {
  refuseMasteredElsewhere(group)
  if (!group.owners.includes(owner)) throw notFound(owner)
  if (group.owners.length === 1)
    throw badRequest('The group must have at least one owner, hence this owner cannot be removed.')
  group.owners = group.owners.filter((id) => id !== owner)
}

/** Makes a user an owner of a group. */
export function addOwner(group: Group, owner: string): void {
  refuseMasteredElsewhere(group)
  if (group.owners.includes(owner))
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'owners'.",
    )
  group.owners = [...group.owners, owner]
}

/** Ids of the groups that somebody (a user or a group) is in; with `transitive` also through other groups. */
export function groupsOf(tenant: Tenant, member: string, transitive: boolean): readonly Group[] {
  const found = new Map<string, Group>()
  const memberships = membershipsIn(tenant)
  const look = (id: string): void => {
    const own = memberships.get(id)
    if (own === undefined) return
    for (const group of tenant.groups.values())
      if (own.has(group.id) && !found.has(group.id)) {
        found.set(group.id, group)
        if (transitive) look(group.id)
      }
  }
  look(member)
  return [...found.values()]
}

/** Ids of the groups that each member is in: gone through anew for those groups only whose list of members is another one. */
function membershipsIn(tenant: Tenant): ReadonlyMap<string, ReadonlySet<string>> {
  const known = knownMemberships.get(tenant) ?? { lists: new Map(), memberships: new Map() }
  knownMemberships.set(tenant, known)
  const { lists, memberships } = known
  for (const { id, members } of tenant.groups.values()) {
    const before = lists.get(id)
    if (before === members) continue
    for (const member of before ?? []) memberships.get(member)?.delete(id)
    for (const member of members) {
      const own = memberships.get(member) ?? new Set()
      memberships.set(member, own.add(id))
    }
    lists.set(id, members)
  }
  return memberships
}

interface KnownMemberships {
  /** The list of each group that was gone through last: a list is replaced when it changes. */
  readonly lists: Map<string, readonly string[]>
  readonly memberships: Map<string, Set<string>>
}

const knownMemberships = new WeakMap<Tenant, KnownMemberships>()

/** Ids of all members of a group, also through the groups in it, which are members themselves. */
export function membersIn({ groups }: Tenant, { members }: Group): readonly string[] {
  const found = new Set<string>()
  const look = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    groups.get(id)?.members.forEach(look)
  }
  members.forEach(look)
  return [...found]
}

/** The groups that somebody owns, as far as Graph shows it. */
export function groupsOwnedBy(tenant: Tenant, owner: string): readonly Group[] {
  return [...tenant.groups.values()].filter((group) => ownersShown(group).includes(owner))
}

/** Graph shows no owners of groups of Exchange or of Active Directory (group-list-owners). */
export function ownersShown(group: Group): readonly string[] {
  return isOfExchange(group) || group.synced ? [] : group.owners
}

export function nicknameOf({ id, mailNickname }: Group): string {
  return mailNickname ?? id.slice(0, 8)
}

/** The mail address of a group that has one. */
export function addressOf(group: Group): string {
  return `${nicknameOf(group)}@${domain}`
}

/** A mail-enabled security group or a distribution list. */
export function isOfExchange({ kind }: Group): boolean {
  return kind === 'mailEnabledSecurity' || kind === 'distribution'
}

/** Some groups are seen here and changed elsewhere: in Active Directory, or by Exchange's own cmdlets. */
function refuseMasteredElsewhere(group: Group): void {
  const { synced } = group
  if (synced) throw onPremisesMastered()
  if (isOfExchange(group)) throw badRequest('Cannot Update a mail-enabled security groups and or distribution list.')
}
