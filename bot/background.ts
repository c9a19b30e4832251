import type { Logger } from 'pino'

/** Work that goes on after an answer was given; a failure is logged, and stopping waits for what is under way. */
export interface Background {
  run(work: () => Promise<void>): void
  idle(): Promise<void>
}

export function createBackground(log: Logger): Background {
  const underWay = new Set<Promise<void>>()
  return {
    run(work) {
      const done = work()
        .catch((error: unknown) => log.error({ err: error }, 'Work after an answer failed'))
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}
