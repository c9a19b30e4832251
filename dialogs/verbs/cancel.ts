import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { caseKey, personKey, planKey } from '../../services/cases/journal/cardKeys'
import { endingOf, isTouched } from '../../services/cases/journal/standing'
import { accept, nothing, refuse, whyNotRequester, type CaseVerb } from './verb'

const say = dialogTexts.say

/**
 * Ends a case before it is complete: the requester gives a draft up, withdraws what waits for approval, or closes what
 * came to rest unfinished; anyone who may work with the bot stops what runs. What is done stays, and nothing is sent after
 * the operation that is under way.
 */
export const cancel: CaseVerb = {
  may: 'either',
  needsStep: false,
  read: nothing,
  decide(theCase, { actor, where }) {
    const ending = endingOf(theCase)
    if (ending === undefined) return refuse(say(theCase.phase === 'cancelled' ? 'isCancelled' : 'isCompleted'))
    const notTheirs = whyNotRequester(theCase, actor)
    if (ending !== 'stop' && notTheirs !== undefined) return refuse(notTheirs)
    // A colleague sees the case in the channel, and nothing of it elsewhere.
    if (notTheirs !== undefined && where !== 'approvals') return refuse(notTheirs)
    const isNothingBack = theCase.takesBack?.part === true && !isTouched(theCase)
    return accept([{ kind: 'cancelled' }], 'lookAtCase', ...(isNothingBack ? (['handBack'] as const) : []))
  },
  answer: (_theCase, { revision, input }, where) => {
    if (where === 'approvals') return caseKey
    // Older cards do not say which of the two they are.
    return input['card'] === 'plan' ? planKey(revision) : personKey
  },
}
