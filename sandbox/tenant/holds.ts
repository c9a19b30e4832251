import { plans } from './products'
import { plansOf } from './licences'
import type { Mailbox, User } from './state'

/** A litigation hold takes Exchange Online Plan 2, or the archive that Plan 1 can be given by an add-on (learn, set-mailbox). */
export function isLicensedForHold(user: User, mailbox: Mailbox): boolean {
  const enabled = plansOf(user.licences)
  const licensed = [plans.exchangeEnterprise, plans.exchangeArchiving].some((plan) => enabled.has(plan.servicePlanId))
  return licensed || mailbox.archive
}

/** How long a hold lasts after a change that may name a duration. */
export function heldFor(given: unknown, current: Mailbox['litigationHoldDuration']): Mailbox['litigationHoldDuration'] {
  return typeof given === 'number' || given === 'Unlimited' ? given : current
}
