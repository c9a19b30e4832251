import { secretsHidden } from './secrets'
import { withoutJson } from './withoutJson'

/** Characters. Microsoft's longest reasons have some hundred; what is longer is a proxy's page or a trace. */
const longest = 1_000
const half = longest / 2 - 5

const hide = secretsHidden({})

/**
 * A remote system's own words as far as they are kept, for cards, journal and log: nothing that looks like a secret, since
 * a proxy on the way may answer with the headers it was sent; no JSON, which nobody reads; and at most 1,000 characters. Of
 * what is longer the middle goes, between whole sentences where there are some: a reason begins with what, and ends with why.
 */
export function shortened(text: string): string {
  const words = withoutJson(hide(text))
  if (words.length <= longest) return words
  return `${beginning(words.slice(0, half))} … ${ending(words.slice(-half))}`
}

/** Up to the last sentence or word that is whole. */
function beginning(text: string): string {
  const cut = /^.*[.!?](?=\s)/s.exec(text)?.[0] ?? /^.*(?=\s)/s.exec(text)?.[0] ?? text
  return withoutHalfSign(cut).trimEnd()
}

/** From the first sentence or word that is whole. */
function ending(text: string): string {
  const cut = /(?<=[.!?]\s).*$/s.exec(text)?.[0] ?? /(?<=\s).*$/s.exec(text)?.[0] ?? text
  return withoutHalfSign(cut).trimStart()
}

/** An emoji is two; half of one is nothing. */
function withoutHalfSign(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '').replace(/^[\uDC00-\uDFFF]/, '')
}
