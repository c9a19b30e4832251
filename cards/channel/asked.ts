import { commonTexts } from '../common'
import { operationLines } from '../conversation/requests'
import { bare, speaking } from '../speech'
import type { Operation } from '../../services/model/operation'
import type { Quotation } from '../../services/model/quotation'
import { defineTexts, type Message, type Translator } from '../texts'

export const askedTexts = defineTexts('asked', {
  en: {
    approve: 'Approve',
    reject: 'Reject',
    comment: 'Comment (optional)',
    commentOrWhy: 'Comment; to reject: why not?',
    approvedBy: 'Approved by {name}',
    approvedBecause: 'Comment: {comment}',
    approvedWith: 'Approved by {name}: {comment}',
    irreversible: 'This cannot be undone.',
    gives: '{name} gets: {what}.',
  },
  nl: {
    approve: 'Goedkeuren',
    reject: 'Afwijzen',
    comment: 'Opmerking (mag leeg blijven)',
    commentOrWhy: 'Opmerking; bij afwijzen: waarom niet?',
    approvedBy: 'Goedgekeurd door {name}',
    approvedBecause: 'Opmerking: {comment}',
    approvedWith: 'Goedgekeurd door {name}: {comment}',
    irreversible: 'Dit is niet terug te draaien.',
    gives: '{name} krijgt: {what}.',
  },
})

/** What an approver is asked about, as the plan has it. */
export interface Asked {
  /** Whom and what it touches, in sentences. */
  readonly touches: readonly Message[]
  readonly quotes: readonly Quotation[]
  readonly operations: readonly Operation[]
}

/** What of it a card shows, when all of it would be too large for Teams. */
export interface AskedExtent {
  readonly operations: number
  readonly touches: number
  /** Characters of a quotation. */
  readonly quote: number
}

export interface AskedView {
  readonly touches: readonly { readonly text: string }[]
  readonly quotes: readonly { readonly to: string; readonly paragraphs: readonly { readonly text: string }[] }[]
  readonly operations: readonly { readonly text: string }[]
  readonly more: string
}

export const nothingAsked: AskedView = { touches: [], quotes: [], operations: [], more: '' }

/** What will be said, whom it touches, and what is done, in words. */
export function askedView(say: Translator, { touches, quotes, operations }: Asked, extent: AskedExtent): AskedView {
  const speak = speaking(say)
  const left = Math.max(0, operations.length - extent.operations) + Math.max(0, touches.length - extent.touches)
  return {
    touches: touches.slice(0, extent.touches).map((message) => ({ text: speak(message) })),
    quotes: (extent.quote === 0 ? [] : quotes).map(({ to, text }) => ({
      to: speak(to),
      paragraphs: quoted(text, extent.quote).map((paragraph) => ({ text: paragraph })),
    })),
    operations: operationLines(say, operations.slice(0, extent.operations)).map(({ number, text }) => ({
      text: operations.length === 1 ? text : `${number} ${text}`,
    })),
    more: left === 0 ? '' : say(commonTexts.say('more', { count: left })),
  }
}

/** A text between quotation marks, a paragraph for each of its lines. */
function quoted(text: string, longest: number): readonly string[] {
  return `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”`
    .split(/\n+/)
    .map((line) => bare(line, longest + 3))
    .filter((line) => line !== '')
}
