import { badRequest } from '../tenant/refusal'

/** What a `$filter` compares with: of a moment its milliseconds since 1970. */
export type Literal = string | number | boolean | { readonly moment: number } | typeof nothing

/** OData's null. */
const nothing = { null: true } as const

const tokens =
  /\s*('(?:[^']|'')*'|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?(?![\w-])|[()/:,]|-?\d+(?:\.\d+)?(?![\w-])|\$?[\w@.-]+)\s*/gy
const moment = /^\d{4}-\d\d-\d\d(T|$)/
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Cuts a `$filter` into words, brackets and literals. Throws Graph's answer to what cannot be one. */
export function tokenise(text: string): readonly string[] {
  const words: string[] = []
  tokens.lastIndex = 0
  while (tokens.lastIndex < text.length) {
    const word = tokens.exec(text)?.[1]
    if (word === undefined) throw badRequest(`Invalid filter clause: Syntax error in '${text}'.`)
    words.push(word)
  }
  return words
}

/** What a word stands for, or undefined when it is no literal. */
export function readLiteral(word: string): Literal | undefined {
  if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'")
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return nothing
  if (moment.test(word)) return { moment: Date.parse(word) }
  if (guid.test(word)) return word
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : undefined
}

/** Whether a property is what it is compared with. */
export function same(value: unknown, wanted: Literal): boolean {
  if (typeof wanted === 'object' && 'null' in wanted) return value === undefined || value === null
  if (typeof wanted === 'object') return Date.parse(String(value)) === wanted.moment
  if (typeof value === 'string' && typeof wanted === 'string') return value.toLowerCase() === wanted.toLowerCase()
  return value === wanted
}

/** Whether a property comes before or after what it is compared with; nothing does that is not there, or of another kind. */
export function ordered(value: unknown, operator: string, wanted: Literal): boolean {
  const isMoment = typeof wanted === 'object' && 'moment' in wanted
  const [one, other] = isMoment ? [Date.parse(String(value)), wanted.moment] : [value, wanted]
  if (typeof one !== typeof other) return false
  const [low, high] = operator.startsWith('g') ? [other, one] : [one, other]
  return (low as number) < (high as number) || (operator.endsWith('e') && low === high)
}
