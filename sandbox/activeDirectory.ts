import { z } from 'zod'
import { deletedName } from './tenant/seed'
import type { Tenant } from './tenant/state'

/** What an administrator does in the pretend organisation's own Active Directory. Body of `POST /_sandbox/active-directory`. */
export const directoryChangeSchema = z.strictObject({
  id: z.string(),
  change: z.enum(['disable', 'delete']),
})

/**
 * A change on-premises as the tenant sees it once it has synchronised, which takes hours in reality and no time here.
 * @returns false when no synchronised account has this id
 */
export function changeInActiveDirectory(
  tenant: Tenant,
  { id, change }: z.infer<typeof directoryChangeSchema>,
): boolean {
  const user = tenant.users.get(id)
  if (user === undefined || user.properties.onPremisesSyncEnabled !== true || user.deletedAt !== undefined) return false
  if (change === 'disable') {
    user.properties.accountEnabled = false
    return true
  }
  user.deletedAt = new Date().toISOString()
  user.properties.userPrincipalName = deletedName(user.id, user.properties.userPrincipalName)
  return true
}
