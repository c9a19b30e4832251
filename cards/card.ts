import { LRUCache } from 'lru-cache'
import { inButtonRows } from './buttonRows'
import { lazyTemplate } from './templates'
import type { Message, Translator } from './texts'

/** An Adaptive Card 1.5, ready to send. */
export interface Card {
  readonly type: 'AdaptiveCard'
  readonly [property: string]: unknown
}

/** What every card about a case points back with. The case itself stays on the server; identity never comes from here. */
export interface CardPointer {
  readonly caseId: string
  /** The revision the press refers to: a press on an older card is answered with what happened since. */
  readonly revision: number
}

/** What every decision card gets besides its step's own facts. */
export interface DecisionEnvelope extends CardPointer {
  readonly stepId: string
  /** The key of the card that it was opened from, the page or a plan, to go back to; undefined where it stands by itself. */
  readonly from?: string | undefined
  readonly employeeName: string
  /** When the facts that it shows were read; ISO 8601. Left out on a card that shows none of a case. */
  readonly readAt?: string
  /** The choice whose inputs are asked for, where it is not the one that was suggested or decided. */
  readonly looksAt?: string | undefined
  /** Why the last answer was not accepted, or undefined. */
  readonly problem: Message | undefined
  readonly say: Translator
}

/**
 * Binds a template to the shape of its data, so that a missing field is a compile error and not a literal `${name}` on
 * screen. Strings that came from people are made harmless first: in a TextBlock, Teams renders Markdown.
 */
export function template<Data extends object>(source: object): (data: Data) => Card {
  const parsed = lazyTemplate(source)
  // A case has a dozen cards and each change of it changes a few: the others are asked for as they were.
  const known = new LRUCache<string, Card>({ max: mostKept })
  return (data) => {
    const said = JSON.stringify(data)
    const before = known.get(said)
    if (before !== undefined) return before
    const card = inButtonRows(parsed().expand({ $root: data }) as Card)
    known.set(said, card)
    return card
  }
}

/** Cards of each template in memory at a time, so many for as many cases that change at the same moment. */
const mostKept = 8

/**
 * A line on a container of this style: on a coloured one its text has no colour of its own. Both colours are Teams', in each
 * theme others, and together not always 4.5 to 1.
 */
export function readableOn<Line extends { readonly color: string }>(style: string, line: Line): Line {
  return style === 'default' || style === 'emphasis' ? line : { ...line, color: 'Default' as const }
}

/** Escapes Markdown and mention tags in a name or other text that came from a person or a directory. */
export function plain(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()#+!|~>]/g, (mark) => `\\${mark}`)
    .replaceAll('<', '&lt;')
}
