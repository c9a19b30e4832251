import { batchPlanTexts } from './batchPlanTexts'
import { template, type Card } from '../card'
import { crowdTexts } from './crowdTexts'
import { bare, named, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import source from './leaverList.json'
import { leaverListTexts } from './leaverListTexts'

/** How many rows became what; they add up to all. */
export interface ListCounts {
  readonly taken: number
  readonly asked: number
  readonly refused: number
  readonly nobody: number
}

/** A row of the list, and what became of it. */
export interface ListRow {
  /** As the directory has it, or the row where it found nobody. */
  readonly name: string
  /** Undefined where it stood in no file. */
  readonly line: number | undefined
  readonly sheet: string | undefined
  /** Where no line says which account it is. */
  readonly address?: string | undefined
  readonly how: Message
  /** Directory id of whoever can be offboarded at once. */
  readonly starts: string | undefined
}

export interface LeaverListCard {
  readonly say: Translator
  /** As its sender called it. */
  readonly file: string
  /** Who they are, where they were looked up and not sent. */
  readonly crowd?: Message | undefined
  readonly counts: ListCounts
  /** What there is to say of the whole file. */
  readonly notes: readonly Message[]
  /** Of this page. */
  readonly rows: readonly ListRow[]
  /** By which the list is known. */
  readonly listId: string
  /** Where this page begins, and the pages before and after it; undefined where there is none. */
  /** How many of all pages can be offboarded together; undefined where that is no more than one. */
  readonly together: number | undefined
  /** Titles of the columns of which one has to be chosen, since they name different days. */
  readonly columns?: readonly string[]
  readonly page: { readonly at: number; readonly before: number | undefined; readonly after: number | undefined }
}

/** Characters of a name, of which a page has several. */
const longestName = 80
const longestButton = 60

const render = template<{
  readonly title: string
  readonly fallback: string
  readonly counts: string
  readonly text: string
  readonly notes: readonly object[]
  readonly rows: readonly object[]
  readonly together: string
  readonly togetherCarries: object
  readonly buttons: readonly object[]
}>(source)

/** A page of a list that somebody sent: what became of each row, and a button for each whose offboarding can begin. */
export function leaverListCard({
  say,
  file,
  crowd,
  counts,
  notes,
  rows,
  listId,
  together,
  columns = [],
  page,
}: LeaverListCard): Card {
  const speak = speaking(say)
  const { taken, asked, refused, nobody } = counts
  const count = taken + asked + refused + nobody
  const title =
    crowd === undefined
      ? leaverListTexts.say('title', {
          file: file === '' ? leaverListTexts.say('unnamed') : bare(file, longestName),
          count,
        })
      : crowdTexts.say('title', { crowd, count })
  const to = (key: 'newer' | 'older', from: number | undefined) =>
    from === undefined ? [] : [{ title: say(leaverListTexts.say(key)), carries: { command: 'list', listId, from } }]
  return render({
    title: speak(title),
    fallback: bare(speak(title)),
    counts: speak(
      crowd === undefined
        ? leaverListTexts.say('counts', { taken, asked, refused, nobody })
        : crowdTexts.say('counts', { taken, asked, refused }),
    ),
    text: say(crowd === undefined ? leaverListTexts.say('readOnly') : crowdTexts.say('readOnly')),
    notes: notes.map((note) => ({ text: speak(note) })),
    rows: rows.map(({ name, how, starts, ...at }) => ({
      name: say(leaverListTexts.say('name', { name: named(name, longestName) })),
      how: speak(how),
      where: whereOf(at, speak),
      start:
        starts === undefined ? '' : bare(say(leaverListTexts.say('start', { name: bare(name, 40) })), longestButton),
      carries: { employeeId: starts ?? '', listId, from: page.at },
    })),
    together: together === undefined ? '' : say(batchPlanTexts.say('together', { count: together })),
    togetherCarries: { together: true, listId, from: page.at },
    buttons: [
      ...to('newer', page.before),
      ...to('older', page.after),
      ...columns.map((column) => ({
        title: bare(say(leaverListTexts.say('columnCounts', { column: bare(column, 40) })), longestButton),
        carries: { command: 'list', listId, from: page.at, column },
      })),
    ],
  })
}

function whereOf(
  { line, sheet, address }: Pick<ListRow, 'line' | 'sheet' | 'address'>,
  speak: (message: Message) => string,
): string {
  if (line === undefined) return address === undefined ? '' : named(address, longestName)
  return speak(
    sheet === undefined
      ? leaverListTexts.say('line', { line })
      : leaverListTexts.say('lineOfSheet', { line, sheet: bare(sheet, longestName) }),
  )
}
