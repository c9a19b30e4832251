import { setImmediate as othersFirst } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import type { CaseStore } from '../store/caseStore'
import { JournalFault } from '../store/journalFault'
import { peopleIn } from '../../facts/people'
import { decisionsOf, foldCase, foldOn, type OffboardingCase } from './case'
import type { Actor, CaseEvent, Entry, PressKey } from './entry'

export { botActor } from './entry'

/** Reads and extends cases; every fact is on disk before the next thing happens (promise 10). */
export interface Journal {
  load(caseId: string): Promise<OffboardingCase | undefined>
  /**
   * Several cases with few questions to the store, each at its place: undefined where there is none, rejected where its entries
   * make none. For who looks at many.
   */
  loadSome(caseIds: readonly string[]): Promise<readonly PromiseSettledResult<OffboardingCase | undefined>[]>
  /**
   * Those of these cases in which this person is the leaver's manager, or whose decisions name them: asked of all that are open
   * when somebody leaves, so that it is one question for all of them, and nothing is read of one that did not change.
   */
  naming(caseIds: readonly string[], personId: string): Promise<readonly string[]>
  /** Opens a case. False when the id is taken. */
  open(caseId: string, by: Actor, event: CaseEvent & { readonly kind: 'opened' }): Promise<boolean>
  /**
   * Appends what `decide` makes of the case as it is now, and decides anew when somebody else was first. Returns the
   * case with the new entries; unchanged when `decide` returns none. Throws when there is no such case.
   * @param press the press that does this, so that its next delivery is known for what it is
   */
  record(
    caseId: string,
    by: Actor,
    decide: (theCase: OffboardingCase) => readonly CaseEvent[],
    press?: PressKey,
  ): Promise<OffboardingCase>
  /**
   * Looks at other cases and writes in one, while no person's press writes in any: what was seen still holds then, whichever
   * of several bots on the store the others press at.
   */
  underPressLock<Result>(act: () => Promise<Result>): Promise<Result>
}

/** Cases in memory at a time; one takes some hundred KB. */
const mostKept = 200

/** Of so many cases it is known whom they name: some hundred bytes each. */
const mostNamed = 20_000

/**
 * @param now the clock, for the entries' times
 * @param changed told after each append; must not throw and is not waited for
 */
export function createJournal(
  store: CaseStore,
  now: () => Date,
  changed: (caseId: string, events: readonly CaseEvent[]) => void,
): Journal {
  const append = async (
    caseId: string,
    revision: number,
    by: Actor,
    events: readonly CaseEvent[],
    press?: PressKey,
  ): Promise<boolean> => {
    const at = now().toISOString()
    const appended = await store.append(
      caseId,
      revision,
      events.map((event) => ({ at, by, event, ...(press === undefined ? {} : { press }) })),
    )
    if (appended.ok) changed(caseId, events)
    return appended.ok
  }
  // What is read of a case is kept, and only what came since is read again: a case of a thousand entries is not opened a
  // thousand times. The store says what there is; this is never asked instead.
  const known = new LRUCache<string, OffboardingCase>({ max: mostKept })
  const load = async (caseId: string): Promise<OffboardingCase | undefined> => {
    const before = known.get(caseId)
    return after(caseId, before, await store.readAfter(caseId, before?.revision ?? 0))
  }
  const loadSome = async (caseIds: readonly string[]) => {
    const before = new Map(caseIds.map((caseId) => [caseId, known.get(caseId)]))
    const entries = await store.readSomeAfter(
      [...before].map(([caseId, one]) => ({ caseId, revision: one?.revision ?? 0 })),
    )
    return Promise.allSettled(caseIds.map(async (caseId) => after(caseId, before.get(caseId), entries.get(caseId))))
  }
  const after = (
    caseId: string,
    before: OffboardingCase | undefined,
    entries: readonly Entry[] | undefined,
  ): OffboardingCase | undefined => {
    // Whoever asks at the same moment gets the same case, so that what is worked out of it is worked out once.
    const meanwhile = known.get(caseId)
    const reached = entries?.at(-1)?.revision ?? before?.revision ?? 0
    if (entries !== undefined && meanwhile !== undefined && meanwhile.revision >= reached) return meanwhile
    const theCase =
      entries === undefined ? undefined : before === undefined ? foldCase(entries) : foldOn(before, entries)
    if (theCase === undefined) known.delete(caseId)
    else known.set(caseId, theCase)
    return theCase
  }

  const named = new LRUCache<string, Named>({ max: mostNamed })
  const namedIn = async (caseId: string, revision: number): Promise<Named | undefined> => {
    const before = named.get(caseId)
    if (before?.revision === revision) return before
    // A journal in a file answers at once: without this nobody would be heard until thousands were read.
    await othersFirst()
    const theCase = await load(caseId)
    if (theCase === undefined) {
      named.delete(caseId)
      return undefined
    }
    const now = whomItNames(theCase)
    named.set(caseId, now)
    return now
  }
  const naming = async (caseIds: readonly string[], personId: string): Promise<readonly string[]> => {
    const found: string[] = []
    for (const [caseId, revision] of await store.revisions(caseIds)) {
      try {
        if ((await namedIn(caseId, revision))?.ids.has(personId) === true) found.push(caseId)
      } catch (error) {
        if (error instanceof JournalFault) throw error
        // What cannot be made of one of them holds up none of the others; whoever goes on with it says so.
        found.push(caseId)
      }
    }
    return found
  }

  const one = pLimit(1)

  return {
    load,
    loadSome,
    naming,
    underPressLock: (act) => one(() => store.alone(act)),
    open: (caseId, by, event) => append(caseId, 0, by, [event]),
    async record(caseId, by, decide, press) {
      for (;;) {
        const theCase = await load(caseId)
        if (theCase === undefined) throw new Error(`There is no case ${caseId}`)
        const events = decide(theCase)
        if (events.length === 0) return theCase
        if (await append(caseId, theCase.revision, by, events, press)) return (await load(caseId)) ?? theCase
      }
    },
  }
}

/** Whom a case names as it is at a revision. */
interface Named {
  readonly revision: number
  readonly ids: ReadonlySet<string>
}

function whomItNames(theCase: OffboardingCase): Named {
  const { revision, employee } = theCase
  const people = [...peopleIn(decisionsOf(theCase)), ...(employee.manager === undefined ? [] : [employee.manager])]
  return { revision, ids: new Set(people.map(({ id }) => id)) }
}
