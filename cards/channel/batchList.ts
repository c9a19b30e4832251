import { template, type Card } from '../card'
import { commonTexts } from '../common'
import type { Choice } from '../conversation/decision'
import { askedTexts } from './asked'
import { firstThatFits } from '../fit'
import { bare, named, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import source from './batchList.json'
import { choiceOf, type BatchPointer } from './batchParts'
import { batchTexts } from './batchTexts'
import { caseTexts } from './caseTexts'

/** Somebody on a page of the list. */
export interface BatchRow {
  /** Stands for the person. */
  readonly number: number
  readonly name: string
  /** Where they stand, or what was chosen for them. */
  readonly text: Message
  /** What somebody has to know besides. */
  readonly more: readonly Message[]
  /** They have a case of their own to look at. */
  readonly hasDetails: boolean
  /** What is approved here is asked of them. */
  readonly waits: boolean
}

export interface BatchListCard extends BatchPointer {
  readonly say: Translator
  readonly name: string
  /** The step whose people these are; undefined for all of the batch. */
  readonly stepId: string | undefined
  readonly title: Message | undefined
  /** From which card it was opened, where that is the summary. */
  readonly card: string | undefined
  readonly rows: readonly BatchRow[]
  /** The first row’s place, counted from 0, and how many rows all pages have. */
  readonly from: number
  readonly count: number
  readonly perPage: number
  /** Whether one press approves what waits, of exactly what, and whether that can be undone. */
  readonly asks: { readonly hash: string; readonly isFinal: boolean } | undefined
  /** The numbers of those who were ticked, on whatever page. */
  readonly ticked: readonly number[]
}

interface ListData extends BatchPointer {
  readonly stepId?: string
  readonly card?: string
  readonly from: number
  readonly out: string
  readonly hash?: string
}

interface View {
  readonly kicker: string
  readonly title: string
  readonly place: string
  readonly rows: readonly {
    readonly name: string
    readonly text: string
    readonly more: string
    readonly hasDetails: boolean
    readonly tooltip: string
    readonly data: BatchPointer & { readonly number: number }
  }[]
  readonly details: string
  readonly tick: string
  readonly choices: readonly Choice[]
  readonly chosen: string
  readonly ticked: string
  readonly back: string
  readonly backData: ListData
  readonly earlier: string
  readonly earlierData: ListData
  readonly later: string
  readonly laterData: ListData
  readonly asks: boolean
  readonly approveNow: string
  readonly approveStyle: string
  readonly approveData: ListData
  readonly fallback: string
}

const render = template<View>(source)

/** A page of the people of a batch, in the view of whoever looks: with what was ticked on the pages before. */
export function batchListCard(card: BatchListCard): Card {
  return firstThatFits([() => render(viewOf(card, true)), () => render(viewOf(card, false))])
}

/** The numbers of a list as a button carries them, and back. */
export function numbersIn(text: string | undefined): readonly number[] {
  const numbers = (text ?? '').split(',').map(Number)
  return [...new Set(numbers.filter((number) => Number.isSafeInteger(number) && number > 0))].toSorted((a, b) => a - b)
}

function viewOf(card: BatchListCard, isWhole: boolean): View {
  const { say, batchId, revision, stepId, rows, from, count, perPage, asks, ticked } = card
  const speak = speaking(say)
  const title =
    card.title === undefined
      ? named(card.name)
      : speak(batchTexts.say('listTitle', { title: card.title, name: card.name }))
  const choices = asks === undefined ? [] : rows.filter(({ waits }) => waits)
  const onPage = new Set(choices.map(({ number }) => number))
  const elsewhere = ticked.filter((number) => !onPage.has(number))
  const data = (at: number): ListData => ({
    batchId,
    revision,
    ...(stepId === undefined ? {} : { stepId }),
    ...(card.card === undefined ? {} : { card: card.card }),
    from: at,
    // What is ticked on this page comes with its input.
    out: elsewhere.join(','),
  })
  return {
    kicker: say(commonTexts.say('offboarding')),
    title,
    place: count > perPage ? say(batchTexts.say('place', { from: from + 1, to: from + rows.length, count })) : '',
    rows: rows.map(({ number, name, text, more, hasDetails }) => ({
      name: named(name),
      text: speak(text),
      more: isWhole ? more.map(speak).join(' · ') : '',
      hasDetails,
      tooltip: bare(name),
      data: { batchId, revision, number },
    })),
    details: say(caseTexts.say('look')),
    tick: say(batchTexts.say('tick')),
    choices: choices.map(choiceOf),
    chosen: ticked.filter((number) => onPage.has(number)).join(','),
    ticked: elsewhere.length === 0 ? '' : say(batchTexts.say('ticked', { count: elsewhere.length })),
    back: say(batchTexts.say('back')),
    backData: data(from),
    earlier: from > 0 ? say(batchTexts.say('earlier')) : '',
    earlierData: data(Math.max(0, from - perPage)),
    later: from + rows.length < count ? say(batchTexts.say('later')) : '',
    laterData: data(from + perPage),
    asks: asks !== undefined,
    approveNow: say(
      choices.length === 0 && ticked.length === 0 ? askedTexts.say('approve') : batchTexts.say('approveNowBut'),
    ),
    approveStyle: asks?.isFinal === true ? 'destructive' : 'positive',
    approveData: { ...data(from), hash: asks?.hash ?? '' },
    fallback: bare(title),
  }
}
