import { pseudonymsAfter } from '../journal/pseudonyms'
import { reveal, sha256, type OpenedEntry, type SealedEntry } from '../journal/seal'
import { mentionsIn } from './mentions'
import { successorsNamedIn } from './sqliteSuccessors'

/** Everything that a store keeps of a case beside what its entries say, worked out from those. */
export interface KeptRows {
  readonly opened: readonly OpenedEntry[]
  /** SHA-256 of each entry’s line. */
  readonly hashes: readonly string[]
  readonly employeeId: string | undefined
  /** ISO 8601. */
  readonly closedAt: string | undefined
  readonly closedBy: string | undefined
  readonly takenUp: boolean
  readonly forgottenAt: string | undefined
  /** What people are called, by directory id. */
  readonly people: readonly (readonly [string, string])[]
  readonly successors: readonly string[]
  /** What it is found by. */
  readonly mentions: readonly string[]
}

/** For entries in order, of one case. Of a case whose personal data was removed nothing names anybody. Pure. */
export function keptRows(entries: readonly SealedEntry[]): KeptRows {
  const opened = entries.map(reveal)
  const last = (...kinds: readonly string[]) => opened.findLast(({ event }) => kinds.includes(event.kind))
  const newest = last('completed', 'cancelled', 'takenUpAgain')
  const takenUp = newest?.event.kind === 'takenUpAgain'
  const closing = takenUp ? undefined : newest
  const forgottenAt = last('personalDataRemoved')?.at
  const remembered = forgottenAt === undefined ? opened : []
  const opening = remembered.findLast(({ event }) => event.kind === 'opened')?.event
  return {
    opened,
    hashes: entries.map(({ line }) => sha256(line)),
    employeeId: opening?.kind === 'opened' ? opening.employee.id : undefined,
    closedAt: closing?.at,
    closedBy: closing?.event.kind,
    takenUp,
    forgottenAt,
    people: [...pseudonymsAfter(new Map(), remembered)],
    successors: [...new Set(remembered.flatMap(({ event }) => successorsNamedIn(event)))],
    mentions: [...new Set(remembered.flatMap(({ event }) => mentionsIn(event)))],
  }
}
