import { sayOf } from '../../../cards/conversation/decision'
import { onedriveTexts } from '../../../cards/steps/onedrive/card'
import { asMade, byHand, lost, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee, Person } from '../../model/people'
import { removeCopies, unshare, unshareByHand } from './operations'
import { namesOf } from './outsideNames'
import type { OutsideAccess } from './outsiders'
import type { ExistingOneDrive, OneDriveFacts } from './reading'

const say = sayOf(onedriveTexts)

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

/** What people outside could open stays ended: a link that is made anew has another address. Pure. */
export function linksBack(ends: readonly OutsideAccess[]): readonly PartBack[] {
  return ends.length === 0 ? [] : [lost('links', say('lostEnds', { names: namesOf(ends) }))]
}
