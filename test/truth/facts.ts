import type { Card } from '../../cards/card'
import { languages } from '../../cards/texts'
import { actionsOf } from '../support/teams'
import { allTexts } from './allTexts'
import { factOracles } from './factOracles'
import { unmarked } from './sentences'

/** A line of a card that has a label and a value, such as “Size: 12.4 GB”. */
export interface Fact {
  /** The name of its label in the catalogue: `mailbox.size`. */
  readonly key: string
  readonly label: string
  readonly said: string
}

/** The facts on a step’s own card or on the person card, by the names of their labels in either language. */
export function factsOn(card: Card): readonly Fact[] {
  const part = partOf(card)
  return part === undefined ? [] : labelled(card).flatMap((fact) => factIn(part, fact))
}

/** A card that asks about a step belongs to that step’s part; the only other one with facts of the leaver is the person card. */
function partOf(card: Card): string | undefined {
  const asks = actionsOf(card).find(({ verb }) => verb === 'decide')
  if (asks !== undefined) return String(asks.data['stepId'])
  return labelled(card).some(({ label }) => isLabel('person', 'adminRoles', label)) ? 'person' : undefined
}

function factIn(part: string, { label, said }: Omit<Fact, 'key'>): readonly Fact[] {
  const keys = Object.keys(factOracles)
    .filter((key) => key.startsWith(`${part}.`))
    .map((key) => key.slice(part.length + 1))
  const key = keys.find((one) => isLabel(part, one, label))
  if (key === undefined) throw new Error(`Nothing tells whether it is so: ${part}, “${label}: ${said}”`)
  return [{ key: `${part}.${key}`, label, said }]
}

/** A label that is a name alone is that of whatever is listed. */
function isLabel(part: string, key: string, label: string): boolean {
  const texts = allTexts.find((one) => one.part === part)?.texts
  return languages.some((language) => [label, '{name}'].includes(texts?.[language][key] ?? ''))
}

function labelled(node: unknown): readonly Omit<Fact, 'key'>[] {
  if (Array.isArray(node)) return node.flatMap(labelled)
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'FactSet' && 'facts' in node) {
    const facts = node.facts as readonly { readonly title: string; readonly value: string }[]
    return facts.map(({ title, value }) => ({ label: unmarked(title), said: unmarked(value) }))
  }
  return Object.values(node).flatMap(labelled)
}
