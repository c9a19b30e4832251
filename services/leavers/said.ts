import { headerOf, type Column, type Header } from './columns'
import { dayIn, orderIn, type DayOrder, type DayRead } from './days'
import { mostRows, type Cell, type FileProblem, type Row, type Sheet, type Table } from './table'
import { isName, namesFrom } from './names'

/** A day on which somebody leaves, by the column that says so. */
export interface LeaveDay {
  readonly column: string
  readonly text: string
  readonly read: DayRead
}

/** What a row says of a person. Nothing of it is believed before the directory says the same. */
export interface Said {
  readonly line: number
  readonly sheet: string | undefined
  /** How the row calls them: for whoever looks the line up. */
  readonly called: string
  readonly numbers: readonly string[]
  readonly addresses: readonly string[]
  /** Sign-in names without a domain. */
  readonly accounts: readonly string[]
  readonly objectIds: readonly string[]
  /** The ways in which their name may be written. */
  readonly names: readonly string[]
  readonly days: readonly LeaveDay[]
  /** When a contract ends, which says of nobody that they leave. */
  readonly ends?: readonly LeaveDay[]
  readonly isHidden: boolean
  /** Why the row may not be about somebody who leaves at all. */
  readonly doubt: 'noDay' | 'staysOrComes' | 'everybody' | undefined
}

/** What is understood of a table. */
export interface TableSaid {
  readonly rows: readonly Said[]
  /** Titles of the columns by which somebody is found, and of those that say when. */
  readonly who: readonly string[]
  readonly when: readonly string[]
  /** Titles of columns of other days: the end of a contract, the first day, a birthday. */
  readonly otherDays: readonly string[]
  /** Sheets in which no column is known. */
  readonly unreadSheets: number
  readonly hiddenSheets: number
}

export type SaidRead =
  | { readonly ok: true; readonly said: TableSaid }
  | { readonly ok: false; readonly why: FileProblem }

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const objectId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** What says that somebody leaves, where a column tells who comes, moves and goes. */
const goes = /uit ?dienst|uitstroom|vertrek|ontslag|leav|terminat|offboard|exit|resign|austritt|kündigung|ausscheid/i

/** What a table says of people, row by row. Pure. @param timeZone IANA name: whose calendar a moment is read by */
export function saidIn(table: Table, timeZone: string): SaidRead {
  const read = table.sheets.map((sheet) => ({ sheet, header: headerOf(sheet.rows) ?? withoutHeader(sheet) }))
  const known = read.flatMap(({ sheet, header }) => (header === undefined ? [] : [{ sheet, header }]))
  if (known.length === 0) return { ok: false, why: 'noColumns' }
  const rows = known.flatMap(({ sheet, header }) => rowsSaid(sheet, header, timeZone))
  if (rows.length === 0) return { ok: false, why: 'empty' }
  if (rows.length > mostRows) return { ok: false, why: 'tooManyRows' }
  const columns = known.flatMap(({ header }) => header.columns)
  return {
    ok: true,
    said: {
      rows,
      who: titlesOf(
        columns,
        ({ meaning }) => !['leaves', 'contract', 'change', 'everybody', 'contractEnds', 'notLeaving'].includes(meaning),
      ),
      when: titlesOf(columns, ({ meaning }) => meaning === 'leaves'),
      otherDays: titlesOf(columns, ({ meaning }) => meaning === 'notLeaving' || meaning === 'contractEnds'),
      unreadSheets: read.filter(({ sheet, header }) => header === undefined && sheet.rows.length > 0).length,
      hiddenSheets: table.hiddenSheets,
    },
  }
}

function titlesOf(columns: readonly Column[], isMeant: (column: Column) => boolean): readonly string[] {
  return [...new Set(columns.filter(isMeant).map(({ title }) => title))].filter((title) => title !== '')
}

/** Nothing but addresses, as a script takes them: each of them is a row. */
function withoutHeader({ rows }: Sheet): Header | undefined {
  const cells = rows.flatMap((row) => row.cells.filter(({ text }) => text !== '').map((cell) => ({ row, cell })))
  if (cells.length === 0 || !cells.every(({ cell }) => address.test(cell.text))) return undefined
  return {
    columns: [{ meaning: 'address', index: 0, title: '', isDayFirst: false }],
    rows: cells.map(({ row, cell }) => ({ ...row, cells: [cell] })),
  }
}

function rowsSaid({ name }: Sheet, { columns, rows }: Header, timeZone: string): readonly Said[] {
  const days = columns.filter(({ meaning }) => meaning === 'leaves' || meaning === 'contractEnds')
  const orders = new Map(
    days.map((column) => [
      column.index,
      orderIn(
        rows.map((row) => cellAt(row, column).text),
        column.isDayFirst,
        timeZone,
      ),
    ]),
  )
  return rows.map((row) => said(row, name, columns, orders))
}

function said(
  row: Row,
  sheet: string | undefined,
  columns: readonly Column[],
  orders: ReadonlyMap<number, DayOrder>,
): Said {
  const textsOf = (...meanings: readonly Column['meaning'][]) =>
    columns
      .filter(({ meaning }) => meanings.includes(meaning))
      .map((column) => cellAt(row, column).text)
      .filter((text) => text !== '')
  const daysOf = (meaning: Column['meaning']) =>
    columns.flatMap((column): readonly LeaveDay[] => {
      const order = orders.get(column.index)
      if (order === undefined || column.meaning !== meaning) return []
      const cell = cellAt(row, column)
      return [{ column: column.title, text: cell.text, read: dayIn(cell, order) }]
    })
  const days = daysOf('leaves')
  const ends = daysOf('contractEnds').filter(({ read }) => read.kind === 'day')
  const both = textsOf('numberOrName')
  const accounts = textsOf('account')
  const numbers = [...textsOf('number'), ...both.filter((text) => !isName(text))]
  const addresses = [...textsOf('address'), ...accounts.filter((text) => text.includes('@'))]
  const names = namesFrom({
    whole: [...textsOf('name'), ...both.filter(isName)],
    given: textsOf('given'),
    prefix: textsOf('prefix')[0],
    family: textsOf('family'),
    partnerPrefix: textsOf('partnerPrefix')[0],
    partnerFamily: textsOf('partnerFamily')[0],
  })
  return {
    line: row.line,
    sheet,
    called:
      names[0] ?? addresses[0] ?? accounts[0] ?? numbers[0] ?? row.cells.find(({ text }) => text !== '')?.text ?? '',
    numbers,
    addresses,
    accounts: accounts.filter((text) => !text.includes('@')).map((text) => text.replace(/^.*\\/, '')),
    objectIds: textsOf('objectId').filter((text) => objectId.test(text)),
    names,
    days: days.filter(({ read }) => read.kind !== 'none'),
    ...(ends.length === 0 ? {} : { ends }),
    isHidden: row.isHidden,
    doubt: doubtOf(textsOf('change'), days, columns),
  }
}

function doubtOf(changes: readonly string[], days: readonly LeaveDay[], columns: readonly Column[]): Said['doubt'] {
  if (changes.some((text) => !goes.test(text))) return 'staysOrComes'
  if (days.length === 0) return columns.some(({ meaning }) => meaning === 'everybody') ? 'everybody' : undefined
  return days.every(({ read }) => read.kind === 'none') ? 'noDay' : undefined
}

function cellAt({ cells }: Row, { index }: Pick<Column, 'index'>): Cell {
  return cells[index] ?? { text: '' }
}
