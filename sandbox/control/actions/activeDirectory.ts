import { z } from 'zod'
import { deletedName } from '../../tenant/accounts'
import { takeOut } from '../../tenant/groups'
import type { Tenant, User } from '../../tenant/state'
import { action, personIn, refused } from './action'

const changes = {
  disable: (_tenant: Tenant, { properties }: User) => {
    properties.accountEnabled = false
  },
  leaveGroups: (tenant: Tenant, { id }: User) => {
    for (const group of tenant.groups.values())
      if (group.synced && group.members.includes(id)) takeOut(tenant, group, id)
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
    z.strictObject({ id: z.string(), change: z.enum(['disable', 'leaveGroups', 'delete']) }),
    (tenant, { id, change }) => {
      const user = personIn(tenant, id)
      if (user.properties.onPremisesSyncEnabled !== true)
        throw refused('No account with this id is synchronised from Active Directory.')
      user.properties['onPremisesLastSyncDateTime'] = new Date().toISOString()
      changes[change](tenant, user)
    },
  ),
}
