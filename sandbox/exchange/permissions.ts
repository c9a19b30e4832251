import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { CmdletError, text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import { recipientOf } from '../tenant/mailboxes'
import { isThere, type Tenant, type User } from '../tenant/state'
import { objectNotFound, requireMailbox } from './mailboxes'

export const permissionCmdlets = {
  'Get-MailboxPermission': getPermissions,
  'Add-MailboxPermission': addPermission,
  'Remove-MailboxPermission': removePermission,
} satisfies Readonly<Record<string, RunCmdlet>>

function getPermissions(tenant: Tenant, { Identity, User: wanted }: JsonBody): CmdletResult {
  const { mailbox, user } = requireMailbox(tenant, Identity)
  const own = viewPermission(user.id, 'NT AUTHORITY\\SELF', ['FullAccess', 'ReadPermission'])
  const others = mailbox.permissions.map(({ user: holder, accessRights }) =>
    viewPermission(user.id, nameOf(tenant, holder), accessRights),
  )
  const only = wanted === undefined ? undefined : requireUser(tenant, wanted).properties.userPrincipalName
  return { value: [own, ...others].filter((entry) => only === undefined || entry['User'] === only), warnings: [] }
}

function addPermission(tenant: Tenant, { Identity, User: wanted, AccessRights }: JsonBody): CmdletResult {
  const { mailbox, user } = requireMailbox(tenant, Identity)
  const holder = requireUser(tenant, wanted)
  const added = AccessRights as readonly string[]
  const current = mailbox.permissions.find((entry) => entry.user === holder.id)?.accessRights ?? []
  const all = [...new Set([...current, ...added])]
  const name = holder.properties.userPrincipalName
  const warnings =
    all.length === current.length
      ? [`The appropriate access control entry is already present on the object "${user.id}" for account "${name}".`]
      : []
  mailbox.permissions = [
    ...mailbox.permissions.filter((entry) => entry.user !== holder.id),
    { user: holder.id, accessRights: all },
  ]
  return { value: [viewPermission(user.id, name, all)], warnings, target: user.id }
}

function removePermission(tenant: Tenant, { Identity, User: wanted, AccessRights }: JsonBody): CmdletResult {
  const { mailbox, user } = requireMailbox(tenant, Identity)
  const holder = requireUser(tenant, wanted)
  const removed = AccessRights as readonly string[]
  const current = mailbox.permissions.find((entry) => entry.user === holder.id)?.accessRights ?? []
  const left = current.filter((entry) => !removed.includes(entry))
  const name = holder.properties.userPrincipalName
  const warnings =
    left.length === current.length
      ? [
          `Can't remove the access control entry on the object "${user.id}" for account "${name}" because the ACE isn't present.`,
        ]
      : []
  mailbox.permissions = [
    ...mailbox.permissions.filter((entry) => entry.user !== holder.id),
    ...(left.length === 0 ? [] : [{ user: holder.id, accessRights: left }]),
  ]
  return { value: [], warnings, target: user.id }
}

/** Somebody with a mailbox, by user principal name, address or directory id. Throws as Exchange does. */
export function requireUser(tenant: Tenant, wanted: unknown): User {
  const user = recipientOf(tenant, text(wanted))
  if (user === undefined) throw objectNotFound(text(wanted))
  if (!tenant.mailboxes.has(user.id))
    throw new CmdletError(
      'Microsoft.Exchange.Configuration.Tasks.RecipientTaskException',
      `The user "${text(wanted)}" is not mail-enabled.`,
    )
  return user
}

/** Somebody who was deleted since is shown by a bare id, as Exchange shows a security id it cannot resolve. */
function nameOf(tenant: Tenant, id: string): string {
  const user = tenant.users.get(id)
  return user === undefined || !isThere(user, 'exchange')
    ? `S-1-5-21-${id.slice(0, 8)}`
    : user.properties.userPrincipalName
}

function viewPermission(mailbox: string, user: string, accessRights: readonly string[]): JsonBody {
  return {
    Identity: mailbox,
    User: user,
    AccessRights: accessRights,
    IsInherited: false,
    Deny: false,
    InheritanceType: 'All',
  }
}
