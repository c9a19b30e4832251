import { statfsSync } from 'node:fs'
import path from 'node:path'

/**
 * Why nothing can be recorded: no room, not allowed to write, the content is not what was written, it is not where it was,
 * another program holds it, or something else that the database names; and of a database that is a server of its own: it does
 * not let the bot in, or does not answer.
 */
export type FaultKind = 'full' | 'readOnly' | 'damaged' | 'gone' | 'held' | 'failing' | 'refused' | 'unreachable'

/** Says what is wrong, what it means and what to do. */
type Sentence = (journal: string, kind: FaultKind, detail: string) => string

/**
 * The journal cannot be written, or not be believed. The message is a sentence for the operator and names the file or
 * the database; `told` is the same without it, for whoever may ask how the bot is and for people.
 */
export class JournalFault extends Error {
  override readonly name = 'JournalFault'
  readonly told: string

  /** @param detail what exactly was found, as the end of a sentence; without a path in it */
  constructor(
    readonly kind: FaultKind,
    readonly file: string,
    readonly detail = '',
    options?: ErrorOptions,
    sentence: Sentence = fileSentence,
  ) {
    super(sentence(`The journal ${file}`, kind, detail), options)
    this.told = sentence('The journal', kind, detail)
  }
}

/**
 * What an error of the database or the file system means for the journal; undefined when it is none of the journal’s
 * state but a mistake of ours.
 */
export function faultOf(error: unknown, file: string): JournalFault | undefined {
  if (error instanceof JournalFault) return error
  const code = codeOf(error)
  const known = kinds.find(([codes]) => codes.test(code))?.[1]
  const kind = known === 'failing' && !hasRoom(file) ? 'full' : known
  return kind === undefined
    ? undefined
    : new JournalFault(kind, file, code.startsWith('ERR_ENCODING') ? 'a text in it is none' : code, { cause: error })
}

/** SQLite’s result codes (https://www.sqlite.org/rescode.html) and Node’s. A row that is no text is `ERR_ENCODING…`. */
const kinds: readonly (readonly [RegExp, FaultKind])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/, 'full'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/, 'readOnly'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|ERR_ENCODING)/, 'damaged'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL)/, 'held'],
  [/^(SQLITE_IOERR|SQLITE_NOMEM|SQLITE_NOLFS|EIO)/, 'failing'],
]

/** On a full disk SQLite says of some files no more than that they could not be written. */
function hasRoom(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path.dirname(file))
    return bavail * bsize > 64 * 1024
  } catch {
    return true
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

function fileSentence(journal: string, kind: FaultKind, detail: string): string {
  const because = detail === '' ? '' : ` (${detail})`
  switch (kind) {
    case 'full':
      return `${journal} cannot be written because the disk is full${because}: make room, and the bot goes on by itself.`
    case 'readOnly':
      return `${journal} cannot be written because the bot’s account may not write it or its folder${because}: allow that, and start the bot again if it has ended.`
    case 'damaged':
      return `${journal} is damaged${because}: stop the bot, keep what is there, and put a backup back with npm run backup:restore.`
    case 'gone':
      return `${journal} is not where the bot keeps it${because}: put it back, or a backup with npm run backup:restore, and start the bot again.`
    case 'held':
      return `${journal} is being held by another program${because}: end what has it open, and the bot goes on by itself.`
    case 'failing':
    case 'refused':
    case 'unreachable':
      return `${journal} cannot be read or written${because}: look after its disk, and start the bot again.`
  }
}
