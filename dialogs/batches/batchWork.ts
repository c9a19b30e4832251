import type { Batch } from '../../services/batches/batchState'
import type { MemberPlan } from './memberPlan'

/**
 * Goes on with batches: opens the cases of their members, has plans made, carries out what was ordered for all, and ends them.
 * Level-triggered: it works from the batch and its cases as they are now, so that a restart loses nothing.
 */
export interface BatchWork {
  /** Something of the batch changed, or may not be as it should. Never throws. */
  lookAt(batchId: string): void
  /** A case changed: the batch that it belongs to is looked at soon, if it does. Never throws. */
  caseChanged(caseId: string): void
  /** How it stands with everybody of a batch who has a case, by its id. Throws JournalFault. */
  plansOf(batch: Batch): Promise<ReadonlyMap<string, MemberPlan>>
  /** Looks at every batch that did not end. Throws JournalFault. */
  start(): Promise<void>
  idle(): Promise<void>
  stop(): Promise<void>
}
