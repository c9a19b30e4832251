import type { Logger } from 'pino'
import { setTimeout as pause } from 'node:timers/promises'
import { createTurnstile } from './limits'

/** Work that goes on after an answer was given; a failure is logged, and stopping waits for what is under way. */
export interface Background {
  /** @param person whose work it is: each has a few at the same time, and waits for nobody else's */
  run(work: () => Promise<void>, person?: string): void
  /** How much of this person's has not begun. */
  waiting(person: string): number
  /** Waits until nothing is under way, or for so many milliseconds. */
  idle(patience?: number): Promise<void>
}

/** @param atOnce how much of one person's goes on at the same time */
export function createBackground(log: Logger, atOnce: number): Background {
  const underWay = new Set<Promise<void>>()
  const turnstile = createTurnstile(atOnce)
  return {
    run(work, person) {
      const done = (person === undefined ? work() : turnstile.run(person, work))
        .catch((error: unknown) => log.error({ err: error }, 'Work after an answer failed'))
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    waiting: (person) => turnstile.waiting(person),
    async idle(patience) {
      const over = patience === undefined ? [] : [pause(patience, 'over' as const, { ref: false })]
      while (underWay.size > 0) if ((await Promise.race([Promise.allSettled(underWay), ...over])) === 'over') return
    },
  }
}
