import { plannerTexts } from '../../cards/planning/plannerTexts'
import type { Message } from '../model/message'
import { calls } from '../steps/calls'
import { callsAfter, isFreedWithLicence } from '../steps/calls/afterDecision'
import { known } from '../steps/context'
import { licences } from '../steps/licences'
import { isLost, licencesAfter } from '../steps/licences/afterDecision'
import type { Rule, RuleInput } from '../steps/rule'

/** A number of Microsoft's own that was left where it is does not outlive the phone licence; of any other kind see `licencesOfCalls`. */
export const numberFreed: Rule = {
  id: 'numberFreed',
  uses: [calls.id, licences.id],
  guards: [],
  advise: (input) => freedIn(input),
}

function freedIn(input: RuleInput): readonly Message[] {
  const ofCalls = known(calls, input)
  const { number } = callsAfter(ofCalls.facts, ofCalls.decision)
  const { facts, decision } = known(licences, input)
  if (number === undefined || !isFreedWithLicence(number)) return []
  if (facts === undefined || decision === undefined) return []
  const after = licencesAfter(facts.assigned, decision.remove)
  return isLost(after, ({ hasPhone }) => hasPhone)
    ? [plannerTexts.say('freesNumber', { number: number.telephoneNumber })]
    : []
}
