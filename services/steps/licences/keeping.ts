import type { LicenceReason } from '../../../cards/steps/licences/whyNeeded'
import type { Need } from './afterDecision'
import type { Licence, LicensingGroup } from './reading'

/** The group that makes a licence impossible to take away from here: its members follow a rule or Active Directory. */
export function lockOf({ groups }: Licence): LicensingGroup | undefined {
  return groups.find(({ dynamic, synced }) => dynamic || synced)
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
