import type { CaseEvent } from '../../services/cases/journal/entry'
import { nameOfProduct } from './productsOf'
import { momentText } from '../../cards/common'
import { languages } from '../../cards/texts'
import { catalogueFor } from '../../dialogs/catalogue'
import { steps } from '../../services/steps'
import { roleName } from './productsOf'
import { anyoneNamed, count, listed, listIn, names, namesSome, number, strings, type Held, type Oracle } from './oracle'
import type { Found, Tenant } from './tenant'

export const none = async (list: Promise<readonly unknown[]>) => (await list).length === 0

export async function canSignIn({ tenant }: Held): Promise<boolean> {
  return (await tenant.user())['accountEnabled'] === true
}

export async function cannotSignIn({ tenant }: Held): Promise<boolean> {
  return (await tenant.user())['accountEnabled'] === false
}

export async function isSynced({ tenant }: Held): Promise<boolean> {
  return (await tenant.user())['onPremisesSyncEnabled'] === true
}

export const was =
  (...kinds: readonly CaseEvent['kind'][]): Oracle =>
  async ({ journal }) =>
    journal.some(({ kind }) => kinds.includes(kind))

/** Names of the groups that the account can join in Privileged Identity Management. */
export async function joinableGroups(tenant: Tenant): Promise<readonly string[]> {
  const path = '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances'
  const found = await tenant.list(`${path}?$filter=principalId eq '${tenant.id}'&$expand=group`)
  return strings(
    found.map(({ group }) => (group ?? {}) as Found),
    'displayName',
  )
}

/** Names of the mailboxes that forward to the account. */
export async function forwardingHere(tenant: Tenant): Promise<readonly string[]> {
  const mailbox = await tenant.mailbox()
  if (mailbox === undefined) return []
  const { DistinguishedName, PrimarySmtpAddress } = mailbox
  const Filter = `ForwardingAddress -eq '${String(DistinguishedName)}' -or ForwardingSmtpAddress -eq '${String(PrimarySmtpAddress).replaceAll("'", "''")}'`
  return strings(await tenant.cmdlet('Get-Mailbox', { Filter, ResultSize: 'Unlimited' }), 'DisplayName')
}

/** Names of the lists whose mail waits for the account, or of those only for which nobody else can let it through. */
export async function moderatedHere(tenant: Tenant, isAlone = false): Promise<readonly string[]> {
  const name = (await tenant.mailbox())?.['DistinguishedName']
  const lists = await tenant.cmdlet('Get-DistributionGroup', { Filter: `ModeratedBy -eq '${String(name)}'` })
  return strings(
    lists.filter((one) => !isAlone || listIn(one, 'ModeratedBy').length === 1),
    'DisplayName',
  )
}

/** Names of the auto attendants and call queues that pass callers on to the account. */
export async function answeringHere(tenant: Tenant): Promise<readonly string[]> {
  const found = [
    ...(await tenant.cmdlet('Get-CsAutoAttendant', { First: 100 })),
    ...(await tenant.cmdlet('Get-CsCallQueue', { First: 100 })),
  ]
  return strings(
    found.filter(({ Users: _users, Agents: _agents, ...rest }) => JSON.stringify(rest).includes(tenant.id)),
    'Name',
  )
}

/** Names of the units that let nobody but their own administrators change the account. */
export async function restrictedUnitsOf(tenant: Tenant): Promise<readonly string[]> {
  const units = await tenant.list(`/users/${tenant.id}/memberOf/graph.administrativeUnit`)
  return strings(
    units.filter((one) => one['isMemberManagementRestricted'] === true),
    'displayName',
  )
}

/** Names of the groups that the account owns and that only administrators of their own may change. */
export async function restrictedGroupsOwned(tenant: Tenant): Promise<readonly string[]> {
  const owned = await tenant.list(`/users/${tenant.id}/ownedObjects?$select=id,displayName,isManagementRestricted`)
  return strings(owned.filter(isRestricted), 'displayName')
}

/** Where the mail goes on to, as an address. */
export async function forwardsTo(tenant: Tenant): Promise<readonly string[]> {
  const mailbox = await tenant.mailbox()
  const smtp = mailbox?.['ForwardingSmtpAddress']
  const inside = mailbox?.['ForwardingAddress']
  if (typeof smtp === 'string') return [smtp.replace(/^smtp:/i, '')]
  if (typeof inside !== 'string') return []
  const recipients = await tenant.cmdlet('Get-Recipient', { Identity: inside })
  return [
    inside,
    ...recipients.flatMap((one) => [one['PrimarySmtpAddress'], one['DisplayName'], one['Name']].map(String)),
  ]
}

export const forwards: Oracle = async ({ tenant, values }) =>
  (await forwardsTo(tenant)).includes(values['address'] ?? '')

/** Whether mail to the account, or to whom it is forwarded to, goes to this address outside. */
export async function leavesTo({ tenant }: Held, address: string | undefined): Promise<boolean> {
  const inside = (await tenant.mailbox())?.['ForwardingAddress']
  const found = await tenant.cmdlet('Get-Recipient', { Identity: inside ?? tenant.id })
  return found.some(({ ExternalEmailAddress }) => ExternalEmailAddress === `SMTP:${address}`)
}

/** Addresses whose mail comes to the mailbox, too. */
export async function aliasesOf(tenant: Tenant): Promise<readonly string[]> {
  const addresses = (await tenant.mailbox())?.['EmailAddresses']
  return [addresses].flat().flatMap((one) => /^smtp:(.*)$/.exec(String(one))?.[1] ?? [])
}

export async function hasFullAccess(tenant: Tenant, name: string | undefined): Promise<boolean> {
  const permissions = await tenant.cmdlet('Get-MailboxPermission', { Identity: tenant.id })
  return anyoneNamed(tenant, name, async ({ userPrincipalName }) =>
    permissions.some(
      ({ User, AccessRights }) => User === userPrincipalName && JSON.stringify(AccessRights).includes('FullAccess'),
    ),
  )
}

export const isShared: Oracle = async ({ tenant }) =>
  (await tenant.mailbox())?.['RecipientTypeDetails'] === 'SharedMailbox'

export const isOnPremises: Oracle = async ({ tenant }) =>
  (await tenant.cmdlet('Get-Recipient', { Identity: tenant.id }))[0]?.['RecipientTypeDetails'] === 'MailUser'

export async function gigabytesOf(tenant: Tenant): Promise<number> {
  const [statistics] = await tenant.cmdlet('Get-MailboxStatistics', { Identity: tenant.id })
  const [, bytes = '0'] = /\(([\d,]+) bytes\)/.exec(JSON.stringify(statistics?.['TotalItemSize'] ?? '')) ?? []
  return Number(bytes.replaceAll(',', '')) / 1024 ** 3
}

export const holdsGigabytes: Oracle = async ({ tenant, values }) =>
  Math.abs((await gigabytesOf(tenant)) - number(values['gigabytes'])) < 0.06

export const isLitigated =
  (isSo: (duration: string) => boolean): Oracle =>
  async ({ tenant }) => {
    const mailbox = await tenant.mailbox()
    return mailbox?.['LitigationHoldEnabled'] === true && isSo(String(mailbox['LitigationHoldDuration']))
  }

export async function switches(tenant: Tenant): Promise<Found> {
  return (await tenant.cmdlet('Get-CASMailbox', { Identity: tenant.id }))[0] ?? {}
}

export const areShut =
  (ways: readonly string[]): Oracle =>
  async ({ tenant }) => {
    const found = await switches(tenant)
    return ways.every((way) => found[way] === false) && found['SmtpClientAuthenticationDisabled'] === true
  }

export const phoneWays = ['ActiveSyncEnabled', 'PopEnabled', 'ImapEnabled']

/** The roles that are the account’s own, in force or to be activated. */
export async function rolesOf(tenant: Tenant, which: 'roleAssignments' | 'roleEligibilityScheduleInstances') {
  const filter = `$filter=principalId eq '${tenant.id}'`
  const expand = which === 'roleAssignments' ? '&$expand=roleDefinition' : ''
  const found = await tenant.list(`/roleManagement/directory/${which}?${filter}${expand}`)
  return found.filter(({ memberType }) => memberType !== 'Group')
}

/** A card also says of a role for what it is given. */
export async function areRoles(
  tenant: Tenant,
  which: Parameters<typeof rolesOf>[1],
  said: string | undefined,
): Promise<boolean> {
  return names(said?.replaceAll(/ \([^)]*\)/g, ''), (await rolesOf(tenant, which)).map(roleName))
}

export async function methodsOf(tenant: Tenant): Promise<readonly Found[]> {
  const found = await tenant.list(`/users/${tenant.id}/authentication/methods`)
  return found.filter((one) => one['@odata.type'] !== '#microsoft.graph.passwordAuthenticationMethod')
}

/** What applications may do for this account alone. */
export async function grantsOf(tenant: Tenant): Promise<readonly Found[]> {
  const found = await tenant.list(`/users/${tenant.id}/oauth2PermissionGrants`)
  return found.filter(({ consentType }) => consentType === 'Principal')
}

/** Its own places in applications, and not those of its groups. */
export async function placesOf(tenant: Tenant): Promise<readonly Found[]> {
  const found = await tenant.list(`/users/${tenant.id}/appRoleAssignments`)
  return found.filter(({ principalType }) => principalType === 'User')
}

export async function applicationsOf(tenant: Tenant): Promise<readonly string[]> {
  const owned = await Promise.all((['application', 'servicePrincipal'] as const).map((kind) => tenant.owned(kind)))
  return [...new Set(strings(owned.flat(), 'displayName'))]
}

export const isForRoles = (one: Found) => one['isAssignableToRole'] === true
export const isRestricted = (one: Found) => one['isManagementRestricted'] === true
export const isSyncedGroup = (one: Found) => one['onPremisesSyncEnabled'] === true
export const isDynamic = (one: Found) => JSON.stringify(one['groupTypes']).includes('DynamicMembership')

/** Groups that somebody owns: those of Entra, and the lists that only Exchange knows, by id and name. */
export async function ownedGroups(tenant: Tenant, id = tenant.id): Promise<ReadonlyMap<string, string>> {
  const [groups, lists] = await Promise.all([
    tenant.owned('group', id),
    tenant.cmdlet('Get-DistributionGroup', { ManagedBy: id, ResultSize: 'Unlimited' }),
  ])
  return new Map([
    ...groups.map((one) => [String(one['id']), String(one['displayName'])] as const),
    ...lists.map(
      (one) => [String(one['ExternalDirectoryObjectId'] ?? one['Guid']), String(one['DisplayName'])] as const,
    ),
  ])
}

export async function repliesOf(tenant: Tenant): Promise<Found> {
  const settings = await tenant.graph(`/users/${tenant.id}/mailboxSettings`)
  return (settings['automaticRepliesSetting'] ?? {}) as Found
}

/** Whether the automatic reply goes to those whom the sentence says. */
export const replies: Oracle = async ({ tenant, values }) => {
  const { status, externalAudience } = await repliesOf(tenant)
  const said = values['to'] ?? ''
  const audience = /only|alleen/.test(said) ? 'none' : /known|bekende/.test(said) ? 'contactsOnly' : 'all'
  return status === 'alwaysEnabled' && externalAudience === audience
}

export async function meetingsOf(tenant: Tenant): Promise<string> {
  const preview = { Identity: tenant.id, QueryWindowInDays: 1825, CancelOrganizedMeetings: true, PreviewOnly: true }
  return JSON.stringify(await tenant.cmdlet('Remove-CalendarEvents', preview)).replaceAll(String.raw`\"`, '"')
}

export async function rulesOf(tenant: Tenant): Promise<readonly Found[]> {
  return tenant.cmdlet('Get-InboxRule', { Mailbox: tenant.id, IncludeHidden: true })
}

export async function driveOf(tenant: Tenant, id = tenant.id): Promise<Found> {
  return tenant.graph(`/users/${id}/drive?$select=id,webUrl,quota`)
}

/** What lies at the top of somebody’s OneDrive. */
export async function itemsIn(tenant: Tenant, id = tenant.id): Promise<readonly Found[]> {
  const drive = String((await driveOf(tenant, id))['id'])
  const root = String((await tenant.graph(`/drives/${drive}/root?$select=id`))['id'])
  return tenant.list(`/drives/${drive}/items/${root}/children?$select=id,name`)
}

/** Names of what is shared at the top of the OneDrive and in the folders there: by a link for anyone, or else with somebody outside. */
export async function sharedWith(tenant: Tenant, whom: 'anyone' | 'outsiders'): Promise<readonly string[]> {
  const drive = String((await driveOf(tenant))['id'])
  const top = await itemsIn(tenant)
  const below = await Promise.all(
    top.map(({ id }) => tenant.list(`/drives/${drive}/items/${String(id)}/children?$select=id,name`)),
  )
  const all = await Promise.all(
    [...top, ...below.flat()].map(async ({ id, name }) => {
      const permissions = await tenant.list(`/drives/${drive}/items/${String(id)}/permissions`)
      const own = JSON.stringify(permissions.filter(({ inheritedFrom }) => inheritedFrom == null))
      const isForAnyone = own.includes('"scope":"anonymous"')
      const isSo = whom === 'anyone' ? isForAnyone : !isForAnyone && /guest#|#ext#/i.test(own)
      return isSo ? [String(name)] : []
    }),
  )
  return all.flat()
}

/** What is copied has the leaver’s name. */
export async function isCopiedTo(tenant: Tenant, id: string): Promise<boolean> {
  const { displayName } = await tenant.user()
  return strings(await itemsIn(tenant, id), 'name').some((name) => name.includes(String(displayName)))
}

export async function mayUseDrive(tenant: Tenant, name: string | undefined): Promise<boolean> {
  const drive = String((await driveOf(tenant))['id'])
  const root = String((await tenant.graph(`/drives/${drive}/root?$select=id`))['id'])
  const permissions = JSON.stringify(await tenant.list(`/drives/${drive}/items/${root}/permissions`)).toLowerCase()
  return anyoneNamed(tenant, name, async ({ id, userPrincipalName }) =>
    [id, String(userPrincipalName)].some((one) => permissions.includes(one.toLowerCase())),
  )
}

export async function queuesOf(tenant: Tenant): Promise<readonly string[]> {
  const queues = await tenant.cmdlet('Get-CsCallQueue', { First: 100, Skip: 0 })
  return strings(
    queues.filter(({ Users }) => JSON.stringify(Users ?? []).includes(tenant.id)),
    'Name',
  )
}

/** A sentence about a number or a forwarding, which may go on about the queues. */
export const andQueues =
  (isSo: Oracle): Oracle =>
  async (held) =>
    (await isSo(held)) && (held.values['queues'] !== 'left' || (await none(queuesOf(held.tenant))))

export async function forwardedTo(tenant: Tenant): Promise<Found> {
  return (await tenant.cmdlet('Get-CsUserCallingSettings', { Identity: tenant.id }))[0] ?? {}
}

/** The licences by the names that the admin centre shows. */
export async function licencesOf(tenant: Tenant): Promise<readonly string[]> {
  const [user, skus] = await Promise.all([tenant.user(), tenant.list('/subscribedSkus')])
  const states = [...listIn(user, 'assignedLicenses'), ...listIn(user, 'licenseAssignmentStates')]
  return [...new Set(states.map(({ skuId }) => nameOfProduct(skus, skuId)))]
}

export const notAssigned: Oracle = async ({ tenant, values }) => {
  const assigned = await licencesOf(tenant)
  return !assigned.some((name) => listed(values['names']).includes(name))
}

export const managed = (tenant: Tenant) => tenant.list(`/users/${tenant.id}/managedDevices`)

export async function registered(tenant: Tenant): Promise<readonly Found[]> {
  const fields = 'id,deviceId,displayName,accountEnabled,onPremisesSyncEnabled'
  const lists = await Promise.all(
    ['registeredDevices', 'ownedDevices'].map((which) => tenant.list(`/users/${tenant.id}/${which}?$select=${fields}`)),
  )
  return [...new Map(lists.flat().map((one) => [one['id'], one])).values()]
}

/** Every device that a sentence names is known by this name, or was before. */
export const knowsDevices: Oracle = async ({ tenant, values }) => {
  const [intune, entra, phones] = await Promise.all([
    managed(tenant),
    registered(tenant),
    tenant.cmdlet('Get-MobileDeviceStatistics', { Mailbox: tenant.id }),
  ])
  const all = [
    ...strings(intune, 'deviceName'),
    ...strings(entra, 'displayName'),
    ...['DeviceFriendlyName', 'DeviceModel', 'DeviceType'].flatMap((field) => strings(phones, field)),
  ]
  return namesSome(values['names'], all)
}

/** A device that is to be blocked is; what was wiped or retired is there no more, or says that it was done. */
export const devicesDone: Oracle = async ({ tenant, values }) => {
  const [intune, entra] = await Promise.all([managed(tenant), registered(tenant)])
  const said = values['parts'] ?? ''
  const wiped = intune.filter((one) =>
    new RegExp(`(?:wipe|retire|wis|stel)[^.]*${String(one['deviceName'])}`, 'i').test(said),
  )
  const isDone = (one: Found) =>
    /done|completed/i.test(JSON.stringify(one['deviceActionResults'] ?? '')) || one['managementState'] !== 'managed'
  const [, blocked = ''] = /(?:block|blokkeer) (.*?)(?: in Entra|$)/i.exec(said) ?? []
  const shut = entra.filter((one) => blocked.includes(String(one['displayName'])))
  return wiped.every(isDone) && shut.every((one) => one['accountEnabled'] === false)
}

/** Where somebody may send as or on behalf of others. */
export async function rightsElsewhere(tenant: Tenant): Promise<readonly Found[]> {
  const Trustee = String((await tenant.user())['userPrincipalName'])
  const name = String((await tenant.mailbox())?.['DistinguishedName'])
  const lists = await Promise.all([
    tenant.cmdlet('Get-RecipientPermission', { Trustee, ResultSize: 'Unlimited' }),
    tenant.cmdlet('Get-Mailbox', { Filter: `GrantSendOnBehalfTo -eq '${name}'`, ResultSize: 'Unlimited' }),
  ])
  return lists.flat()
}

/** Whoever gets rights on the mailbox has some; and where it says so, the leaver has none on others. */
export async function rightsAreSo({ tenant, values }: Held): Promise<boolean> {
  const said = values['parts'] ?? ''
  if (/no rights|geen rechten/.test(said) && !(await none(rightsElsewhere(tenant)))) return false
  for (const [, name = '', mailbox = ''] of said.matchAll(
    /(?:^|, (?:and |en )?)([^,]+?) (?:opens|opent) ([^,]+?)(?:,| and | en |$)/g,
  ))
    if (!/^(?:somebody else|iemand anders)$/.test(name) && !(await opens(tenant, name, mailbox))) return false
  if (/ (?:opens|opent) /.test(said)) return true
  const [, successor] = / (?:for|voor) ([^,]+?)(?:,| and | en |$)/.exec(said) ?? []
  if (successor === undefined) return /no rights|geen rechten/.test(said)
  const granted = JSON.stringify(
    await Promise.all([
      tenant.cmdlet('Get-MailboxPermission', { Identity: tenant.id }),
      tenant.cmdlet('Get-RecipientPermission', { Identity: tenant.id }),
      tenant.mailbox().then((mailbox) => mailbox?.['GrantSendOnBehalfTo']),
    ]),
  )
  return anyoneNamed(tenant, successor, async (one) =>
    [one['userPrincipalName'], one['mail'], one['displayName'], one.id].some((name) => granted.includes(String(name))),
  )
}

/** Who has full access to a mailbox, by sign-in name, besides the mailbox itself. */
async function openedBy(tenant: Tenant, mailbox: string): Promise<readonly unknown[] | undefined> {
  const found = await tenant.named(mailbox)
  if (found.length === 0) return undefined
  const permissions = await Promise.all(found.map(({ id }) => tenant.cmdlet('Get-MailboxPermission', { Identity: id })))
  return permissions
    .flat()
    .filter(({ User, AccessRights }) => /@/.test(String(User)) && JSON.stringify(AccessRights).includes('FullAccess'))
    .map(({ User }) => User)
}

/** Whether somebody can open each of these mailboxes. */
export async function opens(tenant: Tenant, name: string, mailboxes: string | undefined): Promise<boolean> {
  const holders = await Promise.all(listed(mailboxes).map((one) => openedBy(tenant, one)))
  return anyoneNamed(tenant, name, async ({ userPrincipalName }) =>
    holders.every((who) => who?.includes(userPrincipalName) === true),
  )
}

/** Whether each of these mailboxes is one that nobody but the account can open. */
export async function opensAlone(tenant: Tenant, mailboxes: string | undefined): Promise<boolean> {
  const own = (await tenant.user())['userPrincipalName']
  const holders = await Promise.all(listed(mailboxes).map((one) => openedBy(tenant, one)))
  return holders.every((who) => who?.every((one) => one === own) === true)
}

export const isWrittenOnPremises: Oracle = async ({ tenant }) =>
  (await tenant.numbersOf()).some(({ numberSource }) => numberSource === 'onPremises')

export const isOfAnotherKind: Oracle = async ({ tenant }) =>
  (await tenant.numbersOf()).some(({ numberType }) => numberType === 'unknownFutureValue')

export const isGone: Oracle = async ({ tenant }) => (await tenant.user())['id'] === undefined

/** The ids in what a step sent and Microsoft accepted, by the journal. */
export function idsSentBy(journal: readonly CaseEvent[], step: string): ReadonlySet<string> {
  const accepted = new Set(
    journal.flatMap((event) =>
      event.kind === 'operationAnswered' && event.outcome.result === 'accepted' ? [event.clientRequestId] : [],
    ),
  )
  const sent = journal.flatMap((event) =>
    event.kind === 'operationSent' && event.stepId === step && accepted.has(event.clientRequestId)
      ? [JSON.stringify(event.operation)]
      : [],
  )
  return new Set(sent.flatMap((one) => one.match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g) ?? []))
}

export const ownsAsHandedOver: Oracle = async ({ tenant, values, journal }) => {
  const handed = idsSentBy(journal, 'ownership')
  if ((await ownedGroups(tenant)).size > 0) return false
  return anyoneNamed(tenant, values['successor'], async ({ id }) => {
    const theirs = [...(await ownedGroups(tenant, id)).keys()].filter((group) => handed.has(group))
    return theirs.length >= count(values)
  })
}

export async function hasArchive(tenant: Tenant): Promise<boolean> {
  return /[1-9a-f]/.test(String((await tenant.mailbox())?.['ArchiveGuid'] ?? ''))
}

/** What holds the mailbox: fields of it that say so, and policies by their ids. */
export async function holdsOn(tenant: Tenant): Promise<readonly string[]> {
  const mailbox = await tenant.mailbox()
  const [organisation] = await tenant.cmdlet('Get-OrganizationConfig', {})
  const fields = ['LitigationHoldEnabled', 'DelayHoldApplied', 'DelayReleaseHoldApplied', 'ComplianceTagHoldApplied']
  const policies = [mailbox?.['InPlaceHolds'], organisation?.['InPlaceHolds']].flat().filter((one) => one != null)
  return [...fields.filter((field) => mailbox?.[field] === true), ...policies.map(String)]
}

/** Whether one of the licences has such a service plan that is in force. */
export async function hasPlan(tenant: Tenant, name: RegExp): Promise<boolean> {
  const [user, skus] = await Promise.all([
    tenant.graph(`/users/${tenant.id}?$select=assignedPlans`),
    tenant.list('/subscribedSkus'),
  ])
  const plans = skus.flatMap((sku) => listIn(sku, 'servicePlans'))
  const ids = new Set(
    plans.filter((plan) => name.test(String(plan['servicePlanName']))).map(({ servicePlanId }) => servicePlanId),
  )
  return listIn(user, 'assignedPlans').some(
    ({ servicePlanId, capabilityStatus }) => ids.has(servicePlanId) && capabilityStatus === 'Enabled',
  )
}

/** A licence that comes from a group of such a kind, by both their names. */
export const comesFrom =
  (isSuch: (group: Found) => boolean): Oracle =>
  async ({ tenant, values }) => {
    const groups = (await tenant.groups()).filter(isSuch)
    return (
      (await licencesOf(tenant)).includes(values['name'] ?? '') &&
      strings(groups, 'displayName').includes(values['group'] ?? '')
    )
  }

const says = catalogueFor(steps)

/** Whether a card says this moment, in either language. @param at ISO 8601 */
export function saysMoment(said: string | undefined, at: string): boolean {
  return languages.some((language) => momentText(says[language], at) === said)
}
