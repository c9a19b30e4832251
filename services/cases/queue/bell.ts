/** Rings when a case under way is asked for again. */
export interface Bell {
  ring(): void
  rung(): boolean
  heard(): Promise<void>
}

/**
 * `heard` resolves once for every ring since it was last asked, and at least once: a ring that came while nobody
 * listened is told to the next who asks, so that none is lost.
 */
export function createBell(): Bell {
  let rings = 0
  let told = 0
  let listeners: (() => void)[] = []
  return {
    ring() {
      rings += 1
      const now = listeners
      listeners = []
      for (const tell of now) tell()
    },
    rung: () => rings > 0,
    async heard() {
      if (rings > told) {
        told = rings
        return
      }
      await new Promise<void>((resolve) => listeners.push(resolve))
    },
  }
}
