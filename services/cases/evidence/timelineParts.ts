import { evidenceTexts } from '../../../cards/evidence/evidenceTexts'
import { html, type Markup } from './markup'
import type { Words } from './words'

const say = evidenceTexts.say

/** A line of its own. */
export function line(text: string): Markup {
  return html`<p>${text}</p> `
}

/** A value under its label; undefined where there is none. */
export function fact(
  label:
    | 'plan'
    | 'notRead'
    | 'made'
    | 'reason'
    | 'comment'
    | 'link'
    | 'answer'
    | 'fingerprint'
    | 'clientRequestId'
    | 'requestId'
    | 'correlationId',
  value: string | undefined,
  words: Words,
): Markup | undefined {
  if (value === undefined) return undefined
  return html`<p class="fact">${words.say(say(label))}: <code>${value}</code></p> `
}

/** The data itself, for who does not take our words for it. */
export function raw(value: unknown, words: Words, label?: 'readBack' | 'known'): Markup {
  const title = label === undefined ? undefined : html`<p class="fact">${words.say(say(label))}:</p> `
  return html`${title}
    <pre>${words.value(value)}</pre> `
}
