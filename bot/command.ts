/** What somebody typed, understood. */
export type Command =
  | { readonly kind: 'offboard'; /** Empty: the bot asks who. */ readonly query: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'unknown' }

const longest = 300
const word = /^\/?\s*(?<verb>[a-z]+)(?:\s+(?<rest>.*))?$/i

/**
 * Understands a message: `/offboard Jan`, `offboard jan`, with or without a mention of the bot before it (a picked slash
 * command arrives without its slash). Pure; anything else is `unknown`.
 */
export function parseCommand(text: string): Command {
  const { verb, rest } = word.exec(readable(text))?.groups ?? {}
  switch (verb?.toLowerCase()) {
    case 'offboard':
      return { kind: 'offboard', query: rest?.trim() ?? '' }
    case 'help':
    case 'hulp':
      return { kind: 'help' }
    default:
      return { kind: 'unknown' }
  }
}

/** Without the mention of the bot that comes first, other markup and runs of white space; what a tag encloses stays, since a mentioned name is meant. */
function readable(text: string): string {
  return text
    .slice(0, 20_000)
    .replace(/^\s*<at[^<>]{0,100}>[^<>]{0,100}<\/at>/i, ' ')
    .replaceAll(/<[^<>]{0,200}>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
}
