import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import { changed, formerOwnerOf, sidOf } from '../tenant/delegates'
import { isOfExchange } from '../tenant/groups'
import { mailboxOf, mailUserOf, recipientOf } from '../tenant/mailboxes'
import { isThere, type Tenant, type User } from '../tenant/state'
import { objectNotFound } from './mailboxes'
import { requireUser } from './permissions'

/** Who may send as a mailbox or a mailing list. */
export const recipientPermissionCmdlets = {
  'Get-RecipientPermission': getPermissions,
  'Add-RecipientPermission': addPermission,
  'Remove-RecipientPermission': removePermission,
  // Every account, with a mailbox or without one (learn, Get-User).
  'Get-User': (tenant, { Identity }) => {
    const user = recipientOf(tenant, text(Identity))
    if (user === undefined) throw objectNotFound(text(Identity))
    const SidHistory = tenant.delegates.formerSids.get(user.id) ?? []
    return { value: [{ Identity: user.id, Sid: sidOf(tenant, user), SidHistory }], warnings: [] }
  },
  'Get-Recipient': (tenant, { Identity }) => ({
    value: [viewRecipient(requireRecipient(tenant, Identity))],
    warnings: [],
  }),
} satisfies Readonly<Record<string, RunCmdlet>>

interface Recipient {
  readonly id: string
  readonly displayName: string
  readonly kind: string
  readonly hidden?: boolean
  /** Of what has its mail elsewhere. */
  readonly external?: string
}

/** By a trustee it looks through all recipients, by an identity it shows that one with its own entry. */
function getPermissions(tenant: Tenant, { Identity, Trustee }: JsonBody): CmdletResult {
  const one = Identity === undefined ? undefined : requireRecipient(tenant, Identity).id
  const holder = Trustee === undefined ? undefined : requireTrustee(tenant, Trustee)
  const own = one === undefined || holder !== undefined ? [] : [view(one, 'NT AUTHORITY\\SELF')]
  const given = [...tenant.delegates.sendAs]
    .filter(([recipient]) => one === undefined || recipient === one)
    .flatMap(([recipient, trustees]) => trustees.map((trustee) => ({ recipient, trustee })))
    .filter(({ trustee }) => holder === undefined || trustee === holder)
    .map(({ recipient, trustee }) => view(recipient, nameOf(tenant, trustee)))
  return { value: [...own, ...given], warnings: [] }
}

/**
 * Who is meant by a trustee: the directory id stands for the security identifier of now. Any name stands for that alone, and only a
 * former identifier itself finds what was given to it (learn, Get-RecipientPermission).
 */
function requireTrustee(tenant: Tenant, trustee: unknown): string {
  const wanted = text(trustee)
  if (formerOwnerOf(tenant, wanted) !== undefined) return wanted
  return [...tenant.users.values()].find((user) => sidOf(tenant, user) === wanted)?.id ?? requireUser(tenant, wanted).id
}

function addPermission(tenant: Tenant, { Identity, Trustee }: JsonBody): CmdletResult {
  const { id } = requireRecipient(tenant, Identity)
  const trustee = requireUser(tenant, Trustee)
  const name = trustee.properties.userPrincipalName
  const before = tenant.delegates.sendAs.get(id) ?? []
  tenant.delegates.sendAs.set(id, changed(before, { add: trustee.id }))
  const warnings = before.includes(trustee.id)
    ? [`The appropriate access control entry is already present on the object "${id}" for account "${name}".`]
    : []
  return { value: [view(id, name)], warnings, target: id }
}

function removePermission(tenant: Tenant, { Identity, Trustee }: JsonBody): CmdletResult {
  const { id } = requireRecipient(tenant, Identity)
  const trustee = requireUser(tenant, Trustee)
  const name = trustee.properties.userPrincipalName
  const before = tenant.delegates.sendAs.get(id) ?? []
  // What was given to a former identifier goes, too: Microsoft's page is silent about that, and a read shows whether it is so.
  const entries = [trustee.id, ...(tenant.delegates.formerSids.get(trustee.id) ?? [])]
  const left = before.filter((entry) => !entries.includes(entry))
  tenant.delegates.sendAs.set(id, left)
  const warnings =
    left.length < before.length
      ? []
      : [
          `Can't remove the access control entry on the object "${id}" for account "${name}" because the ACE isn't present.`,
        ]
  return { value: [], warnings, target: id }
}

/** A mailbox, or a group that Exchange keeps, by its directory id, name or address. */
function requireRecipient(tenant: Tenant, identity: unknown): Recipient {
  const wanted = text(identity)
  const person = recipientOf(tenant, wanted) ?? whoHas(tenant, wanted) ?? onlyOneCalled(tenant, wanted)
  const found = mailboxOf(tenant, person?.id ?? '')
  if (found !== undefined) {
    const { user, mailbox } = found
    return { id: user.id, displayName: user.properties.displayName, kind: mailbox.kind, hidden: mailbox.hidden }
  }
  const elsewhere = mailUserOf(tenant, wanted)
  if (elsewhere !== undefined) {
    const { user, mailbox } = elsewhere
    const { displayName, mail, userPrincipalName } = user.properties
    const external = mailbox.externalAddress ?? mail ?? userPrincipalName
    return { id: user.id, displayName, kind: 'MailUser', hidden: mailbox.hidden, external }
  }
  const contact = tenant.contacts.find(({ id, displayName, address }) =>
    [id, displayName, address].some((name) => name.toLowerCase() === wanted.toLowerCase()),
  )
  if (contact !== undefined) return { ...contact, kind: 'MailContact', external: contact.address }
  const group = [...tenant.groups.values()]
    .filter(isOfExchange)
    .find(({ id, displayName }) => [id, displayName].some((name) => name.toLowerCase() === wanted.toLowerCase()))
  if (group === undefined) throw objectNotFound(wanted)
  const security = group.kind === 'mailEnabledSecurity'
  return { ...group, kind: security ? 'MailUniversalSecurityGroup' : 'MailUniversalDistributionGroup' }
}

/** Exchange also finds a recipient by an address of before, as long as that is one of theirs (learn, Get-Recipient: Identity). */
function whoHas(tenant: Tenant, address: string): User | undefined {
  const wanted = `smtp:${address.toLowerCase()}`
  return [...tenant.users.values()].find(
    (user) =>
      isThere(user, 'exchange') &&
      [user.properties['proxyAddresses']].flat().some((one) => String(one).toLowerCase() === wanted),
  )
}

/** Exchange also finds a recipient by its name, which is unique there; here that is the display name of one person only. */
function onlyOneCalled(tenant: Tenant, name: string): User | undefined {
  const called = [...tenant.users.values()].filter(
    (user) => isThere(user, 'exchange') && user.properties.displayName.toLowerCase() === name.toLowerCase(),
  )
  return called.length === 1 ? called[0] : undefined
}

function nameOf(tenant: Tenant, id: string): string {
  return tenant.users.get(formerOwnerOf(tenant, id) ?? id)?.properties.userPrincipalName ?? id
}

function view(recipient: string, trustee: string): JsonBody {
  return {
    Identity: recipient,
    Trustee: trustee,
    AccessControlType: 'Allow',
    AccessRights: ['SendAs'],
    IsInherited: false,
    InheritanceType: 'None',
  }
}

function viewRecipient({ id, displayName, kind, hidden = false, external }: Recipient): JsonBody {
  return {
    Identity: id,
    Name: id,
    ExternalDirectoryObjectId: id,
    DisplayName: displayName,
    RecipientTypeDetails: kind,
    HiddenFromAddressListsEnabled: hidden,
    ExternalEmailAddress: external === undefined ? null : `SMTP:${external}`,
  }
}
