import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { Answer } from './answer'

/** What is said when a requester has no card of their case, because the bot is not installed for them. Undefined when they have. */
export function openedUnreachable(theCase: Pick<OffboardingCase, 'shown'> | undefined): Answer | undefined {
  if (theCase?.shown[personKey] !== undefined) return undefined
  return { tone: 'warning', title: dialogTexts.say('problemTitle'), text: dialogTexts.say('openedUnreachable') }
}
