import { foldCase, type OffboardingCase } from '../../../../services/cases/journal/case'
import type { Actor, CaseEvent, Entry } from '../../../../services/cases/journal/entry'
import type { Employee } from '../../../../services/model/people'
import { jan } from '../../steps/builders'

export const ilse: Actor = { id: 'ilse-id', displayName: 'Ilse Smit' }
export const petra: Actor = { id: 'petra-id', displayName: 'Petra de Boer' }
export const tom: Actor = { id: 'tom-id', displayName: 'Tom Visser' }
export const leaver: Actor = { id: jan().id, displayName: jan().displayName }
export const bot: Actor = { id: 'bot', displayName: 'Offboarding bot' }

export const caseId = 'case-1'
/** The moment of the first entry; each later one is a second on. */
export const morning = Date.parse('2026-11-23T09:00:00.000Z')

export function opening(facts: Readonly<Record<string, unknown>>, employee: Employee = jan()): CaseEvent {
  return { kind: 'opened', employee, requester: ilse, language: 'en', facts }
}

/**
 * Events as entries of one case, in the way in which the store gives them back: JSON, numbered from one, or after what the
 * case has already.
 */
export function entriesOf(events: readonly Said[], before = 0): readonly Entry[] {
  const entries = events.map((said, index): Entry => {
    const [event, by] = 'by' in said ? [said.event, said.by] : [said, ilse]
    const at = new Date(morning + (before + index) * 1_000).toISOString()
    return { caseId, revision: before + index + 1, at, by, event }
  })
  return JSON.parse(JSON.stringify(entries)) as Entry[]
}

/** An event of the requester, or of somebody else. */
export type Said = CaseEvent | { readonly by: Actor; readonly event: CaseEvent }

/** The case that these events make. */
export function caseOf(...events: readonly Said[]): OffboardingCase {
  const folded = foldCase(entriesOf(events))
  if (folded === undefined) throw new Error('A case needs an opening')
  return folded
}
