import { backToTheCard } from '../../cards/conversation/requestsPage'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { planKey, requestsKey } from '../../services/cases/journal/cardKeys'
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
    return theCase.plan === undefined ? refuse(dialogTexts.say('stale')) : accept([])
  },
  answer(theCase, press, where) {
    const inChannel = where === 'approvals'
    const { page = '' } = press.input
    if (page === backToTheCard || theCase.plan === undefined)
      return inChannel ? channelCard(theCase, press) : planKey(theCase.planRevision)
    return requestsKey(inChannel ? 'channel' : 'requester', press.stepId, Number.parseInt(page, 10) || 1)
  },
}
