import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Node } from '@vscode/tree-sitter-wasm'
import { type Change, type ChangedFile, numbering, type Running, shortened } from '../trials/change'
import { isInFunction, nodesOf, type Parse, placeOf } from '../trials/syntax'
import { entries, type Found, rulesAt } from './kinds'

const sandbox = path.resolve(__dirname, '../../sandbox')

/** What of the sandbox is no word of the tenant: the wire, what goes wrong on it, and who and what is there at first. */
const machinery =
  /^((playground|seeds\/population|weather|wire)\/|(control\/(index|page)|environment|index|server|world)\.ts$)/

/** Where lists are rules; elsewhere they say which properties there are, which Microsoft's contract is held against. */
const ruledByLists = /^tenant\//

/** Every rule of the pretend tenant, found in the syntax tree, so that a new file or rule need not be named anywhere. */
export function findRules(parse: Parse): readonly ChangedFile[] {
  let count = 0
  return readdirSync(sandbox, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !machinery.test(name))
    .sort()
    .map((name) => {
      const file = path.join(sandbox, name)
      const source = readFileSync(file, 'utf8')
      const changes = rulesIn(name, parse(source), count)
      count += changes.length
      return { file, source, changes }
    })
}

/**
 * @param name relative to the sandbox, with forward slashes
 * @param firstId ids go on from here
 */
export function rulesIn(name: string, root: Node, firstId = 0): readonly Change[] {
  const found = nodesOf(root).flatMap((node) => [...rulesAt(node), ...(ruledByLists.test(name) ? entries(node) : [])])
  const numbered = numbering()
  return found.map((rule, index) => {
    // What runs while the file is loaded has been done when the first test begins, unless it is made anew.
    const running = isInFunction(rule.at) || isMadeAnew(rule.running) ? rule.running : undefined
    const words = `${name}: ${placeText(rule)}: ${shortened(rule.text)}`
    return { id: firstId + index, name: numbered(words), removal: rule.removal, running }
  })
}

function isMadeAnew(running: Running): boolean {
  return running.effect === 'instead' && running.madeAnew !== undefined
}

function placeText({ at }: Found): string {
  const place = placeOf(at)
  return [...new Set([place[0], place.at(-1)])].join('/')
}
