import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { statusTexts } from '../../cards/conversation/statusTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { saidFor, type Message } from '../../cards/texts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { wayOf } from '../../services/cases/journal/takesBack'
import type { Admission } from '../access'
import type { Answer } from './answer'

const say = typedTexts.say
/** As many as Teams shows buttons. */
export const mostShown = 6

/** A line of a list about cases. Pure. */
export function lineOf(theCase: OffboardingCase, how: Message): Message {
  return saidOf(theCase, say('line', { name: theCase.employee.displayName, how }))
}

/** What is said of one case among others, which may go the other way. Pure. */
export function saidOf({ takesBack }: Pick<OffboardingCase, 'takesBack'>, message: Message): Message {
  return saidFor(wayOf(takesBack), message)
}

/** Sentences one after the other; where there is none to say, that it is under way. Pure. */
export function inTurn(sentences: readonly Message[]): Message {
  const [first = statusTexts.say('underWay'), ...rest] = sentences
  return rest.reduce((one, other) => dialogTexts.say('thenAlso', { one, other }), first)
}

/**
 * The first ones, and how many more there are. Pure.
 * @param size how many a line is about
 */
export function withMore<Item>(
  all: readonly Item[],
  line: (item: Item) => Message,
  most = mostShown,
  size: (item: Item) => number = () => 1,
): readonly Message[] {
  const more = all.slice(most).reduce((sum, item) => sum + size(item), 0)
  return [...all.slice(0, most).map(line), ...(more > 0 ? [say('more', { count: more })] : [])]
}

/** Why somebody is told nothing. Pure. */
export function refused({ why, barrier }: Extract<Admission, { ok: false }>): Answer {
  const title = dialogTexts.say(barrier === 'busy' ? 'problemTitle' : 'notOperatorTitle')
  return { tone: 'warning', title, text: why }
}
