import { IntlMessageFormat } from 'intl-messageformat'
import { languages, type Language, type Texts } from '../../cards/texts'

/** A text of the product, found again on a card, with what its places held there. */
export interface Sentence {
  /** Its name in the catalogue: `mailbox.verifiedForward`. */
  readonly key: string
  readonly values: Readonly<Record<string, string>>
  readonly text: string
}

/** Where a text names the leaver. */
const somebody = '(<leaver>)'

/** A piece of a parsed text, as far as it is looked at here. */
interface Node {
  readonly type: number
  readonly value?: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>
}

/** The kinds of node in a parsed text, by their numbers in ICU MessageFormat’s parser. */
const kinds = { literal: 0, argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6, pound: 7 } as const

/** A place in a text, and which of its choices it is where it is one of several. */
interface Place {
  readonly name: string
  readonly choice?: string
}

interface Pattern {
  readonly key: string
  readonly expression: RegExp
  /** What each group of the expression is in the text, in order. */
  readonly places: readonly Place[]
  /** How many characters of it are its own. */
  readonly own: number
}

/**
 * Finds sentences again in what a card says. It is built from the texts themselves, in both languages, so that a text which
 * was changed is found by its new words.
 * @param isWanted which texts to find, by their names in the catalogue
 * @param leaver whom the cards are about: a name beside another value cannot be told from it otherwise
 */
export function recogniser(
  parts: readonly Texts[],
  isWanted: (key: string) => boolean,
  leaver?: string,
): (said: string) => readonly Sentence[] {
  const patterns = parts.flatMap(({ part, texts }) =>
    languages.flatMap((language) =>
      Object.entries(texts[language])
        .map(([key, text]) => [`${part}.${key}`, text] as const)
        .filter(([key]) => isWanted(key))
        .map(([key, text]) => patternOf(key, text, language, leaver)),
    ),
  )
  const mostFirst = patterns.toSorted((one, other) => other.own - one.own)
  return (said) => said.split('\n').flatMap((line) => sentencesOf(line, mostFirst))
}

/** What has most words of its own comes first: “{parts}: read back.” takes no sentence that says more. */
function sentencesOf(line: string, patterns: readonly Pattern[]): readonly Sentence[] {
  const found: (Sentence & { readonly from: number; readonly to: number })[] = []
  for (const { key, expression, places } of patterns) {
    const match = expression.exec(line)
    if (match === null) continue
    const [from, to] = [match.index, match.index + match[0].length]
    if (found.some((one) => one.from < to - 1 && from < one.to - 1)) continue
    const values = places.flatMap(({ name, choice }, index) => {
      const value = match[index + 1]
      return value === undefined ? [] : [[name, choice ?? unmarked(value)] as const]
    })
    found.push({ key, values: Object.fromEntries(values), text: match[0], from, to })
  }
  return found
}

function patternOf(key: string, text: string, language: Language, leaver: string | undefined): Pattern {
  const places: Place[] = []
  const nodes: readonly Node[] = new IntlMessageFormat(text, language).getAst()
  const source = nodes
    .map((node) => sourceOf(node, places, ''))
    .join('')
    .replaceAll(somebody, leaver === undefined ? '(.+?)' : `(${escaped(leaver)})`)
  const own = source.replaceAll('(.+?)', '').length
  // One that ends with a value ends the line.
  const end = source.endsWith('(.+?)') ? '$' : String.raw`(?=$| |\*)`
  // One that begins with a value does not begin before the mark or the title that stands first.
  const first = source.startsWith('(.+?)') ? String.raw`(?!(?:[•–✓✗⚠ℹ⏳☐] |\*\*))` : ''
  return {
    key,
    expression: new RegExp(String.raw`(?:^${first}|[:.•–✓✗⚠ℹ⏳☐] ${first}|\*\* )${source}${end}`, 'u'),
    places,
    own,
  }
}

/** @param counted what a `#` stands for */
function sourceOf({ type, value: name = '', options = {} }: Node, places: Place[], counted: string): string {
  switch (type) {
    case kinds.literal:
      return escaped(name)
    case kinds.pound:
      places.push({ name: counted })
      return String.raw`([\d.,]+)`
    case kinds.number:
      places.push({ name })
      return String.raw`([\d.,]+)`
    case kinds.plural:
      return `(?:${Object.values(options)
        .map(({ value }) => value.map((one) => sourceOf(one, places, name)).join(''))
        .join('|')})`
    case kinds.select:
      return `(?:${Object.entries(options)
        .map(([choice, { value }]) => {
          places.push({ name, choice })
          return `(${value.map((one) => sourceOf(one, places, counted)).join('')})`
        })
        .join('|')})`
    case kinds.argument:
    case kinds.date:
    case kinds.time:
      places.push({ name })
      return name === 'leaver' ? somebody : '(.+?)'
    default:
      return ''
  }
}

function escaped(literal: string): string {
  return literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

/** What a value was before it was made harmless for Markdown. */
export function unmarked(value: string): string {
  return value.replaceAll(/\\(.)/g, '$1').replaceAll('&lt;', '<')
}
