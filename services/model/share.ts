/** What one of several processes may have of what all of them share: the `rank`-th of `of`, from 0. */
export interface Share {
  readonly rank: number
  readonly of: number
}

/** All of it: nobody else is there. */
export const everything: Share = { rank: 0, of: 1 }

/**
 * How many of `most` are this one’s: those of all together are `most`, unless there are more of them than that, since nobody
 * is left without any. Pure.
 */
export function portionOf(most: number, { rank, of }: Share): number {
  return Math.max(1, Math.floor(most / of) + (rank < most % of ? 1 : 0))
}
