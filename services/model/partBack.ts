import type { Message } from './message'
import type { Operation } from './operation'

/**
 * How one part of what a step did stands when it is to come back, where it is not as it was before the case.
 *
 * - `asMade`: as the step left it, so that it may be set back.
 * - `changedSince`: neither that nor as it was before: somebody has worked on it since.
 * - `byHand`: only a person can bring it back, and no read shows whether it is.
 * - `lost`: nobody can.
 */
export type PartStands = 'asMade' | 'changedSince' | 'byHand' | 'lost'

/** One part of what a step took away, changed or handed over, and that is not as it was before the case. Plain JSON. */
export interface PartBack {
  /** Tells it from the other parts of its step, the same in every read: the id of an object, or a word. */
  readonly id: string
  readonly stands: PartStands
  /** What brings it back, in order; what they say is what the part is called. None of what is lost. */
  readonly operations: readonly Operation[]
  /** It gives power, opens a leak, costs money or is somebody else’s by now: it comes back only where a person chooses it. */
  readonly onlyIfChosen?: true
  /** Ids of the parts of the same step without any of which this one is nothing, such as calls without a number. */
  readonly needs?: readonly string[]
  /** Why it stays away where none of those comes back. Left out where they say enough. */
  readonly whyWithout?: Message
  /** What was found instead, or why it cannot come back. Left out where the operations say enough. */
  readonly why?: Message
}

/** A part that stands as the step left it, and comes back by these operations. */
export function asMade(id: string, ...operations: readonly Operation[]): PartBack {
  return { id, stands: 'asMade', operations }
}

/** A part that only a person can bring back, unseen by any read. */
export function byHand(id: string, ...operations: readonly Operation[]): PartBack {
  return { id, stands: 'byHand', operations }
}

/** A part that nobody can bring back. */
export function lost(id: string, why: Message): PartBack {
  return { id, stands: 'lost', operations: [], why }
}

/** The same, for a part that is nothing unless one of these others of its step comes back. @param needs ids of those */
export function needing(part: PartBack, needs: readonly string[], whyWithout?: Message): PartBack {
  return { ...part, needs, ...(whyWithout === undefined ? {} : { whyWithout }) }
}

/** The same, for a part that comes back only where a person chooses it. */
export function onlyIfChosen(part: PartBack): PartBack {
  return { ...part, onlyIfChosen: true }
}

/** The same, found to be neither as the step left it nor as it was before: nothing is set back unless a person chooses it. */
export function changedSince(part: PartBack, why: Message): PartBack {
  return { ...part, stands: 'changedSince', onlyIfChosen: true, why }
}
