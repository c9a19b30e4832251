/** A day of the calendar, `2026-12-31`: it has no hour and no zone. */
export type PlainDay = string

/** What stands in one cell. */
export interface Cell {
  /** As one reads it: one line, without what cannot be seen. */
  readonly text: string
  /** The day that its number stands for in the workbook's own system; left out where it is no number of a workbook. */
  readonly serialDay?: PlainDay
  /** What the rest of that number stands for, `HH:mm`. */
  readonly serialHour?: string
}

export interface Row {
  /** Where it stands in the file, or in its sheet; from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
  /** Somebody hid or filtered it away in the workbook. */
  readonly isHidden: boolean
}

export interface Sheet {
  /** Undefined where the file is one table, and has no sheets. */
  readonly name: string | undefined
  /** Rows in which something stands, in their order. */
  readonly rows: readonly Row[]
}

export interface Table {
  readonly sheets: readonly Sheet[]
  /** Sheets that are hidden, and were not read. */
  readonly hiddenSheets: number
}

/** Why a file was not read. */
export type FileProblem =
  | 'empty'
  | 'tooLarge'
  | 'tooManyRows'
  | 'encrypted'
  | 'oldWorkbook'
  | 'otherType'
  | 'webPage'
  | 'cutOff'
  | 'noColumns'

export type TableRead = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly why: FileProblem }

/** Bytes of a file; a list of a thousand people takes a tenth of it. */
export const largestFile = 2_000_000
/** Rows about people in a file. */
export const mostRows = 1_000
/** Rows that are looked at in a file or a sheet, with titles, blanks and what stands below: one more than may be. */
export const mostLines = 2_001
/** Columns of a row that are looked at. */
export const mostColumns = 120
/** Characters of a cell that are kept. */
const longestCell = 200

/**
 * What one reads of a cell: one line, letters composed in one way, ordinary blanks and apostrophes, and nothing that hides or
 * turns round what stands beside it. Pure.
 */
export function readable(text: string): string {
  const line = text
    .slice(0, longestCell * 4)
    .replaceAll(/\p{Cf}|\p{Surrogate}/gu, '')
    .replaceAll(/[’‘ʼ´`]/g, "'")
    .replaceAll(/[\s\p{Cc}\p{Z}]+/gu, ' ')
  return line.trim().normalize('NFC').slice(0, longestCell)
}
