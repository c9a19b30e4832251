import { template, type Card, type DecisionEnvelope } from '../card'
import frame from './decision.json'
import { bare, speaking } from '../speech'
import type { Message, PartTexts } from '../texts'

/** Texts of every decision card; each step spreads them into its own part. */
export const decisionTexts = {
  en: {
    position: 'Question {position, number} of {of, number}',
    next: 'Next',
    suggestions: 'Accept all suggestions',
    choose: 'What should happen?',
    chooseMissing: 'Choose one of the options.',
    effectsTitle: 'Good to know',
    fact: '{text}',
  },
  nl: {
    position: 'Vraag {position, number} van {of, number}',
    next: 'Volgende',
    suggestions: 'Alle voorstellen overnemen',
    choose: 'Wat moet er gebeuren?',
    chooseMissing: 'Kies een van de mogelijkheden.',
    effectsTitle: 'Goed om te weten',
    fact: '{text}',
  },
} as const
export type DecisionKey = keyof (typeof decisionTexts)['en']

/** A part's `say`, to be called by itself. */
export function sayOf<Key extends string>(texts: PartTexts<Key>): (key: Key, values?: Message['values']) => Message {
  return (key, values) => texts.say(key, values)
}

/** What every decision card says around its inputs. */
export interface Question {
  readonly title: Message
  /** What was found, as short facts. */
  readonly found: readonly { readonly label: Message; readonly value: Message }[]
  /** To be read before choosing: why this is the suggestion, what stands in the way. */
  readonly notes: readonly Message[]
  /** What the choices do, how long it takes, what they rule out later. */
  readonly effects: readonly Message[]
}

interface FrameData {
  readonly caseId: string
  readonly stepId: string
  readonly revision: number
  readonly problem: string
  readonly progress: string
  readonly title: string
  readonly fallback: string
  readonly hasFound: boolean
  readonly found: readonly { readonly title: string; readonly value: string }[]
  readonly hasNotes: boolean
  readonly notes: readonly { readonly text: string }[]
  readonly effectsTitle: string
  readonly effects: readonly { readonly text: string }[]
  readonly next: string
  readonly suggestions: string
}

/** A choice of an Input.ChoiceSet. */
export interface Choice {
  readonly title: string
  readonly value: string
}

/**
 * Binds a step's own part of a decision card (its inputs) into what all decision cards have in common: the problem on
 * top, where this question stands, what was found, and the two buttons. Only `next` and the answer are the person's;
 * the case, step and revision point back.
 */
export function decisionCard<Inputs extends object>(source: {
  readonly body: readonly object[]
}): (envelope: DecisionEnvelope, texts: PartTexts<DecisionKey>, question: Question, inputs: Inputs) => Card {
  const render = template<FrameData & Inputs>({ ...frame, body: [...frame.body, ...source.body] })
  return (envelope, texts, question, inputs) => render({ ...inputs, ...framed(envelope, texts, question) })
}

/** What can be chosen, in order: the value that comes back (a word: numbers would be sorted first), and its text. */
export type Options = Readonly<Record<string, Message>>

/** The choices of an Input.ChoiceSet, said in the card's language. */
export function choicesOf({ say }: DecisionEnvelope, options: Options): readonly Choice[] {
  return Object.entries(options).map(([value, text]) => ({ title: say(text), value }))
}

/** The data of the input `choice`, of which exactly one is chosen. */
export interface OneChoice {
  readonly chooseLabel: string
  readonly chooseMissing: string
  readonly choice: string
  readonly choices: readonly Choice[]
}

/**
 * Fills the input `choice`.
 * @param choice the value that is chosen already
 */
export function oneChoice(
  envelope: DecisionEnvelope,
  texts: PartTexts<DecisionKey>,
  choice: string,
  options: Options,
): OneChoice {
  return {
    chooseLabel: envelope.say(texts.say('choose')),
    chooseMissing: envelope.say(texts.say('chooseMissing')),
    choice,
    choices: choicesOf(envelope, options),
  }
}

function framed(envelope: DecisionEnvelope, texts: PartTexts<DecisionKey>, question: Question): FrameData {
  const speak = speaking(envelope.say)
  const title = speak(question.title)
  return {
    caseId: envelope.caseId,
    stepId: envelope.stepId,
    revision: envelope.revision,
    problem: envelope.problem === undefined ? '' : speak(envelope.problem),
    progress: speak(texts.say('position', { ...envelope.progress })),
    title,
    fallback: bare(title),
    hasFound: question.found.length > 0,
    found: question.found.map(({ label, value }) => ({ title: speak(label), value: speak(value) })),
    hasNotes: question.notes.length > 0,
    notes: question.notes.map((note) => ({ text: speak(note) })),
    effectsTitle: speak(texts.say('effectsTitle')),
    effects: question.effects.map((effect) => ({ text: speak(effect) })),
    next: speak(texts.say('next')),
    suggestions: speak(texts.say('suggestions')),
  }
}
