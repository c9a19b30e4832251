import { addDevice } from '../../tenant/devices'
import type { RoleName } from '../../tenant/directoryRoles'
import { domain } from '../../tenant/organization'
import { skus } from '../../tenant/products'
import { refreshRoles, roleGiven } from '../../tenant/roles'
import type { Group, GroupKind, Tenant, User } from '../../tenant/state'
import { people, type PersonSeed } from '../people'
import { accountFrom, employeeIdOf, mailboxFrom, propertiesFrom } from '../made'
import { createDraws, type Draws } from './draws'
import { departments, givenNames, jobTitles, surnames } from './names'

/** How many people a tenant has besides those with a name of their own, and which. */
export interface Population {
  readonly people: number
  /** The same seed gives the same people. */
  readonly seed: number
}

/** A made-up person by number, from 0. The id says nothing else, so that anybody can name the thousandth. */
export function populationId(number: number): string {
  return `${hexadecimal(number, 8)}-0b17-4c3d-9e2f-7e31c05f1a00`
}

/**
 * Fills a tenant with people and groups in the proportions of a real one: a third comes from Active Directory, a tenth are
 * administrators of something, most are in few groups and some in hundreds, and mailboxes have any size.
 */
export function populate(tenant: Tenant, { people: count, seed }: Population): void {
  const draws = createDraws(seed)
  for (let number = 0; number < count; number += 1) addPerson(tenant, number, draws)
  addGroups(tenant, count, draws)
  buySeats(tenant, count)
  addRoles(tenant, count, draws)
}

function addPerson(tenant: Tenant, number: number, draws: Draws): void {
  const seed = personFrom(number, draws)
  tenant.users.set(seed.id, userLater(seed, 1_000 + number))
  for (const mailbox of mailboxFrom(seed)) tenant.mailboxes.set(seed.id, mailbox)
  addDevices(tenant, seed, number, draws)
}

/** An account whose properties are made when somebody looks at them: nobody ever does at those of most. */
function userLater(seed: PersonSeed, number: number): User {
  let made: User['properties'] | undefined
  let sketched: User['sketch']
  return {
    ...accountFrom(seed),
    get sketch() {
      return made === undefined ? (sketched ??= sketchFrom(seed, number)) : undefined
    },
    get properties() {
      return (made ??= propertiesFrom(seed, number))
    },
  }
}

/** What people are looked for by. */
function sketchFrom(seed: PersonSeed, number: number): Readonly<Record<string, unknown>> {
  return {
    id: seed.id,
    displayName: seed.displayName,
    givenName: seed.givenName,
    surname: seed.surname,
    userPrincipalName: seed.userPrincipalName,
    mail: seed.mail,
    otherMails: nothing,
    employeeId: employeeIdOf(seed, number),
    department: seed.department,
    jobTitle: seed.jobTitle,
    userType: 'Member',
    accountEnabled: seed.blocked !== true,
    onPremisesSyncEnabled: seed.synced === true ? true : null,
  }
}

const nothing: readonly never[] = []

function personFrom(number: number, draws: Draws): PersonSeed {
  // The first names and surnames of a list are the frequent ones.
  const givenName = givenNames[Math.floor(draws.next() * draws.next() * givenNames.length)] ?? givenNames[0]
  const surname = surnames[Math.floor(draws.next() * draws.next() * surnames.length)] ?? surnames[0]
  const plain = `${givenName}.${surname}`
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z.]/g, '')
  const address = `${plain}${number}@${domain}`
  const hasMailbox = draws.chance(0.95)
  const gigabytes = Math.min(100, draws.longTailed(4, 1.2))
  // Every eighth leads those after them; the first are led by the director.
  const manager = number < 8 ? people.willemVanLeeuwen.id : populationId(Math.floor(number / 8))
  return {
    id: populationId(number),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName: address,
    mail: hasMailbox ? address : null,
    jobTitle: draws.oneOf(jobTitles),
    department: draws.oneOf(departments),
    manager,
    ...(draws.chance(0.97) ? { lastSignIn: '2026-11-19T09:00:00Z' } : {}),
    ...(hasMailbox ? { licences: [licenceFor(gigabytes, draws)], mailbox: mailboxOf(gigabytes, draws) } : {}),
    ...(draws.chance(0.03) ? { blocked: true } : {}),
    ...(draws.chance(1 / 3) ? { synced: true } : {}),
  }
}

/** More than 50 GB is for plans that may have it. */
function licenceFor(gigabytes: number, draws: Draws) {
  if (gigabytes > 45) return skus.e5
  return draws.chance(0.3) ? skus.e5 : draws.chance(0.85) ? skus.e3 : skus.exchangePlan1
}

function mailboxOf(gigabytes: number, draws: Draws): NonNullable<PersonSeed['mailbox']> {
  return {
    gigabytes,
    ...(gigabytes > 30 && draws.chance(0.3) ? { archive: true } : {}),
    ...(draws.chance(0.02) ? { litigationHold: true } : {}),
  }
}

/** Most have a computer, many a phone besides, and few a drawer full. */
function addDevices({ devices }: Tenant, { id, givenName }: PersonSeed, number: number, draws: Draws): void {
  const count = Math.min(12, Math.floor(draws.longTailed(1.4, 0.7)))
  for (let index = 0; index < count; index += 1) {
    const isPhone = index % 2 === 1
    const mark = hexadecimal(number, 8)
    addDevice(devices, {
      holder: id,
      name: isPhone ? `iPhone van ${givenName}` : `CONTOSO-LT-${number}-${index}`,
      manufacturer: isPhone ? 'Apple' : 'Microsoft',
      model: isPhone ? 'iPhone 15' : 'Surface Laptop 6',
      operatingSystem: isPhone ? 'iOS' : 'Windows',
      osVersion: isPhone ? '18.1' : '10.0.26100.2314',
      ownership: isPhone && draws.chance(0.6) ? 'personal' : 'company',
      managedId: `${mark}-de71-4a6e-9b52-6c8e0f1a${hexadecimal(index, 4)}`,
      registration: {
        id: `${mark}-4e61-4f8a-8b31-9d7e6f5a${hexadecimal(index, 4)}`,
        deviceId: `${mark}-1d00-4c19-a860-1f3e5d7c${hexadecimal(index, 4)}`,
      },
    })
  }
}

/** How many people there are to a group. */
const peopleOfGroup = 8
/** Nobody is in more of them. */
const mostMemberships = 400

function addGroups(tenant: Tenant, count: number, draws: Draws): void {
  const groupCount = Math.ceil(count / peopleOfGroup)
  const members: string[][] = Array.from({ length: groupCount }, () => [])
  for (let number = 0; number < count; number += 1) {
    const wanted = Math.min(mostMemberships, groupCount, Math.round(draws.longTailed(7, 1)))
    const chosen = new Set<number>()
    // Some groups have very many members: those that everybody is put into.
    for (let index = 0; index < wanted; index += 1) chosen.add(Math.floor(draws.next() ** 3 * groupCount))
    for (const index of chosen) members[index]?.push(populationId(number))
  }
  for (const [index, ids] of members.entries()) {
    const group = groupFrom(index, ids, draws)
    tenant.groups.set(group.id, group)
  }
}

function groupFrom(index: number, members: readonly string[], draws: Draws): Group {
  const thrown = draws.next()
  const kind = thrown < 0.5 ? 'security' : thrown < 0.85 ? 'microsoft365' : 'distribution'
  const isSynced = kind === 'security' && draws.chance(0.4)
  return {
    id: `${hexadecimal(index, 8)}-0b17-4d3a-8b5c-41d9e07a2b00`,
    displayName: `${departments[index % departments.length]} ${index}`,
    kind,
    hasTeam: kind === 'microsoft365' && draws.chance(0.7),
    roleAssignable: false,
    managementRestricted: false,
    membershipRule: null,
    synced: isSynced,
    licences: [],
    lacksSeats: false,
    members,
    moderators: [],
    owners: ownersFrom(members, kind, isSynced),
  }
}

/**
 * The first two members. Exchange names the owners of a list by names that it keeps apart, which those of made-up people do
 * not do.
 */
function ownersFrom(members: readonly string[], kind: GroupKind, isSynced: boolean): readonly string[] {
  if (isSynced) return []
  return kind === 'distribution' ? [people.noorElIdrissi.id] : members.slice(0, 2)
}

/** Nobody runs out of seats. */
function buySeats({ subscriptions }: Tenant, count: number): void {
  for (const subscription of subscriptions) subscription.totalLicenses += count
}

const given: readonly [RoleName, ...RoleName[]] = [
  'helpdeskAdministrator',
  'groupsAdministrator',
  'userAdministrator',
  'exchangeAdministrator',
]

function addRoles(tenant: Tenant, count: number, draws: Draws): void {
  const added = Array.from({ length: count }, (_none, number) => number)
    .filter(() => draws.chance(0.1))
    .map((number) => roleGiven({ principal: populationId(number), role: draws.oneOf(given), scope: '/', byPim: false }))
  tenant.roles.assignments = [...tenant.roles.assignments, ...added]
  refreshRoles(tenant)
}

function hexadecimal(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0')
}
