import type { Card } from '../../cards/card'
import { requestsPage } from '../../cards/conversation/requestsPage'
import { partsOfRequestsKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'
import { relevantSteps } from '../stepsOfCase'
import { channelSays, requesterSays } from '../says'

/** A page of exactly what is sent, for the plan of now or one step of it. Pure; throws for a key that is no such page. */
export function requestsPageAt(theCase: OffboardingCase, settings: CaseSettings, key: string): Card {
  const asked = partsOfRequestsKey(key)
  if (asked === undefined) throw new Error(`Case ${theCase.caseId} has no card ${key}`)
  const { stepId, audience, page } = asked
  const sent = relevantSteps(theCase, settings).filter(
    ({ definition, state }) =>
      (stepId === undefined || stepId === state.stepId) &&
      state.decision !== undefined &&
      !definition.changesNothing(state.decision),
  )
  return requestsPage({
    say: audience === 'channel' ? channelSays(theCase, settings) : requesterSays(theCase, settings),
    caseId: theCase.caseId,
    revision: theCase.revision,
    employeeName: theCase.employee.displayName,
    stepId,
    page,
    steps: sent.map(({ definition, state }) => ({
      title: definition.title,
      operations: state.planned?.operations ?? [],
    })),
  })
}
