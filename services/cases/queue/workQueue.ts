import type { Precedence } from '../../model/precedence'

/** One look at a case. */
export interface Look {
  readonly caseId: string
  /**
   * Resolves when another look at this case was asked for since this one began, so that a long look can start what was
   * approved meanwhile without waiting for what is still under way. A queue that cannot tell never resolves it.
   */
  askedAgain(): Promise<void>
  /**
   * Whether the look is still this process’s. False once the queue stops, and once it did not say for so long that it works on
   * it that another may have begun anew: nothing is to be begun by this one any more.
   */
  holds(): boolean
  /**
   * Whether it may do more than keep somebody out. A look that was asked for to do that has a place of its own, and here takes
   * one of all others; false while there is none: it is to end then, and to be asked for again.
   */
  mayGoOn(): boolean
}

/**
 * Wake-ups. A job says no more than "look at case X, now or at T"; looking once too often is harmless, so a queue may
 * repeat or merge looks, but it never loses one while the process lives, and never runs two looks at one case at once.
 * A look asked for while one is under way is run after it. What was asked before a restart is re-armed from the journal.
 * Of a process that was frozen or cut off another may begin its looks anew: `holds` tells it, and the journal is the fence.
 * Every implementation passes `test/services/cases/queue/workQueue.suite.ts`.
 */
export interface WorkQueue {
  /**
   * Asks for a look at a case, now or at a time; of several times asked for, the earliest is kept, and of their places in the
   * order in which looks begin the first; `case` when left out.
   */
  lookAt(caseId: string, at?: Date, precedence?: Precedence): Promise<void>
  /** Those of these cases at which no look waits or is under way, now or for later. */
  unasked(caseIds: readonly string[]): Promise<readonly string[]>
  /** Starts working. A look that throws is reported to `onError` and repeated later with back-off. */
  start(look: (look: Look) => Promise<void>, onError: (caseId: string, error: unknown) => void): Promise<void>
  /** Stops taking looks, tells those under way to begin nothing more, and waits for them. */
  stop(): Promise<void>
}
