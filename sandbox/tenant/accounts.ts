import { randomUUID } from 'node:crypto'
import type { RoleName } from './directoryRoles'
import { addressesOf, refuseAddress } from './addresses'
import { hasPhone } from './licences'
import { badRequest, insufficientPrivileges, onPremisesMastered, Refusal } from './refusal'

import type { Tenant, User } from './state'
import { blankUser } from './userProperties'

/** Properties that Active Directory owns when the account is synchronised: nearly all that can be written. */
const cloudOwned = ['usageLocation', 'preferredLanguage']

/** Properties that, on an administrator, only a more privileged caller may write. */
const sensitive = ['accountEnabled', 'passwordProfile', 'mobilePhone', 'businessPhones', 'otherMails']

/** Writes properties that were checked for name and type. All or nothing. */
export function updateUser(tenant: Tenant, user: User, changes: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(changes)
  if (names.some((name) => sensitive.includes(name))) refuseForAdministrator(user)
  if (user.properties.onPremisesSyncEnabled === true && names.some((name) => !cloudOwned.includes(name)))
    throw onPremisesMastered()
  const { passwordProfile, ...properties } = changes
  if (passwordProfile !== undefined) checkPassword(passwordProfile as Readonly<Record<string, unknown>>)
  const { userPrincipalName } = properties
  if (typeof userPrincipalName === 'string') refuseAddress(tenant, user, userPrincipalName)
  if (passwordProfile !== undefined) user.properties['lastPasswordChangeDateTime'] = new Date().toISOString()
  for (const [name, value] of Object.entries(properties)) user.properties[name] = changed(user.properties[name], value)
}

/** What has properties of its own keeps those that a change does not name. */
function changed(before: unknown, value: unknown): unknown {
  const both = [before, value].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  return both ? { ...(before as object), ...(value as object) } : value
}

/** What a new user has to have. */
export interface NewUser extends Readonly<Record<string, unknown>> {
  readonly accountEnabled: boolean
  readonly displayName: string
  readonly mailNickname: string
  readonly passwordProfile: Readonly<Record<string, unknown>>
  readonly userPrincipalName: string
}

/** Makes a user without licences, and so without a mailbox. Throws a Refusal. */
export function createUser(tenant: Tenant, { passwordProfile, ...properties }: NewUser): User {
  checkPassword(passwordProfile)
  const now = new Date().toISOString()
  const user: User = {
    id: randomUUID(),
    roles: [],
    manager: undefined,
    lastSignIn: undefined,
    licences: [],
    licencesWithoutSeat: [],
    formerPlans: [],
    deletedAt: undefined,
    foundFrom: { graph: 0, exchange: 0 },
    properties: {
      ...blankUser(),
      mail: null,
      onPremisesSyncEnabled: null,
      usageLocation: null,
      signInSessionsValidFromDateTime: now,
      lastPasswordChangeDateTime: now,
      ...properties,
    },
  }
  refuseAddress(tenant, user, properties.userPrincipalName)
  tenant.users.set(user.id, user)
  return user
}

/** Voids the user's refresh tokens and session cookies. */
export function revokeSessions(user: User): void {
  refuseForAdministrator(user)
  user.properties.signInSessionsValidFromDateTime = new Date().toISOString()
}

/** Gives somebody one more mail address. Throws a Refusal when it is somebody’s already. */
export function addAddress(tenant: Tenant, user: User, address: string): void {
  refuseAddress(tenant, user, address)
  user.properties['proxyAddresses'] = [...addressesOf(user), `smtp:${address}`]
}

/** What a person is called and reached by. */
export interface Names {
  readonly displayName?: string | undefined
  readonly userPrincipalName?: string | undefined
  readonly mail?: string | undefined
}

/** Changes what somebody is called. A former address goes on receiving mail, as Exchange has it. All or nothing. */
export function changeNames(tenant: Tenant, user: User, { displayName, userPrincipalName, mail }: Names): void {
  for (const address of [userPrincipalName, mail]) if (address !== undefined) refuseAddress(tenant, user, address)
  const { properties } = user
  if (displayName !== undefined) properties.displayName = displayName
  if (userPrincipalName !== undefined) properties.userPrincipalName = userPrincipalName
  if (mail === undefined) return
  const former = addressesOf(user)
    .map((address) => address.replace(/^SMTP:/, 'smtp:'))
    .filter((address) => address !== `smtp:${mail}`)
  properties.mail = mail
  properties['proxyAddresses'] = [`SMTP:${mail}`, ...former]
}

/**
 * Whether the user may be given a phone number now.
 * @returns Microsoft's reason why not, or undefined
 */
export function numberObstacle(tenant: Tenant, user: User | undefined): string | undefined {
  if (user === undefined) return 'The assignment target does not exist.'
  if (!hasPhone(user)) return 'The user is not licensed for Teams Phone (MCOEV).'
  return tenant.numbers.some(({ holder }) => holder === user.id)
    ? 'The user already has a telephone number assigned.'
    : undefined
}

/** The pretend bot holds no role that covers an administrator, whichever role that one has. */
export function refuseForAdministrator({ roles }: { readonly roles: readonly RoleName[] }): void {
  if (roles.length > 0) throw insufficientPrivileges()
}

/** Entra ID: 8 to 256 characters, of three of the four kinds. */
function checkPassword({ password }: Readonly<Record<string, unknown>>): void {
  if (typeof password !== 'string')
    throw badRequest("Invalid value specified for property 'passwordProfile' of resource 'User'.")
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  if (password.length < 8 || password.length > 256 || kinds < 3)
    throw new Refusal(
      400,
      'Request_BadRequest',
      'The specified password does not comply with password complexity requirements. Please provide a different password.',
    )
}

/** Gives somebody another manager, or none. Active Directory has that of whom it has. */
export function setManager(user: User, manager: string | undefined): void {
  if (user.properties.onPremisesSyncEnabled === true) throw onPremisesMastered()
  if (manager === user.id) throw badRequest("Invalid value specified for property 'manager' of resource 'User'.")
  user.manager = manager
}
