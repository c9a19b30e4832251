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

export interface MessageCard {
  readonly say: Translator
  readonly tone: Tone
  readonly title: Message
  readonly text: Message
  /** What else there is to say, in sentences. */
  readonly lines?: readonly Message[]
  /** What the reader can do about it. */
  readonly next?: Message
  /** Finds the details in the log; for an error that nobody expected. */
  readonly correlationId?: string
}

const looks: Readonly<Record<Tone, { readonly style: string; readonly symbol: string }>> = {
  good: { style: 'good', symbol: '✓' },
  info: { style: 'emphasis', symbol: 'ℹ' },
  warning: { style: 'warning', symbol: '⚠' },
  problem: { style: 'attention', symbol: '✗' },
}

const render = template<{
  readonly style: string
  readonly title: string
  readonly text: string
  readonly lines: readonly { readonly text: string }[]
  readonly next: string
  readonly reference: string
  readonly fallback: string
}>(source)

/** A short answer in words: what happened or did not, what to do about it, and where to find the details. */
export function messageCard({ say, tone, title, text, lines = [], next, correlationId }: MessageCard): Card {
  const speak = speaking(say)
  const { style, symbol } = looks[tone]
  return render({
    style,
    title: `${symbol} ${speak(title)}`,
    text: speak(text),
    lines: lines.map((line) => ({ text: speak(line) })),
    next: next === undefined ? '' : speak(messageTexts.say('next', { next })),
    reference: correlationId === undefined ? '' : speak(commonTexts.say('reference', { correlationId })),
    fallback: bare(speak(text)),
  })
}
