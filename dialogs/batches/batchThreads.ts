import type { Batch } from '../../services/batches/batchState'
import type { BatchInView } from '../views/batch'
import type { AskedOfMember } from './batchMembers'

/**
 * The thread of each batch in the approvals channel: carries out what was pressed there for all, and keeps its cards as they
 * should stand. Level-triggered: it works from the batch and its cases as they are now, so that a restart loses nothing.
 */
export interface BatchThreads {
  /** The batch changed, or may not stand as it should. Never throws. */
  lookAt(batchId: string): void
  /** A case changed: where it belongs to a batch, that one’s cards are to follow. Never throws. */
  caseChanged(caseId: string): void
  /** How it stands with all of a batch; what its cards ask by it is known from now on. Throws JournalFault. */
  viewOf(batch: Batch): Promise<BatchInView>
  /** What a card asked by this hash, where it was shown lately. */
  askedBy(hash: string): readonly AskedOfMember[] | undefined
  /** Looks at every batch that did not end. Throws JournalFault. */
  start(): Promise<void>
  idle(): Promise<void>
  stop(): Promise<void>
}
