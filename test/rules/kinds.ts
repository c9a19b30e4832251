import type { Node } from '@vscode/tree-sitter-wasm'
import { type Edit, edited, instead, type Running } from '../trials/change'
import { bare, childrenOf, isInFunction, operandsOf, operatorOf, partOf } from '../trials/syntax'

/** A rule as it stands in the source. */
export interface Found {
  readonly at: Node
  /** How it reads, to tell it from its neighbours. */
  readonly text: string
  /** The source without it. */
  readonly removal: Edit
  /** How it is taken away while the program runs. */
  readonly running: Running
}

/** All that this node is a rule by. */
export function rulesAt(node: Node): readonly Found[] {
  return [
    ...guards(node),
    ...consequences(node),
    ...operands(node),
    ...choices(node),
    ...filters(node),
    ...constraints(node),
  ]
}

/** `if (…) throw …`: a refusal. Where any of several conditions refuses, each of them is a rule by itself. */
function guards(node: Node): readonly Found[] {
  if (!isGuard(node)) return []
  const condition = bare(partOf(node, 'condition'))
  if (operatorOf(condition) === '||') return []
  const refusal = partOf(node, 'consequence')
  const running = { effect: 'statement', node: refusal } as const
  return [{ at: node, text: `if ${condition.text}`, removal: instead(refusal, ';'), running }]
}

/** A statement that does something: writes to the tenant, records what followed, asks for a permission. */
function consequences(node: Node): readonly Found[] {
  if (node.type !== 'expression_statement' || isAllOfAGuard(node)) return []
  return [{ at: node, text: node.text, removal: instead(node, ';'), running: { effect: 'statement', node } }]
}

/** `a || b`, `a && b`: each without the others. */
function operands(node: Node): readonly Found[] {
  const operator = operatorOf(node)
  if ((operator !== '||' && operator !== '&&') || isOperandOf(node, operator)) return []
  const [effect, word] = operator === '||' ? (['false', 'or'] as const) : (['true', 'and'] as const)
  return operandsOf(node, operator).map((operand) => ({
    at: operand,
    text: `${word} ${operand.text}`,
    removal: instead(operand, effect),
    running: { effect, node: operand },
  }))
}

/** `… ? … : undefined`: something is found, or refused, on one condition. How an object looks is no rule. */
function choices(node: Node): readonly Found[] {
  if (node.type !== 'ternary_expression' || node.parent?.type === 'pair') return []
  const condition = bare(partOf(node, 'condition'))
  const either = [partOf(node, 'consequence'), partOf(node, 'alternative')]
  if (['||', '&&'].includes(operatorOf(condition) ?? '') || !either.some(isNothing)) return []
  return (['true', 'false'] as const).map((effect) => ({
    at: node,
    text: `${effect === 'true' ? 'always' : 'never'}, not if ${condition.text}`,
    removal: instead(condition, effect),
    running: { effect, node: condition },
  }))
}

/** `.filter(…)`: who or what is not shown. */
function filters(node: Node): readonly Found[] {
  if (node.type !== 'call_expression') return []
  const [method, [predicate, ...others]] = [partOf(node, 'function'), childrenOf(partOf(node, 'arguments'))]
  if (methodOf(method) !== 'filter' || predicate === undefined || others.length > 0) return []
  const removal = { start: partOf(method, 'object').endIndex, end: node.endIndex, text: '' }
  return [{ at: node, text: `filter ${predicate.text}`, removal, running: { effect: 'filter', node: predicate } }]
}

const looser: Readonly<Record<string, string>> = { strictObject: 'object', guid: 'string' }
const limits = ['includes', 'int', 'length', 'max', 'min', 'nonempty', 'positive', 'regex', 'startsWith']

/** `z.strictObject`, `z.guid`, `.min(1)`: what a body must be. */
function constraints(node: Node): readonly Found[] {
  if (!isSchema(node)) return []
  const method = partOf(node, 'function')
  const name = methodOf(method)
  const loose = looser[name]
  if (loose !== undefined) {
    const removal = instead(partOf(method, 'property'), loose)
    return [{ at: node, text: `z.${name}`, removal, running: otherwise(node, removal, wholeSchema(node)) }]
  }
  if (!limits.includes(name)) return []
  const removal = { start: partOf(method, 'object').endIndex, end: node.endIndex, text: '' }
  return [{ at: node, text: node.text, removal, running: otherwise(node, removal, wholeSchema(node)) }]
}

function isSchema(node: Node): boolean {
  return node.type === 'call_expression' && /^z\b/.test(node.text)
}

/** The outermost schema that it is a part of. */
function wholeSchema(node: Node): Node {
  for (let { parent } = node; parent !== null; { parent } = parent) if (isSchema(parent)) return wholeSchema(parent)
  return node
}

/** Each entry of a list that stands by itself in the file, for instance of the properties that only some may write. */
export function entries(node: Node): readonly Found[] {
  if (node.type !== 'array' || !standsAlone(node)) return []
  const elements = childrenOf(node)
  return elements.map((element, index) => {
    const [before, after] = [elements[index - 1], elements[index + 1]]
    const start = after === undefined ? (before?.endIndex ?? element.startIndex) : element.startIndex
    // The last one goes with the comma that may stand behind it.
    const end = after?.startIndex ?? node.endIndex - 1
    const removal = { start, end, text: '' }
    return { at: element, text: `entry ${element.text}`, removal, running: otherwise(node, removal, node) }
  })
}

/** The node with an edit made in it; what is declared with it is made anew whenever it is looked at. */
function otherwise(node: Node, { start, end, text }: Edit, declared: Node): Running {
  const { startIndex } = node
  const other = edited(node.text, { start: start - startIndex, end: end - startIndex, text })
  return { effect: 'instead', node, text: other, ...(!isInFunction(node) && { madeAnew: declared }) }
}

function standsAlone({ parent }: Node): boolean {
  if (parent === null) return false
  if (['as_expression', 'satisfies_expression'].includes(parent.type)) return standsAlone(parent)
  const statement = parent.parent?.parent
  return parent.type === 'variable_declarator' && ['program', 'export_statement'].includes(statement?.type ?? '')
}

function isGuard(node: Node): boolean {
  if (node.type !== 'if_statement' || node.childForFieldName('alternative') !== null) return false
  const consequence = partOf(node, 'consequence')
  const statements = consequence.type === 'statement_block' ? childrenOf(consequence) : [consequence]
  const ends = ['throw_statement', 'return_statement', 'continue_statement'].includes(statements.at(-1)?.type ?? '')
  return ends || (statements.length === 1 && statements[0]?.type === 'expression_statement')
}

function isAllOfAGuard({ parent }: Node): boolean {
  if (parent === null) return false
  if (parent.type === 'statement_block') return childrenOf(parent).length === 1 && isAllOfAGuard(parent)
  return isGuard(parent)
}

function isOperandOf({ parent }: Node, operator: string): boolean {
  if (parent === null) return false
  return parent.type === 'parenthesized_expression' ? isOperandOf(parent, operator) : operatorOf(parent) === operator
}

function isNothing(node: Node): boolean {
  return ['undefined', 'fail()'].includes(node.text)
}

function methodOf(called: Node): string {
  return called.type === 'member_expression' ? partOf(called, 'property').text : ''
}
