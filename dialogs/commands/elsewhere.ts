import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'
import { answerCard } from './answer'
import type { TypedAnswer } from './answerTyped'

const say = dialogTexts.say

/**
 * The card for where somebody asked. What is about a person goes to the asker's own chat, so that colleagues do not read
 * along, and where they asked stands only that it did. Undefined when there is nothing to show there.
 */
export async function cardForPlace(
  tools: DialogTools,
  turn: Turn,
  { card, isPrivate }: TypedAnswer,
): Promise<Card | undefined> {
  if (turn.where === 'personal') return card
  if (card === undefined) return openedElsewhere(tools, turn, true)
  if (!isPrivate) return card
  const place = { kind: 'person', personId: turn.actor.id } as const
  const options = { summary: 'Offboarding', under: undefined, urgency: 'answer' } as const
  const posted = await tools.messenger.post(place, card, options)
  return openedElsewhere(tools, turn, posted.kind === 'shown')
}

function openedElsewhere(tools: DialogTools, turn: Turn, reached: boolean): Card {
  return answerCard(tools, turn, {
    tone: reached ? 'info' : 'warning',
    title: say('openedTitle'),
    text: reached ? say('opened', { name: turn.actor.displayName }) : say('openedUnreachable'),
  })
}
