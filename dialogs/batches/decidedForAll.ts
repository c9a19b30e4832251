import pLimit from 'p-limit'
import type { Logger } from 'pino'
import type { BatchOrder } from '../../services/batches/batchEntry'
import type { BatchJournal } from '../../services/batches/batchJournal'
import type { OpenOrder } from '../../services/batches/batchState'
import type { Engine } from '../../services/cases/engine/engine'
import type { CaseStep, OffboardingCase } from '../../services/cases/journal/case'
import { botActor, type CaseEvent } from '../../services/cases/journal/entry'
import type { Journal } from '../../services/cases/journal/journal'
import { whyNotApprover } from '../../services/planning/approval/approver'
import { receivedBy } from '../../services/planning/approval/ownReceipt'
import { JournalFault } from '../../services/cases/store/journalFault'
import type { CaseSettings } from '../settings'

/** What an approver pressed for all. */
type Decided = Extract<BatchOrder, { readonly kind: 'approvedForAll' | 'rejectedForAll' }>

export interface DecidingTools {
  readonly batches: Pick<BatchJournal, 'load' | 'record'>
  readonly journal: Pick<Journal, 'record'>
  readonly engine: Pick<Engine, 'lookAt'>
  readonly settings: Pick<CaseSettings, 'policy' | 'steps'>
  readonly log: Logger
}

/** Cases in which the same press is carried out at the same time: others write meanwhile. */
const atOnce = 4

/**
 * Carries out what approvers pressed for all and is in the batch’s journal: in each case as if it had been pressed there, once.
 * One in which that fails keeps no other from it, and is tried again with the next look. Returns whether nothing is left of
 * it. Throws JournalFault.
 */
export async function carryOutDecided(tools: DecidingTools, batchId: string): Promise<boolean> {
  const batch = await tools.batches.load(batchId)
  let isAll = true
  for (const order of batch?.orders ?? []) {
    const { event } = order
    if (event.kind !== 'approvedForAll' && event.kind !== 'rejectedForAll') continue
    if (await carriedOutInAll(tools, batchId, order, event))
      await tools.batches.record(batchId, botActor, ({ orders }) =>
        orders.some(({ revision }) => revision === order.revision)
          ? [{ kind: 'carriedOut', order: order.revision }]
          : [],
      )
    else isAll = false
  }
  return isAll
}

async function carriedOutInAll(
  { journal, engine, settings, log }: DecidingTools,
  batchId: string,
  { by, at }: OpenOrder,
  event: Decided,
): Promise<boolean> {
  const some = pLimit(atOnce)
  const done = await Promise.all(
    event.members.map(({ caseId, planHash, timed = 0 }) =>
      some(async () => {
        try {
          await journal.record(caseId, by, (now) => decidedIn(now, { by, at, event, planHash, timed }, settings))
          await engine.lookAt(caseId)
          return true
        } catch (error) {
          if (error instanceof JournalFault) throw error
          log.error(
            { batchId, caseId, err: error },
            'What was pressed for all failed in one of the cases; the others go on',
          )
          return false
        }
      }),
    ),
  )
  return done.every(Boolean)
}

/**
 * What a press for all means in one of the cases as it is by then: for the steps that still wait with the plan that was
 * meant, and whose approval nobody took back since; by the rules of a press in that case alone. Pure.
 */
export function decidedIn(
  theCase: OffboardingCase,
  {
    by,
    at,
    event,
    planHash,
    timed = 0,
  }: Pick<OpenOrder, 'by' | 'at'> & {
    readonly event: Decided
    readonly planHash: string
    /** When it begins, as the card said: the revision at which that was chosen. */
    readonly timed?: number
  },
  { policy, steps: definitions }: Pick<CaseSettings, 'policy' | 'steps'>,
): readonly CaseEvent[] {
  const actor = { ...by, alsoIs: event.alsoIs }
  // Another moment was chosen since: it is approved with that on the card.
  if ((theCase.timed?.revision ?? 0) !== timed) return []
  if (theCase.phase === 'cancelled' || whyNotApprover(theCase, actor, policy) !== undefined) return []
  const isMeant = (step: CaseStep) =>
    step.status === 'waitingApproval' && step.planHash === planHash && (step.takenBack?.at ?? '') < at
  if (event.kind === 'rejectedForAll')
    return theCase.steps
      .filter((step) => step.stepId === event.stepId && isMeant(step))
      .map(({ stepId }) => ({ kind: 'rejected', stepId, reason: event.reason, planHash }))
  const steps = theCase.steps.filter((step) => event.stepIds.includes(step.stepId) && isMeant(step))
  if (steps.length === 0) return []
  const receives = receivedBy(actor, steps, definitions)
  return [
    {
      kind: 'approved',
      stepIds: steps.map(({ stepId }) => stepId),
      planHash,
      ...(receives.length === 0 ? {} : { receives }),
      ...(event.comment === undefined ? {} : { comment: event.comment }),
    },
  ]
}
