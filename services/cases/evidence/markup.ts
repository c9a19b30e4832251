/** HTML that is safe to stand in a page: only {@link html} makes it. */
export class Markup {
  constructor(readonly source: string) {}
}

type Value = Markup | string | number | undefined | readonly Value[]

/** A piece of a page. Every value in it is text and escaped, unless it is a piece itself; `undefined` is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, index) => (index === 0 ? '' : sourceOf(values[index - 1])) + part).join(''))
}

/** Text as it stands in HTML, in an element or in an attribute. {@link unescaped} gives it back. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export function unescaped(source: string): string {
  return source.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

function sourceOf(value: Value): string {
  if (value === undefined) return ''
  if (value instanceof Markup) return value.source
  return typeof value === 'object' ? value.map(sourceOf).join('') : escaped(visible(String(value)))
}

/** Line breaks and tabs, and what joins and parts letters and emoji. */
const harmless = new Set(['\n', '\t', '\u200C', '\u200D'])

/**
 * Characters that change how the text around them reads (direction marks, controls, what takes no room) are shown as
 * their number: a name must not be able to turn a line of evidence round.
 */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    harmless.has(character) ? character : `[U+${number(character)}]`,
  )
}

function number(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
