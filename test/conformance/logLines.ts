import { readFileSync } from 'node:fs'
import { filesIn, isSource } from './sources'

/** A line that the bot writes to its log for whoever keeps it running. */
export interface LogLine {
  /** `warn`, `error` or `fatal`. */
  readonly level: string
  /** As it is written, with … for what is put in. */
  readonly message: string
}

/** The folders of what runs beside a tenant; the sandbox writes no log of the bot’s. */
const running = ['bot', 'cards', 'dialogs', 'interface', 'services'] as const

/**
 * Where a message is made that is no text where it is logged: by its source and what stands there, the source and the function
 * in which every text of three words or more is such a message.
 */
const madeElsewhere: Readonly<Record<string, { readonly file: string; readonly by: string }>> = {
  'bot/application.ts: warning': { file: 'services/remote/credential.ts', by: 'bySecret' },
  'bot/application.ts: credentialWarning': { file: 'bot/channelCredential.ts', by: 'channelCredentialWarning' },
  'bot/caseStore.ts: store.closed.sentence': { file: 'services/cases/store/sqliteFiles.ts', by: 'closeToOthers' },
  'bot/proposing.ts: sentence': { file: 'bot/proposing.ts', by: 'createProposingWatch' },
  'services/cases/queue/pgBossWorkQueue.ts: outdated': {
    file: 'services/cases/queue/pgBossWorkQueue.ts',
    by: 'tooNew',
  },
  'services/remote/powershell/child.ts: what': { file: 'services/remote/powershell/child.ts', by: 'listen' },
}

/** Every line of the product at level `warn`, `error` or `fatal`, each as often as it is written. Throws as {@link logLinesIn}. */
export function allLogLines(): readonly LogLine[] {
  return running
    .flatMap(filesIn)
    .filter(isSource)
    .flatMap((file) => logLinesIn(file, readFileSync(file, 'utf8')))
}

/**
 * The lines that one source logs. Throws an Error where one is written in a way that is not understood here: by something that
 * is not called `log`, or with a message that is neither a text nor known to be made elsewhere.
 */
export function logLinesIn(file: string, source: string): readonly LogLine[] {
  const calls = source.matchAll(/(?<receiver>[\w$?.()]*)\.(?<level>warn|error|fatal)\(/g)
  return [...calls].flatMap(({ 0: call, index, groups }) => {
    const { receiver = '', level = '' } = groups ?? {}
    // The commands beside the bot speak to whoever typed them.
    if (/\bconsole$/.test(receiver)) return []
    if (!/\blog\??$/.test(receiver)) throw new Error(`${file}: what does ${call} log?`)
    const said = argumentsFrom(source, index + call.length).at(-1) ?? ''
    return messagesOf(file, said).map((message) => ({ level, message }))
  })
}

function messagesOf(file: string, said: string): readonly string[] {
  if (isText(said)) return [wordsOf(said)]
  const made = madeElsewhere[`${file}: ${said}`]
  if (made === undefined) throw new Error(`${file}: what does it log by ${said}?`)
  return textsOf(made.file, made.by)
}

/** What a function says in three words or more, but for what it logs itself. */
function textsOf(file: string, name: string): readonly string[] {
  const source = readFileSync(file, 'utf8')
  const from = source.indexOf(`function ${name}(`)
  const to = source.indexOf('\n}\n', from)
  if (from < 0 || to < 0) throw new Error(`${file} has no function ${name}`)
  const body = source.slice(from, to).replaceAll(/\blog\.\w+\('[^']*'\)/g, '')
  const texts: string[] = []
  for (let at = 0; at < body.length;) {
    const isOne = isQuote(body.charAt(at))
    const end = isOne || isComment(body, at) ? endOf(body, at) : at + 1
    if (isOne) texts.push(wordsOf(body.slice(at, end)))
    at = end
  }
  return texts.filter((text) => text.split(' ').length >= 3)
}

/** The arguments of a call, from behind its bracket on. */
function argumentsFrom(source: string, start: number): readonly string[] {
  const found: string[] = []
  let from = start
  for (let at = start; at < source.length; at = endOf(source, at)) {
    const sign = source.charAt(at)
    if (sign !== ',' && sign !== ')') continue
    found.push(source.slice(from, at).trim())
    from = at + 1
    if (sign === ')') return found.filter((one) => one !== '')
  }
  throw new Error('A call has no end')
}

/** Whether it is one text and nothing else. */
function isText(source: string): boolean {
  return isQuote(source.charAt(0)) && endOf(source, 0) === source.length
}

/** What a text says, without its marks. */
function wordsOf(text: string): string {
  let words = ''
  for (let at = 1; at < text.length - 1;) {
    const isPutIn = text.startsWith('`') && text.startsWith('${', at)
    if (!isPutIn && text.charAt(at) === '\\') at += 1
    words += isPutIn ? '…' : text.charAt(at)
    at = isPutIn ? endOf(text, at + 1) : at + 1
  }
  return words
}

function isQuote(sign: string): boolean {
  return sign === "'" || sign === '"' || sign === '`'
}

function isComment(source: string, at: number): boolean {
  return source.startsWith('//', at)
}

/** Behind what begins there: a text, all that is in brackets, a comment to the end of its line, or one sign. */
function endOf(source: string, start: number): number {
  const sign = source.charAt(start)
  if (isQuote(sign)) return endOfText(source, start)
  if (isComment(source, start)) return start + (/^.*/.exec(source.slice(start))?.[0].length ?? 0)
  if (!/[([{]/.test(sign)) return start + 1
  let at = start + 1
  while (at < source.length && !/[)\]}]/.test(source.charAt(at))) at = endOf(source, at)
  return at + 1
}

function endOfText(source: string, start: number): number {
  const mark = source.charAt(start)
  let at = start + 1
  while (at < source.length && source.charAt(at) !== mark) {
    if (source.charAt(at) === '\\') at += 2
    else if (mark === '`' && source.startsWith('${', at)) at = endOf(source, at + 1)
    else at += 1
  }
  return at + 1
}
