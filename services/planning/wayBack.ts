import type { Operation } from '../model/operation'
import type { PartBack } from '../model/partBack'

/** Whether a part comes back: by itself, or because a person chose it. Pure. @param chosen ids of parts */
export function comesBack({ id, stands, onlyIfChosen }: PartBack, chosen: readonly string[] = []): boolean {
  return stands !== 'lost' && (onlyIfChosen !== true || chosen.includes(id))
}

/**
 * What brings back the parts that are to come back, in order. Each goes by itself: a refusal of one never keeps back the
 * rest. Pure.
 * @param chosen ids of the parts that come back only when somebody chooses them
 */
export function operationsBack(parts: readonly PartBack[], chosen: readonly string[] = []): readonly Operation[] {
  return parts
    .filter((part) => comesBack(part, chosen))
    .flatMap(({ operations }) => operations)
    .map((operation) => ({ ...operation, whenRefused: operation.whenRefused ?? 'continue' }))
}

/**
 * Whether everything that is to come back is back, as a read shows it: what only a person sees is their word’s, and what is
 * lost, or nobody chose, is not waited for. Pure.
 * @param parts as {@link Step.restore} has them after that read
 */
export function isRestored(parts: readonly PartBack[], chosen: readonly string[] = []): boolean {
  return !parts.some((part) => part.stands !== 'byHand' && comesBack(part, chosen))
}
