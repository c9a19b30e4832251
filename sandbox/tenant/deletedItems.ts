import { refuseForAdministrator } from './accounts'
import { addressesOf, isAddress, isSignInName, refuseAddress, taken } from './addresses'
import { giveBackLicences, refreshGroupLicences } from './licences'
import { softDelete } from './mailboxes'
import { firstDomain } from './organization'
import { onPremisesMastered } from './refusal'
import type { Tenant, User } from './state'
import { record } from './state'

/** After so long nobody brings a user back any more (learn, directory-deleteditems-restore). */
const keptFor = 30 * 24 * 60 * 60_000

/** Deletes a user as the app may. Throws a Refusal. */
export function deleteUser(tenant: Tenant, user: User): void {
  refuseForAdministrator(user)
  if (user.properties.onPremisesSyncEnabled === true) throw onPremisesMastered()
  moveToDeleted(tenant, user)
}

/** Moves a user to the deleted items; the mailbox and the number go along. */
export function moveToDeleted(tenant: Tenant, user: User): void {
  user.deletedAt = new Date().toISOString()
  user.properties.userPrincipalName = deletedName(user.id, user.properties.userPrincipalName)
  const mailbox = tenant.mailboxes.get(user.id)
  if (mailbox !== undefined && !mailbox.softDeleted) softDelete(tenant, mailbox)
  for (const number of tenant.numbers)
    if (number.holder === user.id) {
      number.holder = null
      record(tenant, 'numberFreed', user.id)
    }
}

/** In the deleted items, a user's name has the id in front of it, so that the name is free again. */
export function deletedName(id: string, userPrincipalName: string): string {
  return `${id.replaceAll('-', '')}${userPrincipalName}`
}

/** How a user is to come back. */
export interface Restoring {
  /** Instead of the name from before, which somebody may have by now. */
  readonly newUserPrincipalName?: string | undefined
  /** Mail addresses that are somebody else's by now are left to them, without a word. */
  readonly autoReconcileProxyConflict?: boolean | undefined
}

/** Restores a user as the app may. Throws a Refusal. */
export function restoreUser(tenant: Tenant, user: User, how: Restoring): void {
  refuseForAdministrator(user)
  restoreDeleted(tenant, user, how)
}

/**
 * Brings a user back from the deleted items, all or nothing: with the licences that have a seat, and the mailbox that they
 * or its kind allow. Graph finds the user after a while, and Exchange later still. Throws a Refusal when the name or an
 * address is somebody's by now.
 */
export function restoreDeleted(tenant: Tenant, user: User, how: Restoring): void {
  const { newUserPrincipalName, autoReconcileProxyConflict = false } = how
  if (newUserPrincipalName !== undefined) refuseAddress(tenant, user, newUserPrincipalName)
  const userPrincipalName = newUserPrincipalName ?? originalName(user)
  if (isSignInName(tenant, user, userPrincipalName)) throw taken('userPrincipalName')
  const free = addressesOf(user).filter((address) => !isAddress(tenant, user, address.replace(/^smtp:/i, '')))
  const isLosing = free.length < addressesOf(user).length
  if (isLosing && !autoReconcileProxyConflict) throw taken('proxyAddresses')
  giveBackLicences(tenant, user)
  user.deletedAt = undefined
  user.properties.userPrincipalName = userPrincipalName
  if (isLosing) keepAddresses(tenant, user, free)
  const { restoredInGraph, restoredInExchange } = tenant.delays
  user.foundFrom = { graph: Date.now() + restoredInGraph, exchange: Date.now() + restoredInExchange }
  const mailbox = tenant.mailboxes.get(user.id)
  // A person’s own comes back with a licence for it, below or later.
  if (mailbox !== undefined && mailbox.kind !== 'UserMailbox') {
    mailbox.softDeleted = false
    record(tenant, 'mailboxRestored', user.id)
  }
  refreshGroupLicences(tenant, user.id)
}

/** The name before the id was put in front of it. */
function originalName({ id, properties }: User): string {
  return properties.userPrincipalName.slice(id.replaceAll('-', '').length)
}

/** The first of those that are left is the one to write to. A mailbox always has one in the domain that Microsoft gave. */
function keepAddresses(tenant: Tenant, user: User, free: readonly string[]): void {
  const { properties } = user
  const ownOne = `${String(properties['mailNickname'])}@${firstDomain}`
  const all = free.length === 0 && tenant.mailboxes.has(user.id) ? [ownOne] : free
  const bare = all.map((address) => address.replace(/^smtp:/i, ''))
  properties['proxyAddresses'] = bare.map((address, index) => `${index === 0 ? 'SMTP' : 'smtp'}:${address}`)
  properties.mail = bare[0] ?? null
}

/** Takes a deleted user away for good, as the app may. Throws a Refusal. */
export function purgeUser(tenant: Tenant, user: User): void {
  refuseForAdministrator(user)
  purge(tenant, user)
}

/**
 * A deleted user is gone for good, with the mailbox, and owns and may do nothing any more. What else names the user, as a
 * member of a group, is shown no more.
 */
export function purge(tenant: Tenant, { id }: User): void {
  const { users, mailboxes, groups, roles, appAccess } = tenant
  users.delete(id)
  mailboxes.delete(id)
  for (const group of groups.values()) group.owners = group.owners.filter((owner) => owner !== id)
  roles.assignments = roles.assignments.filter(({ principal }) => principal !== id)
  roles.eligibilities = roles.eligibilities.filter(({ principal }) => principal !== id)
  appAccess.grants = appAccess.grants.filter(({ principal }) => principal !== id)
}

/** Before when nobody is due to be purged: called before every request, a look at each of many accounts would be most of it. */
const nobodyBefore = new WeakMap<Tenant, number>()

/** Purges whom nobody can bring back any more. Called before every request. */
export function emptyDeletedItems(tenant: Tenant, now = Date.now()): void {
  if (now < (nobodyBefore.get(tenant) ?? 0)) return
  // Whoever is deleted from now on is due after that.
  let next = now + keptFor
  for (const user of tenant.users.values()) {
    if (user.deletedAt === undefined) continue
    const due = Date.parse(user.deletedAt) + keptFor
    if (due <= now) purge(tenant, user)
    else next = Math.min(next, due)
  }
  nobodyBefore.set(tenant, next)
}

/** Lets somebody have been in the deleted items for so many days longer. */
export function ageDeleted(tenant: Tenant, user: User, days: number): void {
  const at = user.deletedAt ?? new Date().toISOString()
  user.deletedAt = new Date(Date.parse(at) - days * 24 * 60 * 60_000).toISOString()
  nobodyBefore.delete(tenant)
}
