import { setTimeout as pause } from 'node:timers/promises'
import type { Card } from '../cards/card'
import { requesterSummaryKey, channelSummaryKey } from '../services/cases/journal/cardKeys'
import type { CaseEvent } from '../services/cases/journal/entry'
import { nameOfPlace, type BackOff, type BackOffs } from './backOff'
import { showCase, standsInBatch, type Showing } from './showCase'
import { lookOf, type Scope, type ShowTools } from './deliverCard'
import type { Messenger } from './messenger'
import type { Place } from './views/desiredCard'

/**
 * Keeps every card of a case as it should stand: posts what is missing, updates what changed, and makes anew what is gone.
 * Level-triggered like the engine: it works from the case as it is now, so that a burst of changes costs one update, and a
 * restart loses none. What Teams does not take is tried again with growing pauses.
 */
export interface CardDelivery {
  /**
   * The case changed, or may not stand as it should: show it soon. Never throws.
   * @param by what changed it, where that is known; how far a step is waits a moment for what comes next
   */
  changed(caseId: string, by?: readonly CaseEvent[]): void
  /** The same of many, which may be thousands: a few at a time. */
  inTurn(caseIds: readonly string[]): void
  /**
   * Shows the case as it is now, and waits for it. With `everything` also what Teams accepted as it stands, so that a card
   * that is gone comes to light: for somebody who asks where it is. Throws JournalFault.
   */
  show(caseId: string, scope?: Scope): Promise<Showing>
  /**
   * The same for a case that came to rest. Undefined once its summary stands where somebody reads it, else when to ask
   * again. Throws JournalFault.
   */
  showAtRest(caseId: string): Promise<Date | undefined>
  /** This was put in the place of a card, past the delivery: that is what stands there. Throws JournalFault. */
  replaced(caseId: string, key: string, card: Card): Promise<void>
  /** Something came from there, so what was refused there is tried again at once. */
  heardFrom(place: Place): void
  /** What cannot be delivered at the moment, by case. */
  held(): ReadonlyMap<string, readonly BackOff[]>
  /** Waits for what is under way. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export function createCardDelivery(tools: ShowTools): CardDelivery {
  const underWay = new Map<string, UnderWay>()
  const timers = new Map<string, NodeJS.Timeout>()
  const soon = new Map<string, NodeJS.Timeout>()
  const held = new Map<string, BackOffs>()
  const faults = new Map<string, number>()
  let stopped = false

  const backOffsOf = (caseId: string): BackOffs => {
    const backOffs = held.get(caseId) ?? (new Map() satisfies BackOffs)
    held.set(caseId, backOffs)
    return backOffs
  }

  const run = (caseId: string, asked: Scope = 'whatDiffers'): Promise<Showing> => {
    clearTimeout(soon.get(caseId))
    soon.delete(caseId)
    const known = underWay.get(caseId)
    if (known !== undefined) {
      known.next = known.next === 'everything' ? known.next : asked
      return known.done
    }
    const state: UnderWay = { next: undefined, done: nothingShown }
    const show = async (scope: Scope): Promise<Showing> => {
      const showing = await tools.alone(`cards of ${caseId}`, (still) =>
        showCase({ ...tools, messenger: whileAlone(tools.messenger, still) }, backOffsOf(caseId), caseId, scope),
      )
      const { next } = state
      if (next !== undefined && !stopped) {
        state.next = undefined
        return show(next)
      }
      // In the same breath as that nothing more was asked for: what is asked for later finds nothing under way.
      underWay.delete(caseId)
      return comeBack(caseId, showing)
    }
    underWay.set(caseId, state)
    state.done = show(asked).catch((error: unknown) => {
      underWay.delete(caseId)
      throw error
    })
    return state.done
  }

  /** Arranges for the next try of what was not delivered. */
  const comeBack = (caseId: string, showing: Showing): Showing => {
    faults.delete(caseId)
    if (showing.undelivered.length > 0) lookAgain(caseId, Math.min(...showing.undelivered.map(({ until }) => until)))
    else held.delete(caseId)
    return showing
  }

  const lookAgain = (caseId: string, at: number): void => {
    clearTimeout(timers.get(caseId))
    if (stopped) return
    const timer = setTimeout(
      () => {
        timers.delete(caseId)
        changed(caseId)
      },
      Math.max(0, at - tools.now()),
    )
    timers.set(caseId, timer)
  }

  const changed = (caseId: string, by?: readonly CaseEvent[]): void => {
    if (stopped) return
    const wait = by === undefined ? 0 : waitFor(by)
    if (wait === 0) return void showNow(caseId)
    if (wait === progressWaits && soon.has(caseId)) return
    clearTimeout(soon.get(caseId))
    soon.set(
      caseId,
      setTimeout(() => void showNow(caseId), wait),
    )
  }

  const showNow = async (caseId: string): Promise<void> => {
    try {
      await run(caseId)
    } catch (error) {
      const count = (faults.get(caseId) ?? 0) + 1
      faults.set(caseId, count)
      tools.log.warn({ caseId, err: error, failures: count }, 'Showing a case failed; it will be tried again')
      lookAgain(caseId, tools.now() + tools.pause(count, { kind: 'later' }))
    }
  }

  const inTurn = (caseIds: readonly string[]): void => {
    const left = caseIds.values()
    const showRest = async (): Promise<void> => {
      for (const caseId of left) {
        if (stopped) return
        // One that waits for Teams keeps no other from its own thread.
        await Promise.race([showNow(caseId), pause(shownWithin, undefined, { ref: false })])
      }
    }
    for (let index = 0; index < shownAtOnce; index += 1) void showRest()
  }

  const idle = async (): Promise<void> => {
    await Promise.allSettled([...underWay.values()].map(({ done }) => done))
  }

  return {
    changed,
    inTurn,
    show: run,
    async showAtRest(caseId) {
      const theCase = await tools.journal().load(caseId)
      if (theCase !== undefined && standsInBatch(theCase)) {
        // The summary of the whole batch stands for it. Who takes over from many is told of each in one chat, which takes only so
        // much: a case that waited for it would keep the place of another that can go on.
        changed(caseId)
        return undefined
      }
      const { standing, undelivered } = await run(caseId)
      if (standing.has(requesterSummaryKey) || standing.has(channelSummaryKey)) return undefined
      return new Date(Math.min(...undelivered.map(({ until }) => until), tools.now() + longestWait))
    },
    async replaced(caseId, key, card) {
      await tools.store.acceptLook(caseId, key, { look: lookOf(card), at: new Date(tools.now()).toISOString() })
    },
    heardFrom(place) {
      const name = nameOfPlace(place)
      for (const [caseId, backOffs] of held) if (backOffs.delete(name)) changed(caseId)
    },
    held: () =>
      new Map(
        [...held].flatMap(([caseId, backOffs]) => (backOffs.size === 0 ? [] : [[caseId, [...backOffs.values()]]])),
      ),
    idle,
    async stop() {
      stopped = true
      for (const timer of [...timers.values(), ...soon.values()]) clearTimeout(timer)
      await idle()
    },
  }
}

/** Whoever shows the case now posts what is missing: what was worked out before would stand there twice. */
function whileAlone(messenger: Messenger, still: () => boolean): Messenger {
  return {
    ...messenger,
    post: async (...what) => (still() ? messenger.post(...what) : { kind: 'later' }),
    update: async (...what) => (still() ? messenger.update(...what) : { kind: 'later' }),
  }
}

/** A showing, and what was asked for while it went on. */
interface UnderWay {
  next: Scope | undefined
  done: Promise<Showing>
}

const nothingShown: Promise<Showing> = Promise.resolve({ standing: new Set<string>(), undelivered: [] })

/** What says no more than how far a step is: a dozen of them come in a second, and each would be a card sent anew. */
const progress: ReadonlySet<CaseEvent['kind']> = new Set([
  'stepStarted',
  'operationSent',
  'operationAnswered',
  'operationProgressed',
  'stepVerified',
  'stepTried',
])

/** Milliseconds until what happened is shown. */
function waitFor(by: readonly CaseEvent[]): number {
  if (by.every(({ kind }) => progress.has(kind))) return progressWaits
  return by.some(({ kind }) => kind === 'approved' || kind === 'ordered') ? approvalWaits : 0
}

/**
 * How long what lets steps begin waits, milliseconds: to draw its cards takes as long as to ask Microsoft 365 how the account is, and
 * containment goes first (promise 2). They are drawn while that is answered.
 */
const approvalWaits = 40

/** How long that waits for what comes next, milliseconds: a card that only counts up is read no sooner. */
const progressWaits = 1_500

/** Of many cases that may not stand as they should, so many are in memory at the same time. */
const shownAtOnce = 8
/** What one of them takes that waits for nothing, and more; milliseconds. */
const shownWithin = 250

/** A summary that nothing stands in the way of is looked for again after this; milliseconds. */
const longestWait = 60_000
