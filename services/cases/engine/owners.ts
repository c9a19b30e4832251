import { leftOwnerless } from '../../planning/leftOwnerless'
import { unlessUnread } from '../../remote/attempted'
import { ownership } from '../../steps/ownership'
import { factsOf, isSettled, type OffboardingCase } from '../journal/case'
import { botActor, type Journal } from '../journal/journal'
import { readFacts, type LastMomentTools } from './lastMoment'

type OwnerTools = Pick<LastMomentTools, 'gateways' | 'steps'> & { readonly journal: Journal }

/** Whether nothing is missing for a case to be completed but an owner of a group, whom somebody may name by hand. */
export function waitsForOwners(theCase: OffboardingCase): boolean {
  const { phase, steps } = theCase
  return phase === 'settled' && steps.every(isSettled) && leftOwnerless(factsOf(theCase)).length > 0
}

/** The case with the owners as they are now, where it waits for those. What cannot be read stays as it was. */
export async function withOwnersOfNow(tools: OwnerTools, theCase: OffboardingCase): Promise<OffboardingCase> {
  const definition = tools.steps.find(({ id }) => id === ownership.id)
  if (definition === undefined || !waitsForOwners(theCase)) return theCase
  const facts = await unlessUnread(readFacts(tools, theCase, definition))
  if (facts === undefined || leftOwnerless({ [definition.id]: facts }).length > 0) return theCase
  return tools.journal.record(theCase.caseId, botActor, (now) =>
    waitsForOwners(now) ? [{ kind: 'factsRead', facts: { [definition.id]: facts } }] : [],
  )
}
