import type { PlannedStep } from '../../planning/plan'
import { reveal, sha256, type OpenedEntry, type SealedEntry } from '../journal/seal'
import { isRemoved } from '../journal/seal'

/** An entry as it is told on the page: what it says, what it is named by, and what had been decided by then. */
export interface Told extends OpenedEntry {
  readonly hash: string
  /** Decisions by step id. */
  readonly decisions: ReadonlyMap<string, unknown>
}

/** The entries of a journal in order. Pure. */
export function toldOf(entries: readonly SealedEntry[]): readonly Told[] {
  let decisions: ReadonlyMap<string, unknown> = new Map()
  return entries.map((sealed) => {
    const opened = reveal(sealed)
    decisions = new Map([...decisions, ...decisionsIn(opened)])
    return { ...opened, hash: sha256(sealed.line), decisions }
  })
}

function decisionsIn({ event }: OpenedEntry): readonly (readonly [string, unknown])[] {
  switch (event.kind) {
    case 'decided':
      return [[event.stepId, event.decision]]
    case 'planned':
      return isRemoved(event.plan) ? [] : event.plan.steps.map(decisionOf)
    case 'ordered':
    case 'planChanged':
    case 'foundSince':
      return [decisionOf(event.step)]
    default:
      return []
  }
}

function decisionOf({ stepId, decision }: PlannedStep): readonly [string, unknown] {
  return [stepId, decision]
}
