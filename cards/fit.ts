import type { Card } from './card'

/**
 * How large a card may become, in bytes of UTF-8. Teams refuses a message that is too large with 413 and shows nothing at
 * all; its limit has been given as 28 KB to 100 KB over the years, so 25 KB is what always works.
 */
export const largestCard = 25_000

/** The first of several renderings, each shorter than the one before, that Teams will take; the last one if none is. */
export function firstThatFits(renderings: readonly [() => Card, ...(() => Card)[]]): Card {
  const [render, ...shorter] = renderings
  const card = render()
  const [next, ...rest] = shorter
  return next === undefined || sizeOf(card) < largestCard ? card : firstThatFits([next, ...rest])
}

/** Bytes of UTF-8. */
export function sizeOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card))
}
