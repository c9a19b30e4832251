import { botActor, type NewEntry } from './entry'

/**
 * What the people of a case are called when nothing personal is left of them, so that it still shows that whoever
 * approved was not whoever asked: `leaver`, and `person 1`, `person 2` in the order in which they first did something.
 */
export type Pseudonyms = ReadonlyMap<string, string>

/** The names after these entries, with those known before. By directory id. Pure. */
export function pseudonymsAfter(known: Pseudonyms, entries: readonly Pick<NewEntry, 'by' | 'event'>[]): Pseudonyms {
  const names = new Map(known)
  const call = (id: string, name: string): void => void (names.has(id) || names.set(id, name))
  for (const { by, event } of entries) {
    if (event.kind === 'opened') call(event.employee.id, 'leaver')
    if (by.id === botActor.id) continue
    const people = [...names.values()].filter((name) => name !== 'leaver').length
    call(by.id, `person ${people + 1}`)
  }
  return names
}

/** What somebody is called. */
export function pseudonymOf(names: Pseudonyms, actorId: string): string {
  return actorId === botActor.id ? botActor.id : (names.get(actorId) ?? 'somebody')
}
