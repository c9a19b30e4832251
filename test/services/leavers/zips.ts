/** A part of a zip as it stands there, and what the zip says of its size. */
export interface ZipPart {
  readonly name: string
  /** Deflated. */
  readonly packed: Buffer
  readonly size: number
}

/** A zip of these parts, honest or not (PKWARE’s APPNOTE.TXT, 4.3). */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const listed: Buffer[] = []
  let offset = 0
  for (const { name, packed, size } of parts) {
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(size, 8)
    const local = Buffer.concat([
      Buffer.from('504b03041400000008000000000000', 'hex').subarray(0, 14),
      sizes,
      lengths(name, 0),
      Buffer.from(name),
      packed,
    ])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    listed.push(
      Buffer.concat([
        Buffer.from('504b0102140014000000080000000000', 'hex'),
        sizes,
        lengths(name, 0),
        place,
        Buffer.from(name),
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(listed)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

function lengths(name: string, extra: number): Buffer {
  const both = Buffer.alloc(4)
  both.writeUInt16LE(Buffer.byteLength(name), 0)
  both.writeUInt16LE(extra, 2)
  return both
}
