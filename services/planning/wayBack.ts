import type { Operation } from '../model/operation'
import { lost, type PartBack } from '../model/partBack'

/** Whether a part comes back: by itself, or because a person chose it. Pure. @param chosen ids of parts */
function comesBack({ id, stands, onlyIfChosen }: PartBack, chosen: readonly string[]): boolean {
  return stands !== 'lost' && (onlyIfChosen !== true || chosen.includes(id))
}

/** The same parts, of which none still could come back that is nothing without what nobody can bring back. Pure. */
export function withoutLost(parts: readonly PartBack[]): readonly PartBack[] {
  const gone = parts.filter(({ stands }) => stands === 'lost').map(({ id }) => id)
  return parts.map((part) => {
    const { id, needs, whyWithout } = part
    return whyWithout !== undefined && needs?.every((one) => gone.includes(one)) === true ? lost(id, whyWithout) : part
  })
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
  return wanted.filter(({ needs }) => needs?.every((id) => stayAway.includes(id)) !== true)
}

/** The parts that would come back, and are nothing without what stays away. Pure. */
export function heldBack(
  parts: readonly PartBack[],
  chosen: readonly string[] = [],
  without: readonly string[] = [],
): readonly PartBack[] {
  const back = comingBack(parts, chosen, without)
  return parts.filter((part) => !without.includes(part.id) && comesBack(part, chosen) && !back.includes(part))
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
