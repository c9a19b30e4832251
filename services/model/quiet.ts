import { LRUCache } from 'lru-cache'

/**
 * The services that asked to be left alone for a while (Retry-After), whichever bot on the same cases they said it to. The
 * name of a service is what Microsoft counts together: a part of Graph, a mailbox, a thread in Teams.
 */
export interface Quiet {
  /** Milliseconds for which it is to be left alone yet; 0 when it may be asked. */
  left(service: string): number
  /** It asked for so many milliseconds. */
  keep(service: string, milliseconds: number): void
}

/**
 * Nobody holds back for longer than this because of what another request was told: the longest stretch of time in which
 * Microsoft counts what the directory is asked (learn, throttling-limits). Whoever comes then hears for itself. Milliseconds.
 */
export const longestQuiet = 150_000

/** Services that are remembered at once; beyond, the one that was thought of longest ago is forgotten. */
const most = 1_000

export interface KeptQuiet extends Quiet {
  /** Those that are to be left alone yet. */
  services(): readonly string[]
}

/** Counted by a clock that nobody sets; of two times the later one stays. */
export function createQuiet(clock: () => number = () => performance.now()): KeptQuiet {
  const kept = new LRUCache<string, number>({ maxSize: most, sizeCalculation: () => 1 })
  const left = (service: string): number => Math.max(0, (kept.get(service) ?? 0) - clock())
  return {
    left,
    keep(service, milliseconds) {
      const wait = Math.min(milliseconds, longestQuiet)
      if (wait > left(service)) kept.set(service, clock() + wait)
    },
    services: () => [...kept.keys()].filter((service) => left(service) > 0),
  }
}
