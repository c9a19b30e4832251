import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Node } from '@vscode/tree-sitter-wasm'
import { type Change, type ChangedFile, instead, numbering, type Running, shortened } from '../trials/change'
import { childrenOf, isInFunction, type Parse, placeOf } from '../trials/syntax'
import { type Mutation, mutationsAt } from './kinds'

const services = path.resolve(__dirname, '../../services')
const mutated = /^(planning\/.+|steps\/[^/]+\/(rules|afterDecision|keeping|openDevices))\.ts$/

/** The planner, and what the steps decide by, with every small change to them that is made. */
export function findMutants(parse: Parse): readonly ChangedFile[] {
  let count = 0
  return readdirSync(services, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => mutated.test(name))
    .sort()
    .map((name) => {
      const file = path.join(services, name)
      const source = readFileSync(file, 'utf8')
      const changes = mutantsIn(name, parse(source), count)
      count += changes.length
      return { file, source, changes }
    })
}

/**
 * @param name relative to the services, with forward slashes
 * @param firstId ids go on from here
 */
export function mutantsIn(name: string, root: Node, firstId = 0): readonly Change[] {
  const numbered = numbering()
  return expressionsOf(root)
    .flatMap(mutationsAt)
    .map((mutation, index) => ({
      id: firstId + index,
      name: numbered(`${name}: ${placeText(mutation)}: ${wordsOf(mutation)}`),
      removal: instead(mutation.at, mutation.text ?? ';'),
      running: runningOf(mutation),
    }))
}

/** The line that a change is made to, from 1. */
export function lineOf({ source }: ChangedFile, { removal }: Change): number {
  return source.slice(0, removal.start).split('\n').length
}

/** What says something to the compiler only. */
const typesOnly = /^(type_|interface_|import_|predefined_|literal_type|union_type|readonly_type)/

/** A node and all below it but types, in the order of the text. */
function expressionsOf(node: Node): readonly Node[] {
  if (typesOnly.test(node.type)) return []
  // Behind `as` and `satisfies` stands a type.
  const parts = /^(as|satisfies)_expression$/.test(node.type) ? childrenOf(node).slice(0, 1) : childrenOf(node)
  return [node, ...parts.flatMap(expressionsOf)]
}

function runningOf({ at, text }: Mutation): Running | undefined {
  if (text === undefined) return isInFunction(at) ? { effect: 'statement', node: at } : undefined
  if (isInFunction(at)) return { effect: 'instead', node: at, text }
  const madeAnew = standsAlone(at)
  return madeAnew === undefined ? undefined : { effect: 'instead', node: at, text, madeAnew }
}

/** The property around it, or the whole list or pattern, that can be made anew whenever it is looked at. */
function standsAlone(node: Node): Node | undefined {
  const { parent } = node
  if (parent === null || parent.type === 'pair') return parent ?? undefined
  if (parent.type === 'variable_declarator') return ['array', 'regex'].includes(node.type) ? node : undefined
  return ['array', 'as_expression'].includes(parent.type) ? standsAlone(parent) : undefined
}

function placeText({ at }: Mutation): string {
  const place = placeOf(at)
  return [...new Set([place[0], place.at(-1)])].join('/')
}

function wordsOf({ at, text }: Mutation): string {
  return `${shortened(at.text)} → ${text === undefined ? 'nothing' : shortened(text)}`
}
