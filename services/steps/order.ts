import type { Step } from './step'

type Placed = Pick<Step<unknown, unknown>, 'id' | 'after' | 'follows' | 'precedes'>

/**
 * Ids of the steps that must have come to an end, whichever, before this one starts: those that it follows, and those that
 * say that they precede it. What it comes `after` must have succeeded besides.
 */
export function followed(step: Placed, steps: readonly Placed[]): readonly string[] {
  const { id, after, follows = [] } = step
  return steps
    .filter((other) => other.id !== id && !after.includes(other.id))
    .filter((other) => follows === 'allOthers' || follows.includes(other.id) || other.precedes?.includes(id) === true)
    .map((other) => other.id)
}
