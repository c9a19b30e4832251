import { casesOf, type Batch } from '../../services/batches/batchState'
import type { Calling } from '../../services/cases/engine/approversCalled'
import type { DialogTools } from '../dialogTools'
import { stepsWithCard, type BatchInView } from '../views/batch'
import { hasThread } from '../views/batchThread'
import { createAskedLists } from './askedLists'
import { showBatch } from './batchDelivery'
import { membersOf } from './batchMembers'
import type { BatchThreads } from './batchThreads'
import { carryOutDecided } from './decidedForAll'
import { createMemberDigests } from './memberDigests'

export interface BatchThreadsTools {
  /** Late, because what dialogs work with tells this of changes. */
  readonly dialogs: () => DialogTools
  /** Does it while no other replica does the same. */
  readonly alone: <Result>(name: string, act: () => Promise<Result>) => Promise<Result>
  /** How approvers are called; nobody is when left out. */
  readonly calling?: Calling
  /** Before the n-th retry, milliseconds. */
  readonly pause: (count: number) => number
}

/** A card is updated no sooner after it was than this, however much happens; milliseconds. */
export const betweenUpdates = 3_000

export function createBatchThreads(tools: BatchThreadsTools): BatchThreads {
  const { dialogs, alone, calling, pause } = tools
  const looking = new Map<string, { again: boolean; done: Promise<void> }>()
  const timers = new Map<string, { readonly timer: NodeJS.Timeout; readonly at: number }>()
  const shownAt = new Map<string, number>()
  const failures = new Map<string, number>()
  const batchOf = new Map<string, string>()
  const lists = createAskedLists()
  let stopped = false
  let digests: ReturnType<typeof createMemberDigests> | undefined

  const isStopped = (): boolean => stopped

  const viewOf = async (batch: Batch): Promise<BatchInView> => {
    const { journal, store, settings } = dialogs()
    digests ??= createMemberDigests({ journal, store }, settings)
    const caseIds = casesOf(batch)
    for (const caseId of caseIds) batchOf.set(caseId, batch.batchId)
    const view = { batch, members: membersOf(batch, await digests.of(caseIds)) }
    lists.remember(view.members, stepsWithCard(view, settings))
    return view
  }

  /** The soonest of several wishes counts. */
  const later = (batchId: string, wait: number): void => {
    const at = performance.now() + wait
    const known = timers.get(batchId)
    if (stopped || (known !== undefined && known.at <= at)) return
    clearTimeout(known?.timer)
    const timer = setTimeout(() => {
      timers.delete(batchId)
      lookAt(batchId)
    }, wait)
    timers.set(batchId, { timer, at })
  }

  const look = async (batchId: string): Promise<void> => {
    const { batchJournal, journal, engine, settings, log } = dialogs()
    const isCarriedOut = await carryOutDecided({ batches: batchJournal, journal, engine, settings, log }, batchId)
    // What failed in one of the cases is tried again by itself: nothing else may come to happen in the batch.
    if (!isCarriedOut) comeBack(batchId)
    const wait = betweenUpdates - (performance.now() - (shownAt.get(batchId) ?? -betweenUpdates))
    if (wait > 0) return later(batchId, wait)
    shownAt.set(batchId, performance.now())
    const batch = await batchJournal.load(batchId)
    if (batch === undefined || !hasThread(batch)) return
    const next = await showBatch({ ...dialogs(), ...(calling === undefined ? {} : { calling }) }, await viewOf(batch))
    if (next === 'refused') return comeBack(batchId)
    if (isCarriedOut) failures.delete(batchId)
    if (next !== undefined)
      later(batchId, Math.min(longestWait, Math.max(0, next.getTime() - dialogs().now().getTime())))
  }

  const comeBack = (batchId: string): void => {
    const count = (failures.get(batchId) ?? 0) + 1
    failures.set(batchId, count)
    later(batchId, pause(count))
  }

  const run = async (batchId: string, state: { again: boolean }): Promise<void> => {
    do {
      state.again = false
      try {
        await alone(`thread of batch ${batchId}`, () => look(batchId))
      } catch (error) {
        dialogs().log.warn(
          { batchId, err: error },
          'The thread of a batch could not be brought up to date; it is tried again',
        )
        comeBack(batchId)
      }
    } while (state.again && !isStopped())
    looking.delete(batchId)
  }

  const lookAt = (batchId: string): void => {
    if (stopped) return
    const known = looking.get(batchId)
    if (known !== undefined) {
      known.again = true
      return
    }
    const state = { again: false, done: Promise.resolve() }
    looking.set(batchId, state)
    state.done = run(batchId, state)
  }

  const idle = async (): Promise<void> => {
    await Promise.allSettled([...looking.values()].map(({ done }) => done))
  }

  return {
    lookAt,
    caseChanged(caseId) {
      const batchId = batchOf.get(caseId)
      if (batchId !== undefined) later(batchId, changesWait)
    },
    viewOf,
    askedBy: (hash) => lists.find(hash),
    async start() {
      for (const batchId of await dialogs().batchJournal.unfinished()) lookAt(batchId)
    },
    idle,
    async stop() {
      stopped = true
      for (const { timer } of timers.values()) clearTimeout(timer)
      await idle()
    },
  }
}

/** How long a change of a case waits for those of others, milliseconds. */
const changesWait = 500
/** Node’s timers know no longer wait than some weeks, and clocks are set; milliseconds. */
const longestWait = 60 * 60_000
