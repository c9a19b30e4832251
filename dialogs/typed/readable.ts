import { longestName, mostTyped, type Attachment, type Mention, type Typed } from './typed'

/** As much as there is in a command that names as many as may be typed, each by the longest name that there is. */
const longest = (mostTyped + 1) * longestName
const longestMarkup = 20_000
const replyMarkup = 'schema.skype.com/Reply'

/** What of a message can be read. */
export interface Readable {
  /** At most `longest` UTF-16 units. */
  readonly text: string
  /** False where the message went on behind it. */
  readonly isWhole: boolean
}

/**
 * The words of a message: without the card that it replies to, without the mention of the bot, without markup. Who was
 * mentioned stands there by object id where Teams says it, else by name; an address stands without its link. Lines are
 * kept apart. Pure.
 *
 * Source: botbuilder’s activities; a reply is quoted in a `blockquote` of its `text/html` attachment, or stands as a
 * `<quoted …/>` tag in the text (teams-sdk, “Quoted replies”).
 */
export function readable({ text, mentions, attachments }: Typed): Readable {
  const sent = replyIn(attachments) ?? text
  const said = withoutQuote(sent.slice(0, longestMarkup))
  const words = withoutMarkup(withAddresses(withoutLeadingBot(withMentions(said, mentions))))
    .normalize('NFC')
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()
  return {
    text: words.slice(0, longest).replace(/[\uD800-\uDBFF]$/, ''),
    isWhole: sent.length <= longestMarkup && words.length <= longest,
  }
}

/** The message with the quotation of what it replies to, where it is a reply. */
function replyIn(attachments: readonly Attachment[]): string | undefined {
  return attachments
    .map(({ content }) => content)
    .find((html) => html?.slice(0, longestMarkup).includes(replyMarkup) === true)
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
