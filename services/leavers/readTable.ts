import { readCsv } from './csv'
import { textOfBytes } from './plainText'
import { largestFile, type TableRead } from './table'
import { readWorkbook } from './workbook'

/** How a compound file begins, which an encrypted workbook is and one of before 2007. */
const compound = Buffer.from('d0cf11e0', 'hex')
const zip = Buffer.from('504b0304', 'hex')
/** The stream of an encrypted workbook, as a compound file names it. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * The rows of a file that somebody sent, by what it begins with and not by its name; or why it was not read. Pure: nothing in it
 * is worked out, followed or opened.
 */
export function readTable(bytes: Buffer): TableRead {
  if (bytes.length === 0) return { ok: false, why: 'empty' }
  if (bytes.length > largestFile) return { ok: false, why: 'tooLarge' }
  const beginning = bytes.subarray(0, 4)
  if (beginning.equals(compound))
    return { ok: false, why: bytes.includes(encryptedPackage) ? 'encrypted' : 'oldWorkbook' }
  if (beginning.equals(zip)) return readWorkbook(bytes)
  const text = textOfBytes(bytes)
  if (text === undefined || text.startsWith('%PDF-')) return { ok: false, why: 'otherType' }
  return /^\s*<(?:!doctype|html)/i.test(text) ? { ok: false, why: 'webPage' } : readCsv(text)
}
