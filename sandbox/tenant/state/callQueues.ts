/** A queue of Teams calls, and who answers them. */
export interface CallQueue {
  readonly id: string
  readonly name: string
  /** Directory ids of those who answer in person. */
  users: readonly string[]
  /** Ids of the groups whose members answer. */
  groups: readonly string[]
}
