import { randomUUID } from 'node:crypto'
import type { Operation } from '../../model/operation'
import type { AnyStep } from '../../steps/step'
import { isClosed, stepIn, type OffboardingCase } from '../journal/case'
import type { CaseEvent, Outcome } from '../journal/entry'
import { botActor, type Journal } from '../journal/journal'
import { askRules, type LastMomentTools, type WhatRulesSay } from './lastMoment'
import { filledIn } from './placeholders'
import type { Stage } from './readingAhead'
import { send } from './send'
import { isAsKnown } from './sentBefore'
import { sideBySide } from './sideBySide'

export interface SendingTools extends LastMomentTools {
  readonly journal: Journal
  /** Whether this look is still the only one at its case; nothing is sent by one that is not. */
  readonly holds: () => boolean
  /** Told how far a step is with what it sends, for those that wait for it. */
  readonly reached: (stepId: string, stage: Stage) => void
}

/** How far the sending came, and the case then. */
export type Gone =
  /** All that was to go now has gone, and what it came to stands in the journal. */
  | { readonly kind: 'gone'; readonly latest: OffboardingCase }
  | {
      readonly kind: 'forbidden'
      readonly latest: OffboardingCase
      readonly verdict: Exclude<WhatRulesSay, { readonly kind: 'free' }>
    }
  /** What it needs the id of was never made: only a mistake of ours leads here. */
  | { readonly kind: 'idUnknown'; readonly latest: OffboardingCase }
  /** Somebody else has the step, or may have it. */
  | { readonly kind: 'notOurs'; readonly latest: OffboardingCase }

/**
 * Sends operations in their order, those that do not need each other side by side. Each is journalled before it is sent, and
 * its answer when it comes (promise 10). It ends early once an answer is lost, a refusal is to be looked at first, or the case
 * was ended.
 */
export async function sendInOrder(
  tools: SendingTools,
  theCase: OffboardingCase,
  definition: AnyStep,
  operations: readonly Operation[],
): Promise<Gone> {
  const { id: stepId } = definition
  const known = stepIn(theCase, stepId)
  const groups = sideBySide(definition, operations)
  let sent = known.sent.length
  let latest = theCase
  tools.reached(stepId, 'sends')
  for (const [index, group] of groups.entries()) {
    // The first go by what was read just now.
    if (index > 0 && group.some(({ irreversible }) => irreversible === true)) {
      const verdict = await askRules(tools, latest, definition)
      if (verdict.kind !== 'free') return { kind: 'forbidden', latest, verdict }
    }
    const { named } = stepIn(latest, stepId)
    const requests = group.flatMap((operation) => {
      const exact = filledIn(operation, named)
      return exact === undefined ? [] : [{ operation, exact, clientRequestId: randomUUID() }]
    })
    if (requests.length < group.length) return { kind: 'idUnknown', latest }
    let isOurs = false
    latest = await tools.journal.record(theCase.caseId, botActor, (now) => {
      // Somebody stopped the case: what was under way was the last.
      isOurs = !isClosed(now) && isAsKnown(stepIn(now, stepId), known, sent)
      if (!isOurs) return []
      return requests.map(({ operation, clientRequestId }) => ({
        kind: 'operationSent',
        stepId,
        operation,
        clientRequestId,
      }))
    })
    if (isClosed(latest)) break
    // Written down as if it had been sent and without an answer, should the look have been lost in between: whoever has it
    // now reads what came of it.
    if (!isOurs || !tools.holds()) return { kind: 'notOurs', latest }
    sent += group.length
    if (definition.leads === true && index === groups.length - 1) tools.reached(stepId, 'sendsLast')
    const answers = await answersTo(tools, theCase, stepId, requests)
    const outcomes = answers.map(({ outcome }) => outcome)
    latest = answers.reduce((one, { after }) => (after.revision > one.revision ? after : one), latest)
    if (outcomes.some(({ result }) => result === 'unknown') || isClosed(latest)) break
    const refused = group.filter((_operation, at) => outcomes[at]?.result === 'refused')
    // Its alternatives come first, and a refusal that stops the step is concluded from what a read then says.
    if (refused.some((operation) => operation.otherwise !== undefined || stops(operation))) break
  }
  return { kind: 'gone', latest }
}

/** Whether the rest of its step does not go on once it was refused. Pure. */
export function stops({ whenRefused = 'stop' }: Operation): boolean {
  return whenRefused === 'stop'
}

/** One request of several that are on their way at the same time. */
interface Request {
  readonly exact: Operation
  readonly clientRequestId: string
}

/** Sends these at the same time and journals each answer as it comes; throws what was our own mistake once all have one. */
async function answersTo(
  { journal, gateways }: SendingTools,
  { caseId, employee }: OffboardingCase,
  stepId: string,
  requests: readonly Request[],
): Promise<readonly { readonly outcome: Outcome; readonly after: OffboardingCase }[]> {
  const answered = await Promise.allSettled(
    requests.map(async ({ exact, clientRequestId }) => {
      const outcome = await send(gateways, exact, clientRequestId, employee.id)
      const event: CaseEvent = { kind: 'operationAnswered', stepId, clientRequestId, outcome }
      return { outcome, after: await journal.record(caseId, botActor, () => [event]) }
    }),
  )
  return answered.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}
