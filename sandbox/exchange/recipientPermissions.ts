import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import { changed } from '../tenant/delegates'
import { isOfExchange } from '../tenant/groups'
import { mailboxOf, mailUserOf } from '../tenant/mailboxes'
import type { Tenant, User } from '../tenant/state'
import { objectNotFound } from './mailboxes'
import { requireUser } from './permissions'

/** Who may send as a mailbox or a mailing list. */
export const recipientPermissionCmdlets = {
  'Get-RecipientPermission': getPermissions,
  'Add-RecipientPermission': addPermission,
  'Remove-RecipientPermission': removePermission,
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
}

/** By a trustee it looks through all recipients, by an identity it shows that one with its own entry. */
function getPermissions(tenant: Tenant, { Identity, Trustee }: JsonBody): CmdletResult {
  const one = Identity === undefined ? undefined : requireRecipient(tenant, Identity).id
  const holder = Trustee === undefined ? undefined : requireUser(tenant, Trustee).id
  const own = one === undefined || holder !== undefined ? [] : [view(one, 'NT AUTHORITY\\SELF')]
  const given = [...tenant.delegates.sendAs]
    .filter(([recipient]) => one === undefined || recipient === one)
    .flatMap(([recipient, trustees]) => trustees.map((trustee) => ({ recipient, trustee })))
    .filter(({ trustee }) => holder === undefined || trustee === holder)
    .map(({ recipient, trustee }) => view(recipient, nameOf(tenant, trustee)))
  return { value: [...own, ...given], warnings: [] }
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
  tenant.delegates.sendAs.set(id, changed(before, { remove: trustee.id }))
  const warnings = before.includes(trustee.id)
    ? []
    : [
        `Can't remove the access control entry on the object "${id}" for account "${name}" because the ACE isn't present.`,
      ]
  return { value: [], warnings, target: id }
}

/** A mailbox, or a group that Exchange keeps, by its directory id, name or address. */
function requireRecipient(tenant: Tenant, identity: unknown): Recipient {
  const wanted = text(identity)
  const found = mailboxOf(tenant, wanted) ?? mailboxOf(tenant, onlyOneCalled(tenant, wanted)?.id ?? '')
  if (found !== undefined) {
    const { user, mailbox } = found
    return { id: user.id, displayName: user.properties.displayName, kind: mailbox.kind, hidden: mailbox.hidden }
  }
  const elsewhere = mailUserOf(tenant, wanted)
  if (elsewhere !== undefined) {
    const { user, mailbox } = elsewhere
    return { id: user.id, displayName: user.properties.displayName, kind: 'MailUser', hidden: mailbox.hidden }
  }
  const group = [...tenant.groups.values()]
    .filter(isOfExchange)
    .find(({ id, displayName }) => [id, displayName].some((name) => name.toLowerCase() === wanted.toLowerCase()))
  if (group === undefined) throw objectNotFound(wanted)
  const security = group.kind === 'mailEnabledSecurity'
  return { ...group, kind: security ? 'MailUniversalSecurityGroup' : 'MailUniversalDistributionGroup' }
}

/** Exchange also finds a recipient by its name, which is unique there; here that is the display name of one person only. */
function onlyOneCalled(tenant: Tenant, name: string): User | undefined {
  const called = [...tenant.users.values()].filter(
    ({ deletedAt, properties }) =>
      deletedAt === undefined && properties.displayName.toLowerCase() === name.toLowerCase(),
  )
  return called.length === 1 ? called[0] : undefined
}

function nameOf(tenant: Tenant, id: string): string {
  return tenant.users.get(id)?.properties.userPrincipalName ?? id
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

function viewRecipient({ id, displayName, kind, hidden = false }: Recipient): JsonBody {
  return {
    Identity: id,
    Name: id,
    ExternalDirectoryObjectId: id,
    DisplayName: displayName,
    RecipientTypeDetails: kind,
    HiddenFromAddressListsEnabled: hidden,
  }
}
