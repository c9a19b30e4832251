import { createHash } from 'node:crypto'

/**
 * A throw that depends on the seed and on what it is for, and on nothing else: requests that arrive in another order
 * get the same weather all the same, which a generator with one running state could not promise.
 * @returns from 0 up to but not including 1
 */
export type Dice = (...what: readonly (string | number)[]) => number

export function createDice(seed: number): Dice {
  return (...what) =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...what]))
      .digest()
      .readUInt32BE() /
    2 ** 32
}

/** A number between two, for one throw. */
export function between([least, most]: readonly [number, number], thrown: number): number {
  return least + (most - least) * thrown
}

/** One of several, for one throw. */
export function oneOf<Value>(values: readonly [Value, ...Value[]], thrown: number): Value {
  return values[Math.floor(thrown * values.length)] ?? values[0]
}
