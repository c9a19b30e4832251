import { htmlOf } from '../../model/html'

/** Most characters of one message: enough for any farewell, and a card holds two of them. */
export const longestMessage = 1500

/** A message as it is kept: line ends of one kind, no control characters, no spaces around; all else as it was typed. */
export function tidied(typed: string): string {
  return typed
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim()
}

/** Plain text as HTML: what somebody typed is shown as they typed it, and does nothing. */
export function toHtml(text: string): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => htmlOf(paragraph).replaceAll('\n', '<br>'))
  return text === '' ? '' : `<p>${paragraphs.join('</p><p>')}</p>`
}

/**
 * Whether a message in HTML says the same as a plain text. Exchange gives back a page of its own around what was written,
 * with other spaces and entities, so that only the words can be compared (learn, user-get-mailboxsettings, example).
 */
export function saysTheSame(html: string, text: string): boolean {
  return wordsOf(html) === joined(text)
}

/** Whether two messages in HTML say the same, however they look. */
export function haveTheSameWords(html: string, other: string): boolean {
  return wordsOf(html) === wordsOf(other)
}

/** The words of a message in HTML, without how it looks. */
function wordsOf(html: string): string {
  const plain = html
    .replaceAll(/<!--[^]*?-->|<(style|head|title)\b[^>]*>[^]*?<\/\1>/gi, ' ')
    .replaceAll(/<(br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#x?)?(\w+);/g, (entity: string, kind: string | undefined, name: string) => {
      if (kind === undefined) return entities[name] ?? entity
      return characterOf(Number.parseInt(name, kind === '#' ? 10 : 16)) ?? entity
    })
  return joined(plain)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function characterOf(code: number): string | undefined {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}

/** Without any space: which of them survive is Exchange's business. */
function joined(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
