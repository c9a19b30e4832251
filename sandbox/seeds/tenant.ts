import { refreshGroupLicences } from '../tenant/licences'
import { refreshRoles } from '../tenant/roles'
import type { Delays, Group, Tenant } from '../tenant/state'
import type { GroupSeed } from './groups'
import type { PersonSeed } from './people'
import { groups } from './groups'
import { mailboxFrom, userFrom } from './made'
import { numbers } from './numbers'
import { people } from './people'
import { seedCalendars } from './calendars'
import { seedAutoAttendants, seedCallQueues } from './callQueues'
import { seedSubscriptions } from './subscriptions'
import { seedDelegates } from './delegates'
import { seedInboxRules } from './inboxRules'
import { seedDevices } from './devices'
import { seedLeaveDates } from './leaveDates'
import { seedDrives } from './drives'
import { seedEdiscovery } from './ediscovery'
import { seedAppAccess } from './appAccess'
import { seedMethods, usualPassPolicy } from './authenticationMethods'
import { seedPhotos } from './photos'
import { seedRoles } from './roles'
import { populate, type Population } from './population'
import { seedUnits } from './units'

/**
 * The tenant as it is every time it starts.
 * @param population who is there besides those with a name of their own; nobody when left out
 */
export function createTenant(delays: Delays, population?: Population): Tenant {
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
    sentFiles: new Map(),
    consequences: [],
    pending: [],
    delays,
  }
  for (const { id } of tenant.users.values()) refreshGroupLicences(tenant, id)
  refreshRoles(tenant)
  seedLeaveDates(tenant.users)
  if (population !== undefined) populate(tenant, population)
  return tenant
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
