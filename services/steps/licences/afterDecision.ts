import type { LicenceReason } from '../../../cards/steps/licences/whyNeeded'
import type { Licence } from './reading'

/** Something the account goes on needing a licence for. */
export interface Need {
  readonly gives: (licence: Licence) => boolean
  readonly reason: LicenceReason
  /** Whether it must stay (promises 4 and 5), or is only suggested to stay. */
  readonly binding: boolean
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
