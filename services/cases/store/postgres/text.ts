/**
 * PostgreSQL’s text has no U+0000, and UTF-8 no half of a surrogate pair, while a directory’s ids and names may have either:
 * such a character is kept as `\uXXXX`, and a backslash as two. Everything else stands as it is, so that an index finds it
 * and an operator can read it. What is JSON already writes its odd characters itself and is kept as it is.
 */
export function kept(text: string): string {
  return text.replaceAll(odd, (character) =>
    character === '\\' ? '\\\\' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The text that {@link kept} made this of. */
export function given(text: string): string {
  return text.replaceAll(/\\(?:\\|u([0-9a-f]{4}))/g, (_whole, code: string | undefined) =>
    code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** A lone half: the pattern reads by code points, so that a whole pair is none. */
const odd = /[\\\0]|\p{Surrogate}/gu
