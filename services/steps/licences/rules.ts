import type { LicenceReason } from '../../../cards/steps/licences/card'
import { calls } from '../calls'
import { known } from '../context'
import { holdDecided } from '../hold'
import type { Licence, LicensingGroup } from './reading'
import { mailbox, sharedMailboxLimit, type ExistingMailbox } from '../mailbox'
import type { Context } from '../step'

/** Something the account goes on needing a licence for. */
export interface Need {
  readonly gives: (licence: Licence) => boolean
  readonly reason: LicenceReason
  /** Whether it must stay (promises 4 and 5), or is only suggested to stay. */
  readonly binding: boolean
}

const exchange = ({ hasExchange }: Licence) => hasExchange
const exchangePlan2 = ({ hasExchangePlan2 }: Licence) => hasExchangePlan2
const phone = ({ hasPhone }: Licence) => hasPhone

/** What licences are needed for, given what was found and decided about the mailbox and the calls. The strictest first. */
export function needsOf(context: Context): readonly Need[] {
  return [...mailboxNeeds(context), ...callsNeeds(context)]
}

/**
 * Promise 4: a licence with Exchange never goes before the conversion to a shared mailbox is verified, so never without one.
 * Article, "Forward or convert" (forwarding and more than 50 GB need a licence), and Microsoft,
 * remove-license-from-shared-mailbox (archive and hold need Exchange Online Plan 2).
 */
function mailboxNeeds(context: Context): readonly Need[] {
  const { facts: found, decision } = known(mailbox, context)
  if (found?.exists !== true) return []
  // A hold that was decided is there before any licence goes.
  const facts = { ...found, hold: found.hold || holdDecided(context) }
  const shared = decision?.choice === 'share' || facts.kind === 'SharedMailbox'
  const forwards = decision?.choice === 'forward' || (decision?.choice !== 'share' && facts.forwardingTo !== undefined)
  const needs: Need[] = []
  if (shared) needs.push(...sharedReasons(facts).flatMap(neededWhenShared))
  if (facts.hold) needs.push({ gives: exchange, reason: 'hold', binding: true })
  if (forwards && !shared) needs.push({ gives: exchange, reason: 'forwarding', binding: true })
  if (!forwards && !shared) needs.push({ gives: exchange, reason: 'mailboxLeft', binding: true })
  return needs
}

/** Where nothing has Plan 2, a licence with Exchange is the nearest that is known to keep the mailbox: that stays too. */
function neededWhenShared(reason: LicenceReason): readonly Need[] {
  return [
    { gives: exchangePlan2, reason, binding: true },
    { gives: exchange, reason, binding: true },
  ]
}

function sharedReasons(facts: ExistingMailbox): readonly LicenceReason[] {
  return [
    ...(facts.sizeInBytes > sharedMailboxLimit ? ['sharedLarge' as const] : []),
    ...(facts.archive ? ['sharedArchive' as const] : []),
    ...(facts.hold ? ['sharedHold' as const] : []),
  ]
}

/** Set-CsUserCallingSettings needs a phone licence; without one the number is freed too (article, "Skype for Business"). */
function callsNeeds(context: Context): readonly Need[] {
  const { facts, decision } = known(calls, context)
  if (decision?.choice === 'forward') return [{ gives: phone, reason: 'callForwarding', binding: true }]
  const keepsNumber = decision?.choice === 'leave' && facts?.number !== undefined
  return keepsNumber ? [{ gives: phone, reason: 'numberLeft', binding: false }] : []
}

/** The group that makes a licence impossible to take away from here: its members follow a rule or Active Directory. */
export function lockOf({ groups }: Licence): LicensingGroup | undefined {
  return groups.find(({ dynamic, synced }) => dynamic || synced)
}

/** Licences that go although they are to be kept, because they come only from groups that are left for another licence. */
export function goAlong(assigned: readonly Licence[], remove: readonly string[]): readonly Licence[] {
  const left = groupsLeft(assigned, remove)
  return assigned.filter(
    ({ skuId, direct, groups }) =>
      !remove.includes(skuId) && !direct && groups.length > 0 && groups.every(({ id }) => left.has(id)),
  )
}

/** Ids of the groups that the leaver is taken out of to lose these licences. */
export function groupsLeft(assigned: readonly Licence[], remove: readonly string[]): ReadonlySet<string> {
  const taken = assigned.filter(({ skuId }) => remove.includes(skuId))
  return new Set(taken.flatMap(({ groups }) => groups.map(({ id }) => id)))
}

/** A binding need that the licences that stay do not meet, while one that would go does. */
export function unmet(
  assigned: readonly Licence[],
  remove: readonly string[],
  needs: readonly Need[],
): Need | undefined {
  const staying = assigned.filter(({ skuId }) => !remove.includes(skuId))
  return needs.find(({ binding, gives }) => binding && assigned.some(gives) && !staying.some(gives))
}

/**
 * What to keep: what cannot be taken away, for each need the smallest licence that meets it, and what would go along with
 * a group of something kept. Sku ids, with the reason for those that are needed.
 */
export function keepFor(
  assigned: readonly Licence[],
  needs: readonly Need[],
): ReadonlyMap<string, LicenceReason | undefined> {
  const kept = new Map<string, LicenceReason | undefined>()
  for (const licence of assigned) if (lockOf(licence) !== undefined) kept.set(licence.skuId, undefined)
  for (const { gives, reason } of needs) {
    const able = assigned.filter(gives)
    if (able.some(({ skuId }) => kept.has(skuId))) continue
    const [smallest] = able.toSorted((one, other) => one.size - other.size)
    if (smallest !== undefined) kept.set(smallest.skuId, reason)
  }
  return withTheirGroups(assigned, kept)
}

/** Who leaves a group loses all its licences, so what shares a group with a kept licence stays too. */
function withTheirGroups(
  assigned: readonly Licence[],
  kept: ReadonlyMap<string, LicenceReason | undefined>,
): ReadonlyMap<string, LicenceReason | undefined> {
  const held = new Set(
    assigned
      .filter(({ skuId, direct }) => kept.has(skuId) && !direct)
      .flatMap(({ groups }) => groups.map(({ id }) => id)),
  )
  const along = assigned.filter(({ skuId, groups }) => !kept.has(skuId) && groups.some(({ id }) => held.has(id)))
  if (along.length === 0) return kept
  const reasons = along.map(({ skuId }) => [skuId, 'sameGroup'] as const)
  return withTheirGroups(assigned, new Map([...kept, ...reasons]))
}
