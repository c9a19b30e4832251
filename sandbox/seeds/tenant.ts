import { deletedName } from '../tenant/deletedItems'
import { refreshGroupLicences } from '../tenant/licences'
import { filledWith } from '../tenant/mailboxes'
import { refreshRoles } from '../tenant/roles'
import { blankUser } from '../tenant/userProperties'
import type { Delays, Group, Mailbox, Tenant, User } from '../tenant/state'
import type { GroupSeed } from './groups'
import type { PersonSeed } from './people'
import { groups } from './groups'
import { numbers } from './numbers'
import { people } from './people'
import { seedCalendars } from './calendars'
import { seedAutoAttendants, seedCallQueues } from './callQueues'
import { seedSubscriptions } from './subscriptions'
import { fullAccessTo, seedDelegates } from './delegates'
import { seedInboxRules } from './inboxRules'
import { seedDevices } from './devices'
import { seedDrives } from './drives'
import { seedEdiscovery } from './ediscovery'
import { seedAppAccess } from './appAccess'
import { seedMethods, usualPassPolicy } from './authenticationMethods'
import { seedPhotos } from './photos'
import { seedRoles } from './roles'
import { seedUnits } from './units'

/** The tenant as it is every time it starts. */
export function createTenant(delays: Delays): Tenant {
  const seeds: readonly PersonSeed[] = Object.values(people)
  const tenant: Tenant = {
    users: new Map(seeds.map((seed, index) => [seed.id, userFrom(seed, index + 1)])),
    groups: new Map(Object.values<GroupSeed>(groups).map((seed) => [seed.id, groupFrom(seed)])),
    mailboxes: new Map(seeds.flatMap((seed) => mailboxFrom(seed).map((mailbox) => [seed.id, mailbox] as const))),
    contacts: [],
    organizationHolds: [],
    numbers: Object.values(numbers).map((number) => ({ ...number, id: number.telephoneNumber.slice(1) })),
    numberOperations: new Map(),
    callSettings: new Map(),
    callQueues: seedCallQueues(),
    autoAttendants: seedAutoAttendants(),
    subscriptions: seedSubscriptions(),
    drives: seedDrives(),
    ediscovery: seedEdiscovery(),
    roles: seedRoles(),
    administrativeUnits: seedUnits(),
    authenticationMethods: seedMethods(),
    passPolicy: usualPassPolicy,
    appAccess: seedAppAccess(),
    devices: seedDevices(),
    clientAccess: new Map(),
    calendars: seedCalendars(),
    inboxRules: seedInboxRules(),
    delegates: seedDelegates(),
    mailboxSettings: new Map(),
    deltas: new Map(),
    deletedGroups: new Map(),
    photos: seedPhotos(),
    consequences: [],
    pending: [],
    delays,
  }
  for (const { id } of tenant.users.values()) refreshGroupLicences(tenant, id)
  refreshRoles(tenant)
  return tenant
}

function userFrom(seed: PersonSeed, number: number): User {
  const synced = seed.synced === true
  const onPremises = (value: string): string | null => (synced ? value : null)
  const mailNickname = seed.userPrincipalName.split('@')[0] ?? ''
  return {
    id: seed.id,
    roles: [],
    manager: seed.manager,
    lastSignIn: seed.lastSignIn,
    licences: (seed.licences ?? []).map(({ skuId }) => ({ skuId, disabledPlans: [], group: undefined })),
    licencesWithoutSeat: [],
    formerPlans: [],
    deletedAt: seed.deleted === true ? threeWeeksAgo() : undefined,
    foundFrom: { graph: 0, exchange: 0 },
    properties: {
      ...blankUser(),
      displayName: seed.displayName,
      givenName: seed.givenName,
      surname: seed.surname,
      userPrincipalName: seed.deleted === true ? deletedName(seed.id, seed.userPrincipalName) : seed.userPrincipalName,
      mail: seed.mail,
      mailNickname,
      accountEnabled: seed.blocked !== true,
      companyName: seed.guest === true ? null : 'Contoso B.V.',
      createdDateTime: '2021-03-01T09:00:00Z',
      department: seed.department ?? null,
      employeeId: seed.guest === true ? null : String(1000 + number),
      externalUserState: seed.guest === true ? 'Accepted' : null,
      jobTitle: seed.jobTitle ?? null,
      lastPasswordChangeDateTime: '2026-03-02T08:00:00Z',
      officeLocation: seed.guest === true ? null : 'Utrecht',
      onPremisesDistinguishedName: onPremises(`CN=${seed.displayName},OU=Utrecht,DC=contoso,DC=local`),
      onPremisesDomainName: onPremises('contoso.local'),
      onPremisesImmutableId: onPremises('xkDm2n0F7Eu1Vh9cT3q6Yw=='),
      onPremisesLastSyncDateTime: onPremises('2026-11-20T09:30:00Z'),
      onPremisesSamAccountName: onPremises(mailNickname),
      onPremisesSecurityIdentifier: onPremises(`S-1-5-21-1180699209-877415012-3182924384-${1000 + number}`),
      onPremisesSyncEnabled: synced ? true : null,
      onPremisesUserPrincipalName: onPremises(seed.userPrincipalName),
      preferredLanguage: seed.guest === true ? 'en-GB' : 'nl-NL',
      proxyAddresses: seed.mail === null ? [] : [`SMTP:${seed.mail}`],
      securityIdentifier: `S-1-12-1-1180699209-877415012-3182924384-${1000 + number}`,
      signInSessionsValidFromDateTime: '2026-03-02T08:00:00Z',
      usageLocation: seed.guest === true ? null : 'NL',
      userType: seed.guest === true ? 'Guest' : 'Member',
    },
  }
}

/** At ten o’clock: recently enough to be restored, whenever the tenant starts. */
function threeWeeksAgo(): string {
  const day = new Date(Date.now() - 21 * 24 * 60 * 60_000)
  return `${day.toISOString().slice(0, 10)}T10:00:00Z`
}

function groupFrom({ id, displayName, members, owners, ...seed }: GroupSeed): Group {
  return {
    id,
    displayName,
    members,
    owners,
    kind: seed.kind ?? 'security',
    hasTeam: seed.hasTeam === true,
    roleAssignable: seed.roleAssignable === true,
    managementRestricted: false,
    moderators: [],
    licences: seed.licences.map(({ skuId }) => skuId),
    lacksSeats: false,
    membershipRule: seed.membershipRule ?? null,
    synced: seed.synced === true,
  }
}

function mailboxFrom({ id, mailbox, deleted }: PersonSeed): readonly Mailbox[] {
  if (mailbox === undefined) return []
  return [
    {
      owner: id,
      kind: mailbox.kind ?? 'UserMailbox',
      becoming: undefined,
      ...filledWith(mailbox.gigabytes),
      archive: mailbox.archive === true,
      litigationHold: mailbox.litigationHold === true,
      litigationHoldDuration: 'Unlimited',
      inPlaceHolds: [],
      delayHold: false,
      labelHold: false,
      hidden: false,
      onPremisesKind: mailbox.kind ?? 'UserMailbox',
      cloudManaged: false,
      onOwnServers: false,
      forwardingAddress: null,
      forwardingSmtpAddress: null,
      deliverAndForward: false,
      permissions: fullAccessTo(id),
      softDeleted: deleted === true,
    },
  ]
}
