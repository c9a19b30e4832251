import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import type { Journal } from '../../services/cases/journal/journal'
import type { CaseStore } from '../../services/cases/store/caseStore'
import type { CaseSettings } from '../settings'
import { digestOf, type MemberDigest } from './memberDigest'

/** The digests of all members of the batches that are looked at, in memory. */
export interface MemberDigests {
  /**
   * How these cases stand now, by case id; what is not known any more is left out. The store is asked once which of them
   * changed, and nothing is read of the others. Throws JournalFault.
   */
  of(caseIds: readonly string[]): Promise<ReadonlyMap<string, MemberDigest>>
}

/** Cases that are asked about at the same time: a thousand of them keep nobody else from the store. */
const askedAtOnce = 8
/** Digests in memory, some KB each: those of the batches that were looked at last. */
const mostKept = 10_000

export function createMemberDigests(
  { journal, store }: { readonly journal: Pick<Journal, 'load'>; readonly store: Pick<CaseStore, 'revisions'> },
  settings: CaseSettings,
): MemberDigests {
  const known = new LRUCache<string, MemberDigest>({ max: mostKept })
  const some = pLimit(askedAtOnce)
  const renewed = async (caseId: string, revision: number | undefined): Promise<MemberDigest | undefined> => {
    const before = known.get(caseId)
    if (before !== undefined && before.revision === revision) return before
    const theCase = await journal.load(caseId)
    if (theCase === undefined) {
      known.delete(caseId)
      return undefined
    }
    const digest = digestOf(theCase, settings)
    known.set(caseId, digest)
    return digest
  }
  return {
    async of(caseIds) {
      // Another replica may have written: the store says whether it did.
      const revisions = await store.revisions(caseIds)
      const digests = await Promise.all(caseIds.map((caseId) => some(() => renewed(caseId, revisions.get(caseId)))))
      return new Map(digests.flatMap((digest) => (digest === undefined ? [] : [[digest.caseId, digest] as const])))
    },
  }
}
