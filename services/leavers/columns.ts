import { columnNames, type Meaning } from './columnNames'
import type { Row } from './table'

/** A column of which it is known what it means. */
export interface Column {
  readonly meaning: Meaning
  /** From 0. */
  readonly index: number
  /** What stands above it. */
  readonly title: string
  /** Whether its title is Dutch or German: there a day comes before its month. */
  readonly isDayFirst: boolean
}

/** What stands above the rows of a sheet. */
export interface Header {
  readonly columns: readonly Column[]
  /** The rows about people, which follow it. */
  readonly rows: readonly Row[]
}

/** Titles and remarks that may stand above a header. */
const mostAbove = 30

const known: ReadonlyMap<string, { readonly meaning: Meaning; readonly isDayFirst: boolean }> = new Map(
  columnNames.flatMap(({ dayFirst, columns }) =>
    Object.entries(columns).flatMap(([meaning, titles]) =>
      titles.map((title) => [squeezed(title), { meaning: meaning as Meaning, isDayFirst: dayFirst === true }] as const),
    ),
  ),
)

/** By what somebody can be found. */
const naming: readonly Meaning[] = ['number', 'numberOrName', 'address', 'account', 'objectId', 'name', 'family']

/**
 * The header of a sheet: of its first rows the one with the most columns that are known, and one of them that says who is meant.
 * Undefined where there is none. Pure.
 */
export function headerOf(rows: readonly Row[]): Header | undefined {
  const candidates = rows.slice(0, mostAbove).map((row, at) => ({ at, columns: columnsOf(row) }))
  const named = candidates.filter(({ columns }) => columns.some(({ meaning }) => naming.includes(meaning)))
  const best = named.reduce<(typeof named)[number] | undefined>(
    (found, one) => (found === undefined || one.columns.length > found.columns.length ? one : found),
    undefined,
  )
  if (best === undefined) return undefined
  const below = rows.slice(best.at + 1)
  return { columns: inThisTable(best.columns), rows: isExample(below[0]) ? below.slice(1) : below }
}

/** How many columns of a row are known by what stands in them. Pure. */
export function knownIn(row: Row): number {
  return columnsOf(row).length
}

function columnsOf({ cells }: Row): readonly Column[] {
  return cells.flatMap(({ text }, index) => {
    const found = known.get(squeezed(text))
    return found === undefined ? [] : [{ ...found, index, title: text }]
  })
}

/** A bare end date is that of the contract where the table has contracts. */
function inThisTable(columns: readonly Column[]): readonly Column[] {
  const hasContracts = columns.some(({ meaning }) => meaning === 'contract')
  return columns.map((column) =>
    column.meaning === 'ends' ? { ...column, meaning: hasContracts ? 'contractEnds' : 'leaves' } : column,
  )
}

/** Microsoft’s template for deleting in bulk shows how a row is written, right below its header. */
function isExample(row: Row | undefined): boolean {
  return row?.cells[0]?.text.toLowerCase().startsWith('example:') === true
}

/**
 * A title as it is compared: its letters and digits. Of Microsoft’s templates the property in brackets counts, whose wording
 * stays. Pure.
 */
export function squeezed(title: string): string {
  const property = /^.+\[(?<property>\w+)\]/u.exec(title)?.groups?.['property']
  return (property ?? title).toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
