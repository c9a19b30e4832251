import type { Card } from '../../cards/card'
import { leaverListCard, type ListRow } from '../../cards/conversation/leaverList'
import { crowdTexts } from '../../cards/conversation/crowdTexts'
import { leaverListTexts } from '../../cards/conversation/leaverListTexts'
import type { Message, Translator } from '../../cards/texts'
import { noonOn, readingOf, type DayRead } from '../../services/leavers/days'
import {
  countsOf,
  type AskedBecause,
  type LeaverRow,
  type Outcome,
  type RefusedBecause,
} from '../../services/leavers/matching'
import type { LeaveDay, Said } from '../../services/leavers/said'
import type { PlainDay } from '../../services/leavers/table'
import { momentWritten } from '../../services/moments/written'
import type { LeaverList } from '../leaverLists'

const say = leaverListTexts.say

/** As many as a phone shows without much scrolling. */
const rowsOnPage = 5
/** Titles of columns that are told. */
const mostTitles = 4

/** A page of a list, to be drawn with what is known since it was read. */
export interface ListPage {
  readonly rows: readonly LeaverRow[]
  /** @param begun what runs by now about those who were understood, by directory id */
  card(translator: Translator, listId: string, begun: ReadonlyMap<string, Message>, timeZone: string): Card
}

/** The page on which a row stands. Pure. @param from counted from 0; whatever it is, there is a page */
export function listPageOf(list: LeaverList, from: number): ListPage {
  const last = Math.floor((list.rows.length - 1) / rowsOnPage) * rowsOnPage
  const at = Math.min(last, Math.max(0, Math.floor(from / rowsOnPage) * rowsOnPage))
  const rows = list.rows.slice(at, at + rowsOnPage)
  return {
    rows,
    card: (translator, listId, begun, timeZone) =>
      leaverListCard({
        say: translator,
        file: list.file,
        crowd: list.crowd?.title,
        counts: countsOf(list.rows),
        notes: notesOn(list),
        rows: rows.map((row) => rowOf(list, row, begun, timeZone)),
        listId,
        together: togetherIn(list, begun),
        columns: columnsToChoose(list),
        page: {
          at,
          before: at === 0 ? undefined : at - rowsOnPage,
          after: at === last ? undefined : at + rowsOnPage,
        },
      }),
  }
}

/** How many can be offboarded together: those who were understood, as far as nothing runs about them yet. */
function togetherIn(list: LeaverList, begun: ReadonlyMap<string, Message>): number | undefined {
  const count = takenIn(list).filter(({ id }) => !begun.has(id)).length
  return count > 1 ? count : undefined
}

/** Those who were understood, each with the line that names them. Pure. */
export function takenIn(list: Pick<LeaverList, 'rows' | 'chosen'>): readonly {
  readonly id: string
  readonly displayName: string
  readonly line: number
  readonly days: readonly LeaveDay[]
}[] {
  return list.rows.flatMap(({ said: { line, days }, outcome }) =>
    outcome.kind === 'taken'
      ? [{ id: outcome.account.id, displayName: outcome.account.displayName, line, days: counted(list, days) }]
      : [],
  )
}

/** Of several columns that say when, the days of the one that was chosen. */
function counted({ chosen }: Pick<LeaverList, 'chosen'>, days: readonly LeaveDay[]): readonly LeaveDay[] {
  return chosen === undefined ? days : days.filter(({ column }) => column === chosen)
}

/** Titles of the columns of which one has to be chosen: they name different days for somebody. Pure. */
export function columnsToChoose({ rows, table, chosen }: LeaverList): readonly string[] {
  const isUnclear = rows.some(
    ({ said: { days }, outcome }) =>
      outcome.kind === 'taken' && new Set(days.map(({ read }) => JSON.stringify(read))).size > 1,
  )
  return chosen === undefined && isUnclear ? table.when.slice(0, mostTitles) : []
}

function notesOn(list: LeaverList): readonly Message[] {
  const { table, rows, besides, crowd, chosen } = list
  const { asked, refused } = countsOf(rows)
  const unclear = asked === 0 ? [] : [say('unclear')]
  if (crowd !== undefined) return [...crowd.notes, ...unclear, ...(refused === 0 ? [] : [crowdTexts.say('leftOut')])]
  const { who, when, otherDays, hiddenSheets, unreadSheets } = table
  return [
    ...unclear,
    ...(who.length === 0 ? [] : [say('found', { columns: titles(who) })]),
    when.length === 0 ? say('noDay') : say('when', { columns: titles(chosen === undefined ? when : [chosen]) }),
    ...(columnsToChoose(list).length === 0 ? [] : [say('whichDay')]),
    ...(otherDays.length === 0 ? [] : [say('otherDays', { columns: titles(otherDays) })]),
    ...(hiddenSheets === 0 ? [] : [say('hiddenSheets', { count: hiddenSheets })]),
    ...(unreadSheets === 0 ? [] : [say('unreadSheets', { count: unreadSheets })]),
    ...(besides ? [say('besides')] : []),
  ]
}

function titles(columns: readonly string[]): readonly Message[] {
  return columns.slice(0, mostTitles).map((title) => say('column', { title: title.slice(0, 40) }))
}

function rowOf(
  list: LeaverList,
  { said, outcome }: LeaverRow,
  begun: ReadonlyMap<string, Message>,
  timeZone: string,
): ListRow {
  const isLookedUp = list.crowd !== undefined
  const isFound = outcome.kind === 'taken' || outcome.kind === 'refused'
  const runs = outcome.kind === 'taken' ? begun.get(outcome.account.id) : undefined
  return {
    name: isFound ? outcome.account.displayName : said.called,
    line: isLookedUp ? undefined : said.line,
    sheet: said.sheet,
    address: isLookedUp && outcome.kind !== 'taken' ? said.addresses[0] : undefined,
    how: runs ?? becauseOf({ ...said, days: counted(list, said.days) }, outcome, timeZone),
    starts: outcome.kind === 'taken' && runs === undefined ? outcome.account.id : undefined,
  }
}

function becauseOf(said: Said, outcome: Outcome, timeZone: string): Message {
  switch (outcome.kind) {
    case 'taken':
      return withEnds(said, takenWith(said.days, outcome.account.userPrincipalName, timeZone), timeZone)
    case 'asked':
      return askedFor(outcome.why, outcome.account?.displayName ?? said.called, timeZone)
    case 'refused':
      return refusedFor(outcome.why)
    case 'nobody':
      if (outcome.why === 'unnamed') return say('nothingSaid')
      return outcome.why === 'unknown' ? say('unknown') : say('deleted', { at: outcome.why.deletedAt })
  }
}

/** Where a list has several days for one person, each stands with the title of its column. */
function takenWith(days: readonly LeaveDay[], address: string, timeZone: string): Message {
  const known = days.flatMap(({ read, column }) => (read.kind === 'day' ? [{ read, column }] : []))
  if (known.length === 0) return say('leaves', { address })
  const isOne = new Set(known.map(({ read }) => `${read.day} ${read.hour}`)).size === 1
  const told = (isOne ? known.slice(0, 1) : known).map(({ read, column }) =>
    isOne ? whenOf(read, timeZone) : say('dayUnder', { day: whenOf(read, timeZone), column: column.slice(0, 40) }),
  )
  return say('leavesOn', { address, day: told })
}

/** When a contract ends stands beside the day on which somebody leaves, and is not taken for it. */
function withEnds({ days, ends = [] }: Said, leaves: Message, timeZone: string): Message {
  const told = ends.flatMap(({ read, column }) =>
    read.kind === 'day' ? [say('dayUnder', { day: whenOf(read, timeZone), column: column.slice(0, 40) })] : [],
  )
  return days.length === 0 || told.length === 0 ? leaves : say('withEnd', { leaves, day: told })
}

function whenOf(read: Extract<DayRead, { kind: 'day' }>, timeZone: string): Message {
  const reading = readingOf(read, timeZone)
  return reading?.kind === 'moment' ? momentWritten(reading.moment) : dayOn(read.day, timeZone)
}

function dayOn(day: PlainDay, timeZone: string): Message {
  return say('day', { at: noonOn(day, timeZone) })
}

const differing = {
  number: 'differsNumber',
  address: 'differsAddress',
  account: 'differsAccount',
  objectId: 'differsObjectId',
  name: 'differsName',
} as const

function askedFor(why: AskedBecause, name: string, timeZone: string): Message {
  switch (why.kind) {
    case 'several':
      return say('several', { count: why.count })
    case 'differs': {
      const [first = 'name'] = why.what
      return say('differs', { name, what: say(differing[first]) })
    }
    case 'unknownNumber':
      return say('unknownNumber', { name })
    case 'hidden':
    case 'guest':
    case 'everybody':
      return say(why.kind)
    case 'noDay':
      return say('emptyDay', { name })
    case 'staysOrComes':
      return say('staysOrComes', { name })
    case 'otherDay':
      return say('otherDay', { name, line: why.line })
    case 'day':
      return dayAsked(why.day, timeZone)
    case 'told':
      return why.why
  }
}

function dayAsked({ read, text }: LeaveDay, timeZone: string): Message {
  if (read.kind === 'either') {
    const [one, ...others] = read.days.map((day) => dayOn(day, timeZone))
    const days = others.reduce<Message | undefined>(
      (first, other) => (first === undefined ? other : say('or', { one: first, other })),
      one,
    )
    return say('twoDays', { written: text, ...(days === undefined ? {} : { days }) })
  }
  return say(read.kind === 'noSuchDay' ? 'noSuchDay' : 'notADay', { written: text })
}

function refusedFor(why: RefusedBecause): Message {
  return why.kind === 'told' ? why.why : say('twice', { line: why.line })
}
