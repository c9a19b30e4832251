import type { PartBack } from '../../services/model/partBack'
import type { Card, DecisionEnvelope } from '../card'
import { decisionCard, oneChoice, sayOf, type Choice, type OneChoice } from '../conversation/decision'
import { firstThatFits } from '../fit'
import { bare } from '../speech'
import type { Message } from '../texts'
import source from './card.json'
import { returningTexts } from './texts'

/** What the card asks about what one step of an offboarding did. */
export interface ReturningQuestion {
  /** The step whose doings come back. */
  readonly title: Message
  /** All of them, also what nobody can bring back. */
  readonly parts: readonly PartBack[]
  readonly choice: string
  /** Ids of the parts that are asked, and come back. */
  readonly chosen: readonly string[]
  /** Ids of the parts that would come back, and do not. */
  readonly without: readonly string[]
}

const render = decisionCard<
  OneChoice & {
    readonly chosenLabel: string
    readonly askedStyle: string
    readonly chosen: string
    readonly askedParts: readonly Choice[]
    readonly withoutLabel: string
    readonly othersStyle: string
    readonly without: string
    readonly otherParts: readonly Choice[]
    readonly unlisted: string
  }
>(source)
const say = sayOf(returningTexts)

/** More than this many parts fold into a list that opens. */
const unfolded = 8
/** A sentence of what it does, and one of why it is asked. */
const longestTitle = 300

/** Asks what of it comes back; inputs `choice` (back, leave), `chosen` and `without` (ids, with commas). */
export function returningCard(envelope: DecisionEnvelope, asked: ReturningQuestion): Card {
  const [most, ...fewer] = [120, 60, 20, 8]
  return firstThatFits([
    () => cardWith(envelope, asked, most ?? 0),
    ...fewer.map((some) => () => cardWith(envelope, asked, some)),
  ])
}

/** @param most how many parts can be ticked in either list */
function cardWith(envelope: DecisionEnvelope, question: ReturningQuestion, most: number): Card {
  const { say: speak, employeeName: name } = envelope
  const { title, parts, choice } = question
  const open = parts.filter(({ stands }) => stands !== 'lost')
  const asked = open.filter(isAsked)
  const others = open.filter((part) => !isAsked(part))
  const choices = (some: readonly PartBack[]): readonly Choice[] =>
    some.slice(0, most).map((part) => ({ title: bare(speak(calledPart(part)), longestTitle), value: part.id }))
  const [listedAsked, listedOthers] = [choices(asked), choices(others)]
  const styleOf = (listed: readonly Choice[]) => (listed.length > unfolded ? 'compact' : 'expanded')
  const unlisted = open.length - listedAsked.length - listedOthers.length
  const about = {
    title: say('question', { title, name }),
    found: [],
    notes: parts.flatMap(({ stands, why }) => (stands === 'lost' && why !== undefined ? [why] : [])),
    effects: [say('effectOnly'), ...(asked.length > 0 ? [say('effectAsked')] : [])],
  }
  return render(envelope, returningTexts, about, {
    ...oneChoice(envelope, returningTexts, choice, { back: say('choiceBack'), leave: say('choiceLeave') }),
    chosenLabel: speak(say('chosenLabel')),
    askedStyle: styleOf(listedAsked),
    chosen: question.chosen.join(','),
    askedParts: listedAsked,
    withoutLabel: speak(say('withoutLabel')),
    othersStyle: styleOf(listedOthers),
    without: question.without.join(','),
    otherParts: listedOthers,
    unlisted: unlisted === 0 ? '' : speak(say('notListed', { count: unlisted })),
  })
}

function isAsked({ onlyIfChosen }: PartBack): boolean {
  return onlyIfChosen === true
}

/** A part by what its first operation does, with why it is asked. */
function calledPart({ operations: [first], why }: PartBack): Message {
  const what = first?.explain ?? say('fact', { text: '' })
  return why === undefined ? say('part', { what }) : say('partWhy', { what, why })
}
