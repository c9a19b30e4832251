import { badRequest, unsupportedQuery } from '../tenant/refusal'
import { ordered, readLiteral, same, tokenise, type Literal } from './filterWords'

type Properties = Readonly<Record<string, unknown>>
type Test = (object: unknown) => boolean
type Operand = (object: unknown) => unknown

/** A `$filter`, ready to be asked of objects. */
export interface Filter {
  readonly matches: (properties: Properties) => boolean
  /** Uses `ne`, `not`, `endsWith` or `$count`, which directory objects only answer with ConsistencyLevel: eventual. */
  readonly advanced: boolean
  /** What it asks of an object. */
  readonly properties: ReadonlySet<string>
}

/** Microsoft Graph compares with no more values at once (learn, filter-query-parameter). */
const mostAlternatives = 15

/**
 * Reads the part of OData's filter language that is used on directory objects: eq, ne, in, gt, ge, lt, le, and, or, not,
 * startswith, endswith, the number of a collection, any() over a collection, and paths into what a property holds.
 * Comparison of texts takes no notice of case, as in the directory.
 * @param allowed properties that can be filtered on; another one is refused
 */
export function parseFilter(text: string, allowed: readonly string[], resource: string): Filter {
  return new FilterParser(text, allowed, resource).parse()
}

class FilterParser {
  private readonly words: readonly string[]
  private position = 0
  private advanced = false
  private readonly properties = new Set<string>()
  private alternatives = 1

  constructor(
    private readonly text: string,
    private readonly allowed: readonly string[],
    private readonly resource: string,
  ) {
    this.words = tokenise(text)
  }

  parse(): Filter {
    const matches = this.either(undefined)
    if (this.position < this.words.length) this.fail()
    if (this.alternatives > mostAlternatives)
      throw unsupportedQuery(
        `Too many child clauses specified in search filter expression containing 'OR' operators: ${this.alternatives}. Max allowed: ${mostAlternatives}.`,
      )
    return { matches, advanced: this.advanced, properties: this.properties }
  }

  /** @param variable of the any() that this stands in */
  private either(variable: string | undefined): Test {
    const sides = [this.both(variable)]
    while (this.takes('or')) {
      this.alternatives += 1
      sides.push(this.both(variable))
    }
    return (object) => sides.some((side) => side(object))
  }

  private both(variable: string | undefined): Test {
    const sides = [this.one(variable)]
    while (this.takes('and')) sides.push(this.one(variable))
    return (object) => sides.every((side) => side(object))
  }

  private one(variable: string | undefined): Test {
    if (variable === undefined && this.takes('not')) {
      this.advanced = true
      const inner = this.one(variable)
      return (object) => !inner(object)
    }
    if (this.takes('(')) {
      const inner = this.either(variable)
      this.expect(')')
      return inner
    }
    for (const name of ['startswith', 'endswith'] as const) if (this.takes(name)) return this.affix(name, variable)
    return this.property(variable)
  }

  private affix(name: 'startswith' | 'endswith', variable: string | undefined): Test {
    if (name === 'endswith') this.advanced = true
    this.expect('(')
    const operand = this.path(variable)
    this.expect(',')
    const text = this.literal()
    const wanted = typeof text === 'string' ? text.toLowerCase() : this.fail()
    this.expect(')')
    return (object) => {
      const value = operand(object)
      if (typeof value !== 'string') return false
      return name === 'startswith' ? value.toLowerCase().startsWith(wanted) : value.toLowerCase().endsWith(wanted)
    }
  }

  private property(variable: string | undefined): Test {
    const operand = this.path(variable)
    if (this.takes('$count')) return this.size(operand)
    if (!this.takes('any')) return this.comparison(operand, variable)
    this.expect('(')
    const inner = this.next()
    this.expect(':')
    const matches = this.either(inner)
    this.expect(')')
    return (object) => {
      const value = operand(object)
      return Array.isArray(value) && value.some(matches)
    }
  }

  /** Whether there is anything in a collection: the directory compares its number with nothing but 0. */
  private size(operand: Operand): Test {
    this.advanced = true
    const operator = this.next().toLowerCase()
    if ((operator !== 'eq' && operator !== 'ne') || this.literal() !== 0)
      throw unsupportedQuery('Only comparison to zero is supported for the $count of a collection.')
    return (object) => {
      const value = operand(object)
      return Array.isArray(value) && (value.length === 0) === (operator === 'eq')
    }
  }

  private comparison(operand: Operand, variable: string | undefined): Test {
    const operator = this.next().toLowerCase()
    if (operator === 'in' && variable === undefined) {
      const values = this.list()
      this.alternatives = Math.max(this.alternatives, values.length)
      return (object) => values.some((value) => same(operand(object), value))
    }
    if (operator === 'ne' && variable === undefined) this.advanced = true
    else if (!['eq', 'gt', 'ge', 'lt', 'le'].includes(operator)) this.fail()
    const wanted = this.literal()
    if (operator === 'eq') return (object) => same(operand(object), wanted)
    if (operator === 'ne') return (object) => !same(operand(object), wanted)
    return (object) => ordered(operand(object), operator, wanted)
  }

  private list(): readonly Literal[] {
    this.expect('(')
    const values = [this.literal()]
    while (this.takes(',')) values.push(this.literal())
    this.expect(')')
    return values
  }

  /** A property, or what is deeper in it; stops before `any` and `$count`, which are none. */
  private path(variable: string | undefined): Operand {
    const first = this.next()
    if (!/^[a-z]\w*$/i.test(first)) this.fail()
    if (variable !== undefined && first !== variable) this.fail()
    if (variable === undefined && !this.allowed.includes(first))
      throw unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${first}' of resource '${this.resource}'.`,
      )
    if (variable === undefined) this.properties.add(first)
    const names = variable === undefined ? [first] : []
    while (this.takes('/') && !['any', '$count'].includes(this.peek() ?? '')) {
      const name = this.next()
      if (!/^[a-z]\w*$/i.test(name) || ['all', 'any'].includes(name.toLowerCase())) this.fail()
      names.push(name)
    }
    return (object) => names.reduce(inside, object)
  }

  private literal(): Literal {
    return readLiteral(this.next()) ?? this.fail()
  }

  private peek(): string | undefined {
    return this.words[this.position]?.toLowerCase()
  }

  private takes(word: string): boolean {
    const found = this.peek() === word
    if (found) this.position += 1
    return found
  }

  private next(): string {
    return this.words[this.position++] ?? this.fail()
  }

  private expect(word: string): void {
    if (!this.takes(word)) this.fail()
  }

  private fail(): never {
    throw badRequest(
      `Invalid filter clause: Syntax error at position ${this.words.slice(0, this.position).join(' ').length} in '${this.text}'.`,
    )
  }
}

function inside(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? (object as Properties)[name] : undefined
}
