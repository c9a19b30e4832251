import { CFB, read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { daySince1900, daySince1904, hourOfSerial } from './days'
import {
  mostColumns,
  mostLines,
  readable,
  type Cell,
  type FileProblem,
  type Row,
  type Sheet,
  type TableRead,
} from './table'
import { unpack, type Part } from './unpack'

/** The parts of a workbook that a table stands in: no links, pictures, macros, or data from elsewhere. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\d*\.xml|xl\/_rels\/workbook\d*\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i
/** Cells that get what stands in another one. */
const mostMerged = 20_000
const hasNothing = /^\s*$/

/**
 * The visible sheets of a workbook as Excel writes it (.xlsx). Its formulas are not worked out, its links not followed: what
 * counts is what stood there when it was saved. Pure.
 */
export function readWorkbook(bytes: Buffer): TableRead {
  const unpacked = unpack(bytes, (name) => wanted.test(name))
  if (!unpacked.ok) return unpacked
  if (!unpacked.parts.some(({ name }) => /^xl\/workbook/i.test(name))) return { ok: false, why: 'otherType' }
  const book = bookOf(unpacked.parts)
  if (book === undefined) return { ok: false, why: 'cutOff' }
  const visible = book.SheetNames.filter((_, index) => (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0)
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = visible.map((name) => sheetOf(name, book.Sheets[name], is1904))
  const why = problemOf(sheets)
  if (why !== undefined) return { ok: false, why }
  return { ok: true, table: { sheets, hiddenSheets: book.SheetNames.length - visible.length } }
}

function problemOf(sheets: readonly Sheet[]): FileProblem | undefined {
  if (sheets.every(({ rows }) => rows.length === 0)) return 'empty'
  return sheets.some(({ rows }) => (rows.at(-1)?.line ?? 0) >= mostLines) ? 'tooManyRows' : undefined
}

/** Only what was unpacked within bounds goes to the library, as a zip in which nothing is packed. */
function bookOf(parts: readonly Part[]): WorkBook | undefined {
  const zip = CFB.utils.cfb_new()
  for (const { name, bytes } of parts)
    CFB.utils.cfb_add(zip, `/${name}`, isContents(name) ? withoutLeftOut(bytes) : bytes)
  try {
    return read(CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: false }), {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellStyles: true,
      sheetRows: mostLines,
    })
  } catch {
    // The library throws plain errors and strings; whatever it is, what stands there is no workbook.
    return undefined
  }
}

function isContents(name: string): boolean {
  return name.toLowerCase() === '[content_types].xml'
}

/** The table of contents of a workbook without the parts that were left out, which the library would look for. */
function withoutLeftOut(contents: Buffer): Buffer {
  const parts = contents
    .toString('utf8')
    .replaceAll(/<Override\b[^>]*?PartName="\/(?<name>[^"]*)"[^>]*>/g, (override, name: string) =>
      wanted.test(name) ? override : '',
    )
  return Buffer.from(parts)
}

function sheetOf(name: string, sheet: WorkSheet | undefined, is1904: boolean): Sheet {
  const merged = mergedInto(sheet)
  const width = Math.min(
    mostColumns,
    (sheet?.['!data'] ?? []).reduce((most, cells) => Math.max(most, cells?.length ?? 0), 0),
  )
  const rows = (sheet?.['!data'] ?? []).flatMap((cells, at): readonly Row[] => {
    const read = Array.from({ length: width }, (_, column) =>
      cellOf(cells?.[column] ?? merged.get(`${at} ${column}`), is1904),
    )
    if (read.every(({ text }) => text === '')) return []
    return [{ line: at + 1, cells: read, isHidden: sheet?.['!rows']?.[at]?.hidden === true }]
  })
  return { name: readable(name), rows }
}

/** What stands once for several rows stands in each of them. */
function mergedInto(sheet: WorkSheet | undefined): ReadonlyMap<string, CellObject> {
  const merged = new Map<string, CellObject>()
  for (const { s: from, e: to } of sheet?.['!merges'] ?? []) {
    const cell = sheet?.['!data']?.[from.r]?.[from.c]
    if (cell === undefined || from.c !== to.c) continue
    for (let row = from.r + 1; row <= to.r && merged.size < mostMerged; row += 1) merged.set(`${row} ${from.c}`, cell)
  }
  return merged
}

function cellOf(cell: CellObject | undefined, is1904: boolean): Cell {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return { text: '' }
  const { t: type, v: value, w: shown, z: format } = cell
  if (type !== 'n' || typeof value !== 'number')
    return { text: readable(String(type === 's' ? value : (shown ?? value))) }
  const serialDay = is1904 ? daySince1904(value) : daySince1900(value)
  // A number that is shown with noughts before it is called so.
  const isPadded = typeof format === 'string' && /^0+$/.test(format)
  const text = readable(isPadded && shown !== undefined && !hasNothing.test(shown) ? shown : String(value))
  if (serialDay === undefined) return { text }
  return Number.isInteger(value) ? { text, serialDay } : { text, serialDay, serialHour: hourOfSerial(value) }
}
