import type { OffboardingCase } from '../services/cases/journal/case'
import type { DialogTools } from './dialogTools'

/**
 * Whether there is no newer case about the same leaver: that one knows how things stand. One that gave back a part of this one
 * left the rest of it as it was.
 */
export async function isNewest(
  { store, journal }: Pick<DialogTools, 'store' | 'journal'>,
  { caseId, employee }: OffboardingCase,
): Promise<boolean> {
  const open = await store.unfinishedOf(employee.id)
  if (open !== undefined) return open === caseId
  const closed = await store.closedOf(employee.id)
  if (closed === undefined || closed === caseId) return closed === caseId
  const takesBack = (await journal.load(closed))?.takesBack
  return takesBack?.part === true && takesBack.caseId === caseId
}

/**
 * Whether there is a newer offboarding of the same person, which knows how things stand. A return of this one is none: of it is
 * told where it is asked for.
 */
export async function isOvertaken(
  { store, journal }: Pick<DialogTools, 'store' | 'journal'>,
  { caseId, employee }: OffboardingCase,
): Promise<boolean> {
  const newest = (await store.unfinishedOf(employee.id)) ?? (await store.closedOf(employee.id))
  if (newest === undefined || newest === caseId) return false
  return (await journal.load(newest))?.takesBack?.caseId !== caseId
}
