/** What Windows has where Latin-1 has control characters, 0x80 to 0x9F (WHATWG Encoding, windows-1252). */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/**
 * The text of bytes, in the encodings that lists are written in: by its mark UTF-8 or UTF-16, else UTF-8 where it is sound, else
 * Excel's plain Windows-1252. Undefined where it is no text. Pure.
 */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes)
  return text.includes('\0') ? undefined : text.replace(/^\uFEFF/, '')
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (isWide(bytes)) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return windowsText(bytes)
  }
}

/** UTF-16 without its mark: of nearly every letter that is written here, the second byte is nought. */
function isWide(bytes: Uint8Array): boolean {
  const looked = bytes.subarray(0, 1_000)
  const noughts = looked.filter((byte, index) => index % 2 === 1 && byte === 0).length
  return looked.length >= 4 && looked[0] !== 0 && noughts > looked.length * 0.4
}

/** Node's own decoder takes this encoding for Latin-1 until version 22, and makes control characters of these signs. */
function windowsText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009F]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign)
}
