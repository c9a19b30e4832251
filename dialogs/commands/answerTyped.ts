import type { Card } from '../../cards/card'
import { helpCard } from '../../cards/conversation/help'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { withNotice } from '../../cards/conversation/withNotice'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'
import type { Intention } from '../typed/typed'
import { answerCard, type Answer } from './answer'
import { check } from './check'
import { crowd } from './crowd'
import { readKnown } from './knownCases'
import { leaverList } from './leaverList'
import { offboard } from './offboard'
import { overview } from './overview'
import { restore } from './restore'
import { standingsCard } from './standings'
import { statusOf } from './status'
import { waitingOf } from './waiting'
import { withdrawalsOf } from './withdrawals'
import { greetingTo, notUnderstood, tooMany, wordless } from './words'

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
    case 'crowd':
      return { card: await crowd(tools, turn, intention), isPrivate: true }
    case 'status':
      if (intention.people.length > 0)
        return { card: await standingsCard(tools, turn, intention.people), isPrivate: true }
      return privately(statusOf(await readKnown(tools, turn), settings))
    case 'check':
      return {
        card: ofTheFirst(tools, turn, intention.people, await check(tools, turn, intention.people)),
        isPrivate: true,
      }
    case 'restore':
      return {
        card: ofTheFirst(tools, turn, intention.people, await restore(tools, turn, intention)),
        isPrivate: true,
      }
    case 'overview':
      return { card: await overview(tools, turn, intention), isPrivate: true }
    case 'list':
      return { card: await leaverList(tools, turn, intention), isPrivate: false }
    case 'waiting':
      return privately(waitingOf(await readKnown(tools, turn), settings))
    case 'withdraw':
      return privately(withdrawalsOf(await readKnown(tools, turn), settings))
    case 'help':
      return { card: helpCard({ say: settings.catalogue[turn.language], sandbox: settings.sandbox }), isPrivate: false }
    case 'greeting':
      return openly(greetingTo(turn.actor.displayName))
    case 'wordless':
      return openly(wordless(intention.sent))
    case 'tooMany':
      return openly(tooMany(intention))
    case 'unknown':
      return openly(notUnderstood(intention.nearest))
    case 'language': {
      await tools.languages.choose(turn.actor.id, intention.language)
      const chosen = { tone: 'info', title: typedTexts.say('languageTitle'), text: typedTexts.say('language') } as const
      return { card: answerCard(tools, { ...turn, language: intention.language }, chosen), isPrivate: false }
    }
  }
}

/** Whoever named several is told that the answer is about the first of them. */
function ofTheFirst<Answered extends Card | undefined>(
  { settings }: DialogTools,
  { language }: Turn,
  [name = '', ...others]: readonly string[],
  card: Answered,
): Answered | Card {
  if (card === undefined || others.length === 0) return card
  return withNotice(card, settings.catalogue[language], typedTexts.say('onlyFirst', { name: name.slice(0, 80) }))
}
