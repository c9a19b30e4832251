import { LRUCache } from 'lru-cache'

/** What a remote system wants to hear nothing of before a time that it named (Retry-After). */
export interface Silence<Refusal> {
  /** The refusal that is still to be obeyed, and the milliseconds that are left of its time. */
  toObey(request: string): { readonly refusal: Refusal; readonly left: number } | undefined
  keep(request: string, refusal: Refusal, milliseconds: number): void
}

/** Requests that are remembered at once; beyond, the one that was thought of longest ago is forgotten. */
const most = 1_000

/** Counted by a clock that nobody sets. */
export function createSilence<Refusal extends object>(): Silence<Refusal> {
  const kept = new LRUCache<string, { readonly refusal: Refusal; readonly until: number }>({ max: most })
  return {
    toObey(request) {
      const one = kept.get(request)
      if (one === undefined) return undefined
      const left = one.until - performance.now()
      if (left > 0) return { refusal: one.refusal, left }
      kept.delete(request)
      return undefined
    },
    keep: (request, refusal, milliseconds) =>
      void kept.set(request, { refusal, until: performance.now() + milliseconds }),
  }
}

/** The time that is so many milliseconds away, as a problem has it. */
export function timeIn(milliseconds: number): string {
  // A Date ends in the year 275760, and a remote may say anything.
  return new Date(Math.min(Date.now() + milliseconds, 8.64e15)).toISOString()
}
