import type { Mailbox, Tenant, User } from './state'
import { calledSo, isThere, later, record, userOf } from './state'

const gigabyte = 1024 ** 3

/** The mailbox behind an identity (user principal name, address or directory id), or undefined. */
export function mailboxOf(tenant: Tenant, identity: string): { mailbox: Mailbox; user: User } | undefined {
  const user = recipientOf(tenant, identity)
  const mailbox = user === undefined ? undefined : tenant.mailboxes.get(user.id)
  return user === undefined || mailbox === undefined || !isHere(mailbox) ? undefined : { mailbox, user }
}

/** Neither deleted with its licence, nor on the organisation's own servers, nor none at all. */
export function isHere({ softDeleted, onOwnServers, externalAddress }: Mailbox): boolean {
  return !softDeleted && !onOwnServers && externalAddress === undefined
}

/** What is a mail user here, behind an identity: its mailbox is on the organisation's own servers, or somewhere outside. */
export function mailUserOf(tenant: Tenant, identity: string): { mailbox: Mailbox; user: User } | undefined {
  const user = recipientOf(tenant, identity)
  const mailbox = user === undefined ? undefined : tenant.mailboxes.get(user.id)
  const isElsewhere = mailbox?.onOwnServers === true || mailbox?.externalAddress !== undefined
  return user === undefined || mailbox === undefined || !isElsewhere ? undefined : { mailbox, user }
}

/** Whether Exchange goes by what the organisation's own Active Directory says of the mailbox. */
export function isMasteredOnPremises(user: User, mailbox: Mailbox): boolean {
  return user.properties.onPremisesSyncEnabled === true && !mailbox.cloudManaged
}

/** The user behind a user principal name, a mail address or a directory id whom Exchange finds, or undefined. */
export function recipientOf(tenant: Tenant, identity: string): User | undefined {
  const address = identity.toLowerCase().replace(/^smtp:/, '')
  const found = userOf(tenant, address) ?? calledSo(tenant, 'mail', address)
  return found !== undefined && isThere(found, 'exchange') ? found : undefined
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

/** Whether mail can be forwarded to a text. */
export function isSmtpAddress(text: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)
}

/** What so many gigabytes of mail are: ordinary messages. */
export function filledWith(gigabytes: number): Pick<Mailbox, 'bytes' | 'items'> {
  return { bytes: Math.ceil(gigabytes * gigabyte), items: Math.round(gigabytes * 2100) }
}

/** No cmdlet finds the mailbox any more; a licence or its user brings it back. */
export function softDelete(tenant: Tenant, mailbox: Mailbox): void {
  mailbox.softDeleted = true
  mailbox.becoming = undefined
  record(tenant, 'mailboxSoftDeleted', mailbox.owner)
}
