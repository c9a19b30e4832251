import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Node } from '@vscode/tree-sitter-wasm'
import { type Edit, entries, type Found, rulesAt } from './kinds'
import { isInFunction, nodesOf, type Parse, placeOf } from './syntax'

/** One rule of the pretend tenant, and how it is taken away. */
export interface Rule {
  readonly id: number
  /** `tenant/groups.ts: removeOwner: if group.owners.length === 1`; no two have the same. */
  readonly name: string
  readonly removal: Edit
  readonly running: Found['running']
}

/** A file of the sandbox that holds rules. */
export interface RuledFile {
  /** Absolute path. */
  readonly file: string
  readonly source: string
  readonly rules: readonly Rule[]
}

const sandbox = path.resolve(__dirname, '../../sandbox')

/** What of the sandbox is no word of the tenant: the wire, what goes wrong on it, and who and what is there at first. */
const machinery =
  /^((playground|seeds\/(?!tenant\.)|weather|wire)\/|(control\/(index|page)|environment|index|server|world)\.ts$)/

/** Where lists are rules; elsewhere they say which properties there are, which Microsoft's contract is held against. */
const ruledByLists = /^tenant\//

/** Every rule of the pretend tenant, found in the syntax tree, so that a new file or rule need not be named anywhere. */
export function findRules(parse: Parse): readonly RuledFile[] {
  let count = 0
  return readdirSync(sandbox, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !machinery.test(name))
    .sort()
    .map((name) => {
      const file = path.join(sandbox, name)
      const source = readFileSync(file, 'utf8')
      const rules = rulesIn(name, parse(source), count)
      count += rules.length
      return { file, source, rules }
    })
}

/**
 * @param name relative to the sandbox, with forward slashes
 * @param firstId ids go on from here
 */
export function rulesIn(name: string, root: Node, firstId = 0): readonly Rule[] {
  const found = nodesOf(root).flatMap((node) => [...rulesAt(node), ...(ruledByLists.test(name) ? entries(node) : [])])
  const seen = new Map<string, number>()
  return found.map((rule, index) => {
    const words = `${name}: ${placeText(rule)}: ${shortened(rule.text)}`
    const count = (seen.get(words) ?? 0) + 1
    seen.set(words, count)
    // What runs while the file is loaded has been done when the first test begins.
    const running = isInFunction(rule.at) ? rule.running : undefined
    const { removal } = rule
    return { id: firstId + index, name: count === 1 ? words : `${words} (${count})`, removal, running }
  })
}

/** The source without a rule. */
export function without(source: string, { start, end, text }: Edit): string {
  return source.slice(0, start) + text + source.slice(end)
}

function placeText({ at }: Found): string {
  const place = placeOf(at)
  return [...new Set([place[0], place.at(-1)])].join('/')
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}
