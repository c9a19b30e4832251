import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personKey } from '../../services/cases/journal/cardKeys'
import type { Showing } from '../showCase'
import type { Answer } from './answer'

/** What is said when a requester has no card of their case, because Teams takes nothing of the bot there. Undefined when they have. */
export function openedUnreachable({ undelivered }: Showing): Answer | undefined {
  const isRefused = undelivered.some(({ key, refusal }) => key === personKey && refusal.kind === 'refused')
  if (!isRefused) return undefined
  return { tone: 'warning', title: dialogTexts.say('problemTitle'), text: dialogTexts.say('openedUnreachable') }
}
