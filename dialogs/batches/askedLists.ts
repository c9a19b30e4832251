import { LRUCache } from 'lru-cache'
import { askedOn, askedTogether, type AskedOfMember, type MemberInView } from './batchMembers'

/** What cards of batches asked, and of whom, as they were shown lately: a press means what stood on its card. */
export interface AskedLists {
  /** Cards that ask this were just made. */
  remember(members: readonly MemberInView[], stepIds: readonly string[]): void
  /** Undefined when it was shown too long ago, or before this process began. */
  find(hash: string): readonly AskedOfMember[] | undefined
}

/** Lists in memory; one of a thousand people takes some hundred KB. */
const mostKept = 60

export function createAskedLists(): AskedLists {
  const lists = new LRUCache<string, readonly AskedOfMember[]>({ max: mostKept })
  return {
    remember(members, stepIds) {
      for (const stepId of [undefined, ...stepIds]) {
        const asked = askedOn(members, stepId)
        const together = askedTogether(asked)
        if (together !== undefined) lists.set(together.hash, asked)
      }
    },
    find: (hash) => lists.get(hash),
  }
}
