import { z } from 'zod'
import { takeOut } from '../tenant/groups'
import { deletedName } from '../tenant/accounts'
import type { Tenant, User } from '../tenant/state'

/** What an administrator does in the pretend organisation's own Active Directory. Body of `POST /_sandbox/active-directory`. */
export const directoryChangeSchema = z.strictObject({
  id: z.string(),
  change: z.enum(['disable', 'leaveGroups', 'delete']),
})
type DirectoryChange = z.infer<typeof directoryChangeSchema>

/**
 * A change on-premises as the tenant sees it once it has synchronised, which takes hours in reality and no time here.
 * @returns false when no synchronised account has this id
 */
export function changeInActiveDirectory(tenant: Tenant, { id, change }: DirectoryChange): boolean {
  const user = tenant.users.get(id)
  if (user === undefined || user.properties.onPremisesSyncEnabled !== true || user.deletedAt !== undefined) return false
  user.properties['onPremisesLastSyncDateTime'] = new Date().toISOString()
  changes[change](tenant, user)
  return true
}

const changes: Readonly<Record<DirectoryChange['change'], (tenant: Tenant, user: User) => void>> = {
  disable: (_tenant, { properties }) => {
    properties.accountEnabled = false
  },
  leaveGroups: (tenant, { id }) => {
    for (const group of tenant.groups.values())
      if (group.synced && group.members.includes(id)) takeOut(tenant, group, id)
  },
  delete: (_tenant, user) => {
    user.deletedAt = new Date().toISOString()
    user.properties.userPrincipalName = deletedName(user.id, user.properties.userPrincipalName)
  },
}

/** What an administrator does in the admin centre, and the bot may not. Body of `POST /_sandbox/manager`. */
export const managerChangeSchema = z.strictObject({
  id: z.string(),
  /** Directory id of the new manager of everybody who reports to `id`; null for nobody. */
  manager: z.string().nullable(),
})

/** Gives everybody who reports to somebody another manager. */
export function changeManager(tenant: Tenant, { id, manager }: z.infer<typeof managerChangeSchema>): void {
  for (const user of tenant.users.values()) if (user.manager === id) user.manager = manager ?? undefined
}
