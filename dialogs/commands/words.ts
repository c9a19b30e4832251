import type { Button } from '../../cards/conversation/message'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { mostTyped, type CommandName, type Intention } from '../typed/typed'
import type { Answer } from './answer'

const say = typedTexts.say

/** A button that asks what the command of this name asks. */
export function asking(command: CommandName): Button {
  return { title: say(`${command}Button`), verb: 'ask', carries: { command } }
}

/** What was not understood, and the command that comes nearest to it, as a button. Pure. */
export function notUnderstood(nearest: CommandName): Answer {
  const text = (
    {
      offboard: 'unknownOffboard',
      restore: 'unknownRestore',
      check: 'unknownCheck',
      status: 'unknownStatus',
      waiting: 'unknownWaiting',
      overview: 'unknownOverview',
      withdraw: 'unknownWithdraw',
      help: 'unknownHelp',
    } as const
  )[nearest]
  const others: readonly CommandName[] = nearest === 'help' ? [] : ['help']
  return { tone: 'info', title: say('unknownTitle'), text: say(text), buttons: [nearest, ...others].map(asking) }
}

/** Somebody says hello. Pure. */
export function greetingTo(name: string): Answer {
  const buttons = (['offboard', 'status', 'help'] as const).map(asking)
  return { tone: 'info', title: say('greetingTitle', { name }), text: say('greeting'), buttons }
}

/** Something came without words. Pure. */
export function wordless(sent: Extract<Intention, { kind: 'wordless' }>['sent']): Answer {
  const buttons = (['offboard', 'help'] as const).map(asking)
  return { tone: 'info', title: say('wordlessTitle'), text: say(sent), next: say('typeName'), buttons }
}

/** A command names more people than are taken so. Pure. @param count undefined where the message goes on behind what was read */
export function tooMany({ count }: Pick<Extract<Intention, { kind: 'tooMany' }>, 'count'>): Answer {
  const text = count === undefined ? say('tooLong') : say('tooMany', { count, most: mostTyped })
  return { tone: 'info', title: say('tooManyTitle'), text, next: say('tooManyNext') }
}
