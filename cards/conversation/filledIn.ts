import type { Card } from '../card'

/** What was typed and chosen on a card, by the id of its input. */
type Given = Readonly<Record<string, string>>

/** Characters; longer texts than this are asked for anew, so that the card keeps its size. */
const longest = 1_000

/** The ids of everything that a card asks for. Pure. */
export function inputsOf(card: Card): readonly string[] {
  const ids: string[] = []
  everyInput(card, ({ id }) => {
    if (typeof id === 'string') ids.push(id)
    return {}
  })
  return ids
}

/**
 * The same card with what was given already, so that nobody types it twice. A person who was picked is there with their name,
 * as a picker shows only whom it has as a choice. Pure.
 * @param names of people, by id
 */
export function filledIn(card: Card, given: Given, names: ReadonlyMap<string, string>): Card {
  return everyInput(card, ({ type, id, choices }) => {
    const value = given[String(id)] ?? ''
    if (value === '' || value.length > longest || type === 'Input.Number') return {}
    if (!Array.isArray(choices)) return { value }
    const known = new Set(choices.map((choice: Readonly<Record<string, unknown>>) => choice['value']))
    if (value.split(',').every((one) => known.has(one))) return { value }
    const name = names.get(value)
    return name === undefined ? {} : { value, choices: [...choices, { title: name, value }] }
  }) as Card
}

type Input = Readonly<Record<string, unknown>> & { readonly type: string }

/** A copy in which each input has what is made of it besides. */
function everyInput(node: unknown, more: (input: Input) => object): unknown {
  if (Array.isArray(node)) return node.map((one) => everyInput(one, more))
  if (typeof node !== 'object' || node === null) return node
  const copy: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(node).map(([name, part]) => [name, everyInput(part, more)]),
  )
  return isInput(copy) ? { ...copy, ...more(copy) } : copy
}

function isInput(element: Readonly<Record<string, unknown>>): element is Input {
  return typeof element['type'] === 'string' && element['type'].startsWith('Input.')
}
