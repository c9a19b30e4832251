import type { LicenceReason } from '../../../cards/steps/licences/card'
import type { Licence, LicensingGroup } from './reading'

/** Something the account goes on needing a licence for. */
export interface Need {
  readonly gives: (licence: Licence) => boolean
  readonly reason: LicenceReason
  /** Whether it must stay (promises 4 and 5), or is only suggested to stay. */
  readonly binding: boolean
}

/** The group that makes a licence impossible to take away from here: its members follow a rule or Active Directory. */
export function lockOf({ groups }: Licence): LicensingGroup | undefined {
  return groups.find(({ dynamic, synced }) => dynamic || synced)
}

/** What becomes of somebody's licences when some are taken away. */
export interface LicencesAfter {
  /** What was chosen, and what goes along because it comes only from groups that are left for it. */
  readonly lost: readonly Licence[]
  readonly staying: readonly Licence[]
}

/** What the licences will be: the plan, its refusals, the seats and what is said about it all go by this. */
export function licencesAfter(assigned: readonly Licence[], remove: readonly string[]): LicencesAfter {
  const left = groupsLeft(assigned, remove)
  const goes = ({ skuId, direct, groups }: Licence): boolean =>
    remove.includes(skuId) || (!direct && groups.length > 0 && groups.every(({ id }) => left.has(id)))
  return { lost: assigned.filter(goes), staying: assigned.filter((licence) => !goes(licence)) }
}

/** Whether something that licences gave is given by none of them any more. */
export function isLost({ lost, staying }: LicencesAfter, gives: (licence: Licence) => boolean): boolean {
  return lost.some(gives) && !staying.some(gives)
}

/** Licences that go although they are to be kept, because they come only from groups that are left for another licence. */
export function goAlong(assigned: readonly Licence[], remove: readonly string[]): readonly Licence[] {
  return licencesAfter(assigned, remove).lost.filter(({ skuId }) => !remove.includes(skuId))
}

/** Ids of the groups that the leaver is taken out of to lose these licences. */
export function groupsLeft(assigned: readonly Licence[], remove: readonly string[]): ReadonlySet<string> {
  const taken = assigned.filter(({ skuId }) => remove.includes(skuId))
  return new Set(taken.flatMap(({ groups }) => groups.map(({ id }) => id)))
}

/** A binding need that the licences that stay do not meet, while one that would go does. */
export function unmet(after: LicencesAfter, needs: readonly Need[]): Need | undefined {
  return needs.find(({ binding, gives }) => binding && isLost(after, gives))
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
