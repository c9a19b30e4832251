import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { isClosed } from '../../services/cases/journal/case'
import { accept, nothing, refuse, whyNotRequester, type CaseVerb } from './verb'

const say = dialogTexts.say

/** The requester gives the case up before it runs, or closes one that came to rest unfinished. */
export const cancel: CaseVerb = {
  may: 'operator',
  needsStep: false,
  read: nothing,
  decide(theCase, { actor }) {
    if (isClosed(theCase)) return refuse(say('isCancelled'))
    const notTheirs = whyNotRequester(theCase, actor)
    if (notTheirs !== undefined) return refuse(notTheirs)
    // At rest, an approved step only waits for one that did not succeed.
    const busy = theCase.steps.some(({ status }) => status === 'running' || status === 'approved')
    if (theCase.phase === 'submitted' || (busy && theCase.phase !== 'settled')) return refuse(say('isUnderWay'))
    return accept([{ kind: 'cancelled' }])
  },
  answer: () => ({ closed: true }),
}
