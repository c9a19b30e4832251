import { z } from 'zod'
import { deletedName } from '../../tenant/deletedItems'
import { takeOut } from '../../tenant/groups'
import { clearNumber } from '../../tenant/numbers'
import { synchronise } from '../../tenant/activeDirectory'
import type { Mailbox, Tenant, User } from '../../tenant/state'
import { action, mailboxIn, missing, personIn, refused } from './action'

const person = z.strictObject({ id: z.string() })

const changes = {
  disable: (_tenant: Tenant, { properties }: User) => {
    properties.accountEnabled = false
  },
  leaveGroups: (tenant: Tenant, { id }: User) => {
    for (const group of tenant.groups.values())
      if (group.synced && group.members.includes(id)) takeOut(tenant, group, id)
  },
  hide: (tenant: Tenant, user: User) => {
    mailboxFrom(tenant, user).hidden = true
  },
  shareMailbox: (tenant: Tenant, user: User) => {
    mailboxFrom(tenant, user).onPremisesKind = 'SharedMailbox'
  },
  makeMailboxPersonal: (tenant: Tenant, user: User) => {
    mailboxFrom(tenant, user).onPremisesKind = 'UserMailbox'
  },
  endForwarding: (tenant: Tenant, user: User) => {
    mailboxFrom(tenant, user).forwardingAddress = null
  },
  clearNumber: (tenant: Tenant, { id }: User) => {
    if (!clearNumber(tenant, id)) throw refused('Active Directory writes no phone number of this account.')
  },
  delete: (_tenant: Tenant, user: User) => {
    user.deletedAt = new Date().toISOString()
    user.properties.userPrincipalName = deletedName(user.id, user.properties.userPrincipalName)
  },
}

/** What an administrator does in the pretend organisation’s own Active Directory. */
export const activeDirectoryActions = {
  'change-active-directory': action(
    'Changes an account in Active Directory; the tenant sees it once it has synchronised, which takes hours in reality and no time here.',
    z.strictObject({ id: z.string(), change: z.enum(Object.keys(changes) as [keyof typeof changes]) }),
    (tenant, { id, change }) => {
      const user = synchronisedIn(tenant, id)
      changes[change](tenant, user)
      synchronise(tenant, user)
    },
  ),
  'move-mailbox-to-own-servers': action(
    'Has a mailbox of a synchronised account on the organisation’s own Exchange servers: here it is a mail user.',
    person,
    (tenant, { id }) => {
      mailboxIn(tenant, synchronisedIn(tenant, id).id).mailbox.onOwnServers = true
    },
  ),
  'manage-exchange-in-cloud': action(
    'Changes what Exchange goes by for a synchronised account here, and no longer in Active Directory (IsExchangeCloudManaged).',
    person,
    (tenant, { id }) => {
      mailboxIn(tenant, synchronisedIn(tenant, id).id).mailbox.cloudManaged = true
    },
  ),
  'move-authority-to-cloud': action(
    'Makes a synchronised account one of the cloud: its source of authority is moved, and Active Directory changes it no longer.',
    person,
    (tenant, { id }) => {
      synchronisedIn(tenant, id).properties['onPremisesSyncEnabled'] = null
    },
  ),
}

function synchronisedIn(tenant: Tenant, id: string): User {
  const user = personIn(tenant, id)
  if (user.properties.onPremisesSyncEnabled !== true)
    throw refused('No account with this id is synchronised from Active Directory.')
  return user
}

/** Also one that is on the organisation's own servers. */
function mailboxFrom(tenant: Tenant, { id }: User): Mailbox {
  const mailbox = tenant.mailboxes.get(id)
  if (mailbox === undefined) throw missing(`${id} has no mailbox.`)
  return mailbox
}
