import type { Logger } from 'pino'
import type { CaseEvent } from '../../services/cases/journal/entry'
import type { Journal } from '../../services/cases/journal/journal'
import type { CaseStore } from '../../services/cases/store/caseStore'
import { eventOf, isTold, type CaseCloudEvent, type Telling } from './caseEvents'
import type { Attempt } from './subscriber'

export interface OutboxTools {
  readonly store: Pick<
    CaseStore,
    | 'readAfter'
    | 'unfinished'
    | 'closedSince'
    | 'conversation'
    | 'rememberConversation'
    | 'conversationKeys'
    | 'forgetConversation'
  >
  readonly journal: Pick<Journal, 'load'>
  /** Does it while no other bot, and nothing else of this one, does anything of this name. `still`: whether it is alone yet. */
  readonly alone: (name: string, act: (still: () => boolean) => Promise<void>) => Promise<void>
  readonly telling: Telling
  readonly send: (event: CaseCloudEvent, stop: AbortSignal) => Promise<Attempt>
  readonly now: () => Date
  /** The first pause after a failure, milliseconds; it doubles up to an hour. */
  readonly firstPause: number
  readonly log: Logger
}

/** Sends what the journals have to tell, in the order of each case. Nothing of a case waits for it. */
export interface Outbox {
  /** These were just appended. */
  changed(caseId: string, events: readonly CaseEvent[]): void
  /** Looks at every case of which something may be left to send: at the start, and when another bot is gone. Throws JournalFault. */
  lookForLost(): Promise<void>
  /** Forgets how far cases were told whose personal data is gone. Throws JournalFault. */
  forgetOld(): Promise<void>
  /** Since when the subscriber takes nothing, and why; undefined while it does. */
  failing(): { readonly since: Date; readonly why: string } | undefined
  stop(): Promise<void>
}

const hour = 60 * 60_000
/** What could not be sent for so long is not sent any more, milliseconds. */
const longest = 7 * 24 * hour
const beginningOfKeys = 'told:'
/** Since when events are sent at all: what was before is nobody’s news. */
const sinceKey = 'toldSince'

interface Waiting {
  /** How often it failed. */
  readonly failures: number
  /** When it is next tried, milliseconds since 1970. */
  readonly at: number
}

/**
 * How far each case was told stands in the store, one revision a case; what is to be told follows from its journal. So nothing
 * is lost by a crash, and of several bots whoever has the case’s lock goes on from there. What was sent and not noted is sent
 * once more, under the same id.
 */
export function createOutbox(tools: OutboxTools): Outbox {
  const { store, journal, telling, log } = tools
  const nowMs = () => tools.now().getTime()
  const waiting = new Map<string, Waiting>()
  const stopping = new AbortController()
  let down:
    | { readonly since: Date; readonly why: string; readonly failures: number; readonly until: number }
    | undefined
  let isGone = false
  let working: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let since: Promise<string> | undefined

  const pause = (failures: number): number =>
    Math.min(hour, tools.firstPause * 2 ** Math.min(failures, 30)) * (0.75 + Math.random() / 4)

  /** Noted before anything is sent for the first time, and the same for every bot. */
  const readSince = async (): Promise<string> => {
    const kept = (await store.conversation(sinceKey))?.['at']
    if (typeof kept === 'string') return kept
    const at = tools.now().toISOString()
    await store.rememberConversation(sinceKey, { at })
    return at
  }
  const sendingSince = (): Promise<string> => {
    since ??= readSince()
    since.catch(() => (since = undefined))
    return since
  }

  const wake = (): void => {
    if (stopping.signal.aborted || isGone || working !== undefined) return
    clearTimeout(timer)
    const due = Math.max(down?.until ?? 0, Math.min(...[...waiting.values()].map(({ at }) => at)))
    if (!Number.isFinite(due)) return
    if (due > nowMs()) {
      timer = setTimeout(wake, Math.min(due - nowMs(), hour)).unref()
      return
    }
    working = work().finally(() => {
      working = undefined
      wake()
    })
  }

  /** One after the other: a subscriber that is down is asked once in each pause, however much waits for it. */
  const work = async (): Promise<void> => {
    const due = [...waiting].filter(([, { at }]) => at <= nowMs())
    for (const [caseId, before] of due) {
      if (stopping.signal.aborted || isGone) return
      waiting.delete(caseId)
      const attempt = await sendCase(caseId).catch((error: unknown): Attempt => {
        log.error({ err: error, caseId }, 'What programs are to be told of a case could not be read')
        return { kind: 'refused', why: 'the journal could not be read' }
      })
      if (attempt.kind === 'taken') continue
      again(caseId, before, attempt)
      if (attempt.kind !== 'refused') return
    }
  }

  const again = (caseId: string, { failures }: Waiting, attempt: Exclude<Attempt, { kind: 'taken' }>): void => {
    if (stopping.signal.aborted) return
    const { why } = attempt
    const own = attempt.kind === 'refused' ? { failures: failures + 1, at: nowMs() + pause(failures) } : undefined
    waiting.set(caseId, own ?? { failures, at: nowMs() })
    if (attempt.kind === 'refused')
      log.warn({ caseId, why }, 'The subscriber does not take an event: it is sent again later')
    if (attempt.kind === 'gone') {
      isGone = true
      down = { since: tools.now(), why, failures: 0, until: Infinity }
      log.error({ why }, 'The subscriber wants no events any more: none are sent until the bot is started again')
    }
    if (attempt.kind !== 'down') return
    const count = (down?.failures ?? 0) + 1
    const after = Math.max(attempt.after ?? 0, pause(count - 1))
    down = { since: down?.since ?? tools.now(), why, failures: count, until: nowMs() + Math.min(after, 24 * hour) }
    if (count === 1) log.warn({ why }, 'The subscriber takes no events: they are kept, and sent again')
  }

  /** Sends what is left to tell of a case; `taken` when nothing is. */
  const sendCase = async (caseId: string): Promise<Attempt> => {
    const from = await sendingSince()
    let last: Attempt = { kind: 'taken' }
    await tools.alone(`told ${caseId}`, async (still) => {
      const entries = await store.readAfter(caseId, await toldOf(caseId))
      const news = (entries ?? []).filter(({ event, at }) => isTold(event) && at >= from)
      const theCase = news.length === 0 ? undefined : await journal.load(caseId)
      if (theCase === undefined) return
      for (const entry of news) {
        const event = eventOf(theCase, entry, telling)
        if (event === undefined) continue
        if (!still()) throw new Error('Another bot has taken over what is told of this case')
        last = await tools.send(event, stopping.signal)
        if (last.kind === 'taken') down = undefined
        const isTooOld = last.kind !== 'taken' && nowMs() - Date.parse(entry.at) > longest
        if (isTooOld) log.error({ caseId, type: event.type }, 'An event could not be sent for a week, and is given up')
        if (last.kind !== 'taken' && !isTooOld) return
        await store.rememberConversation(`${beginningOfKeys}${caseId}`, { revision: entry.revision })
      }
    })
    return last
  }

  const toldOf = async (caseId: string): Promise<number> => {
    const revision = (await store.conversation(`${beginningOfKeys}${caseId}`))?.['revision']
    return typeof revision === 'number' ? revision : 0
  }

  const look = (caseId: string): void => {
    // What failed waits for its own time.
    if (!waiting.has(caseId)) waiting.set(caseId, { failures: 0, at: nowMs() })
  }

  return {
    changed(caseId, events) {
      if (!events.some(isTold)) return
      look(caseId)
      wake()
    },
    async lookForLost() {
      await sendingSince()
      const closed = await store.closedSince(new Date(nowMs() - longest))
      for (const caseId of [...(await store.unfinished()), ...closed]) look(caseId)
      wake()
    },
    async forgetOld() {
      for (const key of await store.conversationKeys(beginningOfKeys)) {
        const caseId = key.slice(beginningOfKeys.length)
        if ((await store.readAfter(caseId, await toldOf(caseId))) === undefined) await store.forgetConversation(key)
      }
    },
    failing: () => down,
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await working
    },
  }
}
