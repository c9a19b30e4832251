import { IntlMessageFormat } from 'intl-messageformat'
import { languages, type Language } from '../../cards/texts'
import { allTexts } from '../truth/allTexts'

/** A piece of a parsed text, as far as it is looked at here. */
export interface Node {
  readonly type: number
  readonly value?: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>
}

/** The kinds of node in a parsed text, by their numbers in ICU MessageFormat’s parser. */
export const kinds = { literal: 0, argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6, pound: 7 } as const

/** A text in one language, as it is written. */
export interface Text {
  readonly key: string
  readonly language: Language
  readonly source: string
}

/** Every text of the product, in each language. */
export const texts: readonly Text[] = allTexts.flatMap((part) =>
  languages.flatMap((language) =>
    Object.entries(part.texts[language]).map(([key, source]) => ({ key: `${part.part}.${key}`, language, source })),
  ),
)

/** A text in its pieces. Throws when it is none in ICU MessageFormat. */
export function parsed(source: string, language: Language): readonly Node[] {
  return new IntlMessageFormat(source, language).getAst()
}

/** All pieces, those within choices among them. */
export function nodesIn(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => [node, ...Object.values(node.options ?? {}).flatMap(({ value }) => nodesIn(value))])
}

/** A text’s sentences at their longest, where it has choices. */
export function sentencesOf(source: string, language: Language): readonly string[] {
  return longestOf(parsed(source, language)).split(/(?<=[.!?])\s+|\n+/)
}

function longestOf(nodes: readonly Node[]): string {
  return nodes
    .map(({ type, value = '', options }) => {
      if (type === kinds.literal) return value
      if (options === undefined) return 'X'
      const choices = Object.values(options).map((choice) => longestOf(choice.value))
      return choices.toSorted((one, other) => other.length - one.length)[0] ?? ''
    })
    .join('')
}

/** A word is what has a letter or a digit; what is put in counts as one. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
