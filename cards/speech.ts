import { plain } from './card'
import type { Message, MessageValue, Translator } from './texts'

const longestName = 240
/** A remote system’s own reason, which was cut where it was read already, and whose point may be its end. */
const longestReason = 1_000
/** The texts that hold one, under the name `text`. */
const withReason = /^problem\.|\.refused/
const markedUp = /\\([\\`*_{}[\]()#+!|~>])/g
const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/

/**
 * Says messages on a card: the text is ours and may hold Markdown, the values in it came from people or a directory and
 * are made harmless first. A value that was made harmless before stays as it is.
 */
export function speaking(say: Translator): (message: Message) => string {
  return (message) => say(harmless(message))
}

/** A name or other text from a person or a directory, for a TextBlock or a fact: no Markdown, no mentions, not endless. */
export function named(text: string, longest = longestName): string {
  return isHarmless(text, longest) ? text : plain(bare(text, longest))
}

/** The same where nothing renders Markdown: button titles, `fallbackText`, TextRuns. */
export function bare(text: string, longest = longestName): string {
  if (isHarmless(text, longest)) return text
  const readable = visible(text.replaceAll(markedUp, '$1').replaceAll('&lt;', '<')).replaceAll(/\s+/g, ' ').trim()
  // "${" is what a forgotten field of a template looks like, so it never stands on a card, not even in a name.
  return apart(shortened(readable, longest).replaceAll('${', '$ {'))
}

/** Latin letters, digits, and marks that mean nothing to Markdown, with single blanks between them. */
const harmlessLetters = /^(?! )(?:[\dA-Za-z\u00C0-\u024F.,:;'"@/%?=-]| (?! |$))*$/

/** Whether nothing has to be done to it: so are nearly all values of a case, and each of them is said on many cards. */
function isHarmless(text: string, longest: number): boolean {
  return text.length <= longest && harmlessLetters.test(text)
}

/** What joins the parts of an emoji, or parts letters of Persian and of Indian scripts. */
const joiners = new Set(['\u200C', '\u200D'])
/** Takes room or draws nothing without being a control character: fillers of Hangul and Braille, a blank of Khmer. */
const blanks = /[\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu

/**
 * Without characters that hide or reorder what stands around them: controls, direction marks, what takes no room. What one
 * reads is then what is there, in the order in which it is there (Unicode Technical Report 36, bidirectional text spoofing).
 */
export function visible(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}]/gu, (character) => (joiners.has(character) ? character : ''))
    .replaceAll(blanks, ' ')
}

/** Letters that are written from right to left. */
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** A name that is written from right to left, so that it turns nothing round but itself (Unicode's isolates). */
export function apart(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}

/** At most `longest` UTF-16 units, without cutting an emoji in half, and showing that something is missing. */
export function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** A time as the texts' `{at, date}` takes it (ISO 8601 with time), or undefined when it is not a time at all. */
export function momentOf(at: string | undefined): string | undefined {
  const time = at === undefined ? Number.NaN : Date.parse(at)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function harmless({ key, values }: Message): Message {
  if (values === undefined) return { key }
  const longestOf = (name: string) => (name === 'text' && withReason.test(key) ? longestReason : longestName)
  return {
    key,
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, harmlessValue(value, longestOf(name))]),
    ),
  }
}

function harmlessValue(value: MessageValue, longest: number): MessageValue {
  if (typeof value === 'string') return moment.test(value) ? value : named(value, longest)
  if (typeof value !== 'object') return value
  return isList(value) ? value.map(harmless) : harmless(value)
}

function isList(value: Message | readonly Message[]): value is readonly Message[] {
  return Array.isArray(value)
}
