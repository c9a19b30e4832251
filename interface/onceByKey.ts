import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { CaseStore } from '../services/cases/store/caseStore'

type Kept = Pick<CaseStore, 'rememberConversation' | 'conversation' | 'conversationKeys' | 'forgetConversation'>

/** How long the fingerprint of a request is kept, milliseconds. Its case is known by the key for as long as there is one. */
const kept = 30 * 24 * 60 * 60_000

const everyRequest = 'requested:'

/** Has what a program asks for by an `Idempotency-Key` done once, whichever of several bots is asked. */
export interface OnceByKey {
  /**
   * @param act begins it under an id that follows from program and key, and says whether something was begun
   * @returns undefined where the key stands for another request
   */
  run<Result extends { readonly ok: boolean }>(
    program: string,
    key: string,
    body: unknown,
    act: (id: string) => Promise<Result>,
  ): Promise<{ readonly id: string; readonly result: Result } | undefined>
  /** Forgets fingerprints whose time is over. Throws JournalFault. */
  forgetOld(): Promise<void>
}

/**
 * The id of what is begun follows from who asks and by which key: after a crash at any point the same request finds what it
 * began. Of the request no more than a fingerprint is kept.
 * @param alone does it while nobody does anything of this name, on any bot
 */
export function createOnceByKey(
  store: Kept,
  alone: <Result>(name: string, act: () => Promise<Result>) => Promise<Result>,
  now: () => Date,
): OnceByKey {
  return {
    run(program, key, body, act) {
      const id = idFor(program, key)
      const fingerprint = createHash('sha256')
        .update(canonicalize(body) ?? '')
        .digest('hex')
      const name = `${everyRequest}${id}`
      return alone(name, async () => {
        const before = (await store.conversation(name))?.['fingerprint']
        if (before !== undefined && before !== fingerprint) return undefined
        // Before anything is begun: a key that began something never begins another thing.
        if (before === undefined) await store.rememberConversation(name, { fingerprint, at: now().toISOString() })
        const result = await act(id)
        // Nothing was begun by it: it may be asked again, and otherwise.
        if (!result.ok) await store.forgetConversation(name)
        return { id, result }
      })
    },
    async forgetOld() {
      for (const name of await store.conversationKeys(everyRequest)) {
        const at = (await store.conversation(name))?.['at']
        if (typeof at !== 'string' || Date.parse(at) + kept <= now().getTime()) await store.forgetConversation(name)
      }
    },
  }
}

/** A UUID of version 8 (RFC 9562): 122 bits of a hash. Pure. */
function idFor(program: string, key: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([program, key]))
    .digest('hex')
  const variant = ((Number.parseInt(hash[16] ?? '0', 16) & 3) | 8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
