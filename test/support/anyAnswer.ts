import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'

/** Something on a card that somebody can fill in. */
export interface Input {
  readonly type: string
  readonly id: string
  readonly isMultiSelect?: boolean
  readonly choices?: readonly { readonly value: string }[]
}

/**
 * Any of the answers that a card offers, with somebody who takes over; dates, numbers and texts as they stand there. Pure.
 * @param which any whole number
 */
export function anyAnswer(card: Card | undefined, which: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inputsIn(card).flatMap(({ type, id, isMultiSelect, choices = [] }, place) => {
      const any = which + place * 7
      if (id === 'successor') return [[id, any % 2 === 0 ? people.petraDeBoer.id : people.noorElIdrissi.id]]
      if (type === 'Input.Toggle') return [[id, String(any % 2 === 0)]]
      if (type !== 'Input.ChoiceSet' || choices.length === 0) return []
      const values = choices.map(({ value }) => value)
      const some = values.filter((_value, index) => (any >> (index % 8)) % 2 === 1)
      return [[id, isMultiSelect === true ? some.join(',') : values[any % values.length]!]]
    }),
  )
}

/** Everything on a card that somebody can fill in. Pure. */
export function inputsIn(node: unknown): readonly Input[] {
  if (Array.isArray(node)) return node.flatMap(inputsIn)
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && String(node.type).startsWith('Input.')) return [node as Input]
  return Object.values(node).flatMap(inputsIn)
}
