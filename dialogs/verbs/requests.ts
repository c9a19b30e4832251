import { backToTheCard } from '../../cards/conversation/requestsPage'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey, planKey, requestsKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { channelCard } from './approve'
import { accept, nothing, refuse, whyNotRequester, type CaseVerb } from './verb'

/** Somebody wants to see exactly what is sent, or goes back from there. Changes nothing. */
export const requests: CaseVerb = {
  may: 'either',
  needsStep: false,
  read: nothing,
  decide(theCase, { actor, where }) {
    const why = where === 'approvals' ? undefined : whyNotRequester(theCase, actor)
    if (why !== undefined) return refuse(why)
    return isAnythingSent(theCase) ? accept([]) : refuse(dialogTexts.say('stale'))
  },
  answer(theCase, press, where) {
    const inChannel = where === 'approvals'
    const { page = '' } = press.input
    if (page !== backToTheCard && isAnythingSent(theCase))
      return requestsKey(inChannel ? 'channel' : 'requester', press.stepId, Number.parseInt(page, 10) || 1)
    if (inChannel) return channelCard(theCase, press)
    return theCase.plan === undefined ? personKey : planKey(theCase.planRevision)
  },
}

/** By the plan, or by an order to sign out that did not wait for one. */
function isAnythingSent({ steps }: OffboardingCase): boolean {
  return steps.some(({ planned }) => (planned?.operations ?? []).length > 0)
}
