import { randomUUID } from 'node:crypto'
import type { Operation } from '../../model/operation'
import type { Gateways } from '../../remote/gateway'
import { restrained } from '../../remote/restrained'
import { isClosed, isSettled, stepIn, type OffboardingCase } from '../journal/case'
import { botActor, type Journal } from '../journal/journal'
import { isPaused } from '../journal/pause'
import { send } from './send'

interface Tools {
  readonly gateways: Gateways
  readonly journal: Pick<Journal, 'record'>
}

/**
 * Carries a step of a dry run out as far as that goes: each request goes to the gateway that it is for, which answers that it
 * was not sent, also when the bot itself is in no dry run any more; no task is given to anybody. Then the step is over.
 * @param operations what would be sent and asked of people, by facts read just now
 */
export async function tryStep(
  { gateways, journal }: Tools,
  { caseId, employee }: OffboardingCase,
  stepId: string,
  operations: readonly Operation[],
): Promise<void> {
  const kept = restrained(gateways, async () => 'dryRun')
  const requests = operations.filter(({ via }) => via !== 'person')
  const outcomes = await Promise.all(requests.map((operation) => send(kept, operation, randomUUID(), employee.id)))
  if (outcomes.some(({ result }) => result !== 'notSent')) throw new Error('A request of a dry run was sent')
  await journal.record(caseId, botActor, (now) =>
    stepIn(now, stepId).status === 'approved' && !isClosed(now) && !isPaused(now)
      ? [{ kind: 'stepTried', stepId, operations }]
      : [],
  )
}

/** Whether a dry run is over: every step was tried, or was decided against. Pure. */
export function isTriedOut({ dryRun, phase, steps }: OffboardingCase): boolean {
  const isSent = phase === 'submitted' || phase === 'settled'
  const isOver = (step: OffboardingCase['steps'][number]) =>
    isSettled(step) || step.status === 'rejected' || step.status === 'failed'
  return dryRun !== undefined && isSent && steps.every(isOver)
}

/** Ends a dry run that is over. Returns whether it did. */
export async function endTriedOut({ journal }: Tools, theCase: OffboardingCase): Promise<boolean> {
  if (!isTriedOut(theCase)) return false
  const ended = await journal.record(theCase.caseId, botActor, (now) =>
    isTriedOut(now) && !isPaused(now) ? [{ kind: 'cancelled', dryRun: true }] : [],
  )
  return isClosed(ended)
}
