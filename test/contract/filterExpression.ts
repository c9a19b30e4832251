/** One property that a `$filter` speaks of, and the literals that it is compared with. */
export interface Comparison {
  /** Path from the resource: `['displayName']`, `['signInActivity', 'lastSignInDateTime']`. */
  readonly path: readonly string[]
  readonly values: readonly Literal[]
}
export type Literal = string | number | boolean | null

export interface FilterReading {
  readonly comparisons: readonly Comparison[]
  /** Uses `ne`, `not` or `endswith`: directory objects answer these with ConsistencyLevel only. */
  readonly advanced: boolean
}

const token = /\s*('(?:[^']|'')*'|[(),:/]|-?\d+(?:\.\d+)?(?![\w-])|[A-Za-z_][\w.]*|\d{4}-\d\d-\d\d[\dT:.Z+-]*)\s*/y
const functions = ['startswith', 'endswith', 'contains']
const operators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']

/** Reads OData 4's filter language as far as Graph documents it for the calls used here. Throws an Error that says where. */
export function readFilter(text: string): FilterReading {
  return new FilterReader(text).read()
}

class FilterReader {
  private readonly words: readonly string[]
  private position = 0
  private advanced = false
  private readonly comparisons: Comparison[] = []

  constructor(private readonly text: string) {
    const words: string[] = []
    for (token.lastIndex = 0; token.lastIndex < text.length;) {
      const [, word] = token.exec(text) ?? []
      if (word === undefined) throw new Error(`cannot be read: ${text}`)
      words.push(word)
    }
    this.words = words
  }

  read(): FilterReading {
    this.either([])
    if (this.position < this.words.length) this.fail()
    return { comparisons: this.comparisons, advanced: this.advanced }
  }

  /** @param variables lambda variables, each with the path that it stands for */
  private either(variables: readonly (readonly [string, readonly string[]])[]): void {
    do this.one(variables)
    while (this.takes('and') || this.takes('or'))
  }

  private one(variables: readonly (readonly [string, readonly string[]])[]): void {
    if (this.takes('not')) {
      this.advanced = true
      return this.one(variables)
    }
    if (this.takes('(')) {
      this.either(variables)
      return this.expect(')')
    }
    const word = this.next()
    if (functions.includes(word.toLowerCase()) && this.takes('(')) {
      if (word.toLowerCase() === 'endswith') this.advanced = true
      const path = this.path(this.next(), variables)
      this.expect(',')
      this.comparisons.push({ path, values: [this.literal()] })
      return this.expect(')')
    }
    const path = this.path(word, variables)
    const last = path.at(-1)
    if ((last === 'any' || last === 'all') && this.takes('(')) {
      const variable = this.next()
      this.expect(':')
      this.either([...variables, [variable, path.slice(0, -1)]])
      return this.expect(')')
    }
    this.compare(path)
  }

  private compare(path: readonly string[]): void {
    if (this.takes('in')) {
      const values: Literal[] = []
      this.expect('(')
      do values.push(this.literal())
      while (this.takes(','))
      this.expect(')')
      this.comparisons.push({ path, values })
      return
    }
    const operator = this.next()
    if (!operators.includes(operator)) this.fail()
    if (operator === 'ne') this.advanced = true
    this.comparisons.push({ path, values: [this.literal()] })
  }

  private path(first: string, variables: readonly (readonly [string, readonly string[]])[]): readonly string[] {
    if (!/^[A-Za-z_]/.test(first)) this.fail()
    const parts = [...(variables.find(([name]) => name === first)?.[1] ?? [first])]
    while (this.takes('/')) parts.push(this.next())
    return parts
  }

  private literal(): Literal {
    const word = this.next()
    if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'")
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word)
    return /^\d{4}-/.test(word) ? word : this.fail()
  }

  private takes(word: string): boolean {
    if (this.words[this.position] !== word) return false
    this.position += 1
    return true
  }

  private expect(word: string): void {
    if (!this.takes(word)) this.fail()
  }

  private next(): string {
    const word = this.words[this.position]
    if (word === undefined) return this.fail()
    this.position += 1
    return word
  }

  private fail(): never {
    throw new Error(`is no filter from "${this.words.slice(this.position).join(' ')}": ${this.text}`)
  }
}
