import type { Card } from '../../cards/card'
import { helpCard } from '../../cards/conversation/help'
import { typedTexts } from '../../cards/conversation/typedTexts'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'
import type { Intention } from '../typed/typed'
import { answerCard, type Answer } from './answer'
import { readMine, statusOf, withdrawalsOf } from './mine'
import { offboard } from './offboard'
import { readWaiting, waitingOf } from './waiting'
import { greetingTo, notUnderstood, wordless } from './words'

export interface TypedAnswer {
  /** Undefined when the cards of a case are the answer. */
  readonly card: Card | undefined
  /** About a person: shown in the asker's own chat only. */
  readonly isPrivate: boolean
}

/** What the bot answers to what somebody wants. Ends nothing, whatever that is. Throws RemoteError and JournalFault. */
export async function answerTyped(tools: DialogTools, turn: Turn, intention: Intention): Promise<TypedAnswer> {
  const { settings } = tools
  const openly = (answer: Answer): TypedAnswer => ({ card: answerCard(tools, turn, answer), isPrivate: false })
  const privately = (answer: Answer): TypedAnswer => ({ card: answerCard(tools, turn, answer), isPrivate: true })
  switch (intention.kind) {
    case 'offboard':
      return { card: await offboard(tools, turn, intention), isPrivate: true }
    case 'status':
      return privately(statusOf(await readMine(tools, turn), settings))
    case 'waiting':
      return privately(waitingOf(await readWaiting(tools, turn), settings))
    case 'withdraw':
      return privately(withdrawalsOf(await readMine(tools, turn), settings))
    case 'help':
      return { card: helpCard({ say: settings.catalogue[turn.language], sandbox: settings.sandbox }), isPrivate: false }
    case 'greeting':
      return openly(greetingTo(turn.actor.displayName))
    case 'wordless':
      return openly(wordless(intention.sent))
    case 'unknown':
      return openly(notUnderstood(intention.nearest))
    case 'language': {
      await tools.languages.choose(turn.actor.id, intention.language)
      const chosen = { tone: 'info', title: typedTexts.say('languageTitle'), text: typedTexts.say('language') } as const
      return { card: answerCard(tools, { ...turn, language: intention.language }, chosen), isPrivate: false }
    }
  }
}
