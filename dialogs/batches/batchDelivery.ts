import { botActor } from '../../services/cases/journal/entry'
import type { Calling } from '../../services/cases/engine/approversCalled'
import type { ShownAt } from '../../services/cases/journal/entry'
import type { AcceptedLook } from '../../services/cases/store/caseStore'
import { afterQuiet } from '../../services/facts/quietHours'
import { lookOf } from '../deliverCard'
import type { DialogTools } from '../dialogTools'
import type { Urgency } from '../messenger'
import { batchKey, type BatchInView } from '../views/batch'
import { batchCallKey, batchCallOf, batchCards, isAsked, mentionsOf, type BatchCall } from '../views/batchThread'
import type { DesiredCard } from '../views/desiredCard'

export type ShowBatchTools = Pick<DialogTools, 'batchJournal' | 'store' | 'messenger' | 'settings' | 'now'> & {
  readonly calling?: Calling
}

/**
 * Has every card of a batch stand as it should: posts what is missing, updates what differs from what Teams last accepted,
 * and posts anew what is gone, with its thread all that stood in it. `refused`: Teams did not take something now; a date:
 * when to look again, since somebody is to be called then. Throws JournalFault.
 */
export async function showBatch(tools: ShowBatchTools, view: BatchInView): Promise<'refused' | Date | undefined> {
  const { batch } = view
  const looks = await tools.store.looks(batch.batchId)
  const pass: Pass = { tools, view, looks, posted: new Map(Object.entries(batch.shown)) }
  let isWhole = true
  for (const desired of batchCards(view, tools.settings)) {
    const stands = await deliver(pass, desired)
    // Without its thread there is nowhere to put the rest.
    if (!stands && desired.key === batchKey) return 'refused'
    isWhole &&= stands
  }
  const next = await call(pass)
  return isWhole ? next : 'refused'
}

interface Pass {
  readonly tools: ShowBatchTools
  readonly view: BatchInView
  readonly looks: ReadonlyMap<string, AcceptedLook>
  readonly posted: Map<string, ShownAt>
}

async function deliver(pass: Pass, desired: DesiredCard): Promise<boolean> {
  const { tools, looks, posted } = pass
  const { key, place, card, summary } = desired
  const at = posted.get(key)
  if (at !== undefined && isThere(pass, desired, at)) {
    if (looks.get(key)?.look === lookOf(card)) return true
    const updated = await tools.messenger.update(place, at, card, { summary, urgency: urgencyOf(pass.view) })
    if (updated.kind === 'accepted') return accept(pass, desired)
    if (updated.kind !== 'lost') return false
  }
  return post(pass, desired)
}

async function post(pass: Pass, desired: DesiredCard): Promise<boolean> {
  const { tools, view, posted } = pass
  const { key, place, card, summary } = desired
  const under = desired.under === undefined ? undefined : posted.get(desired.under)
  const answer = await tools.messenger.post(place, card, { summary, under, urgency: urgencyOf(view) })
  // Where the thread is gone, the card on top of it finds that out with the next look.
  if (answer.kind !== 'shown') return false
  posted.set(key, answer.at)
  await tools.batchJournal.record(view.batch.batchId, botActor, () => [{ kind: 'shown', card: key, at: answer.at }])
  return accept(pass, desired)
}

async function accept({ tools, view }: Pass, { key, card }: DesiredCard): Promise<true> {
  await tools.store.acceptLook(view.batch.batchId, key, { look: lookOf(card), at: tools.now().toISOString() })
  return true
}

/** Whether a card stands where it belongs: in the channel that is configured, in the thread of its batch. */
function isThere({ tools, posted }: Pass, { place, under }: DesiredCard, at: ShownAt): boolean {
  const thread = under === undefined ? undefined : posted.get(under)
  return tools.messenger.belongs(place, at) && (thread === undefined || thread.conversationId === at.conversationId)
}

function urgencyOf(view: BatchInView): Urgency {
  if (isAsked(view)) return 'asked'
  return view.batch.phase === 'ended' ? 'over' : 'progress'
}

/** Calls whoever may approve, once for all, and after a while again, and then others; says when the next call is due. */
async function call(pass: Pass): Promise<Date | undefined> {
  const { tools, view, looks, posted } = pass
  const { calling, settings } = tools
  if (calling === undefined || !posted.has(batchKey) || !isAsked(view)) return undefined
  const first = looks.get(batchCallKey('first', view.batch))?.at
  for (const level of ['first', 'again', 'escalated'] as const) {
    if (posted.has(batchCallKey(level, view.batch)) || mentionsOf(settings, level).length === 0) continue
    const due = dueAt(calling, level, first, tools.now())
    if (due === undefined) continue
    if (due > tools.now()) return due
    const desired = batchCallOf(view, settings, level, first ?? tools.now().toISOString())
    await post(pass, desired)
  }
  return undefined
}

function dueAt(calling: Calling, level: BatchCall, first: string | undefined, now: Date): Date | undefined {
  if (level === 'first') return afterQuiet(calling.quiet, now)
  const after = calling[level]
  if (after === undefined || first === undefined) return undefined
  const at = Date.parse(first) + after
  return afterQuiet(calling.quiet, new Date(Math.max(at, now.getTime())))
}
