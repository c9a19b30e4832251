import { Language, type Node, Parser } from '@vscode/tree-sitter-wasm'

/** Reads TypeScript to its syntax tree. Throws for a text that is none. */
export type Parse = (source: string) => Node

/** VS Code's grammar of TypeScript, because the compiler (version 7) shows no tree to programs. */
export async function openParser(): Promise<Parse> {
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm')))
  return (source) => {
    const tree = parser.parse(source)
    if (tree === null || tree.rootNode.hasError) throw new Error(`This is no TypeScript:\n${source}`)
    return tree.rootNode
  }
}

/** A node and all below it, in the order of the text; classes are left out. */
export function nodesOf(node: Node): readonly Node[] {
  return node.type === 'class_body' ? [] : [node, ...childrenOf(node).flatMap(nodesOf)]
}

/** The nodes right below it that the grammar names: no brackets, no commas. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => child !== null)
}

/** The part of a node by its name in the grammar. Throws when it has none. */
export function partOf(node: Node, field: string): Node {
  const part = node.childForFieldName(field)
  if (part === null) throw new Error(`${node.type} has no ${field}: ${node.text}`)
  return part
}

/** Without the brackets around it. */
export function bare(node: Node): Node {
  const [inner] = childrenOf(node)
  return node.type === 'parenthesized_expression' && inner !== undefined ? bare(inner) : node
}

/** `||`, `&&`, or whichever operator stands between two operands; undefined for what is none. */
export function operatorOf(node: Node): string | undefined {
  return node.type === 'binary_expression' ? partOf(node, 'operator').text : undefined
}

/** The operands of `a || b || c`. */
export function operandsOf(node: Node, operator: string): readonly Node[] {
  const inner = bare(node)
  return operatorOf(inner) === operator
    ? [...operandsOf(partOf(inner, 'left'), operator), ...operandsOf(partOf(inner, 'right'), operator)]
    : [inner]
}

/** Whether it runs when something is called, and not while its file is loaded. */
export function isInFunction({ parent }: Node): boolean {
  if (parent === null) return false
  return ['arrow_function', 'function_declaration', 'method_definition'].includes(parent.type) || isInFunction(parent)
}

/** Names of the functions, constants and keys that a node stands in, the outermost first. */
export function placeOf(node: Node): readonly string[] {
  const { parent } = node
  if (parent === null) return []
  const named = ['function_declaration', 'variable_declarator', 'pair'].includes(parent.type)
  const name = named ? (parent.childForFieldName('name') ?? parent.childForFieldName('key')) : null
  return [...placeOf(parent), ...(name === null || name.equals(node) ? [] : [name.text.replaceAll("'", '')])]
}
