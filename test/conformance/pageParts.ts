import path from 'node:path'
import MarkdownIt, { type Token } from 'markdown-it'
import { catalogueFor } from '../../dialogs/catalogue'
import { commandNames } from '../../dialogs/typed/typed'
import { understand } from '../../dialogs/typed/understand'
import { commandWords } from '../../dialogs/typed/vocabulary'
import { permissionTable } from '../../services/permissions/permissionTable'
import { steps } from '../../services/steps'
import { readDocument } from './markdown'

/** A heading, a paragraph, an item of a list, a row of a table or a block of code: what a page in two languages has in both. */
export interface PagePart {
  readonly kind: string
  /**
   * What does not depend on the language, sorted: words set as code, where links lead, figures, tests that are named, and how
   * often something is emphasised. Of a block of code all of it, but for comments.
   */
  readonly names: readonly string[]
  /** What is set in italics or bold, as it stands there: so buttons are named. */
  readonly emphasised: readonly string[]
}

/** Where the pages in Dutch are, each by the name of its English one. */
export const pagesInDutch = 'docs/nl/'

/** A test as a page names it: its file, and its title or a part of that. */
export const namedTest = /\[`[\w.-]+`\]\([^)]+\): (?<title>“[^”]+”)/g

/** What is written by a command, and stands on the English page only. */
const madeTable = permissionTable(steps, catalogueFor(steps).en).trim()

/**
 * A page in its parts, such that a page and its translation have the same. A table that is written by a command is one part,
 * and so is the paragraph of a translation that leads to it. Pure, but for the headings of pages that are linked to.
 * @param file where the text is, or would be: its links begin there
 */
export function partsOf(file: string, text: string): readonly PagePart[] {
  const lines = text.split('\n')
  const tokens = new MarkdownIt().parse(text, {})
  const parts: PagePart[] = []
  let headings = 0
  let isMade = false
  for (const [index, token] of tokens.entries()) {
    const inline = tokens.slice(index + 1, index + 2)
    if (token.type === 'fence')
      parts.push({ kind: `code ${token.info}`, names: [withoutComments(token.content)], emphasised: [] })
    if (token.type === 'heading_open') {
      headings += 1
      parts.push(partOf(token.tag, file, inline))
    }
    if (token.type === 'paragraph_open') {
      const before = tokens[index - 1]
      const kind = before?.type === 'list_item_open' ? `item ${before.markup}` : 'paragraph'
      const elsewhere = madeTableOf(file, inline)
      parts.push(elsewhere === undefined ? partOf(kind, file, inline) : madePart(elsewhere))
    }
    if (token.type === 'table_open') {
      isMade = lines
        .slice(...(token.map ?? [0, 0]))
        .join('\n')
        .includes(madeTable)
      if (isMade) parts.push(madePart(`→ ${file}#${headings - 1}`))
    }
    if (token.type === 'tr_open' && !isMade) {
      const end = tokens.findIndex(({ type }, at) => at > index && type === 'tr_close')
      const cells = tokens.slice(index, end).filter(({ type }) => type === 'inline')
      parts.push(partOf(`row of ${cells.length}`, file, cells))
    }
  }
  return parts
}

function madePart(leads: string): PagePart {
  return { kind: 'made table', names: [leads], emphasised: [] }
}

/** The heading of its own page in English that a paragraph in Dutch leads to: a table is there that has no translation. */
function madeTableOf(file: string, inline: readonly Token[]): string | undefined {
  if (!file.startsWith(pagesInDutch)) return undefined
  const target = targetsIn(inline).find((one) => one.startsWith(`../${path.posix.basename(file)}#`))
  return target === undefined ? undefined : leadsTo(file, target)
}

function partOf(kind: string, file: string, inline: readonly Token[]): PagePart {
  const children = inline.flatMap((token) => token.children ?? [])
  const figures = children.filter(({ type }) => type === 'text').flatMap(({ content }) => figuresIn(content))
  const names = [
    ...children.flatMap(({ type, content }) => (type === 'code_inline' ? [meaningOf(content)] : [])),
    ...targetsIn(inline).map((target) => leadsTo(file, target)),
    ...children.flatMap(({ type }) => (type === 'em_open' || type === 'strong_open' ? [type] : [])),
    ...inline.flatMap(({ content }) => [...content.matchAll(namedTest)].map(({ groups }) => groups?.['title'] ?? '')),
    ...new Set(figures),
  ]
  return { kind, names: names.toSorted(), emphasised: emphasisedIn(children) }
}

function targetsIn(inline: readonly Token[]): readonly string[] {
  return inline
    .flatMap((token) => token.children ?? [])
    .filter(({ type }) => type === 'link_open')
    .map((token) => String(token.attrGet('href')))
}

function emphasisedIn(children: readonly Token[]): readonly string[] {
  let open: readonly string[] = []
  const phrases: string[] = []
  for (const { type, content } of children) {
    if (type === 'em_open' || type === 'strong_open') open = [...open, '']
    else if (type === 'em_close' || type === 'strong_close') {
      phrases.push(open.at(-1) ?? '')
      open = open.slice(0, -1)
    } else open = open.map((phrase) => phrase + content)
  }
  return phrases
}

/** “1,000” in English is “1.000” in Dutch; a figure in a name (“SHA-256”) is a part of that. */
function figuresIn(said: string): readonly string[] {
  return [...said.matchAll(/(?<![\p{L}\d-])\d+(?:[.,]\d+)*/gu)].map(([figure]) => figure.replaceAll(/[.,]/g, ''))
}

/** A word set as code: what is typed to the bot, in either language, by what the bot understands. */
function meaningOf(word: string): string {
  if (isTyped(word)) return `typed: ${understood(word)}`
  const more = /^… (?<days>.+)$/u.exec(word)?.groups?.['days']
  if (more !== undefined) return `typed: ${understood(`/offboard everyone who leaves ${more}`)}`
  return `\`${withoutPlaceholders(word)}\``
}

const allCommandWords = new Set(commandNames.flatMap((name) => commandWords[name]))

function isTyped(word: string): boolean {
  const groups = /^(?<slash>\/?)(?<first>\p{L}+)(?<rest>.*)$/u.exec(word)?.groups
  return allCommandWords.has(groups?.['first'] ?? '') && (groups?.['slash'] === '/' || groups?.['rest'] === '')
}

function understood(text: string): string {
  const said = understand(
    { text, mentions: [], attachments: [] },
    { now: new Date('2026-10-01T10:00:00Z'), timeZone: 'Europe/Amsterdam', language: 'en' },
  )
  if (said.kind !== 'crowd') return 'people' in said ? `${said.kind} ${said.people.length}` : said.kind
  const { asked } = said
  const by = asked.by === 'leaving' ? asked.period : asked.lookups.flatMap(({ as }) => as ?? [])
  return `${said.kind} ${JSON.stringify(by)}, except ${asked.except.length}`
}

/** Where a link leads, whatever the language: a page in Dutch is its English one, and a heading is told by its place. */
function leadsTo(file: string, target: string): string {
  if (/^https?:/.test(target)) return `→ ${target}`
  const [address = '', anchor] = decodeURI(target).split('#')
  const found = address === '' ? file : path.posix.join(path.posix.dirname(file), address)
  const place = anchor === undefined ? '' : `#${anchorsOf(found).indexOf(anchor)}`
  return `→ ${inEnglish(found)}${place}`
}

function inEnglish(file: string): string {
  return file.startsWith(pagesInDutch) ? `docs/${file.slice(pagesInDutch.length)}` : file
}

const anchors = new Map<string, readonly string[]>()

function anchorsOf(file: string): readonly string[] {
  const known = anchors.get(file) ?? readDocument(file).anchors
  anchors.set(file, known)
  return known
}

function withoutComments(code: string): string {
  return withoutPlaceholders(code.replaceAll(/(?:^|[ \t]+)(?:#|\/\/) .*$/gm, ''))
}

/** “<client id of the bot’s identity>” stands for something, and is said in the language of the page. */
function withoutPlaceholders(code: string): string {
  return code.replaceAll(/<\p{L}[\p{L}’-]*(?: [\p{L}’-]+)+>/gu, '<…>')
}
