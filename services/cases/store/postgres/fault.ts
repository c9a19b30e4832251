import { NoDatabaseToken } from '../../database/address'
import { JournalFault, type FaultKind } from '../journalFault'

/**
 * What an error of PostgreSQL or of the way to it means for the journal; undefined when it is a mistake of ours. Codes:
 * PostgreSQL’s errcodes appendix, and Node’s.
 * @param place names the database, without a secret
 */
export function faultOf(error: unknown, place: string): JournalFault | undefined {
  if (error instanceof JournalFault) return error
  if (!(error instanceof Error)) return undefined
  if (error instanceof NoDatabaseToken)
    return new JournalFault('refused', place, error.message, { cause: error }, databaseSentence)
  const code = codeOf(error)
  const kind = kinds.find(([codes]) => codes.test(code))?.[1] ?? (isCut(error) ? 'unreachable' : undefined)
  return kind === undefined
    ? undefined
    : new JournalFault(kind, place, code === '' ? error.message : code, { cause: error }, databaseSentence)
}

/** A fault that was not an error but was found. */
export function found(kind: FaultKind, place: string, detail: string): JournalFault {
  return new JournalFault(kind, place, detail, undefined, databaseSentence)
}

/** Whether nobody knows if a statement was carried out: the connection ended before its answer. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && (/^(08|57P|E[A-Z]+$)/.test(codeOf(error)) || isCut(error))
}

/** SQLSTATE, or undefined. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

const kinds: readonly (readonly [RegExp, FaultKind])[] = [
  [/^53100$/, 'full'],
  [/^(25006|42501)$/, 'readOnly'],
  [/^(XX001|XX002)$/, 'damaged'],
  [/^(42P01|3F000|42703)$/, 'gone'],
  [/^(28|3D000)/, 'refused'],
  [/^(55P03|40P01|40001)$/, 'held'],
  [/^(58|F0|XX000|53200)/, 'failing'],
  [/^(08|57|53)/, 'unreachable'],
  [
    /^(ECONN|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|EHOST|ENET|ENOENT|EACCES|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/,
    'unreachable',
  ],
]

/** What `pg` says, without a code, of a connection that ended or did not come about. */
function isCut({ message }: Error): boolean {
  return /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|The server does not support SSL|Client (was closed|has encountered a connection error))/i.test(
    message,
  )
}

function databaseSentence(journal: string, kind: FaultKind, detail: string): string {
  const because = detail === '' ? '' : ` (${detail})`
  switch (kind) {
    case 'full':
      return `${journal} cannot be written because the database’s disk is full${because}: make room, and the bot goes on by itself.`
    case 'readOnly':
      return `${journal} cannot be written because the database takes no writes from the bot${because}: let its role write, or name the server that takes them, and the bot goes on by itself.`
    case 'damaged':
      return `${journal} is damaged${because}: stop the bot, and put a backup of the database back.`
    case 'gone':
      return `${journal} is not in the database as the bot keeps it${because}: put a backup of the database back, and start the bot again.`
    case 'held':
      return `${journal} is being held by somebody else in the database${because}: end what holds it, and the bot goes on by itself.`
    case 'failing':
      return `${journal} cannot be read or written${because}: look after the database server, and the bot goes on by itself.`
    case 'refused':
      return `${journal} cannot be reached because the database does not let the bot in${because}: look at DATABASE_URL and the bot’s role there; once it is let in, the bot goes on by itself.`
    case 'unreachable':
      return `${journal} cannot be reached${because}: look after the database and the network to it, and the bot goes on by itself.`
  }
}
