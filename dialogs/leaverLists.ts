import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Message } from '../services/model/message'
import type { MomentWanted } from './typed/typed'
import type { LeaverRow } from '../services/leavers/matching'
import type { TableSaid } from '../services/leavers/said'
import type { CaseStore } from '../services/cases/store/caseStore'

/** A list of leavers as it was understood when it came. JSON. */
export interface LeaverList {
  readonly file: string
  readonly table: Pick<TableSaid, 'who' | 'when' | 'otherDays' | 'hiddenSheets' | 'unreadSheets'>
  /** What can be begun first, then by what became of them; each in the order of the file. */
  readonly rows: readonly LeaverRow[]
  readonly besides: boolean
  /** Title of the column whose days count, where several say when and its sender chose one. */
  readonly chosen?: string
  /** Where it was not sent: who they are that were looked up, and what there is to say of it. */
  readonly crowd?: {
    readonly title: Message
    readonly notes: readonly Message[]
    /** When, as it was typed. */
    readonly wanted: MomentWanted | undefined
  }
}

/**
 * The newest list of each person, for an hour, where every bot on the same cases finds it. What is kept there nobody can read
 * without the card that was answered with: its id is the key. All reject with JournalFault.
 */
export interface LeaverLists {
  /** The id by which its sender finds it again, and nobody else anything. */
  keep(personId: string, list: LeaverList): Promise<string>
  /** Undefined where it is somebody else's, an older one, or forgotten. */
  find(personId: string, listId: string | undefined): Promise<LeaverList | undefined>
  /** Removes those whose hour is over. */
  forgetOld(): Promise<void>
}

/** Milliseconds; the card says so. */
const kept = 60 * 60_000

const cipher = 'aes-256-gcm'
/** Bytes: of a key, of what makes two texts under one key differ, and of the proof that nothing was changed. */
const [keyLength, nonceLength, tagLength] = [32, 12, 16]

export function createLeaverLists(
  store: Pick<CaseStore, 'rememberConversation' | 'conversation' | 'conversationKeys' | 'forgetConversation'>,
  now: () => Date,
): LeaverLists {
  return {
    async keep(personId, list) {
      const key = randomBytes(keyLength)
      const older = await store.conversationKeys(beginningOf(personId))
      const until = new Date(now().getTime() + kept).toISOString()
      await store.rememberConversation(`${beginningOf(personId)}${until}`, { sealed: sealed(key, list) })
      for (const one of older) if (untilIn(one) !== until) await store.forgetConversation(one)
      return key.toString('base64url')
    },
    async find(personId, listId = '') {
      const newest = (await store.conversationKeys(beginningOf(personId))).at(-1)
      if (newest === undefined || isOver(newest, now())) return undefined
      return opened(Buffer.from(listId, 'base64url'), (await store.conversation(newest))?.['sealed'])
    },
    async forgetOld() {
      for (const one of await store.conversationKeys(everyList))
        if (isOver(one, now())) await store.forgetConversation(one)
    },
  }
}

const everyList = 'list:'

/** Behind it stands until when: so much shows without the key, and no row, name or day. */
function beginningOf(personId: string): string {
  return `${everyList}${personId} `
}

function untilIn(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1)
}

function isOver(key: string, now: Date): boolean {
  return Date.parse(untilIn(key)) <= now.getTime()
}

function sealed(key: Buffer, list: LeaverList): string {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, key, nonce)
  const text = Buffer.concat([sealing.update(JSON.stringify(list), 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), text]).toString('base64')
}

/** Undefined where it was sealed with another key, or is not as it was sealed. */
function opened(key: Buffer, text: unknown): LeaverList | undefined {
  if (key.length !== keyLength || typeof text !== 'string') return undefined
  const bytes = Buffer.from(text, 'base64')
  const [nonce, tag] = [bytes.subarray(0, nonceLength), bytes.subarray(nonceLength, nonceLength + tagLength)]
  try {
    const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAuthTag(tag)
    const own = Buffer.concat([opening.update(bytes.subarray(nonceLength + tagLength)), opening.final()])
    return JSON.parse(own.toString('utf8')) as LeaverList
  } catch {
    return undefined
  }
}
