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

/**
 * What is left of a card that Teams found too large: its head, a line that says so, and what can be filled in or pressed.
 * Pure.
 */
export function shortened(card: Card, note: string): Card {
  const [head, ...rest] = Array.isArray(card['body']) ? (card['body'] as readonly unknown[]) : []
  const line = { type: 'TextBlock', text: `⚠ ${note}`, wrap: true, weight: 'Bolder' }
  const actions = Array.isArray(card['actions']) ? { actions: card['actions'].flatMap(onlyControls) } : {}
  const body = [...(head === undefined ? [] : [withoutPictures(head)]), line, ...rest.flatMap(onlyControls)]
  return { ...card, body, ...actions }
}

/** A picture that stands in the card itself is the largest of all that can be left out. */
function withoutPictures(element: unknown): unknown {
  if (Array.isArray(element)) return element.filter((one) => !isPicture(one)).map(withoutPictures)
  if (typeof element !== 'object' || element === null) return element
  return Object.fromEntries(Object.entries(element).map(([name, value]) => [name, withoutPictures(value)]))
}

function isPicture(element: unknown): boolean {
  return typeof element === 'object' && element !== null && 'type' in element && element.type === 'Image'
}

/** An element with nothing in it but what a reader acts with; none when there is nothing to act with. */
function onlyControls(element: unknown): readonly unknown[] {
  if (typeof element !== 'object' || element === null) return []
  const type = 'type' in element ? String(element.type) : ''
  // What it would show is left out.
  if (type === 'Action.ToggleVisibility') return []
  if (/^(Action|Input)[.]/.test(type)) return [element]
  const kept = Object.entries(element).flatMap(([name, value]) => {
    if (!Array.isArray(value)) return []
    const controls = value.flatMap(onlyControls)
    return controls.length === 0 ? [] : [[name, controls] as const]
  })
  return kept.length === 0 ? [] : [{ ...element, ...Object.fromEntries(kept) }]
}
