import type { CaseEvent } from '../../services/cases/journal/entry'
import { nameOfProduct } from './productsOf'
import { allTexts } from './allTexts'
import { recogniser } from './sentences'
import { roleName } from './productsOf'
import { anyoneNamed, count, listed, listIn, names, namesSome, number, strings, type Held, type Oracle } from './oracle'
import type { Found, Tenant } from './tenant'

const none = async (list: Promise<readonly unknown[]>) => (await list).length === 0

async function canSignIn({ tenant }: Held): Promise<boolean> {
  return (await tenant.user())['accountEnabled'] === true
}

async function cannotSignIn({ tenant }: Held): Promise<boolean> {
  return (await tenant.user())['accountEnabled'] === false
}

async function isSynced({ tenant }: Held): Promise<boolean> {
  return (await tenant.user())['onPremisesSyncEnabled'] === true
}

const was =
  (...kinds: readonly CaseEvent['kind'][]): Oracle =>
  async ({ journal }) =>
    journal.some(({ kind }) => kinds.includes(kind))

/** Where the mail goes on to, as an address. */
async function forwardsTo(tenant: Tenant): Promise<readonly string[]> {
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

const forwards: Oracle = async ({ tenant, values }) => (await forwardsTo(tenant)).includes(values['address'] ?? '')

async function hasFullAccess(tenant: Tenant, name: string | undefined): Promise<boolean> {
  const permissions = await tenant.cmdlet('Get-MailboxPermission', { Identity: tenant.id })
  return anyoneNamed(tenant, name, async ({ userPrincipalName }) =>
    permissions.some(
      ({ User, AccessRights }) => User === userPrincipalName && JSON.stringify(AccessRights).includes('FullAccess'),
    ),
  )
}

const isShared: Oracle = async ({ tenant }) => (await tenant.mailbox())?.['RecipientTypeDetails'] === 'SharedMailbox'

async function gigabytesOf(tenant: Tenant): Promise<number> {
  const [statistics] = await tenant.cmdlet('Get-MailboxStatistics', { Identity: tenant.id })
  const [, bytes = '0'] = /\(([\d,]+) bytes\)/.exec(JSON.stringify(statistics?.['TotalItemSize'] ?? '')) ?? []
  return Number(bytes.replaceAll(',', '')) / 1024 ** 3
}

const holdsGigabytes: Oracle = async ({ tenant, values }) =>
  Math.abs((await gigabytesOf(tenant)) - number(values['gigabytes'])) < 0.06

const isLitigated =
  (isSo: (duration: string) => boolean): Oracle =>
  async ({ tenant }) => {
    const mailbox = await tenant.mailbox()
    return mailbox?.['LitigationHoldEnabled'] === true && isSo(String(mailbox['LitigationHoldDuration']))
  }

async function switches(tenant: Tenant): Promise<Found> {
  return (await tenant.cmdlet('Get-CASMailbox', { Identity: tenant.id }))[0] ?? {}
}

const areShut =
  (ways: readonly string[]): Oracle =>
  async ({ tenant }) => {
    const found = await switches(tenant)
    return ways.every((way) => found[way] === false) && found['SmtpClientAuthenticationDisabled'] === true
  }

const phoneWays = ['ActiveSyncEnabled', 'PopEnabled', 'ImapEnabled']

/** The roles that are the account’s own, in force or to be activated. */
async function rolesOf(tenant: Tenant, which: 'roleAssignments' | 'roleEligibilityScheduleInstances') {
  const filter = `$filter=principalId eq '${tenant.id}'`
  const expand = which === 'roleAssignments' ? '&$expand=roleDefinition' : ''
  const found = await tenant.list(`/roleManagement/directory/${which}?${filter}${expand}`)
  return found.filter(({ memberType }) => memberType !== 'Group')
}

/** A card also says of a role for what it is given. */
async function areRoles(
  tenant: Tenant,
  which: Parameters<typeof rolesOf>[1],
  said: string | undefined,
): Promise<boolean> {
  return names(said?.replaceAll(/ \([^)]*\)/g, ''), (await rolesOf(tenant, which)).map(roleName))
}

async function methodsOf(tenant: Tenant): Promise<readonly Found[]> {
  const found = await tenant.list(`/users/${tenant.id}/authentication/methods`)
  return found.filter((one) => one['@odata.type'] !== '#microsoft.graph.passwordAuthenticationMethod')
}

/** What applications may do for this account alone. */
async function grantsOf(tenant: Tenant): Promise<readonly Found[]> {
  const found = await tenant.list(`/users/${tenant.id}/oauth2PermissionGrants`)
  return found.filter(({ consentType }) => consentType === 'Principal')
}

/** Its own places in applications, and not those of its groups. */
async function placesOf(tenant: Tenant): Promise<readonly Found[]> {
  const found = await tenant.list(`/users/${tenant.id}/appRoleAssignments`)
  return found.filter(({ principalType }) => principalType === 'User')
}

async function applicationsOf(tenant: Tenant): Promise<readonly string[]> {
  const owned = await Promise.all((['application', 'servicePrincipal'] as const).map((kind) => tenant.owned(kind)))
  return [...new Set(strings(owned.flat(), 'displayName'))]
}

const isForRoles = (one: Found) => one['isAssignableToRole'] === true
const isSyncedGroup = (one: Found) => one['onPremisesSyncEnabled'] === true
const isDynamic = (one: Found) => JSON.stringify(one['groupTypes']).includes('DynamicMembership')

/** Groups that somebody owns: those of Entra, and the lists that only Exchange knows, by id and name. */
async function ownedGroups(tenant: Tenant, id = tenant.id): Promise<ReadonlyMap<string, string>> {
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

async function repliesOf(tenant: Tenant): Promise<Found> {
  const settings = await tenant.graph(`/users/${tenant.id}/mailboxSettings`)
  return (settings['automaticRepliesSetting'] ?? {}) as Found
}

async function meetingsOf(tenant: Tenant): Promise<string> {
  const preview = { Identity: tenant.id, QueryWindowInDays: 1825, CancelOrganizedMeetings: true, PreviewOnly: true }
  return JSON.stringify(await tenant.cmdlet('Remove-CalendarEvents', preview)).replaceAll(String.raw`\"`, '"')
}

async function rulesOf(tenant: Tenant): Promise<readonly Found[]> {
  return tenant.cmdlet('Get-InboxRule', { Mailbox: tenant.id, IncludeHidden: true })
}

async function driveOf(tenant: Tenant, id = tenant.id): Promise<Found> {
  return tenant.graph(`/users/${id}/drive?$select=id,webUrl,quota`)
}

/** What lies at the top of somebody’s OneDrive. */
async function itemsIn(tenant: Tenant, id = tenant.id): Promise<readonly Found[]> {
  const drive = String((await driveOf(tenant, id))['id'])
  const root = String((await tenant.graph(`/drives/${drive}/root?$select=id`))['id'])
  return tenant.list(`/drives/${drive}/items/${root}/children?$select=id,name`)
}

/** What is copied has the leaver’s name. */
async function isCopiedTo(tenant: Tenant, id: string): Promise<boolean> {
  const { displayName } = await tenant.user()
  return strings(await itemsIn(tenant, id), 'name').some((name) => name.includes(String(displayName)))
}

async function mayUseDrive(tenant: Tenant, name: string | undefined): Promise<boolean> {
  const drive = String((await driveOf(tenant))['id'])
  const root = String((await tenant.graph(`/drives/${drive}/root?$select=id`))['id'])
  const permissions = JSON.stringify(await tenant.list(`/drives/${drive}/items/${root}/permissions`)).toLowerCase()
  return anyoneNamed(tenant, name, async ({ id, userPrincipalName }) =>
    [id, String(userPrincipalName)].some((one) => permissions.includes(one.toLowerCase())),
  )
}

async function queuesOf(tenant: Tenant): Promise<readonly string[]> {
  const queues = await tenant.cmdlet('Get-CsCallQueue', { First: 100, Skip: 0 })
  return strings(
    queues.filter(({ Users }) => JSON.stringify(Users ?? []).includes(tenant.id)),
    'Name',
  )
}

/** A sentence about a number or a forwarding, which may go on about the queues. */
const andQueues =
  (isSo: Oracle): Oracle =>
  async (held) =>
    (await isSo(held)) && (held.values['queues'] !== 'left' || (await none(queuesOf(held.tenant))))

async function forwardedTo(tenant: Tenant): Promise<Found> {
  return (await tenant.cmdlet('Get-CsUserCallingSettings', { Identity: tenant.id }))[0] ?? {}
}

/** The licences by the names that the admin centre shows. */
async function licencesOf(tenant: Tenant): Promise<readonly string[]> {
  const [user, skus] = await Promise.all([tenant.user(), tenant.list('/subscribedSkus')])
  const states = [...listIn(user, 'assignedLicenses'), ...listIn(user, 'licenseAssignmentStates')]
  return [...new Set(states.map(({ skuId }) => nameOfProduct(skus, skuId)))]
}

const notAssigned: Oracle = async ({ tenant, values }) => {
  const assigned = await licencesOf(tenant)
  return !assigned.some((name) => listed(values['names']).includes(name))
}

const managed = (tenant: Tenant) => tenant.list(`/users/${tenant.id}/managedDevices`)

async function registered(tenant: Tenant): Promise<readonly Found[]> {
  const fields = 'id,deviceId,displayName,accountEnabled,onPremisesSyncEnabled'
  const lists = await Promise.all(
    ['registeredDevices', 'ownedDevices'].map((which) => tenant.list(`/users/${tenant.id}/${which}?$select=${fields}`)),
  )
  return [...new Map(lists.flat().map((one) => [one['id'], one])).values()]
}

/** Every device that a sentence names is known by this name, or was before. */
const knowsDevices: Oracle = async ({ tenant, values }) => {
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
const devicesDone: Oracle = async ({ tenant, values }) => {
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
async function rightsElsewhere(tenant: Tenant): Promise<readonly Found[]> {
  const Trustee = String((await tenant.user())['userPrincipalName'])
  const name = String((await tenant.mailbox())?.['DistinguishedName'])
  const lists = await Promise.all([
    tenant.cmdlet('Get-RecipientPermission', { Trustee, ResultSize: 'Unlimited' }),
    tenant.cmdlet('Get-Mailbox', { Filter: `GrantSendOnBehalfTo -eq '${name}'`, ResultSize: 'Unlimited' }),
  ])
  return lists.flat()
}

/** Whoever gets rights on the mailbox has some; and where it says so, the leaver has none on others. */
async function rightsAreSo({ tenant, values }: Held): Promise<boolean> {
  const said = values['parts'] ?? ''
  if (/no rights|geen rechten/.test(said) && !(await none(rightsElsewhere(tenant)))) return false
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

const isGone: Oracle = async ({ tenant }) => (await tenant.user())['id'] === undefined

/** The ids in what a step sent and Microsoft accepted, by the journal. */
function idsSentBy(journal: readonly CaseEvent[], step: string): ReadonlySet<string> {
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

const ownsAsHandedOver: Oracle = async ({ tenant, values, journal }) => {
  const handed = idsSentBy(journal, 'ownership')
  if ((await ownedGroups(tenant)).size > 0) return false
  return anyoneNamed(tenant, values['successor'], async ({ id }) => {
    const theirs = [...(await ownedGroups(tenant, id)).keys()].filter((group) => handed.has(group))
    return theirs.length >= count(values)
  })
}

/** Of what a step says once it was read back: what the tenant has then. */
const verified: Readonly<Record<string, Oracle>> = {
  'contain.verified': cannotSignIn,
  'contain.verifiedActiveDirectory': cannotSignIn,
  'contain.verifiedBlocked': cannotSignIn,
  'hold.verifiedUnlimited': isLitigated((duration) => duration === 'Unlimited'),
  'hold.verifiedDays': isLitigated((duration) => /^\d+/.test(duration)),
  'hold.verifiedExport': was('taskConfirmed'),
  'hold.verifiedExportByBot': was('taskConfirmed'),
  'hold.verifiedExportInPart': was('taskConfirmed'),
  'devices.verified': devicesDone,
  'mail-access.verifiedAll': areShut([...phoneWays, 'OWAEnabled', 'MAPIEnabled']),
  'mail-access.verifiedExceptOutlook': areShut(phoneWays),
  'directory.verified': async (held) =>
    (await cannotSignIn(held)) && !(await held.tenant.groups()).some((one) => one['onPremisesSyncEnabled'] === true),
  'roles.verified': async ({ tenant }) =>
    (await none(rolesOf(tenant, 'roleAssignments'))) && none(rolesOf(tenant, 'roleEligibilityScheduleInstances')),
  'roles.verifiedActive': ({ tenant }) => none(rolesOf(tenant, 'roleAssignments')),
  'sign-in-methods.verified': ({ tenant }) => none(methodsOf(tenant)),
  'app-access.verified': async ({ tenant }) =>
    (await none(grantsOf(tenant))) && (await none(placesOf(tenant))) && none(applicationsOf(tenant)),
  'ownership.verifiedHandOver': ownsAsHandedOver,
  'ownership.verifiedRelease': async ({ tenant }) => {
    const owners = await Promise.all(
      [...(await ownedGroups(tenant)).keys()].map((id) => tenant.list(`/groups/${id}/owners?$select=id`)),
    )
    return owners.every((list) => list.every(({ id }) => id === tenant.id))
  },
  'groups.verified': async ({ tenant, values, journal }) => {
    const left = idsSentBy(journal, 'groups')
    return left.size >= count(values) && !(await tenant.groups()).some(({ id }) => left.has(String(id)))
  },
  'auto-reply.verified': async ({ tenant, values }) => {
    const { status, externalAudience } = await repliesOf(tenant)
    const said = values['to'] ?? ''
    const audience = /only|alleen/.test(said) ? 'none' : /known|bekende/.test(said) ? 'contactsOnly' : 'all'
    return status === 'alwaysEnabled' && externalAudience === audience
  },
  'meetings.verified': async ({ tenant }) => !/subject/i.test(await meetingsOf(tenant)),
  'meetings.verifiedUnreadable': was('taskConfirmed'),
  'mailbox.verifiedShare': async (held) =>
    (await isShared(held)) && hasFullAccess(held.tenant, held.values['successor']),
  'mailbox.verifiedForward': forwards,
  'mailbox.verifiedStop': ({ tenant }) => none(forwardsTo(tenant)),
  'inbox-rules.verified': async ({ tenant, values }) => {
    const off = (await rulesOf(tenant)).filter(({ Enabled }) => Enabled === false).length
    return off >= (values['count'] === undefined ? 1 : number(values['count']))
  },
  'address-list.verified': async ({ tenant }) => (await tenant.mailbox())?.['HiddenFromAddressListsEnabled'] === true,
  'onedrive.verifiedAccess': ({ tenant, values }) => mayUseDrive(tenant, values['successor']),
  'onedrive.verifiedCopy': ({ tenant, values }) =>
    anyoneNamed(tenant, values['successor'], async ({ id }) => isCopiedTo(tenant, id)),
  'calls.verifiedGive': andQueues(async ({ tenant, values }) =>
    anyoneNamed(tenant, values['successor'], async ({ id }) =>
      (await tenant.numbersOf(id)).some(({ telephoneNumber }) => telephoneNumber === values['number']),
    ),
  ),
  'calls.verifiedForward': andQueues(async ({ tenant, values }) => {
    const { IsForwardingEnabled, ForwardingTarget } = await forwardedTo(tenant)
    return anyoneNamed(
      tenant,
      values['successor'],
      async ({ id, userPrincipalName }) =>
        IsForwardingEnabled === true &&
        [id, String(userPrincipalName)].some((one) => String(ForwardingTarget).includes(one)),
    )
  }),
  'calls.verifiedRelease': andQueues(({ tenant }) => none(tenant.numbersOf())),
  'calls.verifiedQueues': ({ tenant }) => none(queuesOf(tenant)),
  'reports.verified': ({ tenant }) => none(tenant.list(`/users/${tenant.id}/directReports?$select=id`)),
  'licences.verified': notAssigned,
  'licences.verifiedShared': async (held) => (await isShared(held)) && notAssigned(held),
  'notice.verified': was('operationAnswered'),
  'mailbox-access.verified': rightsAreSo,
  'mailbox-access.verifiedBoth': async (held) => (await was('taskConfirmed')(held)) && rightsAreSo(held),
  'mailbox-access.verifiedSearch': was('taskConfirmed'),
  'cloudTask.verified': was('taskConfirmed'),
  'seats.verified': async ({ tenant, values }) => {
    const bought = (await tenant.list('/directory/subscriptions')).map(({ totalLicenses }) => String(totalLicenses))
    const said = [...(values['counts'] ?? '').matchAll(/ (\d+) \(/g)].map(([, many = '']) => many)
    return said.length > 0 && said.every((many) => bought.includes(many))
  },
  'account.verified': isGone,
}

const areAssigned: Oracle = async ({ tenant, values }) => names(values['names'], await licencesOf(tenant))

/** What somebody got, by the words for it. */
const handed: Readonly<Record<string, (tenant: Tenant, name: string) => Promise<boolean>>> = {
  'mailbox.handedMailbox': hasFullAccess,
  'mailbox.handedMail': async (tenant, name) => {
    const addresses = await forwardsTo(tenant)
    return anyoneNamed(tenant, name, async ({ id, mail }) => [id, String(mail)].some((one) => addresses.includes(one)))
  },
  'mailbox-access.handedRights': (tenant, name) =>
    rightsAreSo({ tenant, values: { parts: `rights for ${name}` }, journal: [] }),
  'onedrive.handedOneDrive': mayUseDrive,
  'onedrive.handedCopy': (tenant, name) => anyoneNamed(tenant, name, async ({ id }) => isCopiedTo(tenant, id)),
  'ownership.handedGroups': (tenant, name) =>
    anyoneNamed(tenant, name, async ({ id }) => (await ownedGroups(tenant, id)).size > 0),
  'calls.handedNumber': (tenant, name) =>
    anyoneNamed(tenant, name, async ({ id }) => (await tenant.numbersOf(id)).length > 0),
  'calls.handedCalls': async (tenant) => (await forwardedTo(tenant))['IsForwardingEnabled'] === true,
}

const handedIn = recogniser(allTexts, (key) => key in handed)

/** Who has what now; a line that has a title and no person is another one. */
const hasNow: Oracle = async ({ tenant, values }) => {
  const { who = '', what } = values
  if ((await tenant.named(who)).length === 0) return true
  const got = handedIn(listed(what).join('\n'))
  const answers = await Promise.all(got.map(async ({ key }) => handed[key]?.(tenant, who)))
  return answers.every(Boolean)
}

/** Of what is left for people. */
const left: Readonly<Record<string, Oracle>> = {
  'licences.leftCost': async ({ tenant, values }) => {
    return namesSome(values['names'], await licencesOf(tenant))
  },
  'summary.handedLine': hasNow,
  'groups.leftInDirectory': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isSyncedGroup), 'displayName')),
  'groups.leftByRule': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isDynamic), 'displayName')),
}

/** Of what was found when it was read. */
const found: Readonly<Record<string, Oracle>> = {
  'person.canSignIn': canSignIn,
  'person.cannotSignIn': cannotSignIn,
  'person.blocked': cannotSignIn,
  'person.active': canSignIn,
  'person.waitingTitle': async (held) => held.values['enabled'] !== 'yes' || canSignIn(held),
  'standing.couldSignIn': canSignIn,
  'standing.couldNotSignIn': cannotSignIn,
  'contain.findingActiveDirectory': isSynced,
  'devices.findingDevices': knowsDevices,
  'devices.findingSynced': knowsDevices,
  'devices.findingUnreadable': async ({ tenant }) =>
    (await tenant.graph(`/users/${tenant.id}/managedDevices`))['value'] === undefined,
  'mailbox-access.findingOthers': async ({ tenant }) => !(await none(rightsElsewhere(tenant))),
  'onedrive.findingLocked': async ({ tenant }) => (await driveOf(tenant))['id'] === undefined,
  'roles.findingActive': ({ tenant, values }) => areRoles(tenant, 'roleAssignments', values['roles']),
  'roles.findingEligible': ({ tenant, values }) =>
    areRoles(tenant, 'roleEligibilityScheduleInstances', values['roles']),
  'roles.findingGroups': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isForRoles), 'displayName')),
  'roles.findingUnlicensed': ({ tenant }) => none(rolesOf(tenant, 'roleEligibilityScheduleInstances')),
  'sign-in-methods.finding': async ({ tenant }) => !(await none(methodsOf(tenant))),
  'app-access.findingOwned': async ({ tenant, values }) => names(values['names'], await applicationsOf(tenant)),
  'app-access.findingConsents': async ({ tenant, values }) => (await grantsOf(tenant)).length === count(values),
  'app-access.findingAssignments': async ({ tenant, values }) => (await placesOf(tenant)).length === count(values),
  'ownership.findingOwner': async ({ tenant, values }) => (await ownedGroups(tenant)).size === count(values),
  'ownership.findingLast': async ({ tenant, values }) =>
    namesSome(values['names'], [...(await ownedGroups(tenant)).values()]),
  'groups.findingMember': async ({ tenant, values }) => (await tenant.groups()).length === count(values),
  'groups.findingRole': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isForRoles), 'displayName')),
  'groups.findingFixed': async ({ tenant, values }) =>
    names(
      values['names'],
      strings(
        (await tenant.groups()).filter((one) => isSyncedGroup(one) || isDynamic(one)),
        'displayName',
      ),
    ),
  'directory.findingGroups': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isSyncedGroup), 'displayName')),
  'auto-reply.findingOn': async ({ tenant }) => (await repliesOf(tenant))['status'] !== 'disabled',
  'meetings.finding': async ({ tenant, values }) => {
    const told = await meetingsOf(tenant)
    return listed(values['subjects']).every((one) => told.includes(one.replaceAll(/[“”„]/g, '')))
  },
  'mailbox.findingNone': async ({ tenant }) => (await tenant.mailbox()) === undefined,
  'mailbox.findingSize': holdsGigabytes,
  'mailbox.findingLarge': async (held) => (await holdsGigabytes(held)) && (await gigabytesOf(held.tenant)) > 50,
  'mailbox.findingShared': isShared,
  'mailbox.findingArchive': async ({ tenant }) =>
    /[1-9a-f]/.test(String((await tenant.mailbox())?.['ArchiveGuid'] ?? '')),
  'mailbox.findingHold': async ({ tenant }) => {
    const mailbox = await tenant.mailbox()
    const [organisation] = await tenant.cmdlet('Get-OrganizationConfig', {})
    const holds = [mailbox?.['InPlaceHolds'], organisation?.['InPlaceHolds']].flat().filter((one) => one !== undefined)
    return (
      holds.length > 0 ||
      ['LitigationHoldEnabled', 'DelayHoldApplied', 'DelayReleaseHoldApplied', 'ComplianceTagHoldApplied'].some(
        (field) => mailbox?.[field] === true,
      )
    )
  },
  'mailbox.findingForwards': forwards,
  'hold.held': isLitigated((duration) => duration === 'Unlimited'),
  'hold.heldDays': isLitigated((duration) => /^\d+/.test(duration)),
  'inbox-rules.findingOutside': async ({ tenant, values }) =>
    (await rulesOf(tenant)).some(
      (one) =>
        one['Enabled'] !== false &&
        one['Name'] === values['name'] &&
        listed(values['addresses']).every((address) => JSON.stringify(one).includes(address)),
    ),
  'address-list.findingHidden': async ({ tenant }) =>
    (await tenant.mailbox())?.['HiddenFromAddressListsEnabled'] === true,
  'onedrive.findingEmpty': async ({ tenant }) => (await driveOf(tenant))['id'] !== undefined && none(itemsIn(tenant)),
  'onedrive.findingSize': async ({ tenant, values }) => {
    const { used } = ((await driveOf(tenant))['quota'] ?? {}) as { readonly used?: number }
    return Math.abs((used ?? 0) / 1024 ** 3 - number(values['gigabytes'])) < 0.06
  },
  'calls.findingNumber': async ({ tenant, values }) =>
    (await tenant.numbersOf()).some(({ telephoneNumber }) => telephoneNumber === values['number']),
  'calls.findingForwarded': async ({ tenant }) => (await forwardedTo(tenant))['IsForwardingEnabled'] === true,
  'calls.findingQueues': async ({ tenant, values }) => names(values['queues'], await queuesOf(tenant)),
  'reports.finding': async ({ tenant, values }) =>
    names(
      values['names'],
      strings(await tenant.list(`/users/${tenant.id}/directReports?$select=id,displayName`), 'displayName'),
    ),
  'licences.findingDirect': areAssigned,
  'licences.findingGroup': async ({ tenant, values }) => (await licencesOf(tenant)).includes(values['name'] ?? ''),
  'licences.findingLocked': async ({ tenant, values }) => (await licencesOf(tenant)).includes(values['name'] ?? ''),
  'licences.findingError': async ({ tenant, values }) => (await licencesOf(tenant)).includes(values['name'] ?? ''),
  'account.findingDeleted': isGone,
}

/** Of whether somebody can get in, on whatever card. */
const account: Readonly<Record<string, Oracle>> = {
  'person.doneTitle': cannotSignIn,
  'person.doneText': cannotSignIn,
  'standing.canSignIn': canSignIn,
  'standing.cannotSignIn': cannotSignIn,
  'standing.cannotSignInSince': cannotSignIn,
  'dialog.accountGone': isGone,
  'dialog.blockedAlready': cannotSignIn,
  'case.accountGone': isGone,
  'harm.mailboxForwards': forwards,
  'harm.ruleForwards': async ({ tenant, values }) =>
    (await rulesOf(tenant)).some((one) => one['Enabled'] !== false && one['Name'] === values['rule']),
}

/** What a sentence claims: what is so now, or what was so when it was found. */
export type When = 'now' | 'found'

export const oracles: Readonly<Record<string, { readonly when: When; readonly isSo: Oracle }>> = Object.fromEntries([
  ...Object.entries({ ...verified, ...account, ...left }).map(([key, isSo]) => [key, { when: 'now' as const, isSo }]),
  ...Object.entries(found).map(([key, isSo]) => [key, { when: 'found' as const, isSo }]),
])
