import { secretsHidden } from './secrets'

/** Characters: more fits on no card. */
const longest = 500

const hide = secretsHidden({})

/**
 * A remote system's own words as far as they are kept, for cards, journal and log: at most 500 characters, and nothing that
 * looks like a secret, since a proxy on the way may answer with the headers it was sent.
 */
export function shortened(text: string): string {
  const hidden = hide(text)
  return hidden.length <= longest ? hidden : `${hidden.slice(0, longest - 1)}…`
}
