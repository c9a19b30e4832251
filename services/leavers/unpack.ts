import { inflateRawSync } from 'node:zlib'
import type { FileProblem } from './table'

/** A part of a zip, unpacked. */
export interface Part {
  readonly name: string
  readonly bytes: Buffer
}

export type Unpacked =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly why: FileProblem }

/** Bytes of all parts that are unpacked; and how many a zip may list. */
const largestUnpacked = 12_000_000
const mostParts = 2_000

const signature = { end: 0x06054b50, listed: 0x02014b50, local: 0x04034b50 } as const
const endLength = 22
const longestComment = 65_535

/**
 * The wanted parts of a zip, each no larger than what is left of the bound: what a part says of its own size is not believed.
 * Pure. Source: PKWARE's APPNOTE.TXT, 4.3.
 */
export function unpack(bytes: Buffer, isWanted: (name: string) => boolean): Unpacked {
  try {
    return partsOf(bytes, isWanted)
  } catch (error) {
    // It ends before what it announces, or does not hold what it should.
    if (error instanceof RangeError) return { ok: false, why: isTooLarge(error) ? 'tooLarge' : 'cutOff' }
    if (error instanceof Error && 'code' in error) return { ok: false, why: 'cutOff' }
    throw error
  }
}

function partsOf(bytes: Buffer, isWanted: (name: string) => boolean): Unpacked {
  const end = endOf(bytes)
  if (end === undefined) return { ok: false, why: 'cutOff' }
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostParts) return { ok: false, why: 'tooLarge' }
  const parts: Part[] = []
  let left = largestUnpacked
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== signature.listed) return { ok: false, why: 'cutOff' }
    const listed = listedAt(bytes, at)
    at += listed.length
    if (!isWanted(listed.name)) continue
    if (listed.isEncrypted) return { ok: false, why: 'encrypted' }
    const part = contentOf(bytes, listed, left)
    if (part === undefined) return { ok: false, why: 'cutOff' }
    if (part.length > left) return { ok: false, why: 'tooLarge' }
    left -= part.length
    parts.push({ name: listed.name, bytes: part })
  }
  return { ok: true, parts }
}

/** Where the record stands that ends a zip; undefined where it was cut off before. */
function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - endLength - longestComment)
  for (let at = bytes.length - endLength; at >= first; at -= 1) if (bytes.readUInt32LE(at) === signature.end) return at
  return undefined
}

interface Listed {
  readonly name: string
  readonly isEncrypted: boolean
  readonly method: number
  readonly packed: number
  readonly offset: number
  /** Of its record. */
  readonly length: number
}

function listedAt(bytes: Buffer, at: number): Listed {
  const nameLength = bytes.readUInt16LE(at + 28)
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
    length: 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  }
}

/** Undefined where it is packed in another way than Office packs, or does not stand where it should. */
function contentOf(bytes: Buffer, { offset, packed, method }: Listed, most: number): Buffer | undefined {
  if (bytes.readUInt32LE(offset) !== signature.local) return undefined
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (from + packed > bytes.length) return undefined
  const content = bytes.subarray(from, from + packed)
  if (method === 0) return content
  return method === 8 ? inflateRawSync(content, { maxOutputLength: Math.max(1, most) }) : undefined
}

function isTooLarge(error: RangeError): boolean {
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
