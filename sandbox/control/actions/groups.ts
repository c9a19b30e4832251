import { z } from 'zod'
import { addMember, addOwner, deleteGroup, isOfExchange, removeMember, takeOut } from '../../tenant/groups'
import { onPremisesMastered } from '../../tenant/refusal'
import type { Group, Tenant } from '../../tenant/state'
import { action, groupIn, missing, personIn, refused } from './action'

const inGroup = z.strictObject({ id: z.string(), group: z.string() })

/**
 * What an administrator does to groups of every kind; those from Active Directory are changed there, and whom a rule
 * lets in is the rule’s business.
 */
export const groupActions = {
  'add-member': action('Puts somebody into a group.', inGroup, (tenant, { id, group }) =>
    addMember(tenant, cloudGroup(tenant, group), personIn(tenant, id).id),
  ),
  'remove-member': action('Takes somebody out of a group.', inGroup, (tenant, { id, group: wanted }) => {
    const group = cloudGroup(tenant, wanted)
    const { id: member } = personIn(tenant, id)
    if (!group.members.includes(member)) throw missing(`${id} is not in the group.`)
    if (isOfExchange(group)) takeOut(tenant, group, member)
    else removeMember(tenant, group, member)
  }),
  'add-owner': action('Makes somebody an owner of a group.', inGroup, (tenant, { id, group: wanted }) => {
    const group = cloudGroup(tenant, wanted)
    const { id: owner } = personIn(tenant, id)
    if (isOfExchange(group)) group.owners = [...new Set([...group.owners, owner])]
    else addOwner(group, owner)
  }),
  'remove-owner': action(
    'Takes an owner away from a group; never the last one.',
    inGroup,
    (tenant, { id, group: wanted }) => {
      const group = cloudGroup(tenant, wanted)
      const { id: owner } = personIn(tenant, id)
      const left = group.owners.filter((one) => one !== owner)
      if (left.length === group.owners.length) throw missing(`${id} is no owner of the group.`)
      if (left.length === 0) throw refused('The group must have at least one owner.')
      group.owners = left
    },
  ),
  'set-moderators': action(
    'Has mail to a group of Exchange wait until one of these people lets it through; for nobody when there are none.',
    z.strictObject({ group: z.string(), moderators: z.array(z.string()) }),
    (tenant, { group: wanted, moderators }) => {
      const group = cloudGroup(tenant, wanted)
      if (!isOfExchange(group)) throw refused('Mail to this group waits for nobody.')
      group.moderators = moderators.map((id) => personIn(tenant, id).id)
    },
  ),
  'rename-group': action(
    'Changes a group’s display name.',
    z.strictObject({ group: z.string(), displayName: z.string().min(1) }),
    (tenant, { group, displayName }) => {
      cloudGroup(tenant, group).displayName = displayName
    },
  ),
  'delete-group': action(
    'Deletes a group, with the roles, licences and places in applications that it gave.',
    z.strictObject({ group: z.string() }),
    (tenant, { group }) => deleteGroup(tenant, cloudGroup(tenant, group)),
  ),
}

/** Throws a Refusal for a group that is mastered in Active Directory. */
function cloudGroup(tenant: Tenant, id: string): Group {
  const group = groupIn(tenant, id)
  if (group.synced) throw onPremisesMastered()
  return group
}
