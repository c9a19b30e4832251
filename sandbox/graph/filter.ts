import { badRequest, unsupportedQuery } from '../tenant/refusal'

type Properties = Readonly<Record<string, unknown>>

/** A `$filter`, ready to be asked of objects. */
export interface Filter {
  readonly matches: (properties: Properties) => boolean
  /** Uses `ne`, `not` or `endsWith`, which directory objects only answer with ConsistencyLevel: eventual. */
  readonly advanced: boolean
}

const tokens = /\s*('(?:[^']|'')*'|[()/:,]|-?\d+(?:\.\d+)?(?![\w-])|[\w@.-]+)\s*/gy

/**
 * Reads the part of OData's filter language that is used on directory objects: eq, ne, in, and, or, not, startswith,
 * endswith, and any() over a collection of texts. Comparison of texts takes no notice of case, as in the directory.
 * @param allowed properties that can be filtered on; another one is refused
 */
export function parseFilter(text: string, allowed: readonly string[], resource: string): Filter {
  const words = tokenise(text)
  let position = 0
  let advanced = false
  const peek = (): string | undefined => words[position]?.toLowerCase()
  const next = (): string => words[position++] ?? fail()
  const expect = (word: string): void => {
    if (next().toLowerCase() !== word) fail()
  }
  const fail = (): never => {
    throw badRequest(
      `Invalid filter clause: Syntax error at position ${words.slice(0, position).join(' ').length} in '${text}'.`,
    )
  }
  const property = (): string => {
    const name = next()
    if (!/^[a-z]\w*$/i.test(name)) fail()
    if (!allowed.includes(name))
      throw unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${name}' of resource '${resource}'.`,
      )
    return name
  }
  const either = (): Filter['matches'] => {
    const sides = [both()]
    while (peek() === 'or') {
      position++
      sides.push(both())
    }
    return (object) => sides.some((side) => side(object))
  }
  const both = (): Filter['matches'] => {
    const sides = [one()]
    while (peek() === 'and') {
      position++
      sides.push(one())
    }
    return (object) => sides.every((side) => side(object))
  }
  const one = (): Filter['matches'] => {
    if (peek() === 'not') {
      position++
      advanced = true
      const inner = one()
      return (object) => !inner(object)
    }
    if (peek() === '(') {
      position++
      const inner = either()
      expect(')')
      return inner
    }
    if (peek() === 'startswith' || peek() === 'endswith') return affix()
    const name = property()
    return peek() === '/' ? any(name) : comparison(name)
  }
  const affix = (): Filter['matches'] => {
    const starts = next().toLowerCase() === 'startswith'
    if (!starts) advanced = true
    expect('(')
    const name = property()
    expect(',')
    const wanted = String(literal(next(), fail)).toLowerCase()
    expect(')')
    return (object) => {
      const value = typeof object[name] === 'string' ? object[name].toLowerCase() : undefined
      return value !== undefined && (starts ? value.startsWith(wanted) : value.endsWith(wanted))
    }
  }
  const any = (name: string): Filter['matches'] => {
    for (const word of ['/', 'any', '(']) expect(word)
    const variable = next()
    expect(':')
    if (next() !== variable) fail()
    expect('eq')
    const wanted = literal(next(), fail)
    expect(')')
    return (object) => Array.isArray(object[name]) && object[name].some((value) => same(value, wanted))
  }
  const comparison = (name: string): Filter['matches'] => {
    const operator = next().toLowerCase()
    if (operator === 'in') {
      expect('(')
      const values = [literal(next(), fail)]
      while (peek() === ',') {
        position++
        values.push(literal(next(), fail))
      }
      expect(')')
      return (object) => values.some((value) => same(object[name], value))
    }
    if (operator !== 'eq' && operator !== 'ne') return fail()
    if (operator === 'ne') advanced = true
    const wanted = literal(next(), fail)
    return (object) => same(object[name], wanted) === (operator === 'eq')
  }

  const matches = either()
  if (position < words.length) fail()
  return { matches, advanced }
}

function tokenise(text: string): readonly string[] {
  const words: string[] = []
  tokens.lastIndex = 0
  while (tokens.lastIndex < text.length) {
    const word = tokens.exec(text)?.[1]
    if (word === undefined) throw badRequest(`Invalid filter clause: Syntax error in '${text}'.`)
    words.push(word)
  }
  return words
}

function literal(word: string, fail: () => never): unknown {
  if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'")
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return null
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : fail()
}

function same(value: unknown, wanted: unknown): boolean {
  if (typeof value === 'string' && typeof wanted === 'string') return value.toLowerCase() === wanted.toLowerCase()
  return (value ?? null) === wanted
}
