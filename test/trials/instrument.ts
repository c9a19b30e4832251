import type { Node } from '@vscode/tree-sitter-wasm'
import type { Change, Effect, Running } from './change'
import { partOf } from './syntax'

interface Wrapping {
  readonly node: Node
  readonly before: string
  readonly after: string
}

/** The source, telling preload.cjs wherever a change makes a difference. It does what it did without. */
export function watched(source: string, changes: readonly Change[]): string {
  return wrapped(source, changes, (id, running) =>
    running.effect === 'instead' ? [`ruleDiffers(${id},(`, `),()=>(${running.text}))`] : watching[running.effect](id),
  )
}

/** The source, asking preload.cjs at every change whether it is made. */
export function switched(source: string, changes: readonly Change[]): string {
  return wrapped(source, changes, (id, running) =>
    running.effect === 'instead' ? [`(ruleOn(${id})?(`, `):(${running.text}))`] : switching[running.effect](id),
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
function wrapped(
  source: string,
  changes: readonly Change[],
  wrap: (id: number, running: Running) => readonly [string, string],
): string {
  const wrappings = changes.flatMap(({ id, running }): readonly Wrapping[] => {
    if (running === undefined) return []
    const [before, after] = wrap(id, running)
    return [{ node: running.node, before, after }]
  })
  const anew = madeAnew(changes)
  const colons = new Set(anew.flatMap(colonOf).map(({ startIndex }) => startIndex))
  const insertions = [...anew.map(makingAnew), ...wrappings]
    .flatMap(({ node: { startIndex, endIndex }, before, after }, index) => [
      { at: startIndex, text: before, order: [1, -endIndex, index] },
      { at: endIndex, text: after, order: [0, -startIndex, -index] },
    ])
    .concat([...colons].map((at) => ({ at, text: '(){return', order: [0, 0, 0] })))
    .sort((one, other) => one.at - other.at || compare(one.order, other.order))
  let text = ''
  let done = 0
  for (const insertion of insertions) {
    text += source.slice(done, insertion.at) + insertion.text
    done = insertion.at + (colons.has(insertion.at) ? 1 : 0)
  }
  return text + source.slice(done)
}

function madeAnew(changes: readonly Change[]): readonly Node[] {
  const nodes = changes.flatMap(({ running }) =>
    running?.effect === 'instead' && running.madeAnew !== undefined ? [running.madeAnew] : [],
  )
  return [...new Map(nodes.map((node) => [node.id, node])).values()]
}

/** A property becomes a getter; what stands by itself is behind a proxy. */
function makingAnew(node: Node): Wrapping {
  return node.type === 'pair' ? { node, before: 'get ', after: '}' } : { node, before: 'ruleAnew(()=>(', after: '))' }
}

function colonOf(node: Node): readonly Node[] {
  if (node.type !== 'pair') return []
  const key = partOf(node, 'key')
  return key.nextSibling === null ? [] : [key.nextSibling]
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, place) => value !== other[place])
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0)
}
