import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { DialogTools } from '../dialogTools'
import { refusalCard } from '../refusedPress'
import type { Press, Turn } from '../turn'
import { commandNames, type CommandName, type Intention } from '../typed/typed'
import { personId } from '../verbs/personId'
import { answerTyped } from './answerTyped'
import { cardForPlace } from './elsewhere'

/** A button asks what a typed command would. */
export async function ask(tools: DialogTools, turn: Turn, { input }: Press): Promise<Card> {
  const name = commandNames.find((known) => known === input['command'])
  const card =
    name === undefined
      ? undefined
      : await cardForPlace(tools, turn, await answerTyped(tools, turn, intentionOf(name, input)))
  return card ?? refusalCard(tools, turn, { verb: 'ask', why: dialogTexts.say('badCard') })
}

/** Pure. @param input what the button carries: whom it is about, where it is about somebody */
export function intentionOf(command: CommandName, input: Press['input']): Intention {
  const person = personId(input['person'])
  if (command === 'status' || command === 'check')
    return { kind: command, people: person === undefined ? [] : [person] }
  if (command === 'restore')
    return { kind: command, people: person === undefined ? [] : [person], begins: input['begins'] === 'yes' }
  if (command === 'overview') {
    const { listed, olderThan, newerThan } = input
    return { kind: command, listed: listed === 'closed' ? listed : 'open', olderThan, newerThan }
  }
  if (command !== 'offboard') return { kind: command }
  return { kind: 'offboard', how: 'command', people: [], day: undefined, nearest: 'offboard' }
}
