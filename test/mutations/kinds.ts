import type { Node } from '@vscode/tree-sitter-wasm'
import { bare, childrenOf, operandsOf, operatorOf, partOf } from '../trials/syntax'

/** An expression or statement, and another one in its place. Left out where there is nothing in its place. */
export interface Mutation {
  readonly at: Node
  readonly text: string | undefined
}

/** All small changes that begin at this node. */
export function mutationsAt(node: Node): readonly Mutation[] {
  return kinds.flatMap((kind) => kind(node))
}

const kinds: readonly ((node: Node) => readonly Mutation[])[] = [
  operators,
  operands,
  conditions,
  negations,
  literals,
  patterns,
  lists,
  methods,
  statements,
]

/** Each operator, and those that are easily taken for it. */
const others: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
}

function operators(node: Node): readonly Mutation[] {
  const operator = operatorOf(node)
  if (operator === undefined) return []
  const [left, right] = [partOf(node, 'left'), partOf(node, 'right')]
  return (others[operator] ?? []).map((other) => ({ at: node, text: `${aside(left)} ${other} ${aside(right)}` }))
}

/** `a && b`, `a || b`, `a ?? b`: each without the others. */
function operands(node: Node): readonly Mutation[] {
  const operator = operatorOf(node)
  if (operator === '??')
    return (['left', 'right'] as const).map((side) => ({ at: node, text: aside(partOf(node, side)) }))
  if ((operator !== '||' && operator !== '&&') || isOperandOf(node, operator)) return []
  return operandsOf(node, operator).map((at) => ({ at, text: operator === '&&' ? 'true' : 'false' }))
}

/** What is asked by `if` and `? :` is always so, and never. */
function conditions(node: Node): readonly Mutation[] {
  if (node.type !== 'if_statement' && node.type !== 'ternary_expression') return []
  const at = bare(partOf(node, 'condition'))
  return ['true', 'false'].map((text) => ({ at, text }))
}

function negations(node: Node): readonly Mutation[] {
  if (node.type !== 'unary_expression' || partOf(node, 'operator').text !== '!') return []
  return [{ at: node, text: partOf(node, 'argument').text }]
}

function literals(node: Node): readonly Mutation[] {
  switch (node.type) {
    case 'true':
      return [{ at: node, text: 'false' }]
    case 'false':
      return [{ at: node, text: 'true' }]
    case 'number':
      return ['+', '-'].map((sign) => ({ at: node, text: `${node.text} ${sign} 1` }))
    case 'string':
      return isNamed(node) || node.text.length <= 2 ? [] : [{ at: node, text: "''" }]
    default:
      return []
  }
}

/** `/^a/i`: without its anchors and flags. */
function patterns(node: Node): readonly Mutation[] {
  if (node.type !== 'regex') return []
  const pattern = partOf(node, 'pattern').text
  const flags = node.childForFieldName('flags')?.text ?? ''
  const made = [
    ...(pattern.startsWith('^') ? [`/${pattern.slice(1)}/${flags}`] : []),
    ...(pattern.endsWith('$') ? [`/${pattern.slice(0, -1)}/${flags}`] : []),
    ...(flags.includes('i') ? [`/${pattern}/${flags.replace('i', '')}`] : []),
  ]
  return made.map((text) => ({ at: node, text }))
}

/** `[a, b]`: without each of them. */
function lists(node: Node): readonly Mutation[] {
  if (node.type !== 'array') return []
  const elements = childrenOf(node).map(({ text }) => text)
  const without = elements.map((_one, index) => elements.filter((_other, place) => place !== index))
  const all = elements.length > 1 ? [[], ...without] : without
  return all.map((left) => ({ at: node, text: `[${left.join(', ')}]` }))
}

/** Methods that are easily taken for one another. */
const twins: Readonly<Record<string, string>> = { every: 'some', some: 'every', startsWith: 'endsWith' }
/** Methods that give back the same kind of thing as they are asked of. */
const passing = ['filter', 'toSorted', 'toLowerCase', 'trim', 'slice', 'flat']

function methods(node: Node): readonly Mutation[] {
  if (node.type !== 'call_expression') return []
  const called = partOf(node, 'function')
  if (called.type !== 'member_expression') return []
  const [object, name] = [partOf(called, 'object').text, partOf(called, 'property').text]
  const twin = twins[name]
  if (twin !== undefined) return [{ at: node, text: `${object}.${twin}${partOf(node, 'arguments').text}` }]
  return passing.includes(name) ? [{ at: node, text: object }] : []
}

/** What is done, and not only said. */
function statements(node: Node): readonly Mutation[] {
  return node.type === 'expression_statement' ? [{ at: node, text: undefined }] : []
}

function isOperandOf({ parent }: Node, operator: string): boolean {
  if (parent === null) return false
  return parent.type === 'parenthesized_expression' ? isOperandOf(parent, operator) : operatorOf(parent) === operator
}

/** A name of something, and no word that the program compares or says. */
function isNamed({ parent, id }: Node): boolean {
  if (parent === null) return true
  return parent.type === 'import_statement' || parent.childForFieldName('key')?.id === id
}

function aside(node: Node): string {
  return `(${node.text})`
}
