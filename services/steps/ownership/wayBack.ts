import { sayOf } from '../../../cards/conversation/decision'
import { ownershipTexts } from '../../../cards/steps/ownership/card'
import { asMade, changedSince, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee, Person } from '../../model/people'
import { ownerAgain, successorGoes } from './operations'
import type { OwnedGroup, OwnershipFacts } from './reading'

const say = sayOf(ownershipTexts)

/**
 * The way back of one group: the leaver becomes owner again, and the successor who came instead goes only where somebody
 * chooses that, after the leaver was read back as owner. No other owner is touched. Pure.
 * @param instead who came in the leaver's place; undefined where somebody else was owner anyway
 */
export function ownerBack(
  employee: Employee,
  now: OwnershipFacts,
  before: OwnershipFacts,
  group: OwnedGroup,
  instead: Person | undefined,
): readonly PartBack[] {
  const isBack = now.owned.some(({ id }) => id === group.id)
  const stays = instead !== undefined && now.successorOwns.includes(group.id)
  const came = stays && !before.successorOwns.includes(group.id)
  return [
    ...(isBack ? [] : [leaverBack(employee, now, group, stays ? undefined : instead)]),
    ...(came ? [goesAgain(group, instead, isBack)] : []),
  ]
}

function leaverBack(
  employee: Employee,
  { root }: OwnershipFacts,
  group: OwnedGroup,
  missing: Person | undefined,
): PartBack {
  const part = asMade(group.id, ownerAgain(employee, root, group))
  // Graph and Exchange do not show who owns a group of Active Directory in every case.
  if (missing !== undefined && group.place !== 'activeDirectory')
    return changedSince(part, say('backChanged', { successor: missing.displayName, group: group.name }))
  return group.roleAssignable === true ? onlyIfChosen(part) : part
}

function goesAgain(group: OwnedGroup, successor: Person, isBack: boolean): PartBack {
  const goes = successorGoes(group, successor)
  return onlyIfChosen(asMade(`${group.id}/successor`, isBack ? goes : { ...goes, waits: true }))
}
