import type { Node } from '@vscode/tree-sitter-wasm'
import type { Effect } from './kinds'
import type { Rule } from './rules'

interface Wrapping {
  readonly node: Node
  readonly before: string
  readonly after: string
}

/** The source, telling preload.cjs wherever a rule makes a difference. It does what it did without. */
export function watched(source: string, rules: readonly Rule[]): string {
  return wrapped(
    source,
    rules.flatMap(({ id, running }) => {
      if (running === undefined) return []
      const [before, after] = watching[running.effect](id)
      return [{ node: running.node, before, after }]
    }),
  )
}

/** The source, asking preload.cjs at every rule whether it is in force. */
export function switched(source: string, rules: readonly Rule[]): string {
  return wrapped(
    source,
    rules.flatMap(({ id, running }) => {
      if (running === undefined) return []
      const [before, after] = switching[running.effect](id)
      return [{ node: running.node, before, after }]
    }),
  )
}

type Wrap = Readonly<Record<Effect, (id: number) => readonly [string, string]>>

const watching: Wrap = {
  statement: (id) => [`{ruleSeen(${id});`, '}'],
  true: (id) => ['((', `)||!ruleSeen(${id}))`],
  false: (id) => ['((', `)&&ruleSeen(${id}))`],
  filter: (id) => [`ruleDrops(${id},`, ')'],
}

const switching: Wrap = {
  statement: (id) => [`{if(ruleOn(${id})){`, '}}'],
  true: (id) => [`(!ruleOn(${id})||(`, '))'],
  false: (id) => [`(ruleOn(${id})&&(`, '))'],
  filter: (id) => [`ruleKeeps(${id},`, ')'],
}

/** Wrappings may stand inside one another, and around the same. */
function wrapped(source: string, wrappings: readonly Wrapping[]): string {
  const insertions = wrappings
    .flatMap(({ node: { startIndex, endIndex }, before, after }, index) => [
      { at: startIndex, text: before, order: [1, -endIndex, index] },
      { at: endIndex, text: after, order: [0, -startIndex, -index] },
    ])
    .sort((one, other) => one.at - other.at || compare(one.order, other.order))
  let text = ''
  let done = 0
  for (const insertion of insertions) {
    text += source.slice(done, insertion.at) + insertion.text
    done = insertion.at
  }
  return text + source.slice(done)
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, place) => value !== other[place])
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0)
}
