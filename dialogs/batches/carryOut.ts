import type { BatchOrder, PlannedMember } from '../../services/batches/batchEntry'
import { scheduleOf } from '../../services/batches/batchMoment'
import { casesOf, type Batch, type OpenOrder } from '../../services/batches/batchState'
import { isBeingDecided, isClosed, wasPressed, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent, PressKey } from '../../services/cases/journal/entry'
import { isPausable } from '../../services/cases/journal/pause'
import { endingOf } from '../../services/cases/journal/standing'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import type { Message } from '../../cards/texts'
import type { DialogTools } from '../dialogTools'
import { askInFinishedCases } from '../finishedCases'
import { whileNobodyLeaves } from '../leavingLock'
import { whyNotSentFor } from '../verbs/when'
import { answeredInOne, draftMoment, isTimedByHand, missedAtSending, timedInOne } from './memberMoment'

/** What the requester orders for all; what approvers order is carried out where their cards are. */
export type RequesterOrder = Extract<
  BatchOrder,
  {
    readonly kind:
      | 'batchSubmitted'
      | 'batchPaused'
      | 'batchResumed'
      | 'batchStopped'
      | 'timedForAll'
      | 'momentAnsweredForAll'
  }
>

/** Whether an order is one of those. */
export function isRequesterOrder(event: BatchOrder): event is RequesterOrder {
  return event.kind !== 'approvedForAll' && event.kind !== 'rejectedForAll'
}

/** The press by which an order is known in each case: one that has it has been carried out there. */
export function pressOf({ event, revision }: OpenOrder): PressKey {
  return { verb: event.kind, stepId: '', revision }
}

/** Cases in which an order is carried out side by side. */
export const casesAtOnce = 4

/**
 * Carries an order out in one case, once, as a press on its own card would. Says why somebody is left out by it. Throws
 * RemoteError and JournalFault.
 */
export async function carryOutIn(
  tools: DialogTools,
  batch: Batch,
  order: OpenOrder & { readonly event: RequesterOrder },
  caseId: string,
): Promise<Message | undefined> {
  const theCase = await tools.journal.load(caseId)
  const press = pressOf(order)
  if (theCase === undefined || wasPressed(theCase, order.by, press)) return undefined
  const { event } = order
  const member = batch.members.find((one) => one.caseId === caseId)
  if (event.kind === 'batchSubmitted') return submitIn(tools, batch, order, theCase, event.members)
  const { settings } = tools
  const meant = (now: OffboardingCase): readonly CaseEvent[] => {
    if (event.kind === 'momentAnsweredForAll') return answeredInOne(now, event.why, order.at)
    if (event.kind !== 'timedForAll') return steeringIn(now, event.kind)
    const schedule = member === undefined ? undefined : scheduleOf({ timed: event }, member)
    return schedule === undefined ? [] : timedInOne(now, schedule, tools.now(), settings)
  }
  const recorded = await tools.journal.record(
    caseId,
    order.by,
    (now) => (wasPressed(now, order.by, press) ? [] : meant(now)),
    press,
  )
  if (recorded.revision !== theCase.revision) await tools.engine.lookAt(caseId)
  return undefined
}

/** Which cases an order is about. Pure. */
export function casesOfOrder(batch: Batch, { event }: { readonly event: RequesterOrder }): readonly string[] {
  return event.kind === 'batchSubmitted' ? event.members.map(({ caseId }) => caseId) : casesOf(batch)
}

function steeringIn(
  theCase: OffboardingCase,
  kind: 'batchPaused' | 'batchResumed' | 'batchStopped',
): readonly CaseEvent[] {
  if (isClosed(theCase)) return []
  switch (kind) {
    case 'batchPaused':
      return theCase.paused === undefined && !isBeingDecided(theCase) && isPausable(theCase) ? [{ kind: 'paused' }] : []
    case 'batchResumed':
      return theCase.paused === undefined ? [] : [{ kind: 'resumed' }]
    case 'batchStopped':
      return endingOf(theCase) === undefined ? [] : [{ kind: 'cancelled' }]
  }
}

/** Sends a plan that is still the one that was shown, by the rules of a single one. */
async function submitIn(
  tools: DialogTools,
  batch: Batch,
  order: OpenOrder,
  theCase: OffboardingCase,
  members: readonly PlannedMember[],
): Promise<Message | undefined> {
  const { caseId, employee } = theCase
  const shown = members.find((one) => one.caseId === caseId)?.planHash
  const press = pressOf(order)
  const member = batch.members.find((one) => one.caseId === caseId)
  const schedule = member === undefined ? undefined : scheduleOf(batch, member)
  const others = await tools.access.othersWith(employee)
  let why: Message | undefined
  const after = await whileNobodyLeaves(tools, order.by, { employee, others }, (gone) =>
    tools.journal.record(
      caseId,
      order.by,
      (now) => {
        if (wasPressed(now, order.by, press) || !isBeingDecided(now)) return []
        why = gone ?? (now.plan?.hash === shown ? undefined : batchPlanTexts.say('planChanged'))
        // Whoever has a moment of their own is sent for that one, by the rules of one alone.
        why ??= isTimedByHand(now) ? whyNotSentFor(now, tools.now()) : undefined
        if (why !== undefined || shown === undefined || member === undefined) return []
        return [
          ...draftMoment(now, batch, member),
          { kind: 'submitted', planHash: shown },
          ...missedAtSending(now, schedule, tools.now()),
        ]
      },
      press,
    ),
  )
  if (after.revision !== theCase.revision) {
    tools.background.run(() => askInFinishedCases(tools, employee.id), order.by.id)
    await tools.engine.lookAt(caseId)
  }
  return why
}
