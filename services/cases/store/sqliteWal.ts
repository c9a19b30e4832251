import { existsSync, readFileSync } from 'node:fs'
import { JournalFault } from './journalFault'

/** Bytes: https://www.sqlite.org/fileformat2.html#the_write_ahead_log and https://www.sqlite.org/walformat.html. */
const headerSize = 32
const frameHeaderSize = 24
const indexHeaderSize = 48
/** How much of the log was brought into the journal’s own file, in the index after its two headers. */
const broughtAt = 2 * indexHeaderSize

/**
 * Looks through the log beside a journal whose process did not end well. SQLite takes the log up to the first frame that is
 * not as it was written and forgets the rest without a word, which is right for a change that a power failure cut off and
 * wrong for one that was on disk: throws {@link JournalFault} where changes were lost that had been acknowledged. Changes
 * nothing; nobody may have the journal open.
 */
export function checkLog(file: string): void {
  const log = contentOf(`${file}-wal`)
  const index = committedIn(contentOf(`${file}-shm`))
  const damaged = (what: string) => new JournalFault('damaged', file, what)
  const header = headerIn(log)
  if (header === undefined) {
    if (index !== undefined && index.frames > index.brought)
      throw damaged('the -wal file beside it is missing or cut off')
    if (log.length > headerSize) throw damaged('the -wal file beside it does not begin as one')
    return
  }
  const { whole, commitsAfter } = framesIn(log, header)
  if (commitsAfter > 1) throw damaged('a change in the middle of the -wal file beside it is not as it was written')
  if (index !== undefined && index.salts.equals(header.salts) && index.frames > whole)
    throw damaged('the last changes in the -wal file beside it are missing')
}

interface LogHeader {
  readonly littleEndian: boolean
  readonly pageSize: number
  readonly salts: Buffer
  readonly sum: Sum
}

type Sum = readonly [number, number]

function headerIn(log: Buffer): LogHeader | undefined {
  if (log.length < headerSize) return undefined
  const magic = log.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return undefined
  const littleEndian = magic === 0x377f0682
  const sum = summed([0, 0], log.subarray(0, 24), littleEndian)
  const pageSize = log.readUInt32BE(8)
  const isWhole = sum[0] === log.readUInt32BE(24) && sum[1] === log.readUInt32BE(28)
  return isWhole && pageSize >= 512 ? { littleEndian, pageSize, salts: log.subarray(16, 24), sum } : undefined
}

/** Up to which frame the log is whole and committed, and how many commits of the same generation stand after that. */
function framesIn(log: Buffer, { littleEndian, pageSize, salts, sum: first }: LogHeader) {
  const size = frameHeaderSize + pageSize
  let sum: Sum = first
  let isWhole = true
  let whole = 0
  let commitsAfter = 0
  for (let at = headerSize, frame = 1; at + frameHeaderSize <= log.length; at += size, frame += 1) {
    const head = log.subarray(at, at + frameHeaderSize)
    const isCommit = head.readUInt32BE(4) !== 0
    if (isWhole) {
      const body = log.subarray(at + frameHeaderSize, at + size)
      sum = summed(summed(sum, head.subarray(0, 8), littleEndian), body, littleEndian)
      const fits = sum[0] === head.readUInt32BE(16) && sum[1] === head.readUInt32BE(20)
      isWhole = body.length === pageSize && head.subarray(8, 16).equals(salts) && fits
      if (isWhole && isCommit) whole = frame
    }
    if (!isWhole && isCommit && head.subarray(8, 16).equals(salts)) commitsAfter += 1
  }
  return { whole, commitsAfter }
}

/** SQLite’s checksum over pairs of 32-bit words. */
function summed([one, two]: Sum, bytes: Buffer, littleEndian: boolean): Sum {
  let [first, second] = [one, two]
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    first = (first + (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)) + second) >>> 0
    second = (second + (littleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4)) + first) >>> 0
  }
  return [first, second]
}

/**
 * What the index beside the log says was committed. It is written after the log is on disk, in the machine’s own byte
 * order; undefined when it is none, as after a power failure.
 */
function committedIn(index: Buffer) {
  if (index.length < broughtAt + 4) return undefined
  const header = index.subarray(0, indexHeaderSize)
  const isLittle = header.readUInt32LE(0) === 3_007_000
  if (!isLittle || !header.equals(index.subarray(indexHeaderSize, 2 * indexHeaderSize))) return undefined
  const sum = summed([0, 0], header.subarray(0, 40), true)
  if (sum[0] !== header.readUInt32LE(40) || sum[1] !== header.readUInt32LE(44) || header[12] !== 1) return undefined
  return { frames: header.readUInt32LE(16), brought: index.readUInt32LE(broughtAt), salts: header.subarray(32, 40) }
}

function contentOf(file: string): Buffer {
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
}
