import type { CaseEvent } from '../../services/cases/journal/entry'
import type { Sentence } from './sentences'
import type { Found, Tenant } from './tenant'

/** What a sentence is held against. */
export interface Held {
  readonly tenant: Tenant
  readonly values: Sentence['values']
  /** The journal of the case that the card is of. */
  readonly journal: readonly CaseEvent[]
  /** When facts were read, by the same journal; ISO 8601. */
  readonly readings?: readonly string[]
}

/** Whether a sentence is so, by what the tenant says over HTTP. It shares no code with the steps: only names of texts. */
export type Oracle = (held: Held) => Promise<boolean>

/** Whether a text names these and nobody else, in any order, or some of them and how many more. */
export function names(text: string | undefined, all: readonly unknown[]): boolean {
  const { named, more, isOnlyNames } = readAsList(text, all)
  return isOnlyNames && named + more >= new Set(all.map(String)).size
}

/** Whether a text names some of these, and nobody else. */
export function namesSome(text: string | undefined, all: readonly unknown[]): boolean {
  const { named, isOnlyNames } = readAsList(text, all)
  return isOnlyNames && named > 0
}

/** A name may itself hold what joins the names of a list. */
function readAsList(text: string | undefined, all: readonly unknown[]) {
  const longestFirst = [...new Set(all.map(String))].sort((one, other) => other.length - one.length)
  const rest = longestFirst.reduce((left, name) => left.replaceAll(name, '\0'), text ?? '')
  return {
    named: rest.split('\0').length - 1,
    more: Number(/\d+/.exec(rest)?.[0] ?? 0),
    isOnlyNames: !/[^\0\s,…]/.test(rest.replaceAll(/\d+|\b(?:and|en|more|nog|meer)\b/g, '')),
  }
}

export function strings(list: readonly Found[], field: string): readonly string[] {
  return list.flatMap((one) => (typeof one[field] === 'string' ? [one[field]] : []))
}

export function listIn(found: Found | undefined, field: string): readonly Found[] {
  const list = found?.[field]
  return Array.isArray(list) ? (list as readonly Found[]) : []
}

export function number(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', '.'))
}

/** Whether exactly one of the people who have this name is so: a card says no more than the name. */
export async function anyoneNamed(
  tenant: Tenant,
  name: string | undefined,
  isSo: (person: Found & { readonly id: string }) => Promise<boolean>,
): Promise<boolean> {
  const found = await tenant.named(name ?? '')
  const answers = await Promise.all(found.map((one) => isSo({ ...one, id: String(one['id']) })))
  return answers.includes(true)
}

/** The names in a list that a card says, in either language; how many more there are is none. */
export function listed(text: string | undefined): readonly string[] {
  return (text ?? '').split(/, and |, en |, | and | en /).filter((one) => one !== '' && !/^(?:nog )?\d+|^…/.test(one))
}

/** How many a sentence says: what says no number says one. */
export function count(values: Sentence['values']): number {
  return values['count'] === undefined ? 1 : number(values['count'])
}
