import type { Entry } from '../../../../services/cases/journal/entry'
import { pseudonymOf, pseudonymsAfter } from '../../../../services/cases/journal/pseudonyms'
import { nothingBefore, seal, sha256, type SealedEntry } from '../../../../services/cases/journal/seal'

/** Entries of one case, sealed one to the other as a store does. */
export function sealAll(entries: readonly Entry[]): readonly SealedEntry[] {
  const names = pseudonymsAfter(new Map(), entries)
  const sealed: SealedEntry[] = []
  for (const entry of entries) {
    const last = sealed.at(-1)
    sealed.push(seal(entry, last === undefined ? nothingBefore : sha256(last.line), pseudonymOf(names, entry.by.id)))
  }
  return sealed
}

/** The same without anything personal, and the entry that says so. */
export function forgetAll(entries: readonly Entry[]): readonly SealedEntry[] {
  const [first] = entries
  if (first === undefined) throw new Error('There is nothing to forget')
  const { caseId } = first
  const by = { id: 'bot', displayName: 'Offboarding bot' }
  const event = { kind: 'personalDataRemoved', days: 730 } as const
  const last: Entry = { caseId, revision: entries.length + 1, at: '2028-11-23T09:00:00.000Z', by, event }
  return sealAll([...entries, last]).map((entry) => ({ ...entry, disclosures: [] }))
}
