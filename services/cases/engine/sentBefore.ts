import type { Operation } from '../../model/operation'
import { sentByNamesOfNow, type Renaming } from '../../model/renamed'
import { isApproved, isCovered, withAlternatives } from '../../planning/approval/binding'
import type { CaseStep } from '../journal/case'
import type { Outcome } from '../journal/entry'

/** What was sent, lost its answer, and cannot be read back. */
export function lostForGood({ sent }: CaseStep): Operation | undefined {
  const isLost = (outcome: Outcome | undefined) => outcome === undefined || outcome.result === 'unknown'
  return sent.find(({ operation, outcome }) => operation.unreadable === true && isLost(outcome))?.operation
}

/**
 * What earlier attempts owe, and neither the facts ask for anyway nor this attempt did as a part of another request. A plan
 * that was approved since then takes the place of what it left out.
 */
export function owedBesides(
  planned: readonly Operation[],
  state: CaseStep,
  renamings: readonly Renaming[],
): readonly Operation[] {
  const done = state.sent.filter(({ outcome }) => outcome?.result === 'accepted' || outcome?.result === 'alreadySo')
  const asked = [...planned, ...done.map(({ operation }) => operation)].flatMap(withAlternatives)
  return sentByNamesOfNow(state.owed, renamings).filter(
    (operation) => isApproved([operation], state, renamings) && !isCovered([operation], asked),
  )
}

/**
 * The fence of a process that was frozen or cut off for so long that another went on: what that one sent or ended is in the
 * journal, and then nothing is sent by what was known before.
 */
export function isAsKnown(now: CaseStep, known: CaseStep, sent: number): boolean {
  return now.status === known.status && now.attempt === known.attempt && now.sent.length === sent
}
