import type { Card } from '../card'
import type { Message, Translator } from '../texts'
import { messageCard } from './message'
import { successorTexts } from './successorTexts'

/** One thing that is the successor’s now. */
export interface Held {
  readonly what: Message
  readonly where: Message
  readonly until: Message
  readonly look: Message
}

export interface SuccessorCard {
  readonly say: Translator
  /** Whose it was. */
  readonly name: string
  readonly requester: string
  /** What they have now; nothing any more: empty. */
  readonly held: readonly Held[]
  /** They can read mail that was sent to the leaver. */
  readonly privateMail: boolean
  /** Set when the requester reads it, to send it on: by what name they are called. */
  readonly sendTo?: string
}

/** What a successor has now, where it is, until when, and what they are asked to look at; or that it is theirs no more. */
export function successorCard(card: SuccessorCard): Card {
  const { say, name, requester, held, privateMail, sendTo: successor } = card
  const values = { name, requester, ...(successor === undefined ? {} : { successor }) }
  if (held.length === 0) {
    const [title, text] =
      successor === undefined ? (['goneTitle', 'goneText'] as const) : (['tellTitle', 'tellGone'] as const)
    return messageCard({
      say,
      tone: 'info',
      title: successorTexts.say(title, values),
      text: successorTexts.say(text, values),
    })
  }
  return messageCard({
    say,
    tone: 'info',
    sentences: true,
    title: successorTexts.say(successor === undefined ? 'title' : 'tellTitle', values),
    text: successorTexts.say(successor === undefined ? 'text' : 'tellText', values),
    lines: [
      ...(successor === undefined ? [] : [successorTexts.say('text', values)]),
      ...held.map((one) => successorTexts.say('holding', { ...one })),
      ...(privateMail ? [successorTexts.say('privateMail', values)] : []),
    ],
    ...(successor === undefined ? { next: successorTexts.say('next', values) } : {}),
  })
}
