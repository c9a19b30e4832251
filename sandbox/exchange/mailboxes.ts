import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { CmdletError, text } from '../powershell/cmdlet'
import { organizationName } from '../tenant/organization'
import type { JsonBody } from '../wire/http'
import { heldFor, isLicensedForHold } from '../tenant/holds'
import { convert, isMasteredOnPremises, isSmtpAddress, mailboxOf, recipientOf } from '../tenant/mailboxes'
import { type Mailbox, type Tenant, type User, userOf } from '../tenant/state'
import { changeSendOnBehalf, distinguishedNameOf } from './delegates'
import { type Filterable, readFilter } from './filter'

/** Exchange's text when nothing was found; the server's name is made up. */
export function objectNotFound(identity: string): CmdletError {
  return new CmdletError(
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
    `The operation couldn't be performed because object '${identity}' couldn't be found on 'AM0PR02A01DC001.EURPR02A001.PROD.OUTLOOK.COM'.`,
  )
}

/** The mailbox behind a cmdlet's Identity. Throws ManagementObjectNotFoundException. */
export function requireMailbox(tenant: Tenant, identity: unknown): { mailbox: Mailbox; user: User } {
  const found = mailboxOf(tenant, text(identity))
  if (found === undefined) throw objectNotFound(text(identity))
  return found
}

export const mailboxCmdlets = {
  'Get-Mailbox': getMailbox,
  'Get-MailboxStatistics': (tenant, { Identity }) => ({
    value: [viewStatistics(requireMailbox(tenant, Identity))],
    warnings: [],
  }),
  'Set-Mailbox': setMailbox,
  'Get-OrganizationConfig': ({ organizationHolds }) => ({
    value: [{ Name: 'contoso.onmicrosoft.com', DisplayName: organizationName, InPlaceHolds: organizationHolds }],
    warnings: [],
  }),
} satisfies Readonly<Record<string, RunCmdlet>>

function getMailbox(tenant: Tenant, { Identity, ResultSize, Filter }: JsonBody): CmdletResult {
  if (Identity !== undefined) return { value: [viewMailbox(tenant, requireMailbox(tenant, Identity))], warnings: [] }
  const fits = Filter === undefined ? undefined : readFilter(Filter, mailboxFilters)
  const all = [...tenant.users.keys()]
    .flatMap((id) => mailboxOf(tenant, id) ?? [])
    .filter((found) => fits?.(filterable(tenant, found.mailbox)) ?? true)
  const some = typeof ResultSize === 'number' ? all.slice(0, ResultSize) : all
  return { value: some.map((found) => viewMailbox(tenant, found)), warnings: [] }
}

const mailboxFilters = ['GrantSendOnBehalfTo', 'ForwardingAddress', 'ForwardingSmtpAddress']

/** By which distinguished names and addresses filters find a mailbox; a complete address needs no `smtp:` (filter-properties). */
function filterable(tenant: Tenant, { owner, forwardingAddress, forwardingSmtpAddress }: Mailbox): Filterable {
  const address = forwardingSmtpAddress?.replace(/^smtp:/i, '')
  return {
    GrantSendOnBehalfTo: (tenant.delegates.sendOnBehalf.get(owner) ?? []).map(distinguishedNameOf),
    ForwardingAddress: forwardingAddress === null ? null : distinguishedNameOf(forwardingAddress),
    ForwardingSmtpAddress: address === undefined ? null : [address, `smtp:${address}`],
  }
}

const kinds = {
  Regular: 'UserMailbox',
  Shared: 'SharedMailbox',
  Room: 'RoomMailbox',
  Equipment: 'EquipmentMailbox',
  // Both are of the cloud only, and what Exchange calls them then is not in its page: a room is what they are closest to.
  Workspace: 'RoomMailbox',
  Desk: 'RoomMailbox',
} as const

function setMailbox(tenant: Tenant, parameters: JsonBody): CmdletResult {
  const { mailbox, user } = requireMailbox(tenant, parameters['Identity'])
  if (parameters['LitigationHoldEnabled'] === true && !mailbox.litigationHold && !isLicensedForHold(user, mailbox))
    throw holdNotLicensed(user)
  const next = {
    forwardingSmtpAddress: smtpAddress(parameters['ForwardingSmtpAddress'], mailbox.forwardingSmtpAddress),
    forwardingAddress: recipient(tenant, parameters['ForwardingAddress'], mailbox.forwardingAddress),
    deliverAndForward: flag(parameters['DeliverToMailboxAndForward'], mailbox.deliverAndForward),
    litigationHold: flag(parameters['LitigationHoldEnabled'], mailbox.litigationHold),
    litigationHoldDuration: heldFor(parameters['LitigationHoldDuration'], mailbox.litigationHoldDuration),
    hidden: flag(parameters['HiddenFromAddressListsEnabled'], mailbox.hidden),
  }
  const before = { ...mailbox }
  if (isMasteredOnPremises(user, mailbox)) refuseMasteredElsewhere(user, mailbox, next, parameters)
  const delegated = changeSendOnBehalf(tenant, user, parameters['GrantSendOnBehalfTo'])
  Object.assign(mailbox, next)
  const changed = (Object.keys(next) as (keyof typeof next)[]).some((name) => before[name] !== next[name])
  const kind = parameters['Type'] as keyof typeof kinds | undefined
  const converting = kind !== undefined && convert(tenant, mailbox, kinds[kind])
  const unchanged = `The command completed successfully but no settings of '${user.id}' have been modified.`
  return { value: [], warnings: changed || converting || delegated ? [] : [unchanged], target: user.id }
}

/**
 * What synchronisation writes is not changed here (learn, reference-connect-sync-attributes-synchronized): altRecipient,
 * msExchHideFromAddressLists and publicDelegates, but neither the address that mail is forwarded to nor whether a copy
 * stays. The words are Exchange's, as administrators met them with other settings.
 */
function refuseMasteredElsewhere(
  { id }: User,
  before: Mailbox,
  next: Pick<Mailbox, 'forwardingAddress' | 'hidden'>,
  { GrantSendOnBehalfTo }: JsonBody,
): void {
  const refused = [
    ...(next.forwardingAddress === before.forwardingAddress ? [] : ['ForwardingAddress']),
    ...(GrantSendOnBehalfTo === undefined ? [] : ['GrantSendOnBehalfTo']),
    ...(next.hidden === before.hidden ? [] : ['HiddenFromAddressListsEnabled']),
  ]
  if (refused.length === 0) return
  throw new CmdletError(
    'Microsoft.Exchange.Configuration.Tasks.RecipientTaskException',
    `The operation on mailbox "${id}" failed because it's out of the current user's write scope. The action 'Set-Mailbox', '${refused.join(',')}', can't be performed on the object '${id}' because the object is being synchronized from your on-premises organization. This action should be performed on the object in your on-premises organization.`,
  )
}

function smtpAddress(given: unknown, current: string | null): string | null {
  if (given === undefined) return current
  if (given === null || given === '') return null
  const address = text(given).replace(/^smtp:/i, '')
  if (!isSmtpAddress(address))
    throw new CmdletError(
      'System.Management.Automation.ParameterBindingException',
      `Cannot process argument transformation on parameter 'ForwardingSmtpAddress'. The address '${text(given)}' is invalid.`,
    )
  return `smtp:${address}`
}

function recipient(tenant: Tenant, given: unknown, current: string | null): string | null {
  if (given === undefined) return current
  if (given === null || given === '') return null
  const user = recipientOf(tenant, text(given))
  if (user === undefined)
    throw new CmdletError(
      'Microsoft.Exchange.Configuration.Tasks.RecipientTaskException',
      `Couldn't find object "${text(given)}". Please make sure that it was spelled correctly or specify a different object.`,
    )
  return user.id
}

/** Exchange's words as administrators met them (michev.info, 6594); the exception's name is not published. */
function holdNotLicensed({ properties }: User): CmdletError {
  return new CmdletError(
    'Microsoft.Exchange.Configuration.Tasks.RecipientTaskException',
    `The action 'Set-Mailbox', 'LitigationHoldEnabled', can't be performed on the user '${properties.displayName}'. Your Microsoft Exchange Online license doesn't permit you to put a litigation hold on this mailbox.`,
  )
}

/** A link to another object is shown by its name, and is gone with it. */
function nameOf(tenant: Tenant, id: string | null): string | null {
  const user = id === null ? undefined : userOf(tenant, id)
  const contact = tenant.contacts.find((one) => one.id === id)
  return user?.properties.displayName ?? contact?.displayName ?? null
}

/** A span of time as .NET writes it. */
function viewDuration(duration: Mailbox['litigationHoldDuration']): string {
  return duration === 'Unlimited' ? duration : `${duration}.00:00:00`
}

function flag(given: unknown, current: boolean): boolean {
  return typeof given === 'boolean' ? given : current
}

function viewMailbox(tenant: Tenant, { mailbox, user }: { mailbox: Mailbox; user: User }): JsonBody {
  const { displayName, userPrincipalName, mail, mailNickname } = user.properties
  return {
    Identity: user.id,
    Id: user.id,
    Guid: mailboxGuid(user.id),
    ExchangeGuid: mailboxGuid(user.id),
    ExternalDirectoryObjectId: user.id,
    DistinguishedName: distinguishedNameOf(user.id),
    Name: user.id,
    Alias: mailNickname,
    DisplayName: displayName,
    UserPrincipalName: userPrincipalName,
    PrimarySmtpAddress: mail,
    EmailAddresses: user.properties['proxyAddresses'],
    RecipientType: 'UserMailbox',
    RecipientTypeDetails: mailbox.kind,
    IsShared: mailbox.kind === 'SharedMailbox',
    ForwardingAddress: nameOf(tenant, mailbox.forwardingAddress),
    ForwardingSmtpAddress: mailbox.forwardingSmtpAddress,
    DeliverToMailboxAndForward: mailbox.deliverAndForward,
    ArchiveStatus: mailbox.archive ? 'Active' : 'None',
    ArchiveGuid: mailbox.archive ? mailboxGuid(user.id).replace(/^./, 'a') : '00000000-0000-0000-0000-000000000000',
    LitigationHoldEnabled: mailbox.litigationHold,
    LitigationHoldDuration: viewDuration(mailbox.litigationHoldDuration),
    InPlaceHolds: mailbox.inPlaceHolds,
    DelayHoldApplied: mailbox.delayHold,
    DelayReleaseHoldApplied: false,
    ComplianceTagHoldApplied: mailbox.labelHold,
    HiddenFromAddressListsEnabled: mailbox.hidden,
    GrantSendOnBehalfTo: tenant.delegates.sendOnBehalf.get(user.id) ?? [],
    IsDirSynced: tenant.users.get(user.id)?.properties.onPremisesSyncEnabled === true,
    IsExchangeCloudManaged: mailbox.cloudManaged,
    ProhibitSendReceiveQuota: '100 GB (107,374,182,400 bytes)',
  }
}

function viewStatistics({ mailbox, user }: { mailbox: Mailbox; user: User }): JsonBody {
  const gigabytes = (mailbox.bytes / 1024 ** 3).toPrecision(4).replace(/\.?0+$/, '')
  return {
    DisplayName: user.properties.displayName,
    MailboxGuid: mailboxGuid(user.id),
    ItemCount: mailbox.items,
    TotalItemSize: `${gigabytes} GB (${mailbox.bytes.toLocaleString('en-US')} bytes)`,
    DeletedItemCount: 0,
    TotalDeletedItemSize: '0 B (0 bytes)',
    LastLogonTime: user.lastSignIn ?? null,
    MailboxTypeDetail: mailbox.kind,
  }
}

function mailboxGuid(id: string): string {
  return `e${id.slice(1)}`
}
