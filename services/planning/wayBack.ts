import type { Operation } from '../model/operation'
import type { PartBack } from '../model/partBack'

/** Whether a part comes back: by itself, or because a person chose it. Pure. @param chosen ids of parts */
function comesBack({ id, stands, onlyIfChosen }: PartBack, chosen: readonly string[]): boolean {
  return stands !== 'lost' && (onlyIfChosen !== true || chosen.includes(id))
}

/**
 * The parts that come back: by themselves or chosen, and none that is nothing without one that stays away. Pure.
 * @param chosen ids of the parts that come back only when somebody chooses them
 * @param without ids of the parts that would, and that somebody leaves
 */
export function comingBack(
  parts: readonly PartBack[],
  chosen: readonly string[] = [],
  without: readonly string[] = [],
): readonly PartBack[] {
  const wanted = parts.filter((part) => !without.includes(part.id) && comesBack(part, chosen))
  const stayAway = parts.filter((part) => !wanted.includes(part)).map(({ id }) => id)
  return wanted.filter(({ needs }) => needs === undefined || !stayAway.includes(needs))
}

/**
 * What brings back the parts that are to come back, in order. Each goes by itself: a refusal of one never keeps back the
 * rest. Pure.
 */
export function operationsBack(...which: Parameters<typeof comingBack>): readonly Operation[] {
  return comingBack(...which)
    .flatMap(({ operations }) => operations)
    .map((operation) => ({ ...operation, whenRefused: operation.whenRefused ?? 'continue' }))
}

/**
 * Whether everything that is to come back is back, as a read shows it: what only a person sees is their word’s, and what is
 * lost, or nobody chose, is not waited for. Pure. The parts are those that {@link Step.restore} has after that read.
 */
export function isRestored(...which: Parameters<typeof comingBack>): boolean {
  return comingBack(...which).every(({ stands }) => stands === 'byHand')
}
