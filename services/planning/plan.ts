import type { Operation } from '../model/operation'

/** A step of a plan: the exact operations that an approval covers. */
export interface PlannedStep {
  readonly stepId: string
  readonly decision: unknown
  /** What Microsoft 365 said when the plan was made. */
  readonly facts: unknown
  readonly operations: readonly Operation[]
  readonly needsApproval: boolean
}

export interface Plan {
  readonly steps: readonly PlannedStep[]
  /** Ids of the steps about which nothing could be planned, because something could not be read. None when left out. */
  readonly leftOut?: readonly string[]
  /** SHA-256 (hex) of the steps' operations; an approval binds to it. */
  readonly hash: string
}
