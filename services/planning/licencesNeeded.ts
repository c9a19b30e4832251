import { plannerTexts } from '../../cards/planning/plannerTexts'
import type { LicenceReason } from '../../cards/steps/licences/whyNeeded'
import type { Message } from '../model/message'
import { calls } from '../steps/calls'
import { known } from '../steps/context'
import { licences } from '../steps/licences'
import { callsNeeds, mailboxNeeds } from '../steps/licences/whyNeeded'
import { licencesAfter, unmet, type Need } from '../steps/licences/afterDecision'
import { mailbox } from '../steps/mailbox'
import type { Rule, RuleInput } from '../steps/rule'

/** Promise 4: what the mailbox needs its licences for, they stay for; by the same needs as the licences' own card. */
export const licencesOfMailbox: Rule = {
  id: 'licencesOfMailbox',
  promise: 4,
  uses: [licences.id, mailbox.id],
  guards: [licences.id],
  refuse: (input) => refusedBy(input, mailboxNeeds(input)),
}

/** Promise 5: forwarding calls needs the account's phone licence; a number that would be stuck without it keeps it, too. */
export const licencesOfCalls: Rule = {
  id: 'licencesOfCalls',
  promise: 5,
  uses: [licences.id, calls.id],
  guards: [licences.id],
  refuse: (input) => refusedBy(input, callsNeeds(input)),
}

function refusedBy(input: RuleInput, needs: readonly Need[]): readonly Message[] {
  const { facts, decision } = known(licences, input)
  if (facts === undefined || decision === undefined) return []
  const after = licencesAfter(facts.assigned, decision.remove)
  const need = unmet(after, needs)
  return need === undefined ? [] : [neededFor(need.reason, after.lost.find(need.gives)?.name ?? '')]
}

function neededFor(reason: LicenceReason, licence: string): Message {
  switch (reason) {
    case 'forwarding':
      return plannerTexts.say('licenceNeededForForwarding', { licence })
    case 'sharedLarge':
      return plannerTexts.say('licenceNeededForShared', { licence, reason: plannerTexts.say('above50') })
    case 'sharedArchive':
      return plannerTexts.say('licenceNeededForShared', { licence, reason: plannerTexts.say('withArchive') })
    case 'sharedHold':
      return plannerTexts.say('licenceNeededForShared', { licence, reason: plannerTexts.say('onHold') })
    case 'large':
      return plannerTexts.say('licenceNeededForLarge', { licence })
    case 'archive':
      return plannerTexts.say('licenceNeededForArchive', { licence })
    case 'hold':
      return plannerTexts.say('licenceNeededForHold', { licence })
    case 'numberLeft':
    case 'numberStuck':
      return plannerTexts.say('licenceNeededForNumber', { licence })
    case 'callForwarding':
      return plannerTexts.say('licenceNeededForCalls', { licence })
    case 'mailboxLeft':
    case 'sameGroup':
      return plannerTexts.say('licenceNeededForMailbox', { licence })
  }
}
