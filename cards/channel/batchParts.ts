import { commonTexts } from '../common'
import type { Choice } from '../conversation/decision'
import { bare, named, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import { batchTexts } from './batchTexts'
import { stepStatusTexts, type StepLineStatus } from './stepStatus'

/** What every button of a batch’s card carries back: who is meant follows from the journal. */
export interface BatchPointer {
  readonly batchId: string
  /** Of the batch, since which its cards mean the same. */
  readonly revision: number
}

/** Somebody of a batch on its cards: the number stands for the person and says nothing about them. */
export interface NumberedName {
  readonly number: number
  readonly name: string
}

/** What one press would approve, for whom. */
export interface AskedTogether {
  /** Of exactly what is asked, of whom: a press on a card of before is known by it. */
  readonly hash: string
  /** How many steps of all of them together. */
  readonly steps: number
  readonly people: readonly NumberedName[]
}

/** So many people are on the card itself, to leave some of them out; of more in the list. */
const mostChoices = 30
/** Characters of a name in a choice or a button. */
const longestName = 60

/** A choice for each person, where they are few enough for the card. */
export function choicesOf({ people }: AskedTogether): readonly Choice[] {
  if (people.length < 2 || people.length > mostChoices) return []
  return people.map(choiceOf)
}

/** To leave somebody out: by name, or number where the directory has none. */
export function choiceOf({ number, name }: NumberedName): Choice {
  const title = bare(name, longestName)
  return { title: title === '' ? `${number}` : title, value: `${number}` }
}

/** How many of them stand where, in the words of the cards of one leaver. */
export interface StateCount {
  readonly status: StepLineStatus
  readonly count: number
}

/** The states of a step of many in a line; one state says no number. */
export function statesText(say: Translator, states: readonly StateCount[]): string {
  const [only, ...more] = states
  if (only !== undefined && more.length === 0) return say(stepStatusTexts.say(only.status))
  return states
    .map(({ status, count }) => say(batchTexts.say('state', { status: stepStatusTexts.say(status), count })))
    .join(' · ')
}

/** What a case says of its leaver, said about that one, on a card that is about many. */
export function saidOf(say: Translator, name: string, message: Message): Message {
  return batchTexts.say('said', { text: say.about(named(name))(message).replaceAll('**', '') })
}

/** The first few names, and how many there are besides. */
export function namesOf(names: readonly string[], most: number): Message {
  const shown = names.slice(0, most).map((name) => batchTexts.say('name', { name }))
  const count = names.length - shown.length
  return batchTexts.say('names', { people: count > 0 ? [...shown, batchTexts.say('more', { count })] : shown })
}

/** At most so many lines, and how many there are besides. */
export function firstLines(
  say: Translator,
  all: readonly Message[],
  most: number,
): readonly { readonly text: string }[] {
  const shown = all.slice(0, most).map((line) => ({ text: speaking(say)(line) }))
  const count = all.length - shown.length
  return count > 0 ? [...shown, { text: say(commonTexts.say('more', { count })) }] : shown
}
