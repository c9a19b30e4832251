/** One look at a case. */
export interface Look {
  readonly caseId: string
  /**
   * Resolves when another look at this case was asked for since this one began, so that a long look can start what was
   * approved meanwhile without waiting for what is still under way. A queue that cannot tell never resolves it.
   */
  askedAgain(): Promise<void>
}

/**
 * Wake-ups. A job says no more than "look at case X, now or at T"; looking once too often is harmless, so a queue may
 * repeat or merge looks, but it never loses one while the process lives, and never runs two looks at one case at once.
 * A look asked for while one is under way is run after it. What was asked before a restart is re-armed from the journal.
 * Every implementation passes `test/services/cases/queue/workQueue.suite.ts`.
 */
export interface WorkQueue {
  /** Asks for a look at a case, now or at a time; of several times asked for, the earliest is kept. */
  lookAt(caseId: string, at?: Date): Promise<void>
  /** Starts working. A look that throws is reported to `onError` and repeated later with back-off. */
  start(look: (look: Look) => Promise<void>, onError: (caseId: string, error: unknown) => void): Promise<void>
  /** Stops taking looks and waits for those under way. */
  stop(): Promise<void>
}
