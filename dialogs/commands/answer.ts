import type { Card } from '../../cards/card'
import { messageCard, type Button, type Link } from '../../cards/conversation/message'
import type { Message } from '../../cards/texts'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'

/** What the bot answers to a command, in words. */
export interface Answer {
  readonly tone: 'info' | 'warning'
  readonly title: Message
  readonly text: Message
  /** What else there is to say, in sentences. */
  readonly lines?: readonly Message[]
  /** What to do next. */
  readonly next?: Message
  readonly buttons?: readonly Button[]
  readonly links?: readonly Link[]
}

export function answerCard({ settings }: DialogTools, { language }: Turn, answer: Answer): Card {
  return messageCard({ say: settings.catalogue[language], ...answer })
}
