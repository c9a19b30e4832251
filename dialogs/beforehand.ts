import { foldCase, foldOn, type OffboardingCase } from '../services/cases/journal/case'
import type { Actor, CaseEvent, Entry } from '../services/cases/journal/entry'
import type { FactsRead } from './planning'
import { chosenOnPage, stepsOnPage } from './onPage'
import type { CaseSettings } from './settings'
import { planFor } from './stepsOfCase'
import { eventsOf } from './verbs/decide'
import { eventsOfPage } from './verbs/page'

/** Under this name nothing stands in any journal. */
const caseId = 'beforehand'

/**
 * A case that is only imagined, to look at what would be found and planned: worked out like a real one, and written
 * nowhere. Pure.
 * @param at when it was read; ISO 8601
 */
export function imagined(opened: CaseEvent & { readonly kind: 'opened' }, at: string): OffboardingCase {
  const theCase = foldCase(entriesOf([opened], opened.requester, at, 0))
  if (theCase === undefined) throw new Error('A case that was opened is one')
  return theCase
}

/** The same with every question answered as it is suggested. Pure. */
export function answeredAsSuggested(theCase: OffboardingCase, settings: CaseSettings): OffboardingCase {
  const answers = stepsOnPage(theCase, settings).map(({ definition, decision }) => ({
    stepId: definition.id,
    decision,
  }))
  return imaginedAfter(theCase, [...eventsOfPage(theCase, chosenOnPage(theCase)), ...eventsOf(theCase, answers)])
}

/** The same with the plan that would be made from these facts; without one where a rule speaks against it. Pure. */
export function plannedFrom(theCase: OffboardingCase, read: FactsRead, settings: CaseSettings): OffboardingCase {
  const planned = planFor(theCase, settings, read)
  const event: CaseEvent = planned.ok
    ? { kind: 'planned', plan: planned.plan, ...read }
    : { kind: 'factsRead', ...read }
  return imaginedAfter(theCase, [event])
}

function imaginedAfter(theCase: OffboardingCase, events: readonly CaseEvent[]): OffboardingCase {
  return foldOn(theCase, entriesOf(events, theCase.requester, theCase.openedAt, theCase.revision))
}

/** As the journal would give them back: JSON. */
function entriesOf(events: readonly CaseEvent[], by: Actor, at: string, before: number): readonly Entry[] {
  const entries = events.map((event, index): Entry => ({ caseId, revision: before + index + 1, at, by, event }))
  return JSON.parse(JSON.stringify(entries)) as readonly Entry[]
}
