import { addressOf } from './groups'
import { domains } from './organization'
import { badRequest, type Refusal } from './refusal'
import type { Tenant, User } from './state'

/** Somebody's mail addresses as Graph writes them: `SMTP:` in front of the first one, `smtp:` in front of the others. */
export function addressesOf({ properties }: User): readonly string[] {
  return properties['proxyAddresses'] as readonly string[]
}

/** An address is in a domain of the organisation, and of nobody else who is there: a deleted one’s is free again. */
export function refuseAddress(tenant: Tenant, user: User, address: string): void {
  if (!domains.some((name) => /^[^@\s]+@/.test(address) && address.toLowerCase().endsWith(`@${name}`)))
    throw badRequest('The domain portion of the userPrincipalName property is invalid.')
  if (isSignInName(tenant, user, address) || isAddress(tenant, user, address)) throw taken('userPrincipalName')
}

/** Whether somebody else who is not deleted signs in by this name. */
export function isSignInName(tenant: Tenant, user: User, name: string): boolean {
  return othersThan(tenant, user).some(({ properties }) => isSame(properties.userPrincipalName, name))
}

/** Whether mail to this address, without `smtp:`, is somebody else's or a group's by now. */
export function isAddress(tenant: Tenant, user: User, address: string): boolean {
  const ofPeople = othersThan(tenant, user).flatMap((other) => [
    other.properties.mail ?? '',
    ...addressesOf(other).map((one) => one.replace(/^smtp:/i, '')),
  ])
  const ofGroups = [...tenant.groups.values()].filter(({ kind }) => kind !== 'security').map(addressOf)
  return [...ofPeople, ...ofGroups].some((one) => isSame(one, address))
}

/** Microsoft’s words for both names and addresses. */
export function taken(property: 'userPrincipalName' | 'proxyAddresses'): Refusal {
  return badRequest(`Another object with the same value for property ${property} already exists.`)
}

function othersThan({ users }: Tenant, { id }: User): readonly User[] {
  return [...users.values()].filter((other) => other.id !== id && other.deletedAt === undefined)
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
