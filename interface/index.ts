import type { Logger } from 'pino'
import type { DialogTools } from '../dialogs/dialogTools'
import type { CaseEvent } from '../services/cases/journal/entry'
import { createActs } from './acts'
import type { ProgramAnswer } from './answer'
import { admit, type Addresses, type Shares } from './door'
import { createOutbox, type Outbox } from './events/outbox'
import { send, type SubscriberSettings } from './events/subscriber'
import { createOnceByKey } from './onceByKey'
import { createProgramTokens, type ProgramTokenSettings } from './programToken'
import type { ProgramRequest } from './request'
import { answerRoute } from './routes'

/** What is there for other programs. */
export interface Interface {
  /** Never throws. Undefined where no program may ask. */
  readonly answer: ((request: ProgramRequest) => Promise<ProgramAnswer>) | undefined
  /** These were just appended to the journal of a case. */
  changed(caseId: string, events: readonly CaseEvent[]): void
  /** Looks for what is left to tell: at the start, and when another bot is gone. Throws JournalFault. */
  lookForLost(): Promise<void>
  /** Forgets what was only kept for a while. Throws JournalFault. */
  forgetOld(): Promise<void>
  /** Since when the subscriber takes no events; undefined while it does, and where there is none. */
  failing: Outbox['failing']
  stop(): Promise<void>
}

export interface InterfaceTools {
  readonly dialogs: DialogTools
  /** What no other bot, and nothing else of this one, may do at the same time. */
  readonly alone: <Result>(name: string, act: (still: () => boolean) => Promise<Result>) => Promise<Result>
  readonly log: Logger
  /** That programs may ask; left out where none may. */
  readonly asking?: { readonly tokens: ProgramTokenSettings; readonly addresses: Addresses; readonly shares: Shares }
  /** Who is told of what happens; left out where nobody is. */
  readonly telling?: {
    readonly subscriber: SubscriberSettings
    readonly tenantId: string
    readonly names: boolean
    /** Milliseconds. */
    readonly firstPause: number
  }
}

export function createInterface({ dialogs, alone, log, asking, telling }: InterfaceTools): Interface {
  const once = createOnceByKey(dialogs.store, (name, act) => alone(name, act), dialogs.now)
  const acts = createActs(dialogs, once)
  const door = asking === undefined ? undefined : { ...asking, log, tokens: createProgramTokens(asking.tokens) }
  const outbox =
    telling === undefined
      ? undefined
      : createOutbox({
          store: dialogs.store,
          journal: dialogs.journal,
          alone,
          telling: { source: `/tenants/${telling.tenantId}/offboarding`, names: telling.names },
          send: (event, stop) => send(telling.subscriber, event, dialogs.now(), stop),
          now: dialogs.now,
          firstPause: telling.firstPause,
          log,
        })
  return {
    answer: door && ((request) => admit(door, request, (program) => answerRoute(acts, program, request))),
    changed: (caseId, events) => outbox?.changed(caseId, events),
    async lookForLost() {
      await outbox?.lookForLost()
    },
    async forgetOld() {
      await once.forgetOld()
      await outbox?.forgetOld()
    },
    failing: () => outbox?.failing(),
    async stop() {
      await outbox?.stop()
    },
  }
}
