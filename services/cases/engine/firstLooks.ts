import { contains, rankOf, type Precedence } from '../../model/precedence'
import type { AnyStep } from '../../steps/step'
import type { Journal } from '../journal/journal'
import type { WorkQueue } from '../queue/workQueue'
import type { CaseStore } from '../store/caseStore'
import { precedenceOf } from './precedence'

/** Cases that are read together: few questions to a database, and nobody waits for long. */
const together = 50

/**
 * Asks for a look at every unfinished case: at those whose leavers are still to be kept out as soon as they are known, and at
 * all others once every one was asked for that goes before them (promise 2). What cannot be read is said so by its look.
 */
export async function lookAtAll({
  store,
  journal,
  queue,
  steps,
}: {
  readonly store: Pick<CaseStore, 'unfinished'>
  readonly journal: Pick<Journal, 'loadSome'>
  readonly queue: Pick<WorkQueue, 'lookAt'>
  readonly steps: readonly AnyStep[]
}): Promise<void> {
  const all = await store.unfinished()
  const later: { readonly caseId: string; readonly precedence: Precedence }[] = []
  for (let from = 0; from < all.length; from += together) {
    const some = all.slice(from, from + together)
    const read = await journal.loadSome(some)
    for (const [index, caseId] of some.entries()) {
      const one = read[index]
      const theCase = one?.status === 'fulfilled' ? one.value : undefined
      const precedence = theCase === undefined ? 'case' : precedenceOf(theCase, steps)
      if (contains(precedence)) await queue.lookAt(caseId, undefined, precedence)
      else later.push({ caseId, precedence })
    }
  }
  const inOrder = later.toSorted((one, other) => rankOf(one.precedence) - rankOf(other.precedence))
  for (const { caseId, precedence } of inOrder) await queue.lookAt(caseId, undefined, precedence)
}
