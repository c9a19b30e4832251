import { unreachedTexts } from '../../cards/channel/unreachedTexts'
import { messageCard } from '../../cards/conversation/message'
import { caseKey, personKey, unreachedKey } from '../../services/cases/journal/cardKeys'
import { isClosed, isSent, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'
import { stepsOf } from '../stepsOfCase'
import type { DesiredCard } from './desiredCard'
import { channelSays } from '../says'

/** How it stands with the requester's own chat, as far as it was tried. */
export type Reached = 'refused' | 'reached' | 'unknown'

/**
 * In the channel, when the requester's own chat is lost: that they are not reached, which tasks wait there, and what can be
 * done. Nothing of what only the requester may see; before the case was sent, not even about whom it is. Pure.
 */
export function unreachedCard(
  theCase: OffboardingCase,
  settings: CaseSettings,
  reached: Reached,
): DesiredCard | undefined {
  const { shown, requester } = theCase
  const wasTold = shown[unreachedKey] !== undefined
  // Who never was reached was told so when the case was opened.
  const isNews = reached === 'refused' && shown[personKey] !== undefined && !isClosed(theCase)
  if (reached === 'unknown' || !(wasTold || isNews)) return undefined
  const values = { requester: requester.displayName }
  const tasks = stepsOf(theCase, settings).filter(({ state }) => state.status === 'task')
  const text =
    reached === 'reached'
      ? unreachedTexts.say('reachedAgain', values)
      : isSent(theCase) && tasks.length > 0
        ? unreachedTexts.say('unreachedTasks', { ...values, steps: tasks.map(({ definition }) => definition.title) })
        : unreachedTexts.say('unreached', values)
  const card = messageCard({
    say: channelSays(theCase, settings),
    tone: reached === 'reached' ? 'info' : 'warning',
    title: unreachedTexts.say(reached === 'reached' ? 'reachedAgainTitle' : 'unreachedTitle', values),
    text,
    ...(reached === 'reached' ? {} : { next: unreachedTexts.say('unreachedNext', values) }),
  })
  return {
    key: unreachedKey,
    place: { kind: 'channel' },
    ...(isUnderCase(shown) ? { under: caseKey } : {}),
    summary: requester.displayName,
    card,
  }
}

/** In the case's thread, where there is one; what was said before there was stays where it stands. */
function isUnderCase({ [caseKey]: top, [unreachedKey]: told }: OffboardingCase['shown']): boolean {
  return top !== undefined && (told === undefined || told.conversationId === top.conversationId)
}
