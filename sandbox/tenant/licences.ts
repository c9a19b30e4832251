import type { ServicePlan } from './products'
import { dependencies, exclusions, plans, skuOf } from './products'
import { isHere, softDelete } from './mailboxes'
import { badRequest } from './refusal'
import type { LicenceAssignment, Tenant, User } from './state'
import { later, record } from './state'
import { isBought, seatsBought } from './subscriptions'

/** The service plans that a user's licences switch on together. */
export function plansOf(licences: readonly LicenceAssignment[]): ReadonlyMap<string, ServicePlan> {
  const enabled = licences.flatMap(({ skuId, disabledPlans }) =>
    (skuOf(skuId)?.plans ?? []).filter(({ servicePlanId }) => !disabledPlans.includes(servicePlanId)),
  )
  return new Map(enabled.map((plan) => [plan.servicePlanId, plan]))
}

/** Whether the user's licences give a phone (Teams Phone, service plan MCOEV). */
export function hasPhone(user: User): boolean {
  return plansOf(user.licences).has(plans.phone.servicePlanId)
}

/** Seats of a product in use: users who have it, however they came by it. */
export function seatsUsed(tenant: Tenant, skuId: string): number {
  return [...tenant.users.values()].filter(
    ({ deletedAt, licences }) => deletedAt === undefined && licences.some((licence) => licence.skuId === skuId),
  ).length
}

export interface AddedLicence {
  readonly skuId: string
  readonly disabledPlans?: readonly string[]
}

/** Graph's assignLicense: all or nothing. Throws a Refusal in Microsoft's words. */
export function assignLicences(
  tenant: Tenant,
  user: User,
  add: readonly AddedLicence[],
  remove: readonly string[],
): void {
  for (const skuId of remove) refuseRemoval(user, skuId)
  for (const { skuId } of add) refuseAddition(tenant, user, skuId, remove)
  const kept = user.licences.filter(
    ({ skuId, group }) =>
      group !== undefined || (!remove.includes(skuId) && !add.some((licence) => licence.skuId === skuId)),
  )
  const added = add.map(({ skuId, disabledPlans = [] }) => ({ skuId, disabledPlans, group: undefined }))
  const next = [...kept, ...added]
  refuseCombination(next)
  change(tenant, user, next)
}

/**
 * Leaves a deleted user the licences that there is a seat for. Microsoft says that assignments are restored with the user
 * (learn, user-delete), and not what happens to one whose seat went: the pretend tenant then gives none.
 */
export function giveBackLicences(tenant: Tenant, user: User): void {
  change(
    tenant,
    user,
    user.licences.filter(({ skuId }) => hasSeat(tenant, user, skuId)),
  )
}

/**
 * Makes a user's group licences what the user's groups give, as far as there are seats: a lack is told on the user and on
 * the group only (learn, licensing-groups-resolve-problems).
 */
export function refreshGroupLicences(tenant: Tenant, userId: string): void {
  const user = tenant.users.get(userId)
  if (user === undefined) return
  const given = [...tenant.groups.values()]
    .filter(({ members }) => members.includes(userId))
    .flatMap(({ id, licences }) => licences.map((skuId) => ({ skuId, disabledPlans: [], group: id })))
  const before = user.licences.filter(({ group }) => group !== undefined)
  if (before.length > given.length) record(tenant, 'groupLicencesTaken', userId)
  const seated = given.filter(({ skuId }) => hasSeat(tenant, user, skuId))
  user.licencesWithoutSeat = given.filter((licence) => !seated.includes(licence))
  change(tenant, user, [...user.licences.filter(({ group }) => group === undefined), ...seated])
  const lacking = groupsLackingSeats(tenant)
  for (const group of tenant.groups.values()) group.lacksSeats = lacking.has(group.id)
}

function groupsLackingSeats({ users }: Tenant): ReadonlySet<string | undefined> {
  const found = new Set<string | undefined>()
  for (const { licencesWithoutSeat } of users.values()) for (const { group } of licencesWithoutSeat) found.add(group)
  return found
}

/** Whether the user can have a product: one that the user takes a seat of already, or that has one to spare. */
function hasSeat(tenant: Tenant, { deletedAt, licences }: User, skuId: string): boolean {
  const seated = deletedAt === undefined && licences.some((licence) => licence.skuId === skuId)
  return seated || seatsUsed(tenant, skuId) < seatsBought(tenant, skuId)
}

/** Group licences follow a change of members by themselves, but not at once. */
export function refreshGroupLicencesLater(tenant: Tenant, userId: string): void {
  later(tenant, tenant.delays.groupLicences, () => refreshGroupLicences(tenant, userId))
}

function refuseRemoval(user: User, skuId: string): void {
  const assignments = user.licences.filter((licence) => licence.skuId === skuId)
  if (assignments.length === 0) throw badRequest('User does not have a corresponding license.')
  if (assignments.every(({ group }) => group !== undefined))
    throw badRequest(
      'User license is inherited from a group membership and it cannot be removed directly from the user.',
    )
}

function refuseAddition(tenant: Tenant, user: User, skuId: string, remove: readonly string[]): void {
  if (!isBought(tenant, skuId)) throw badRequest(`License ${skuId} does not correspond to a valid company License.`)
  if (remove.includes(skuId)) throw badRequest('License assignment failed because a license is both added and removed.')
  if (user.properties.usageLocation === null)
    throw badRequest('License assignment cannot be done for user with invalid usage location.')
  if (!hasSeat(tenant, user, skuId))
    throw badRequest(`Subscription with SKU ${skuId} does not have any available licenses.`)
}

function refuseCombination(licences: readonly LicenceAssignment[]): void {
  const enabled = plansOf(licences)
  for (const { plan, needs } of dependencies)
    if (enabled.has(plan.servicePlanId) && !enabled.has(needs.servicePlanId))
      throw badRequest(
        `License assignment failed because service plan ${plan.servicePlanId} depends on the service plan(s) ${needs.servicePlanId}`,
      )
  for (const [one, other] of exclusions)
    if (enabled.has(one.servicePlanId) && enabled.has(other.servicePlanId))
      throw badRequest(
        `License assignment failed because service plans ${one.servicePlanId}, ${other.servicePlanId} are mutually exclusive.`,
      )
}

function change(tenant: Tenant, user: User, next: readonly LicenceAssignment[]): void {
  const before = plansOf(user.licences)
  user.licences = next
  const after = plansOf(next)
  user.formerPlans = [...new Set([...user.formerPlans, ...before.keys()])].filter((plan) => !after.has(plan))
  if (before.has(plans.phone.servicePlanId) && !after.has(plans.phone.servicePlanId)) losePhone(tenant, user.id)
  if (givesMailbox(after)) regainMailbox(tenant, user)
  if (givesMailbox(before) && !givesMailbox(after)) loseMailbox(tenant, user.id)
}

function givesMailbox(enabled: ReadonlyMap<string, ServicePlan>): boolean {
  return [plans.exchangeEnterprise, plans.exchangeStandard].some(({ servicePlanId }) => enabled.has(servicePlanId))
}

/** Microsoft's own number is free again; one of Direct Routing or of an operator stays where it is until it is taken away. */
function losePhone(tenant: Tenant, userId: string): void {
  for (const number of tenant.numbers)
    if (number.holder === userId && number.numberType === 'callingPlan') {
      number.holder = null
      record(tenant, 'numberFreed', userId)
    }
  if (tenant.callSettings.get(userId)?.isForwardingEnabled === true) record(tenant, 'forwardingStopped', userId)
  tenant.callSettings.delete(userId)
}

/** A mailbox that has become shared needs no licence; any other is lost with it, also one that is still converting. */
function loseMailbox(tenant: Tenant, userId: string): void {
  const mailbox = tenant.mailboxes.get(userId)
  if (mailbox === undefined || !isHere(mailbox) || mailbox.kind !== 'UserMailbox') return
  softDelete(tenant, mailbox)
}

/** Within 30 days a licence brings the mailbox back. */
function regainMailbox(tenant: Tenant, user: User): void {
  const mailbox = tenant.mailboxes.get(user.id)
  if (mailbox === undefined || !mailbox.softDeleted || user.deletedAt !== undefined) return
  mailbox.softDeleted = false
  record(tenant, 'mailboxRestored', user.id)
}
