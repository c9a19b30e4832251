import { plannerTexts } from '../../../cards/conversation/planner'
import type { Message } from '../../../cards/texts'
import type { PlannerInput } from '../../planning/planner'
import { account } from '../account'
import { known } from '../context'
import { onedrive } from '.'
import { mostParts, type Part } from './reading'

const gigabyte = 1024 ** 3

/**
 * A copy needs a OneDrive to go to, room in it, and few enough parts to be approved. What was read for somebody else who
 * was chosen before says nothing of that.
 */
export function oneDriveConflicts(input: PlannerInput): readonly Message[] {
  const { facts, decision } = known(onedrive, input)
  if (decision?.choice !== 'copy' || facts?.exists !== true) return []
  const { copies } = facts
  const { id, displayName: name } = decision.successor
  if (copies === undefined || copies.to !== id) return []
  if (copies.tooMany) return [plannerTexts.say('oneDriveTooMany', { most: mostParts })]
  if (copies.destination === undefined) return [plannerTexts.say('oneDriveMissing', { name })]
  const needed = bytesOf(copies.parts)
  const { freeBytes = Infinity } = copies.destination
  if (needed <= freeBytes) return []
  return [plannerTexts.say('oneDriveFull', { name, needed: needed / gigabyte, free: freeBytes / gigabyte })]
}

/** With the account, its OneDrive goes too (article, step 5): only a copy stays. */
export function oneDriveAdvice(input: PlannerInput): readonly Message[] {
  const { facts, decision } = known(onedrive, input)
  const deletes = known(account, input).decision
  if (deletes === undefined || deletes.choice === 'keep' || facts?.exists !== true) return []
  if (facts.itemCount === 0 || decision?.choice === 'copy') return []
  return [plannerTexts.say('oneDriveGoes')]
}

/** What is still to be copied. */
function bytesOf(parts: readonly Part[]): number {
  return parts.filter(({ copied }) => !copied).reduce((sum, { bytes }) => sum + bytes, 0)
}
