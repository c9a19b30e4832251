import type { Batch } from '../../services/batches/batchState'
import { casesOf } from '../../services/batches/batchState'
import { botActor } from '../../services/cases/journal/entry'
import { lookOf } from '../deliverCard'
import type { DialogTools } from '../dialogTools'
import { batchPlanCardOf, batchPlanKey } from '../views/batchPlan'
import { memberPlanOf, type MemberPlan } from './memberPlan'

/** Keeps the requester’s card of a batch as it should stand: at most one update in a few seconds, however much happens. */
export interface PlanDelivery {
  /** Throws JournalFault. */
  show(batchId: string): Promise<void>
  /** How it stands with everybody who has a case, by its id. Throws JournalFault. */
  plansOf(batch: Batch): Promise<ReadonlyMap<string, MemberPlan>>
  caseChanged(caseId: string): void
  stop(): void
}

/** Milliseconds between two updates of one card. */
const between = 3_000

export function createPlanDelivery(dialogs: () => DialogTools): PlanDelivery {
  const known = new Map<string, { readonly plan: MemberPlan; readonly decisionRevision: number }>()
  const shownAt = new Map<string, number>()
  const timers = new Map<string, NodeJS.Timeout>()
  let stopped = false

  const planOf = async (
    batch: Batch,
    caseId: string,
    revision: number | undefined,
  ): Promise<MemberPlan | undefined> => {
    const { journal, settings } = dialogs()
    const before = known.get(caseId)
    if (before?.decisionRevision === batch.decisionRevision && before.plan.revision === revision) return before.plan
    const theCase = await journal.load(caseId)
    if (theCase === undefined) return undefined
    const plan = memberPlanOf(theCase, batch, settings)
    known.set(caseId, { plan, decisionRevision: batch.decisionRevision })
    return plan
  }

  const plansOf = async (batch: Batch): Promise<ReadonlyMap<string, MemberPlan>> => {
    const plans = new Map<string, MemberPlan>()
    const caseIds = casesOf(batch)
    // Another replica may have written: the store says of which, in one question.
    const revisions = await dialogs().store.revisions(caseIds)
    for (const caseId of caseIds) {
      const plan = await planOf(batch, caseId, revisions.get(caseId))
      if (plan !== undefined) plans.set(caseId, plan)
    }
    return plans
  }

  const show = async (batchId: string): Promise<void> => {
    const since = performance.now() - (shownAt.get(batchId) ?? -between)
    if (since < between) return showLater(batchId, between - since)
    shownAt.set(batchId, performance.now())
    const { batchJournal, messenger, settings, store, now } = dialogs()
    const batch = await batchJournal.load(batchId)
    if (batch === undefined) return
    // While they are being read nothing is said but how many are, and each one read changes what is decided.
    const plans = batch.phase === 'reading' ? new Map<string, MemberPlan>() : await plansOf(batch)
    const card = batchPlanCardOf(batch, plans, settings)
    const at = batch.shown[batchPlanKey]
    const look = lookOf(card)
    if (at !== undefined && (await store.looks(batchId)).get(batchPlanKey)?.look === look) return
    const place = { kind: 'person', personId: batch.requester.id } as const
    const options = { summary: batch.name, urgency: 'progress' } as const
    const updated = at === undefined ? undefined : await messenger.update(place, at, card, options)
    if (updated?.kind === 'later' || updated?.kind === 'refused') return showLater(batchId, between)
    if (updated?.kind !== 'accepted') {
      const posted = await messenger.post(place, card, { ...options, under: undefined })
      if (posted.kind !== 'shown') return showLater(batchId, between)
      await batchJournal.record(batchId, botActor, () => [{ kind: 'shown', card: batchPlanKey, at: posted.at }])
    }
    await store.acceptLook(batchId, batchPlanKey, { look, at: now().toISOString() })
  }

  const showLater = (batchId: string, wait: number): void => {
    if (stopped || timers.has(batchId)) return
    const timer = setTimeout(() => {
      timers.delete(batchId)
      show(batchId).catch((error: unknown) => {
        dialogs().log.warn({ batchId, err: error }, 'The card of a batch could not be shown; it is tried again')
        showLater(batchId, between)
      })
    }, wait)
    timers.set(batchId, timer)
  }

  return {
    show,
    plansOf,
    caseChanged(caseId) {
      known.delete(caseId)
    },
    stop() {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
