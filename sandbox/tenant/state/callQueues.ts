/** A queue of Teams calls, and who answers them. */
export interface CallQueue {
  readonly id: string
  readonly name: string
  /** Directory ids of those who answer in person. */
  users: readonly string[]
  /** Ids of the groups whose members answer. */
  groups: readonly string[]
  /** Directory id of the person who gets the calls that are too many for it. */
  overflowsTo: string | null
}

/** What answers a number by itself, and asks callers what they want. */
export interface AutoAttendant {
  readonly id: string
  readonly name: string
  /** Directory ids of the person whom a caller can ask for, and of the one behind the first key. */
  operator: string | null
  firstKey: string | null
}
