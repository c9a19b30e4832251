import type { Button, Link } from '../../cards/conversation/message'
import { togetherTexts } from '../../cards/conversation/togetherTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import type { Message } from '../../cards/texts'
import type { Batch } from '../../services/batches/batchState'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { CaseSettings } from '../settings'
import { stepsOf } from '../stepsOfCase'
import { batchKey } from '../views/batch'
import type { KnownCase, KnownCases } from './knownCases'
import { inTurn } from './listed'
import { waitsFor } from './waitsFor'

const say = togetherTexts.say

/** Several cases of one batch, which a list tells of in one line. */
export interface Together {
  readonly batch: Batch
  readonly cases: readonly KnownCase[]
}

/** What a line of a list is about. */
export type Item = KnownCase | Together

/** Cases as a list tells of them: of one batch together, where its first one stands. One that is left of a batch is told by itself. Pure. */
export function inBatches(cases: readonly KnownCase[], { batches }: Pick<KnownCases, 'batches'>): readonly Item[] {
  const byBatch = new Map<string | undefined, KnownCase[]>()
  for (const one of cases) {
    const batchId = one.theCase.batch?.batchId
    const own = byBatch.get(batchId)
    if (own === undefined) byBatch.set(batchId, [one])
    else own.push(one)
  }
  return cases.flatMap((one): readonly Item[] => {
    const batch = batches?.get(one.theCase.batch?.batchId ?? '')
    const own = byBatch.get(batch?.batchId) ?? []
    if (batch === undefined || (own.length === 1 && one.asks.asRequester)) return [one]
    return own[0] === one ? [{ batch, cases: own }] : []
  })
}

export function isTogether(item: Item): item is Together {
  return 'batch' in item
}

/** How many cases a line is about. Pure. */
export function sizeOf(item: Item): number {
  return isTogether(item) ? item.cases.length : 1
}

/** One line for all of them, with how many wait for whom; of colleagues' no more than that they are there. Pure. */
export function lineTogether({ batch, cases }: Together, settings: CaseSettings): Message {
  const { name, requester } = batch
  const all = batch.members.filter(({ leftOut }) => leftOut === undefined).length
  const counted = (message: (of: { readonly count: number; readonly all: number }) => Message, some: number) =>
    some > 0 ? [message({ count: some, all })] : []
  const isOwn = cases.some(({ asks }) => asks.asRequester)
  const waiting = cases.filter(({ theCase, asks }) => waitsFor(theCase, asks, settings).length > 0)
  const others = cases.filter((one) => !waiting.includes(one)).map(({ theCase }) => theCase)
  const approvals = others.filter((theCase) => waitingForApproval(theCase).length > 0)
  const byHand = others.filter((theCase) => stepsOf(theCase, settings).some(({ state }) => state.status === 'task'))
  const how = inTurn([
    ...counted((of) => say('waits', of), waiting.length),
    ...(isOwn ? counted((of) => say('approvers', of), approvals.length) : []),
    ...(isOwn ? counted((of) => say('hands', of), byHand.length) : []),
    ...(isOwn ? counted((of) => say('open', of), cases.length) : []),
  ])
  if (isOwn) return say('line', { name, all, how })
  return say('lineOf', { name, all, requester: requester.displayName, how })
}

/** To the thread of all, where it can be linked to and whoever reads is not the one with a card of their own; else a button. Pure. */
export function wayTogether(
  { batch, cases }: Together,
  { linkTo }: Pick<CaseSettings, 'linkTo'>,
): { readonly link: Link } | { readonly button: Button } {
  const { batchId, name, shown } = batch
  const at = shown[batchKey]
  const url = at === undefined || cases.some(({ asks }) => asks.asRequester) ? undefined : linkTo?.(at)
  if (url !== undefined) return { link: { title: typedTexts.say('threadOf', { name }), url } }
  return { button: { title: say('show', { name }), verb: 'ask', carries: { command: 'batch', batchId } } }
}
