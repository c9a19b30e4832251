const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * A text that a query gave as its bytes, by `CAST(… AS BLOB)`. The database library ends the whole process when a text of a
 * damaged file is no UTF-8, so every text that the bot reads from a file goes this way. Throws `ERR_ENCODING_INVALID_ENCODED_DATA`.
 */
export function textIn(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

/** The same where there may be nothing. */
export function textOrNull(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : textIn(bytes)
}

/** Columns as bytes, each under its own name: `bytesOf('e.line', 'd.lines')`. */
export function bytesOf(...columns: readonly string[]): string {
  return columns.map((column) => `CAST(${column} AS BLOB) AS ${column.split('.').at(-1)}`).join(', ')
}
