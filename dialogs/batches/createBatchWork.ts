import pLimit from 'p-limit'
import { casesOf, waitingMembers, type Batch, type OpenOrder } from '../../services/batches/batchState'
import { isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { botActor } from '../../services/cases/journal/entry'
import type { DialogTools } from '../dialogTools'
import { makePlan, planIsDue } from '../planning'
import type { BatchWork } from './batchWork'
import { carryOutIn, casesAtOnce, casesOfOrder, isRequesterOrder, type RequesterOrder } from './carryOut'
import { decisionsFor } from './decideMember'
import { draftMoment } from './memberMoment'
import { leftOutAll, openMember, takenOut } from './openMember'
import type { PlanDelivery } from './planDelivery'

/** Milliseconds. */
const soon = 1_000
const firstPause = 2_000
const longestPause = 5 * 60_000

export interface BatchWorkTools {
  readonly dialogs: () => DialogTools
  readonly delivery: PlanDelivery
  /** Does it while no other replica does the same. */
  readonly alone: <Result>(name: string, act: () => Promise<Result>) => Promise<Result>
}

export function createBatchWork({ dialogs, delivery, alone }: BatchWorkTools): BatchWork {
  const underWay = new Map<string, { again: boolean; done: Promise<void> }>()
  const timers = new Map<string, NodeJS.Timeout>()
  const failures = new Map<string, number>()
  const batchOf = new Map<string, string>()
  let stopped = false

  const later = (batchId: string, wait: number): void => {
    if (stopped || timers.has(batchId)) return
    const timer = setTimeout(() => {
      timers.delete(batchId)
      lookAt(batchId)
    }, wait)
    timers.set(batchId, timer)
  }

  const look = async (batchId: string): Promise<void> => {
    const tools = dialogs()
    const batch = await tools.batchJournal.load(batchId)
    if (batch === undefined) return
    for (const caseId of casesOf(batch)) batchOf.set(caseId, batchId)
    const isWhole = await goOn(tools, batch, () => stopped)
    await delivery.show(batchId)
    if (isWhole) failures.delete(batchId)
    else comeBack(batchId)
  }

  const comeBack = (batchId: string): void => {
    const count = (failures.get(batchId) ?? 0) + 1
    failures.set(batchId, count)
    later(batchId, Math.min(longestPause, firstPause * 2 ** (count - 1)))
  }

  const run = async (batchId: string, state: { again: boolean }): Promise<void> => {
    do {
      state.again = false
      try {
        await alone(`batch ${batchId}`, () => look(batchId))
      } catch (error) {
        dialogs().log.warn({ batchId, err: error }, 'A batch could not go on; it is tried again')
        comeBack(batchId)
      }
    } while (state.again)
    underWay.delete(batchId)
  }

  const lookAt = (batchId: string): void => {
    if (stopped) return
    const known = underWay.get(batchId)
    if (known !== undefined) {
      known.again = true
      return
    }
    const state = { again: false, done: Promise.resolve() }
    underWay.set(batchId, state)
    state.done = run(batchId, state)
  }

  const idle = async (): Promise<void> => {
    await Promise.allSettled([...underWay.values()].map(({ done }) => done))
  }

  return {
    lookAt,
    plansOf: (batch) => delivery.plansOf(batch),
    caseChanged(caseId) {
      const batchId = batchOf.get(caseId)
      if (batchId === undefined) return
      delivery.caseChanged(caseId)
      later(batchId, soon)
    },
    async start() {
      for (const batchId of await dialogs().batchJournal.unfinished()) lookAt(batchId)
    },
    idle,
    async stop() {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      delivery.stop()
      await idle()
    },
  }
}

/** One look at a batch; false when something is to be tried again. Throws JournalFault. */
async function goOn(tools: DialogTools, batch: Batch, isStopped: () => boolean): Promise<boolean> {
  const isOpened = await openWaiting(tools, batch, isStopped)
  const now = (await tools.batchJournal.load(batch.batchId)) ?? batch
  const isEnded = await endDrafts(tools, now, isStopped)
  const isPlanned = await planAll(tools, now, isStopped)
  const isCarriedOut = await carryOutAll(tools, now, isStopped)
  await endIfOver(tools, batch.batchId)
  return isOpened && isEnded && isPlanned && isCarriedOut
}

async function openWaiting(tools: DialogTools, batch: Batch, isStopped: () => boolean): Promise<boolean> {
  const waiting = waitingMembers(batch)
  if (waiting.length === 0 || batch.phase === 'ended') return true
  const admitted = await tools.access.operator(batch.requester)
  if (!admitted.ok) {
    if (admitted.barrier === 'busy') return false
    await tools.batchJournal.record(batch.batchId, botActor, (now) => leftOutAll(waitingMembers(now), admitted.why))
    return true
  }
  return forEachOf(tools, waiting, isStopped, async (member) => {
    // Somebody may have stopped all of it meanwhile.
    const stopped = await stoppedBy(tools, batch)
    const event =
      stopped === undefined
        ? await openMember(tools, batch, member, admitted.account)
        : { kind: 'memberLeftOut' as const, employeeId: member.employeeId, why: takenOut(stopped) }
    await tools.batchJournal.record(batch.batchId, botActor, (now) =>
      waitingMembers(now).some(({ employeeId }) => employeeId === member.employeeId) ? [event] : [],
    )
  })
}

/** Who stopped all of a batch by now; undefined while nobody did. */
async function stoppedBy({ batchJournal }: DialogTools, { batchId }: Batch): Promise<string | undefined> {
  return (await batchJournal.load(batchId))?.stopped?.by.displayName
}

async function planAll(tools: DialogTools, batch: Batch, isStopped: () => boolean): Promise<boolean> {
  const { plansAsked, phase, requester } = batch
  if (plansAsked === undefined || phase !== 'deciding') return true
  const { id, displayName } = requester
  return forEachOf(tools, casesOf(batch), isStopped, async (caseId) => {
    const theCase = await tools.journal.load(caseId)
    if (theCase === undefined || !isBeingDecided(theCase)) return
    const lacks = (now: OffboardingCase) => [...decisionsFor(now, batch, tools.settings), ...momentFor(now, batch)]
    if (lacks(theCase).length === 0 && theCase.plan !== undefined) return
    const decided = await tools.journal.record(caseId, { id, displayName }, lacks)
    if (planIsDue(decided, tools.settings)) await makePlan(tools, decided)
  })
}

/** What its case lacks of when all of it is carried out. */
function momentFor(theCase: OffboardingCase, batch: Batch) {
  const member = batch.members.find(({ caseId }) => caseId === theCase.caseId)
  return member === undefined ? [] : draftMoment(theCase, batch, member)
}

async function carryOutAll(tools: DialogTools, batch: Batch, isStopped: () => boolean): Promise<boolean> {
  for (const order of batch.orders) {
    const { event } = order
    if (!isRequesterOrder(event)) continue
    if (!(await carryOutOne(tools, batch, { ...order, event }, isStopped))) return false
  }
  return true
}

async function carryOutOne(
  tools: DialogTools,
  batch: Batch,
  order: OpenOrder & { readonly event: RequesterOrder },
  isStopped: () => boolean,
): Promise<boolean> {
  const { batchId, members } = batch
  const isWhole = await forEachOf(tools, casesOfOrder(batch, order), isStopped, async (caseId) => {
    // What is not sent yet when all of it is stopped is not sent any more.
    if (order.event.kind === 'batchSubmitted' && (await stoppedBy(tools, batch)) !== undefined) return
    const why = await carryOutIn(tools, batch, order, caseId)
    const member = members.find((one) => one.caseId === caseId)
    if (why === undefined || member === undefined) return
    await tools.batchJournal.record(batchId, botActor, () => [
      { kind: 'memberLeftOut', employeeId: member.employeeId, why },
    ])
  })
  if (!isWhole || isStopped()) return false
  await tools.batchJournal.record(batchId, botActor, (now) =>
    now.orders.some(({ revision }) => revision === order.revision)
      ? [{ kind: 'carriedOut', order: order.revision }]
      : [],
  )
  return true
}

/** Nothing goes on with the cases of those who were left out, or all of whom were: they were drafts. */
async function endDrafts(tools: DialogTools, { members }: Batch, isStopped: () => boolean): Promise<boolean> {
  const out = members.flatMap(({ caseId, leftOut }) => (caseId === undefined || leftOut === undefined ? [] : [caseId]))
  return forEachOf(tools, out, isStopped, async (caseId) => {
    const theCase = await tools.journal.load(caseId)
    if (theCase === undefined || isClosed(theCase)) return
    await tools.journal.record(caseId, botActor, (now) =>
      isBeingDecided(now) && now.steps.every(({ ordered }) => ordered === undefined) ? [{ kind: 'cancelled' }] : [],
    )
  })
}

async function endIfOver(tools: DialogTools, batchId: string): Promise<void> {
  const batch = await tools.batchJournal.load(batchId)
  if (batch === undefined || batch.phase === 'ended' || batch.phase === 'reading' || batch.orders.length > 0) return
  const caseIds = casesOf(batch)
  for (const caseId of caseIds) {
    const theCase = await tools.journal.load(caseId)
    if (theCase !== undefined && !isClosed(theCase)) return
  }
  const how = batch.submitted === undefined || caseIds.length === 0 ? 'cancelled' : 'completed'
  await tools.batchJournal.record(batchId, botActor, (now) =>
    now.phase === 'ended' || now.revision !== batch.revision ? [] : [{ kind: 'batchEnded', how }],
  )
}

/** A few at a time; one that fails keeps no other from going on. False when one did, or it was stopped. */
async function forEachOf<Item>(
  tools: DialogTools,
  items: readonly Item[],
  isStopped: () => boolean,
  act: (item: Item) => Promise<void>,
): Promise<boolean> {
  const some = pLimit(casesAtOnce)
  const whole = await Promise.all(
    items.map((item) =>
      some(async () => {
        if (isStopped()) return false
        try {
          await act(item)
          return true
        } catch (error) {
          tools.log.warn({ err: error }, 'Something of a batch could not be done; it is tried again')
          return false
        }
      }),
    ),
  )
  return whole.every(Boolean)
}
