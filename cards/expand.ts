/**
 * A template in Microsoft’s Adaptive Card Templating language, as a function that fills it in. What is read here is the part
 * of that language that the cards use (docs/decisions/templates-are-read-here.md).
 */
export type Filled = (data: object) => unknown

/** Where an expression is: what the template was given, what the nearest `$data` named, and its place in a list. */
interface Place {
  readonly root: unknown
  readonly data: unknown
  readonly index: number | undefined
}

type Node = (place: Place) => unknown

/** What is left of an element whose `$when` is not true: as an element of a list it is left out. */
const dropped = null

const reserved: ReadonlySet<string> = new Set(['$data', '$when', '$root', '$index', '$host', '$_acTemplateVersion'])

/**
 * Reads a template. Throws an error that names what it cannot read: an expression is a path (`name`, `state.title`,
 * `$root.caseId`, `$index`), a number or a text in quotes, `count(…)`, and what `!`, `==`, `!=`, `>`, `&&`, `||` and brackets
 * make of these. A path to nothing is filled in as it stands, `${name}`, for a test to find.
 */
export function reading(source: unknown): Filled {
  const node = read(source)
  return (data) => node({ root: data, data, index: undefined })
}

function read(source: unknown): Node {
  if (typeof source === 'string') return readText(source)
  if (Array.isArray(source)) return readList(source)
  if (typeof source === 'object' && source !== null) return readElement(source)
  return () => source
}

function readList(source: readonly unknown[]): Node {
  const nodes = source.map(read)
  return (place) =>
    nodes.flatMap((node) => {
      const filled = node(place)
      // An element that stands for several is as many elements here.
      return filled === dropped ? [] : filled
    })
}

function readElement(source: object): Node {
  const entries = Object.entries(source)
  const properties = entries
    .filter(([name]) => !reserved.has(name))
    .map(([name, value]) => [name, read(value)] as const)
  const { $when: when, $data: data } = source as { readonly $when?: unknown; readonly $data?: unknown }
  const isShown = when === undefined ? () => true : readCondition(when)
  const dataOf = data === undefined ? undefined : readText(textOf(data))
  const fill = (place: Place): unknown => {
    if (!isShown(place)) return dropped
    const filled = properties.map(([name, value]) => [name, value(place)] as const)
    return Object.fromEntries(filled.filter(([, value]) => value !== undefined))
  }
  if (dataOf === undefined) return fill
  return (place) => {
    const named = dataOf(place)
    if (!Array.isArray(named)) return fill({ ...place, data: named })
    const filled = named
      .map((one: unknown, index) => fill({ ...place, data: one, index }))
      .filter((one) => one !== dropped)
    return filled.length > 1 ? filled : (filled[0] ?? dropped)
  }
}

/** Whether a `$when` is true: nothing else than that shows its element, and a path to nothing is nothing in it. */
function readCondition(source: unknown): (place: Place) => boolean {
  const [, expression] = /^\$\{(.*)\}$/s.exec(textOf(source)) ?? []
  if (expression === undefined) throw new Error(`A template has a $when that is no expression: ${String(source)}`)
  const node = new Expression(expression).read()
  return (place) => node(place) === true
}

function textOf(source: unknown): string {
  if (typeof source === 'string') return source
  throw new Error(`A template has a $when or $data that is no text: ${JSON.stringify(source)}`)
}

const marked = /\$\{((?:[^}'"]|'[^']*'|"[^"]*")*)\}/g

/** One expression alone is what it comes to, of any kind; with other text around it, it is text. */
function readText(source: string): Node {
  if (!source.includes('${')) return () => source
  if (/[`\\]/.test(source))
    throw new Error(`A template has a sign in a text with expressions that is not read: ${source}`)
  const parts: Node[] = []
  let end = 0
  for (const { 0: whole, 1: expression = '', index } of source.matchAll(marked)) {
    const before = source.slice(end, index)
    if (before !== '') parts.push(() => before)
    parts.push(filledIn(expression))
    end = index + whole.length
  }
  const after = source.slice(end)
  if (after.includes('${')) throw new Error(`A template has an expression without an end: ${source}`)
  const [only] = parts
  if (only !== undefined && parts.length === 1 && after === '') return only
  return (place) => parts.map((part) => String(part(place))).join('') + after
}

/** A path to nothing is filled in as it stands. */
function filledIn(expression: string): Node {
  const node = new Expression(expression).read()
  return lonePath.test(expression) ? (place) => node(place) ?? `\${${expression}}` : node
}

const lonePath = /^[$\w.]+$/
const signs = /\s*(==|!=|&&|\|\||[!>()]|'[^']*'|"[^"]*"|\d+(?:\.\d+)?|[$A-Za-z_][\w$]*(?:\.[A-Za-z_]\w*)*)\s*/y

/** Reads an expression from left to right. */
class Expression {
  private readonly signs: string[] = []

  constructor(private readonly source: string) {
    const scan = new RegExp(signs)
    while (scan.lastIndex < source.length) {
      const [, sign] = scan.exec(source) ?? this.cannotBeRead()
      this.signs.push(sign ?? '')
    }
  }

  read(): Node {
    const node = this.either()
    return this.signs.length === 0 ? node : this.cannotBeRead()
  }

  private either(): Node {
    const left = this.both()
    if (!this.takes('||')) return left
    const right = this.either()
    return (place) => isTrue(left(place)) || isTrue(right(place))
  }

  private both(): Node {
    const left = this.comparison()
    if (!this.takes('&&')) return left
    const right = this.both()
    return (place) => isTrue(left(place)) && isTrue(right(place))
  }

  private comparison(): Node {
    const left = this.single()
    if (this.takes('==')) return compared(left, this.single(), (one, other) => one === other)
    if (this.takes('!=')) return compared(left, this.single(), (one, other) => one !== other)
    if (this.takes('>')) return compared(left, this.single(), isMore)
    return left
  }

  private single(): Node {
    if (this.takes('!')) {
      const node = this.single()
      return (place) => !isTrue(node(place))
    }
    if (this.takes('(')) return this.closed(this.either())
    const sign = this.signs.shift() ?? this.cannotBeRead()
    if (/^['"]/.test(sign)) return () => sign.slice(1, -1)
    if (/^\d/.test(sign)) return () => Number(sign)
    if (sign === 'count' && this.takes('(')) {
      const node = this.closed(this.either())
      return (place) => countOf(node(place))
    }
    return /^[$A-Za-z_]/.test(sign) ? this.path(sign) : this.cannotBeRead()
  }

  private path(source: string): Node {
    const [first = '', ...rest] = source.split('.')
    const begin = first.startsWith('$') ? this.beginning(first) : ({ data }: Place) => propertyOf(data, first)
    return (place) => rest.reduce(propertyOf, begin(place))
  }

  private beginning(name: string): Node {
    if (name === '$root') return ({ root }) => root
    if (name === '$data') return ({ data }) => data
    return name === '$index' ? ({ index }) => index : this.cannotBeRead()
  }

  private closed(node: Node): Node {
    return this.takes(')') ? node : this.cannotBeRead()
  }

  private takes(sign: string): boolean {
    if (this.signs[0] !== sign) return false
    this.signs.shift()
    return true
  }

  private cannotBeRead(): never {
    throw new Error(`A template has an expression that is not read: \${${this.source}}`)
  }
}

function propertyOf(value: unknown, name: string): unknown {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  return isThere ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}

function compared(left: Node, right: Node, compare: (one: unknown, other: unknown) => boolean | undefined): Node {
  return (place) => compare(left(place), right(place))
}

/** Undefined, as of whatever cannot be worked out, where one is no number. */
function isMore(one: unknown, other: unknown): boolean | undefined {
  return typeof one === 'number' && typeof other === 'number' ? one > other : undefined
}

/** Undefined of what has no parts. */
function countOf(value: unknown): number | undefined {
  if (Array.isArray(value) || typeof value === 'string') return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined
}

/** In the language whatever is there is true, but for `false` itself. */
function isTrue(value: unknown): boolean {
  return value !== false && value !== undefined && value !== null
}
