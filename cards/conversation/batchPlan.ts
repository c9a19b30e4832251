import { template, type Card } from '../card'
import { firstThatFits } from '../fit'
import { bare, named, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import source from './batchPlan.json'
import { batchPlanTexts } from './batchPlanTexts'
import type { Choice } from './decision'
import whenElement from './when.json'
import { whenView, type WhenOffer, type WhenView } from './when'

/** Somebody and why they are told of. */
export interface NamedReason {
  readonly name: string
  /** Of the list; undefined where they were typed. */
  readonly line: number | undefined
  /** What there is to say about that one. */
  readonly why: Message
}

/** A decision that is made once for all whom it concerns. */
export interface MatterForAll {
  readonly input: string
  readonly label: Message
  readonly chosen: string
  readonly choices: readonly OwnChoice[]
}

/** A choice in our words, or in those of a step’s own card, which were said already. */
export interface OwnChoice {
  readonly title: Message | string
  readonly value: string
}

/** What stands together under a title; none where it needs none. */
export interface BatchSection {
  readonly title: Message | undefined
  readonly lines: readonly (Message | NamedReason)[]
}

/** A button, and the verb that it carries. */
export interface BatchButton {
  readonly title: Message
  readonly verb: string
  readonly style?: 'positive' | 'destructive'
}

export interface BatchPlanCard {
  readonly say: Translator
  readonly batchId: string
  /** Since which what is decided, and for whom, is the same. */
  readonly revision: number
  readonly name: string
  readonly count: number
  readonly lines: readonly Message[]
  /** Who takes over, where that is asked. */
  readonly successor: { readonly chosen: string; readonly choices: readonly OwnChoice[] } | undefined
  readonly matters: readonly MatterForAll[]
  readonly sections: readonly BatchSection[]
  readonly buttons: readonly BatchButton[]
  /** Some of them by name, where something can be done about one alone: others are found by typing. */
  readonly people: readonly { readonly id: string; readonly name: string }[] | undefined
  /** Nothing was sent yet, so that one of them can be left out. */
  readonly canLeaveOut: boolean
  /** Where it may be chosen when all of it is carried out. */
  readonly when: WhenOffer | undefined
}

interface View extends WhenView {
  readonly title: string
  readonly fallback: string
  readonly pointer: { readonly batchId: string; readonly revision: number }
  readonly lines: readonly { readonly text: string }[]
  readonly asksSuccessor: boolean
  readonly successorLabel: string
  readonly successorPlaceholder: string
  readonly successor: string
  readonly successors: readonly Choice[]
  readonly matters: readonly object[]
  readonly sections: readonly { readonly title: string; readonly lines: readonly { readonly text: string }[] }[]
  readonly main: readonly object[]
  readonly asksSomebody: boolean
  readonly somebodyLabel: string
  readonly somebodyPlaceholder: string
  readonly people: readonly Choice[]
  readonly ofSomebody: readonly object[]
}

// When stands above what sends it.
const body: readonly object[] = source.body.flatMap((element) =>
  'id' in element && element.id === 'main' ? [whenElement as object, element] : [element],
)
const render = template<View>({ ...source, body })
const say = batchPlanTexts.say
const longestName = 60
/** What is suggested for each of them is told in the choice. */
const longestChoice = 120

/** The card of whoever asked for many at once: shorter where many have something to be told of. */
export function batchPlanCard(card: BatchPlanCard): Card {
  return firstThatFits([() => render(viewOf(card, 8)), () => render(viewOf(card, 3)), () => render(viewOf(card, 0))])
}

function viewOf(card: BatchPlanCard, most: number): View {
  const { batchId, revision, name, count, lines, successor, matters, sections, buttons, people, canLeaveOut } = card
  const speak = speaking(card.say)
  const choicesOf = (choices: readonly OwnChoice[]): readonly Choice[] =>
    choices.map(({ title: own, value }) => choiceOf(typeof own === 'string' ? own : speak(own), value))
  const title = speak(say('title', { name: bare(name, longestName), count }))
  const button = ({ title: text, verb, style }: BatchButton) => ({
    title: card.say(text),
    verb,
    style: style ?? 'default',
  })
  return {
    title,
    fallback: bare(title),
    pointer: { batchId, revision },
    lines: lines.map((line) => ({ text: speak(line) })),
    asksSuccessor: successor !== undefined,
    successorLabel: card.say(say('successor')),
    successorPlaceholder: card.say(say('successorPlaceholder')),
    successor: successor?.chosen ?? '',
    successors: choicesOf(successor?.choices ?? []),
    matters: matters.map(({ input, label, chosen, choices }) => ({
      input,
      label: bare(speak(label)),
      chosen,
      choices: choicesOf(choices),
    })),
    sections: sections.filter(({ lines: own }) => own.length > 0).map((section) => sectionView(card, section, most)),
    main: buttons.map(button),
    asksSomebody: people !== undefined,
    somebodyLabel: card.say(say('somebody')),
    somebodyPlaceholder: card.say(say('somebodyPlaceholder')),
    people: (people ?? []).map((one) => choiceOf(one.name, one.id)),
    ofSomebody: [
      ...(canLeaveOut ? [button({ title: say('leaveOut'), verb: 'batchLeaveOut' })] : []),
      button({ title: say('details'), verb: 'batchDetails' }),
    ],
    ...whenView(card.say, card.when, 'batchPlan', ''),
  }
}

/** Teams shows no choice without a title: whoever has no name is their id. */
function choiceOf(title: string, value: string): Choice {
  const said = bare(title, longestChoice)
  return { title: said === '' ? value : said, value }
}

function sectionView({ say: translate }: BatchPlanCard, { title, lines }: BatchSection, most: number) {
  const speak = speaking(translate)
  const reasons = lines.filter((line): line is NamedReason => 'why' in line)
  const left = reasons.length - most
  const shown = lines.filter((line) => !('why' in line) || reasons.indexOf(line) < most)
  return {
    title: title === undefined ? '' : speak(title),
    lines: [
      ...shown.map((line) => ({ text: 'why' in line ? reasonText(translate, line) : speak(line) })),
      ...(left > 0 ? [{ text: translate(say('more', { count: left })) }] : []),
    ],
  }
}

function reasonText(translate: Translator, { name, line, why }: NamedReason): string {
  const about = translate.about(named(name, longestName))
  const text = speaking(about)(why)
  return line === undefined
    ? translate(say('because', { name: named(name, longestName), why: text }))
    : translate(say('line', { name: named(name, longestName), line, why: text }))
}
