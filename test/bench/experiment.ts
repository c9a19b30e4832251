import type { Measured } from './figure'

/** How much of it is measured. */
export interface Extent {
  /** Milliseconds before each answer of Microsoft 365: L. */
  readonly latency: number
  /** How often each measurement is made; what is told is the median. */
  readonly rounds: number
  /** Only to see that the measuring works: as little of everything as gives a number. */
  readonly short: boolean
}

/** Measures figures that come from the same doings. */
export interface Experiment {
  readonly name: string
  readonly measure: (extent: Extent) => Promise<readonly Measured[]>
}
