/** What a case made of something, as far as taking it back has to know it. Plain JSON. */
export interface Made {
  /** The facts as they were before the case did anything. */
  readonly before: unknown
  /** What was decided, and done or begun. */
  readonly decision: unknown
  /** The facts as they were last read back; only where the account went too, so that nothing can be read until it is back. */
  readonly left?: unknown
  /** The account had a mailbox, which Exchange has to find again before anything of it comes back. */
  readonly mailbox?: true
}
