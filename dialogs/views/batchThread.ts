import type { Card } from '../../cards/card'
import { callCard, type Mention } from '../../cards/channel/approverCall'
import { batchTexts } from '../../cards/channel/batchTexts'
import type { Batch } from '../../services/batches/batchState'
import type { CaseSettings } from '../settings'
import { sayToChannel } from '../says'
import { batchCardOf, batchKey, batchStepCardOf, batchStepKey, stepsWithCard, type BatchInView } from './batch'
import { batchMomentCards, timedIn } from './batchMoment'
import { whenOf } from './batchWhen'
import { batchSummaryKeys, batchSummaryOf, isBatchAtRest } from './batchSummary'
import type { DesiredCard } from './desiredCard'

/** A call of the approvers to all that waits in a batch: how often it waited by then. */
export type BatchCall = 'first' | 'again' | 'escalated'

/** The name of that call’s message. */
export function batchCallKey(call: BatchCall, { timed, submitted }: Pick<Batch, 'timed' | 'submitted'>): string {
  // What begins at another moment than when they were called is asked anew.
  const isMoved = timed !== undefined && submitted !== undefined && timed.at > submitted.at
  return `batchCall:${call}${isMoved ? `:${timed.revision}` : ''}`
}

/** Whether somebody of the batch waits for an approval. Pure. */
export function isAsked({ members }: BatchInView): boolean {
  return members.some(({ digest }) => digest?.steps.some(({ status }) => status === 'waitingApproval') === true)
}

/**
 * Every card of a batch but its requester’s own, as it should stand now: one thread in the channel, however many it is about.
 * Nobody but the requester sees it before it was sent. Pure.
 */
export function batchCards(view: BatchInView, settings: CaseSettings): readonly DesiredCard[] {
  const { batch } = view
  if (batch.submitted === undefined && batch.shown[batchKey] === undefined) return []
  const inThread = (key: string, card: Card): DesiredCard => ({
    key,
    place: { kind: 'channel' },
    ...(key === batchKey ? {} : { under: batchKey }),
    summary: batch.name,
    card,
  })
  return [
    inThread(batchKey, batchCardOf(view, settings)),
    ...stepsWithCard(view, settings).map((stepId) =>
      inThread(batchStepKey(stepId), batchStepCardOf(view, settings, stepId)),
    ),
    ...batchMomentCards(view, settings),
    ...summaries(view, settings, inThread),
  ]
}

/** Once one stands, it goes on saying what is so. */
function summaries(
  view: BatchInView,
  settings: CaseSettings,
  inThread: (key: string, card: Card) => DesiredCard,
): readonly DesiredCard[] {
  const { batch } = view
  const isTold = isBatchAtRest(view)
  const { channel, requester } = batchSummaryKeys
  const toRequester = sayToChannel({ ...settings, channelLanguage: batch.language })
  return [
    ...(isTold || batch.shown[channel] !== undefined
      ? [inThread(channel, batchSummaryOf(view, sayToChannel(settings), 'channel'))]
      : []),
    ...(isTold || batch.shown[requester] !== undefined
      ? [
          {
            key: requester,
            place: { kind: 'person', personId: batch.requester.id } as const,
            summary: batch.name,
            card: batchSummaryOf(view, toRequester, 'requester'),
          },
        ]
      : []),
  ]
}

/** Calls whoever may approve to the thread, once for all whom it is about. Pure. @param since ISO 8601: of the first call */
export function batchCallOf(view: BatchInView, settings: CaseSettings, call: BatchCall, since: string): DesiredCard {
  const { batch, members } = view
  const count = members.filter(({ standing }) => standing !== 'leftOut').length
  const key = ({ first: 'call', again: 'callAgain', escalated: 'callNext' } as const)[call]
  const called = batchTexts.say(key, { count, name: batch.name, ...(call === 'first' ? {} : { since }) })
  const { when } = whenOf(timedIn(view).flatMap(({ moment }) => moment?.rest ?? []))
  return {
    key: batchCallKey(call, batch),
    place: { kind: 'channel' },
    under: batchKey,
    summary: batch.name,
    card: callCard({
      say: sayToChannel(settings),
      mentions: mentionsOf(settings, call),
      asks: when === undefined ? called : batchTexts.say('callWhen', { called, when }),
    }),
  }
}

/** Who is called. Pure. */
export function mentionsOf({ mentions = [], escalation }: CaseSettings, call: BatchCall): readonly Mention[] {
  return call === 'escalated' ? (escalation?.mentions ?? []) : mentions
}
