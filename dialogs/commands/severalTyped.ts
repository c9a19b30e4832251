import type { UnclearName } from '../../cards/conversation/choose'
import { findEachMentioned } from '../../services/directory/mentioned'
import { findPeople, mostShown, type Candidate, type Found } from '../../services/directory/search'
import type { Person } from '../../services/model/people'
import type { DialogTools } from '../dialogTools'

/** Several who were typed in one command, each as far as it is clear who is meant. */
export interface SeveralTyped {
  /** Those who are clearly one, each once. */
  readonly clear: readonly Pick<Person, 'id' | 'displayName'>[]
  /** The names that are not. */
  readonly unclear: readonly UnclearName[]
  /** To choose one from: of an unclear name, or where all are clear and fit on a card. */
  readonly candidates: readonly Candidate[]
}

/** Looks for each of several who were typed. Throws RemoteError. @param names at most `mostTyped` */
export async function readSeveral({ graph }: DialogTools['gateways'], names: readonly string[]): Promise<SeveralTyped> {
  const found = await Promise.all(names.map(async (name) => ({ name, found: await findPeople(graph, name) })))
  const { clear, unclear, candidates } = sortedOut(found)
  if (unclear.length > 0 || clear.length > mostShown) return { clear, unclear, candidates }
  const each = await findEachMentioned(
    graph,
    clear.map(({ id }) => id),
  )
  return { clear, unclear, candidates: each.kind === 'several' ? each.candidates : [] }
}

/** Pure. */
export function sortedOut(all: readonly { readonly name: string; readonly found: Found }[]): SeveralTyped {
  const clear = all.flatMap(({ found }) => (found.kind === 'one' ? [found.account] : []))
  const candidates = all.flatMap(({ found }) =>
    found.kind === 'several' || found.kind === 'near' ? found.candidates : [],
  )
  return {
    clear: [...new Map(clear.map(({ id, displayName }) => [id, { id, displayName }])).values()],
    unclear: all.flatMap(({ name, found }) => (found.kind === 'one' ? [] : [{ name, count: howMany(found) }])),
    candidates: [...new Map(candidates.map((one) => [one.id, one])).values()],
  }
}

function howMany(found: Exclude<Found, { kind: 'one' }>): number {
  return found.kind === 'several' ? found.candidates.length + found.more : 0
}
