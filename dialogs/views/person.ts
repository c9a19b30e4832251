import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personCard, type SignOut } from '../../cards/conversation/person'
import {
  isBeingDecided,
  isClosed,
  isSent,
  type CaseStep,
  type OffboardingCase,
} from '../../services/cases/journal/case'
import { protectedBecause } from '../../services/planning/protection'
import type { Finding } from '../../services/model/finding'
import type { CaseSettings } from '../settings'
import { accountGone } from './progress'
import { requesterSays, stepOf, stepsOf } from '../stepsOfCase'

/** What the bot found, with the one button for the moment that cannot wait. Pure. */
export function personCardOf(theCase: OffboardingCase, settings: CaseSettings): Card {
  const { employee, requester, caseId } = theCase
  const contain = stepOf(theCase, settings, 'contain')
  return personCard({
    say: requesterSays(theCase, settings),
    caseId,
    revision: contain?.state.revision ?? 1,
    employee,
    findings: [
      ...findingsAbout(theCase),
      ...stepsOf(theCase, settings).flatMap(({ definition, state }) => definition.findings(state.facts)),
    ],
    blockers: protectedBecause(employee, requester.id, settings.protection),
    signOut: signOutOf(theCase, contain?.state),
    underWay: isSent(theCase),
    closed: isClosed(theCase),
    sandbox: settings.sandbox,
  })
}

/** What the account itself has to say, before the steps. */
function findingsAbout(theCase: OffboardingCase): readonly Finding[] {
  const gone = accountGone(theCase)
  if (gone !== undefined) return [{ tone: 'blocker', message: gone }]
  const { employee } = theCase
  return employee.accountEnabled ? [] : [{ tone: 'advice', message: dialogTexts.say('blockedAlready') }]
}

function signOutOf(theCase: OffboardingCase, state: CaseStep | undefined): SignOut {
  if (state === undefined) return 'notPossible'
  if (state.held !== undefined) return 'failed'
  switch (state.status) {
    case 'done':
    case 'failed':
      return state.status
    case 'skipped':
    case 'rejected':
      return 'left'
    case 'undecided':
    case 'decided':
      return isBeingDecided(theCase) ? 'offered' : 'left'
    case 'waitingApproval':
    case 'approved':
    case 'running':
    case 'task':
      return 'running'
  }
}
