import type { Operation } from '../../services/model/operation'
import { template, type Card, type CardPointer } from '../card'
import { commonTexts } from '../common'
import { bare, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import { operationLines, requestLines } from './requests'
import source from './requestsPage.json'
import { requestsTexts } from './requestsTexts'

/** A step of the plan, and what is sent for it. */
export interface RequestedStep {
  readonly title: Message
  readonly operations: readonly Operation[]
}

export interface RequestsPage extends CardPointer {
  readonly say: Translator
  readonly employeeName: string
  /** The step whose requests these are; undefined for those of the whole plan. */
  readonly stepId: string | undefined
  /** From 1; what lies outside shows the nearest one. */
  readonly page: number
  readonly steps: readonly RequestedStep[]
}

/** One operation in plain words, or a part of one as it is sent. */
interface Line {
  /** The step's title where it begins, and where a page does. */
  readonly step: string
  readonly number: string
  readonly text: string
  readonly heading: string
  readonly body: string
}

/** What a button to another page carries. */
interface PageData extends CardPointer {
  readonly stepId?: string
  readonly page: string
}

interface View {
  readonly kicker: string
  readonly title: string
  readonly lines: readonly Line[]
  readonly isPaged: boolean
  readonly place: string
  readonly earlier: string
  readonly later: string
  readonly backData: PageData
  readonly earlierData: PageData
  readonly laterData: PageData
  readonly back: string
  readonly fallback: string
}

/** The page that stands for the card on which the requests were asked for. */
export const backToTheCard = 'back'

/**
 * What one page holds at most, in bytes of UTF-8 of its lines: with what stands around each line it stays well below what
 * Teams takes (`largestCard`).
 */
const pageBytes = 18_000
/** What stands around a line, in bytes. */
const lineBytes = 550
/** Characters of a body on one line. Most bodies are far shorter; a longer one goes on in the next line. */
const longestBody = 2_000

const render = template<View>(source)

/** Every request of a plan or a step, in words and as it is sent, whole, page by page. */
export function requestsPage(card: RequestsPage): Card {
  const { say, caseId, revision, employeeName: name, stepId, steps } = card
  const pages = pagesOf(linesOf(say, steps))
  const page = Math.min(Math.max(card.page, 1), pages.length)
  const title = speaking(say)(requestsTexts.say('title', { name }))
  const data = (to: string): PageData => ({
    caseId,
    revision,
    ...(stepId === undefined ? {} : { stepId }),
    page: to,
  })
  return render({
    kicker: say(commonTexts.say('offboarding')),
    title,
    lines: withSteps(pages[page - 1] ?? []),
    isPaged: pages.length > 1,
    place: say(requestsTexts.say('page', { page, pages: pages.length })),
    earlier: page > 1 ? say(requestsTexts.say('earlier')) : '',
    later: page < pages.length ? say(requestsTexts.say('later')) : '',
    backData: data(backToTheCard),
    earlierData: data(`${page - 1}`),
    laterData: data(`${page + 1}`),
    back: say(requestsTexts.say('back')),
    fallback: bare(title),
  })
}

/** How many pages there are. */
export function pageCount(say: Translator, steps: readonly RequestedStep[]): number {
  return pagesOf(linesOf(say, steps)).length
}

/** The operations of all steps, numbered through, each in words and then as it is sent. */
function linesOf(say: Translator, steps: readonly RequestedStep[]): readonly Line[] {
  return steps.flatMap(({ title, operations }, index) => {
    const first = 1 + steps.slice(0, index).reduce((count, earlier) => count + earlier.operations.length, 0)
    const step = speaking(say)(title)
    return operations.flatMap((operation, place) => {
      const number = first + place
      const words = operationLines(say, [operation], number)[0]
      const sent = requestLines(say, [operation], Infinity, number).flatMap(({ heading, body }) => {
        const [begins = '', ...goesOn] = inParts(body)
        return [{ heading, body: begins }, ...goesOn.map((part) => ({ heading: '…', body: part }))]
      })
      return sent.map((line, part) => ({
        step,
        number: part === 0 ? (words?.number ?? '') : '',
        text: part === 0 ? (words?.text ?? '') : '',
        ...line,
      }))
    })
  })
}

/** No character is cut in half. */
function inParts(body: string): readonly string[] {
  return body.match(new RegExp(`[^]{1,${longestBody}}`, 'gu')) ?? ['']
}

function pagesOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const pages: Line[][] = []
  let bytes = Infinity
  for (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line)) + lineBytes
    if (bytes + size > pageBytes) {
      pages.push([])
      bytes = 0
    }
    pages.at(-1)?.push(line)
    bytes += size
  }
  return pages
}

/** A step is named once on a page. */
function withSteps(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) => ({ ...line, step: lines[index - 1]?.step === line.step ? '' : line.step }))
}
