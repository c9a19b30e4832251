import { asMade, byHand, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee, Person } from '../../model/people'
import { removeCopies, unshare, unshareByHand } from './operations'
import type { ExistingOneDrive, OneDriveFacts } from './reading'

/**
 * The way back of the successor's access, unless they had it before. Of a OneDrive that is locked nobody sees who has access,
 * and it counts again once it opens; one that is gone took it along. Pure.
 */
export function accessBack(
  employee: Employee,
  now: OneDriveFacts,
  before: ExistingOneDrive,
  successor: Person,
): readonly PartBack[] {
  if (before.shared) return []
  if (!now.exists) return now.locked === true ? [byHand('access', unshareByHand(employee, before, successor))] : []
  if (!now.shared) return []
  const { permissionId } = now
  return [
    asMade(
      'access',
      permissionId === undefined ? unshareByHand(employee, now, successor) : unshare(now, permissionId, successor),
    ),
  ]
}

/**
 * The way back of copies: they are the successor’s by now and may have been worked on, so that somebody chooses it. A read
 * compares them with what is in the leaver’s OneDrive, and tells nothing once that changes. Pure.
 */
export function copiesBack(employee: Employee, successor: Person): readonly PartBack[] {
  return [onlyIfChosen(byHand('copies', removeCopies(employee, successor)))]
}
