/** Throws of a generator with a state of its own: the same seed gives the same throws, millions of them in a second. */
export interface Draws {
  /** From 0 up to but not including 1. */
  next(): number
  /** Whether something comes true that does so often, from 0 to 1. */
  chance(share: number): boolean
  oneOf<Value>(values: readonly [Value, ...Value[]]): Value
  /** Around a median, with a long tail: half are larger, few are many times as large. */
  longTailed(median: number, spread: number): number
}

/** Mulberry32, which is public domain and has 32 bits of state: enough to make people up with, and for nothing secret. */
export function createDraws(seed: number): Draws {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    chance: (share) => next() < share,
    oneOf: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    // Log-normal by Box and Muller.
    longTailed: (median, spread) =>
      median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
  }
}
