import { commonTexts, momentText } from '../common'
import { template, type Card, type DecisionEnvelope } from '../card'
import frame from './decision.json'
import { bare, speaking } from '../speech'
import type { Message, PartTexts } from '../texts'

/** Texts of every decision card; each step spreads them into its own part. */
export const decisionTexts = {
  en: {
    save: 'Save',
    backToPage: 'Back',
    backToPlan: 'Back to the plan',
    choose: 'What should happen?',
    chooseMissing: 'Choose one of the options.',
    why: 'Why?',
    needsMore: 'This choice asks for a little more. Look at it, and save.',
    fact: '{text}',
  },
  nl: {
    save: 'Opslaan',
    backToPage: 'Terug',
    backToPlan: 'Terug naar het plan',
    choose: 'Wat moet er gebeuren?',
    chooseMissing: 'Kies een van de mogelijkheden.',
    why: 'Waarom?',
    needsMore: 'Deze keuze vraagt nog iets. Bekijk het, en sla op.',
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
  /** Said when the choice was changed to one that asks for more. */
  readonly needsMore: string
  /** The choice whose inputs the card has. */
  readonly asked: string
  readonly title: string
  readonly fallback: string
  readonly explains: boolean
  readonly found: readonly { readonly title: string; readonly value: string }[]
  readonly notes: readonly { readonly text: string }[]
  /** When that was so; empty where nothing was found. */
  readonly readOn: string
  readonly effects: readonly { readonly text: string }[]
  readonly save: string
  /** Empty where there is nothing to go back to. */
  readonly back: string
  readonly from: string
  readonly why: string
}

/** A choice of an Input.ChoiceSet. */
export interface Choice {
  readonly title: string
  readonly value: string
}

/**
 * Binds a step's own part of a decision card (its inputs) into what all decision cards have in common: the problem on
 * top, its buttons below the inputs, and below those what explains it, folded: nothing stands between an answer and its
 * button. Only the answer is the person's; the case, step and revision point back.
 */
export function decisionCard<Inputs extends object>(source: {
  readonly body: readonly object[]
}): (envelope: DecisionEnvelope, texts: PartTexts<DecisionKey>, question: Question, inputs: Inputs) => Card {
  const [problem, head, needsMore, ...answer] = frame.body
  const render = template<FrameData & Inputs>({ ...frame, body: [problem, head, needsMore, ...source.body, ...answer] })
  return (envelope, texts, question, inputs) => render({ ...inputs, ...framed(envelope, texts, question, inputs) })
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
    choice: envelope.looksAt ?? choice,
    choices: choicesOf(envelope, options),
  }
}

function framed(
  envelope: DecisionEnvelope,
  texts: PartTexts<DecisionKey>,
  question: Question,
  inputs: object,
): FrameData {
  const speak = speaking(envelope.say)
  const title = speak(question.title)
  const lines = (messages: readonly Message[]) => messages.map((message) => ({ text: speak(message) }))
  const { found, notes, effects } = question
  return {
    caseId: envelope.caseId,
    stepId: envelope.stepId,
    revision: envelope.revision,
    problem: envelope.problem === undefined ? '' : speak(envelope.problem),
    needsMore: envelope.looksAt === undefined || envelope.problem !== undefined ? '' : speak(texts.say('needsMore')),
    asked: 'choice' in inputs && typeof inputs.choice === 'string' ? inputs.choice : '',
    title,
    fallback: bare(title),
    explains: found.length + notes.length + effects.length > 0,
    found: found.map(({ label, value }) => ({ title: speak(label), value: speak(value) })),
    notes: lines(notes),
    readOn: found.length + notes.length > 0 ? readOnOf(envelope) : '',
    effects: lines(effects),
    save: speak(texts.say('save')),
    back: backOf(envelope, texts),
    from: envelope.from ?? '',
    why: speak(texts.say('why')),
  }
}

/** What is on it was found then: the world, and this case itself, may have gone on since. */
function readOnOf({ say, readAt }: DecisionEnvelope): string {
  return readAt === undefined ? '' : say(commonTexts.say('readOn', { at: momentText(say, readAt) }))
}

function backOf({ from, say }: DecisionEnvelope, texts: PartTexts<DecisionKey>): string {
  if (from === undefined) return ''
  return say(texts.say(from.startsWith('plan') ? 'backToPlan' : 'backToPage'))
}
