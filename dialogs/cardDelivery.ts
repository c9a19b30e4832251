import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Card } from '../cards/card'
import { botActor, type Journal } from '../services/cases/journal/journal'
import type { OffboardingCase } from '../services/cases/journal/case'
import { keyInChatOf } from '../services/cases/journal/takenOver'
import type { Messenger } from './messenger'
import { cardsOf } from './views'
import type { CaseSettings } from './settings'
import type { DesiredCard } from './views/desiredCard'

/**
 * Keeps every card of a case as it should stand: posts what is missing, updates what changed. Level-triggered like the
 * engine: it works from the case as it is now, so that a burst of changes costs one update, and a restart loses none.
 */
export interface CardDelivery {
  /** The case changed: show it soon. Never throws; a passing failure is tried again. */
  changed(caseId: string): void
  /** Shows the case as it is now, and waits for it. Throws when Teams cannot be reached for a passing reason. */
  show(caseId: string): Promise<void>
  /** Posts all cards of a case anew, at the bottom of their chats: for somebody who lost sight of them. */
  repost(caseId: string): Promise<void>
  /** Waits for what is under way. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface CardDeliveryTools {
  /** Late, because the journal tells the delivery of its changes. */
  readonly journal: () => Journal
  readonly messenger: Messenger
  readonly settings: CaseSettings
  readonly log: Logger
  /** Pause before the n-th retry, in milliseconds. */
  readonly retryPause?: (failures: number) => number
}

export function createCardDelivery(tools: CardDeliveryTools): CardDelivery {
  const underWay = new Map<string, { changedMeanwhile: boolean; done: Promise<void> }>()
  const timers = new Map<string, NodeJS.Timeout>()
  const failures = new Map<string, number>()
  // What each card looked like when it was last sent, so that an unchanged one is not sent again. With `max` in place of
  // `maxSize`, the room for all of them would be taken and filled at once, which takes longer than the first card.
  const sent = new LRUCache<string, string>({ maxSize: 50_000, sizeCalculation: () => 1 })
  let stopped = false
  const retryPause = tools.retryPause ?? ((count) => Math.min(1_000 * 2 ** count, 300_000))

  const run = (caseId: string): Promise<void> => {
    const known = underWay.get(caseId)
    if (known !== undefined) {
      known.changedMeanwhile = true
      return known.done
    }
    const state = { changedMeanwhile: false, done: Promise.resolve() }
    state.done = (async () => {
      do {
        state.changedMeanwhile = false
        await showOnce(tools, sent, caseId)
      } while (state.changedMeanwhile)
    })().finally(() => underWay.delete(caseId))
    underWay.set(caseId, state)
    return state.done
  }

  const changed = (caseId: string): void => {
    if (stopped || timers.has(caseId)) return
    run(caseId).then(
      () => failures.delete(caseId),
      (error: unknown) => {
        const count = (failures.get(caseId) ?? 0) + 1
        failures.set(caseId, count)
        tools.log.warn({ caseId, err: error, failures: count }, 'Showing a case failed; it will be tried again')
        if (stopped || timers.has(caseId)) return
        const retry = setTimeout(() => {
          timers.delete(caseId)
          changed(caseId)
        }, retryPause(count))
        timers.set(caseId, retry)
      },
    )
  }

  return {
    changed,
    show: run,
    async repost(caseId) {
      await run(caseId)
      await showOnce(tools, sent, caseId, true)
    },
    async idle() {
      await Promise.allSettled([...underWay.values()].map(({ done }) => done))
    },
    async stop() {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.allSettled([...underWay.values()].map(({ done }) => done))
    },
  }
}

async function showOnce(
  tools: CardDeliveryTools,
  sent: LRUCache<string, string>,
  caseId: string,
  anew = false,
): Promise<void> {
  const theCase = await tools.journal().load(caseId)
  if (theCase === undefined) return
  const posted = new Map(anew ? [] : Object.entries(theCase.shown))
  // A second thread in a real channel would compete with the first; the Playground forgets both chat and channel.
  const wanted = ({ place }: DesiredCard) => !anew || place.kind === 'person' || tools.settings.sandbox
  for (const desired of cardsOf(anew ? { ...theCase, shown: {} } : theCase, tools.settings).filter(wanted)) {
    const at = posted.get(desired.key)
    const name = `${caseId} ${desired.key}`
    const look = lookOf(desired.card)
    if (at === undefined) {
      const under = desired.under === undefined ? undefined : posted.get(desired.under)
      // A reply without its thread would stand alone in the channel.
      if (desired.under !== undefined && under === undefined) continue
      const shownAt = await tools.messenger.post(desired.place, desired.card, { summary: desired.summary, under })
      if (shownAt === undefined) {
        logUnreachable(tools, theCase, desired)
        continue
      }
      posted.set(desired.key, shownAt)
      await tools
        .journal()
        .record(caseId, botActor, (now) => [{ kind: 'shown', card: keyNow(now, desired), at: shownAt }])
    } else if (sent.get(name) !== look) {
      await tools.messenger.update(desired.place, at, desired.card, { summary: desired.summary })
    }
    sent.set(name, look)
  }
}

/** Under which key a card is kept that was just posted: somebody may have taken the case over meanwhile. */
function keyNow(theCase: OffboardingCase, { key, place }: DesiredCard): string {
  return place.kind === 'person' ? keyInChatOf(theCase, key, place.personId) : key
}

function logUnreachable({ log }: CardDeliveryTools, { caseId }: OffboardingCase, { key, place }: DesiredCard): void {
  log.warn({ caseId, card: key, place }, 'Nobody can be reached there: the app is not installed for them')
}

function lookOf(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64')
}
