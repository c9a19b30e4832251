import type { Card } from '../../cards/card'
import { isPortrait } from '../../cards/conversation/portrait'

/** How much a card makes somebody read. */
export interface Reading {
  /** Words that stand there before anything is unfolded, those of buttons and choices among them. */
  readonly visible: number
  /** All words, those that are folded among them. */
  readonly all: number
  /** Lines, paragraphs and buttons that stand there before anything is unfolded. */
  readonly lines: number
}

/** What of an element is words for a reader. */
const spoken = ['text', 'title', 'label', 'placeholder'] as const

type Heard = (words: string, isVisible: boolean) => void

/** What somebody reads of a card first, and when they unfold everything. A word is what has a letter or a digit. Pure. */
export function readingOf(card: Card): Reading {
  const reading = { visible: 0, all: 0, lines: 0 }
  gather(card, true, (text, isVisible) => {
    const count = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    reading.all += count
    if (!isVisible) return
    reading.visible += count
    if (count > 0) reading.lines += 1
  })
  return reading
}

function gather(node: unknown, isVisible: boolean, hear: Heard): void {
  if (Array.isArray(node)) return node.forEach((one) => gather(one, isVisible, hear))
  if (typeof node !== 'object' || node === null) return
  // Initials are looked at like the photo in whose place they stand.
  if (isPortrait(node)) return
  const element: Readonly<Record<string, unknown>> = { ...node }
  const stands = isVisible && element['isVisible'] !== false
  for (const name of spoken) if (typeof element[name] === 'string') hear(element[name], stands)
  for (const [name, child] of Object.entries(element)) {
    if (name === 'data' || name === 'fallback') continue
    // Of an element’s values only those of facts are read; the others name a choice, or hold what was typed.
    if (name === 'facts') hearValues(child, stands, hear)
    gather(child, stands && !(element['type'] === 'Action.ShowCard' && name === 'card'), hear)
  }
}

function hearValues(facts: unknown, stands: boolean, hear: Heard): void {
  if (!Array.isArray(facts)) return
  for (const fact of facts) {
    const { value }: { readonly value?: unknown } = fact ?? {}
    if (typeof value === 'string') hear(value, stands)
  }
}
