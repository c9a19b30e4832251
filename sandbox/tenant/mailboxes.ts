import type { Mailbox, Tenant, User } from './state'
import { later, userOf } from './state'

/** The mailbox behind an identity (user principal name, address or directory id), or undefined. */
export function mailboxOf(tenant: Tenant, identity: string): { mailbox: Mailbox; user: User } | undefined {
  const user = recipientOf(tenant, identity)
  const mailbox = user === undefined ? undefined : tenant.mailboxes.get(user.id)
  return user === undefined || mailbox === undefined || mailbox.softDeleted ? undefined : { mailbox, user }
}

/** The user behind a user principal name, a mail address or a directory id. */
export function recipientOf(tenant: Tenant, identity: string): User | undefined {
  const address = identity.toLowerCase().replace(/^smtp:/, '')
  return (
    userOf(tenant, address) ??
    [...tenant.users.values()].find(
      ({ deletedAt, properties }) => deletedAt === undefined && properties.mail?.toLowerCase() === address,
    )
  )
}

/** Starts a conversion; `Get-Mailbox` shows it after a while. False when there is nothing to convert. */
export function convert(tenant: Tenant, mailbox: Mailbox, kind: Mailbox['kind']): boolean {
  if ((mailbox.becoming ?? mailbox.kind) === kind) return false
  mailbox.becoming = kind
  later(tenant, tenant.delays.mailboxConversion, () => {
    if (mailbox.becoming !== kind) return
    mailbox.kind = kind
    mailbox.becoming = undefined
  })
  return true
}
