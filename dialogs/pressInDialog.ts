import type { Card } from '../cards/card'
import { passTexts } from '../cards/returning/passTexts'
import { failureCard } from './afterTheAnswer'
import { answerCard } from './commands/answer'
import type { DialogTools } from './dialogTools'
import { press } from './press'
import { pressesOf } from './pressInTime'
import type { Press, Turn } from './turn'

/**
 * The answer of a press that opened a dialog, within so many milliseconds. What comes later is shown nowhere, neither there
 * nor in a chat: whoever made it asks before they answer whether it is still waited for.
 */
export function pressInDialog(tools: DialogTools, turn: Turn, pressed: Press, within: number): Promise<Card> {
  return new Promise((resolve) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      resolve(
        answerCard(tools, turn, { tone: 'warning', title: passTexts.say('slowTitle'), text: passTexts.say('slow') }),
      )
    }, within)
    const stillWaits = () => {
      clearTimeout(timer)
      return !isLate
    }
    tools.background.run(async () => {
      const card = await press(tools, { ...turn, stillWaits }, pressed).then(
        ({ card: shown }) => shown,
        (error: unknown) => failureCard(tools, turn, error),
      )
      stillWaits()
      resolve(card)
    }, pressesOf(turn.actor.id))
  })
}
