import { CsvError, parse } from 'csv-parse/sync'
import { knownIn } from './columns'
import { mostColumns, mostLines, readable, type Row, type TableRead } from './table'

const separators = [';', '\t', ',', '|'] as const
/** Lines by which the sign is chosen that parts the columns. */
const looked = 30

/**
 * The rows of a text whose columns are parted by a sign: the one that its first line names (`sep=;`, as Excel writes it), else
 * the one by which most columns are known, else by which there are most. Pure.
 */
export function readCsv(text: string): TableRead {
  const told = /^sep=(?<sign>[^\r\n])\r?\n/i.exec(text)
  const body = told === null ? text : text.slice(told[0].length)
  const first = told === null ? 1 : 2
  try {
    const sign = told?.groups?.['sign'] ?? separatorOf(body)
    const { rows: read, isAll } = rowsBy(body, sign, mostLines)
    if (read.length === 0) return { ok: false, why: 'empty' }
    if (!isAll) return { ok: false, why: 'tooManyRows' }
    const rows = read.map((row) => ({ ...row, line: row.line + first - 1 }))
    return { ok: true, table: { sheets: [{ name: undefined, rows }], hiddenSheets: 0 } }
  } catch (error) {
    // A quotation that begins and never ends: whatever stood behind it may be missing.
    if (error instanceof CsvError) return { ok: false, why: 'cutOff' }
    throw error
  }
}

function separatorOf(text: string): string {
  const [best] = separators
    .map((sign) => {
      const rows = sampleBy(text, sign)
      const known = Math.max(0, ...rows.map(knownIn))
      return { sign, known, cells: Math.max(0, ...rows.map(({ cells }) => cells.length)) }
    })
    .sort((one, other) => other.known - one.known || other.cells - one.cells)
  return best?.sign ?? ','
}

/** The first rows by a sign; none where the text makes no sense by it. */
function sampleBy(text: string, sign: string): readonly Row[] {
  try {
    return rowsBy(text, sign, looked).rows
  } catch (error) {
    if (error instanceof CsvError) return []
    throw error
  }
}

interface Parsed {
  readonly record: readonly string[]
  /** As it stands in the text, with what ends it. */
  readonly raw: string
}

/** The rows in which something stands; `isAll` where there are fewer lines than were asked for. */
function rowsBy(
  text: string,
  delimiter: string,
  most: number,
): { readonly rows: readonly Row[]; readonly isAll: boolean } {
  const parsed = parse(text, {
    delimiter,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 100_000,
    to: most,
  }) as unknown as readonly Parsed[]
  let next = 1
  const rows = parsed.flatMap(({ record, raw }) => {
    const line = next
    next += raw.match(/\r\n|\n|\r/g)?.length ?? 0
    const cells = record.slice(0, mostColumns).map((cell) => ({ text: readable(cell) }))
    return cells.every((cell) => cell.text === '') ? [] : [{ line, cells, isHidden: false }]
  })
  return { rows, isAll: parsed.length < most }
}
