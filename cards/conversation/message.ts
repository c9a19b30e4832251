import { template, type Card } from '../card'
import { commonTexts } from '../common'
import source from './message.json'
import { bare, speaking } from '../speech'
import { defineTexts, type Message, type Translator } from '../texts'

export const messageTexts = defineTexts('message', {
  en: { next: '**What you can do:** {next}' },
  nl: { next: '**Wat je kunt doen:** {next}' },
})

export type Tone = 'good' | 'info' | 'warning' | 'problem'

/** A button under an answer. */
export interface Button {
  readonly title: Message
  readonly verb: string
  readonly carries: Readonly<Record<string, string | number>>
  /** It ends or undoes something. */
  readonly isDestructive?: true
}

/** Leads to a place outside the card. */
export interface Link {
  readonly title: Message
  /** https. */
  readonly url: string
}

export interface MessageCard {
  readonly say: Translator
  readonly tone: Tone
  readonly title: Message
  readonly text: Message
  /** What else there is to say, in sentences. */
  readonly lines?: readonly Message[]
  /** What the reader can do about it. */
  readonly next?: Message
  /** At most six are shown: Teams has no room for more. */
  /** Each line is a sentence, and begins as one. */
  readonly sentences?: true
  readonly buttons?: readonly Button[]
  readonly links?: readonly Link[]
  /** Finds the details in the log; for an error that nobody expected. */
  readonly correlationId?: string
}

const looks: Readonly<Record<Tone, { readonly style: string; readonly symbol: string }>> = {
  good: { style: 'good', symbol: '✓' },
  info: { style: 'emphasis', symbol: 'ℹ' },
  warning: { style: 'warning', symbol: '⚠' },
  problem: { style: 'attention', symbol: '✗' },
}

const mostButtons = 6
const longestButton = 60

/** The data of the template. */
export interface MessageView {
  readonly style: string
  readonly title: string
  readonly text: string
  readonly lines: readonly { readonly text: string }[]
  readonly next: string
  readonly reference: string
  readonly fallback: string
  readonly buttons: readonly object[]
  readonly links: readonly object[]
}

const render = template<MessageView>(source)

/** A short answer in words: what happened or did not, what to do about it, and where to find the details. */
export function messageCard(card: MessageCard): Card {
  return render(messageView(card))
}

/** The same as data, for a card that has more than words. */
export function messageView(card: MessageCard): MessageView {
  const { say, tone, title, text, lines = [], sentences, next, buttons = [], links = [], correlationId } = card
  const speak = speaking(say)
  const { style, symbol } = looks[tone]
  return {
    style,
    title: `${symbol} ${speak(title)}`,
    text: speak(text),
    lines: lines.map(speak).map((line) => ({ text: sentences === true ? begun(line) : line })),
    next: next === undefined ? '' : speak(messageTexts.say('next', { next })),
    reference: correlationId === undefined ? '' : speak(commonTexts.say('reference', { correlationId })),
    fallback: bare(speak(text)),
    buttons: buttons.slice(0, mostButtons).map(({ title: on, verb, carries, isDestructive }) => ({
      title: bare(speak(on), longestButton),
      verb,
      carries,
      style: isDestructive === true ? 'destructive' : 'default',
    })),
    links: links.map(({ title: on, url }) => ({ title: bare(speak(on), longestButton), url })),
  }
}

/** With a capital, also where it begins in bold. */
function begun(sentence: string): string {
  return sentence.replace(/^(?:\*\*)?\p{Ll}/u, (beginning) => beginning.toUpperCase())
}
