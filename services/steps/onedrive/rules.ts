import { plannerTexts } from '../../../cards/planning/plannerTexts'
import type { Message } from '../../model/message'
import type { Person } from '../../model/people'
import { gigabyte } from '../../model/size'
import { mostParts, type Copies, type Part } from './reading'

/**
 * A copy needs a OneDrive to go to, room in it, and few enough parts to be approved. What was read for somebody else who
 * was chosen before says nothing of that.
 */
export function whyNotCopied(copies: Copies, { id, displayName: name }: Person): readonly Message[] {
  if (copies.to !== id) return []
  if (copies.tooMany) return [plannerTexts.say('oneDriveTooMany', { most: mostParts })]
  if (copies.destination === undefined) return [plannerTexts.say('oneDriveMissing', { name })]
  const needed = bytesOf(copies.parts)
  const { freeBytes = Infinity } = copies.destination
  if (needed <= freeBytes) return []
  return [plannerTexts.say('oneDriveFull', { name, needed: needed / gigabyte, free: freeBytes / gigabyte })]
}

/** What is still to be copied. */
function bytesOf(parts: readonly Part[]): number {
  return parts.filter(({ copied }) => !copied).reduce((sum, { bytes }) => sum + bytes, 0)
}
