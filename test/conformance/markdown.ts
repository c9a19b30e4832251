import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import MarkdownIt, { type Token } from 'markdown-it'

/** A document that people read, and what of it leads somewhere. */
export interface Document {
  /** From the repository’s root, with slashes. */
  readonly file: string
  readonly text: string
  /** Of links and pictures, as they stand there. */
  readonly targets: readonly string[]
  /** What headings are linked to by, as GitHub makes it. */
  readonly anchors: readonly string[]
  /** Words set as code, but for blocks of it. */
  readonly codeWords: readonly string[]
}

/** Where documents are: what stands in a folder’s README is one, too. */
const folders = ['appPackage', 'bot', 'cards', 'dialogs', 'docs', 'interface', 'sandbox', 'services', 'test']

/** README, ARCHITECTURE, every page in docs, and the READMEs of folders. */
export function allDocuments(): readonly Document[] {
  const pages = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
      .filter((file) => file.endsWith('.md'))
      .sort(),
  )
  return ['README.md', 'ARCHITECTURE.md', ...pages].map(readDocument)
}

/** Throws an Error when there is no such file. */
export function readDocument(file: string): Document {
  const text = readFileSync(file, 'utf8')
  const tokens = new MarkdownIt().parse(text, {})
  const inline = tokens.flatMap(({ children }) => children ?? [])
  const headings = tokens.filter((_token, index) => tokens[index - 1]?.type === 'heading_open')
  return {
    file,
    text,
    targets: inline.flatMap((token) =>
      [token.attrGet('href'), token.attrGet('src')].flatMap((it) => (it === null ? [] : String(it))),
    ),
    anchors: headings.map(anchorOf),
    codeWords: inline.filter(({ type }) => type === 'code_inline').map(({ content }) => content),
  }
}

/** GitHub’s rule: small letters, words joined by hyphens, nothing else. */
function anchorOf({ children }: Token): string {
  const title = (children ?? []).map(({ content }) => content).join('')
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
