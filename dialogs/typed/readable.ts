import type { Attachment, Mention, Typed } from './typed'

const longest = 300
const longestMarkup = 20_000
const replyMarkup = 'schema.skype.com/Reply'

/**
 * The words of a message: without the card that it replies to, without the mention of the bot, without markup. Who was
 * mentioned stands there by object id where Teams says it, else by name; an address stands without its link. Lines are
 * kept apart. Pure; never longer than 300 UTF-16 units, since no sentence needs more.
 *
 * Source: botbuilder’s activities; a reply is quoted in a `blockquote` of its `text/html` attachment, or stands as a
 * `<quoted …/>` tag in the text (teams-sdk, “Quoted replies”).
 */
export function readable({ text, mentions, attachments }: Typed): string {
  const said = withoutQuote(replyIn(attachments) ?? text.slice(0, longestMarkup))
  return withoutMarkup(withAddresses(withoutLeadingBot(withMentions(said, mentions))))
    .normalize('NFC')
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
}

/** The message with the quotation of what it replies to, where it is a reply. */
function replyIn(attachments: readonly Attachment[]): string | undefined {
  return attachments.map(({ content }) => content?.slice(0, longestMarkup)).find((html) => html?.includes(replyMarkup))
}

function withoutQuote(markup: string): string {
  if (!markup.includes(replyMarkup)) return markup
  const end = '</blockquote>'
  const last = markup.toLowerCase().lastIndexOf(end)
  return last < 0 ? '' : markup.slice(last + end.length)
}

function withMentions(text: string, mentions: readonly Mention[]): string {
  return mentions.reduce(
    (rest, mention) =>
      mention.text === '' || (!mention.isBot && mention.id === undefined)
        ? rest
        : rest.replaceAll(mention.text, mention.isBot ? ' ' : ` ${mention.id} `),
    text,
  )
}

/** A mention that comes first, before a command, is the bot’s, also where Teams does not say so. */
function withoutLeadingBot(text: string): string {
  return text.replace(/^\s*<at[^<>]{0,100}>[^<>]{0,100}<\/at>(?=(?:\s|&nbsp;)*\/?(?:offboard|help)\b)/i, ' ')
}

function withAddresses(text: string): string {
  return text
    .replaceAll(/<a\b[^<>]{0,200}href="mailto:([^"<>\s]{1,200})"[^<>]{0,200}>[^<>]{0,200}<\/a>/gi, ' $1 ')
    .replaceAll(/\[[^[\]]{0,200}\]\(mailto:([^()\s]{1,200})\)/gi, ' $1 ')
    .replaceAll(/<?mailto:([^<>|\s]{1,200})(?:\|[^<>]{0,200})?>?/gi, ' $1 ')
}

function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^<>]{0,200}>/gi, '\n')
    .replaceAll(/<[^<>]{0,500}>/g, ' ')
    .replaceAll(/&(?:nbsp|lt|gt|quot|#\d{1,5});/gi, (entity) => (entity === '&#39;' ? '’' : ' '))
    .replaceAll('&amp;', '&')
    .replaceAll(/[<>]/g, ' ')
    .replaceAll(/\r\n?/g, '\n')
}
