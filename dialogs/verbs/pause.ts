import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { pauseTexts } from '../../cards/conversation/pauseTexts'
import type { Message } from '../../cards/texts'
import { caseKey, planKey } from '../../services/cases/journal/cardKeys'
import { isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { isPausable } from '../../services/cases/journal/pause'
import type { Turn } from '../turn'
import { accept, nothing, refuse, whyNotRequester, type CaseVerb } from './verb'

const say = pauseTexts.say

/**
 * *Pause*: nothing of the case starts any more, whatever was approved and whichever day comes; what has started is finished.
 * By the same rule as stopping: the requester, or in the channel anyone who may work with the bot.
 */
export const pause: CaseVerb = {
  may: 'either',
  needsStep: false,
  read: nothing,
  decide(theCase, turn) {
    const refused = whyNotTheirs(theCase, turn) ?? whyNotPaused(theCase)
    return refused === undefined ? accept([{ kind: 'paused' }], 'lookAtCase') : refuse(refused)
  },
  answer: cardOfPause,
}

/** *Resume*: everything goes on; each step is looked at as if it started now, so that the rules are asked anew. */
export const resume: CaseVerb = {
  may: 'either',
  needsStep: false,
  read: nothing,
  decide(theCase, turn, { revision }) {
    const refused = whyNotTheirs(theCase, turn)
    if (refused !== undefined) return refuse(refused)
    if (isClosed(theCase)) return refuse(whyClosed(theCase))
    if (theCase.paused === undefined) return refuse(say('notPaused'))
    // A card of an earlier pause means that one, and not what somebody paused since.
    if (revision !== theCase.pauseRevision) return refuse(dialogTexts.say('stale'))
    return accept([{ kind: 'resumed' }], 'lookAtCase')
  },
  answer: cardOfPause,
}

/** Why a press that starts something does nothing; undefined while the case is not paused. Pure. */
export function whyNotWhilePaused({ paused }: Pick<OffboardingCase, 'paused'>): Message | undefined {
  return paused === undefined ? undefined : say('first', { name: paused.by.displayName })
}

/** A colleague sees the case in the channel, and nothing of it elsewhere. */
function whyNotTheirs(theCase: OffboardingCase, { actor, where }: Pick<Turn, 'actor' | 'where'>): Message | undefined {
  return where === 'approvals' ? undefined : whyNotRequester(theCase, actor)
}

function whyNotPaused(theCase: OffboardingCase): Message | undefined {
  const { paused } = theCase
  if (isClosed(theCase)) return whyClosed(theCase)
  if (isBeingDecided(theCase)) return say('notSent')
  if (paused !== undefined) return say('already', { name: paused.by.displayName, at: paused.at })
  return isPausable(theCase) ? undefined : say('nothingOpen')
}

function whyClosed({ phase }: Pick<OffboardingCase, 'phase'>): Message {
  return phase === 'cancelled' ? dialogTexts.say('isCancelled') : say('nothingOpen')
}

function cardOfPause({ planRevision }: OffboardingCase, _press: unknown, where: Turn['where']): string {
  return where === 'approvals' ? caseKey : planKey(planRevision)
}
