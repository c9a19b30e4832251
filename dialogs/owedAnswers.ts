import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Replicas } from '../services/cases/replicas/replicas'
import type { CaseStore } from '../services/cases/store/caseStore'
import type { ShownAt } from '../services/cases/journal/entry'
import type { Press, Turn } from './turn'
import type { Intention } from './typed/typed'

/** What somebody typed; of a file only that it was one, since its address is a secret. */
export type Asked = Exclude<Intention, { readonly kind: 'list' }> | { readonly kind: 'file' }

/** An answer that somebody was told to wait for, or that Teams does not wait for any more. JSON. */
export interface OwedAnswer {
  /** Since when; ISO 8601. */
  readonly at: string
  readonly turn: Pick<Turn, 'actor' | 'where' | 'language'>
  readonly to:
    /** `message`: its name among those that were seen. */
    | { readonly kind: 'typed'; readonly asked: Asked; readonly message: string }
    /** `at`: the message with the card that was pressed, where Teams says which. */
    | { readonly kind: 'pressed'; readonly pressed: Press; readonly at?: ShownAt }
  /** Whoever answered in the place of a bot that was gone had begun, and is gone as well. */
  readonly isTriedAgain?: true
}

/** An answer that this bot owes. */
export interface Owing {
  /** Whether it is this bot's to give still: another one takes over from a bot that was frozen or cut off. */
  isOurs(): Promise<boolean>
  /** It was given. */
  end(): Promise<void>
}

/** What is owed, known to every bot on the same cases: when the one that owes it is gone, another one answers, once. */
export interface OwedAnswers {
  /** Resolves when it is known. Where nothing can be kept, the answer is owed all the same, and by this bot alone. */
  owe(answer: OwedAnswer): Promise<Owing>
  /** Gives what was left owing by bots that are gone. Throws JournalFault. */
  giveLeft(give: (answer: OwedAnswer) => Promise<void>): Promise<void>
}

export interface OwedAnswersTools {
  readonly store: Pick<CaseStore, 'rememberConversation' | 'conversation' | 'conversationKeys' | 'forgetConversation'>
  readonly replicas: Pick<Replicas, 'alone' | 'aloneIfFree'>
  readonly log: Logger
}

const everyOwed = 'owed:'
const owedByNobody: Owing = { isOurs: async () => true, end: async () => undefined }

/** Whoever owes an answer holds a lock of its name, which goes with its bot: what is kept and not held is left owing. */
export function createOwedAnswers({ store, replicas, log }: OwedAnswersTools): OwedAnswers {
  /** Of this bot: a lock in a file holds nobody up. */
  const own = new Set<string>()
  const find = async (key: string) => (await store.conversation(key)) as OwedAnswer | undefined
  return {
    owe: (answer) =>
      new Promise((resolve) => {
        const key = `${everyOwed}${answer.at} ${randomUUID()}`
        own.add(key)
        const hold = async (still: () => boolean): Promise<void> => {
          await store.rememberConversation(key, { ...answer })
          const isOurs = async (): Promise<boolean> => still() || (await isWaiting(key))
          await new Promise<void>((ended) => {
            const end = async (): Promise<void> => {
              ended()
              await held
            }
            resolve({ isOurs, end })
          })
          if (await isOurs()) await store.forgetConversation(key)
        }
        const held: Promise<void> = replicas
          .alone(key, hold)
          .catch((error: unknown) => log.warn({ err: error }, 'An answer that is owed could not be kept'))
          .finally(() => {
            own.delete(key)
            resolve(owedByNobody)
          })
      }),
    async giveLeft(give) {
      for (const key of await store.conversationKeys(everyOwed))
        if (!own.has(key)) await replicas.aloneIfFree(key, () => giveOne(key, give))
    },
  }

  async function isWaiting(key: string): Promise<boolean> {
    const owed = await find(key).catch(() => undefined)
    return owed !== undefined && owed.isTriedAgain === undefined
  }

  async function giveOne(key: string, give: (answer: OwedAnswer) => Promise<void>): Promise<void> {
    const owed = await find(key)
    if (owed === undefined) return
    await store.rememberConversation(key, { ...owed, isTriedAgain: true })
    await give(owed).catch((error: unknown) => log.error({ err: error }, 'An answer that was left owing failed'))
    await store.forgetConversation(key)
  }
}
