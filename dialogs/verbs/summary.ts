import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { requesterSummaryKey } from '../../services/cases/journal/cardKeys'
import { isBeingDecided } from '../../services/cases/journal/case'
import { accept, nothing, refuse, whyNotRequester, type CaseVerb } from './verb'

/** The requester wants to see the summary where they are. Changes nothing. */
export const summary: CaseVerb = {
  may: 'operator',
  needsStep: false,
  read: nothing,
  decide(theCase, { actor }) {
    const why = whyNotRequester(theCase, actor)
    if (why !== undefined) return refuse(why)
    return isBeingDecided(theCase) ? refuse(dialogTexts.say('stale')) : accept([])
  },
  answer: () => requesterSummaryKey,
}
