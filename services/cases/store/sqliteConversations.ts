import type Database from 'libsql'
import { sha256 } from '../journal/seal'
import type { ConversationReferenceData } from './caseStore'
import { bytesOf, textIn } from './sqliteText'

interface ConversationRow {
  readonly key: Uint8Array
  readonly reference: Uint8Array
}

/**
 * How people and the channel are reached, with a checksum each: the bot sends what is about people there, so a changed
 * letter must not go unseen.
 */
export function conversationsIn(database: Database.Database) {
  const all = database.prepare(`SELECT ${bytesOf('key', 'reference')} FROM conversations`)
  const one = database.prepare(`SELECT ${bytesOf('key', 'reference')} FROM conversations WHERE key = ?`)
  // An index finds what stands between the two; behind the second no key begins as the first.
  const from = database.prepare(`SELECT ${bytesOf('key')} FROM conversations WHERE key >= ? AND key < ? ORDER BY key`)
  const lose = database.prepare('DELETE FROM conversations WHERE key = ?')
  const write = database.prepare(
    'INSERT INTO conversations (key, reference) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET reference = excluded.reference',
  )
  return {
    remember(key: string, reference: ConversationReferenceData): void {
      const text = JSON.stringify(reference)
      write.run(key, `${text}\n${sumOf(key, text)}`)
    },
    find(key: string): ConversationReferenceData | undefined {
      const row = one.get(key) as ConversationRow | undefined
      return row === undefined ? undefined : (JSON.parse(partsOf(row).text) as ConversationReferenceData)
    },
    keysFrom: (beginning: string): readonly string[] =>
      (from.all(beginning, `${beginning}\u{10FFFF}`) as Pick<ConversationRow, 'key'>[]).map(({ key }) => textIn(key)),
    forget: (key: string): void => void lose.run(key),
    everyOne: (): readonly (readonly [string, ConversationReferenceData])[] =>
      (all.all() as ConversationRow[])
        .map(partsOf)
        .map(({ key, text }) => [key, JSON.parse(text) as ConversationReferenceData]),
    /** Whether each is as it was written; what an earlier version kept has no checksum and is at least JSON. */
    isWhole: (): boolean =>
      (all.all() as ConversationRow[]).map(partsOf).every(({ key, text, sum }) => {
        if (sum !== undefined) return sum === sumOf(key, text)
        return typeof JSON.parse(text) === 'object'
      }),
  }
}

function partsOf(row: ConversationRow) {
  const [text = '', sum] = textIn(row.reference).split('\n')
  return { key: textIn(row.key), text, sum }
}

function sumOf(key: string, text: string): string {
  return sha256(`${key}\n${text}`)
}
