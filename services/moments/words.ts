/** What days, months and numbers are called in English and Dutch: everything is read in both, whatever somebody’s language. */

const weekdays: readonly (readonly string[])[] = [
  ['monday', 'maandag'],
  ['tuesday', 'dinsdag'],
  ['wednesday', 'woensdag'],
  ['thursday', 'donderdag'],
  ['friday', 'vrijdag'],
  ['saturday', 'zaterdag'],
  ['sunday', 'zondag'],
]

const months: readonly (readonly string[])[] = [
  ['january', 'januari', 'jan'],
  ['february', 'februari', 'feb', 'febr'],
  ['march', 'maart', 'mrt', 'mar'],
  ['april', 'apr'],
  ['may', 'mei'],
  ['june', 'juni', 'jun'],
  ['july', 'juli', 'jul'],
  ['august', 'augustus', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oktober', 'oct', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
]

const numbers: readonly (readonly string[])[] = [
  ['one', 'a', 'an', 'een'],
  ['two', 'twee'],
  ['three', 'drie'],
  ['four', 'vier'],
  ['five', 'vijf'],
  ['six', 'zes'],
  ['seven', 'zeven'],
  ['eight', 'acht'],
  ['nine', 'negen'],
  ['ten', 'tien'],
  ['eleven', 'elf'],
  ['twelve', 'twaalf'],
]

/** Alternatives of a pattern, the longest first. */
export const weekdayWords = alternatives(weekdays)
export const monthWords = alternatives(months)
export const numberWords = String.raw`\d{1,3}|${alternatives(numbers)}`

/** 1 is Monday, as ISO 8601 counts. */
export const weekdayNumber = (word: string): number => placeIn(weekdays, word)
export const monthNumber = (word: string): number => placeIn(months, word)
export const numberOf = (word: string): number => (/^\d/.test(word) ? Number(word) : placeIn(numbers, word))

function alternatives(words: readonly (readonly string[])[]): string {
  return words
    .flat()
    .toSorted((one, other) => other.length - one.length)
    .join('|')
}

function placeIn(words: readonly (readonly string[])[], word: string): number {
  return words.findIndex((names) => names.includes(word)) + 1
}

/** Words as they are compared: small letters without accents, each in the place where it stood. */
export function folded(text: string): string {
  return text
    .replaceAll(/[^\0-\x7F]/g, (letter) => letter.normalize('NFKD').charAt(0))
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** A piece of a text that says something. */
export interface Span {
  readonly index: number
  readonly length: number
}

/** A piece of a text, and what it says. */
export interface Said<Meaning> extends Span {
  readonly means: Meaning
}

/** One way to say something. `means` may find that the words do not say it after all: undefined. */
export interface Phrase<Meaning, Context> {
  readonly pattern: RegExp
  readonly means: (words: Readonly<Record<string, string | undefined>>, context: Context) => Meaning | undefined
}

/**
 * Declares one way to say something, as whole words. A space stands for any number of them, and ` ?` for none as well. The
 * named groups of the pattern are what `means` gets.
 */
export function phrase<Meaning, Context>(
  pattern: string,
  means: Phrase<Meaning, Context>['means'],
): Phrase<Meaning, Context> {
  const spaced = pattern.replaceAll(' ?', String.raw`\s*`).replaceAll(' ', String.raw`\s+`)
  return { pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_'./:-])(?:${spaced})(?![\p{L}\p{N}_])`, 'gu'), means }
}

/** What the first phrase of a list says that stands in a text and says something. Pure. @param text folded */
export function firstSaid<Meaning, Context>(
  phrases: readonly Phrase<Meaning, Context>[],
  text: string,
  context: Context,
): Said<Meaning> | undefined {
  for (const { pattern, means } of phrases)
    for (const found of text.matchAll(pattern)) {
      const meaning = means(found.groups ?? {}, context)
      if (meaning !== undefined) return { index: found.index, length: found[0].length, means: meaning }
    }
  return undefined
}

/** A text without a piece of it, the rest in its place. Pure. */
export function without(text: string, { index, length }: Span): string {
  return `${text.slice(0, index)}${'_'.repeat(length)}${text.slice(index + length)}`
}
