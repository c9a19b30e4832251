import { isDeepStrictEqual } from 'node:util'
import type { Operation } from '../../model/operation'
import type { Outcome } from './entry'

/** A request that left for Microsoft 365, and what became of it. */
export interface SentOperation {
  readonly operation: Operation
  readonly clientRequestId: string
  readonly sentAt: string
  /** Undefined: the answer is not known, for instance because the process died. */
  readonly outcome: Outcome | undefined
  readonly answeredAt: string | undefined
  /** How far an operation that takes long has come, 0 to 100, as last read from its monitor. */
  readonly percent: number | undefined
}

/** What was tried for a step. */
interface Tried {
  readonly sent: readonly SentOperation[]
  /** What Microsoft accepted in earlier attempts. */
  readonly acceptedBefore: readonly Operation[]
  /** What earlier attempts left to be sent. */
  readonly owed: readonly Operation[]
}

/** All that Microsoft accepted for a step so far, and that is not still under way. */
export function acceptedIn({ acceptedBefore, sent }: Pick<Tried, 'acceptedBefore' | 'sent'>): readonly Operation[] {
  const accepted = sent.filter(({ outcome }) => outcome?.result === 'accepted' || outcome?.result === 'alreadySo')
  const ended = accepted.filter((one) => !isUnderWay(one))
  return [...acceptedBefore, ...ended.map(({ operation }) => operation)]
}

/** Whether an operation was accepted and goes on at Microsoft, with a monitor that tells how far it is. */
export function isUnderWay({ outcome }: SentOperation): boolean {
  return outcome?.result === 'accepted' && outcome.monitor !== undefined
}

/** What the attempt that ended leaves to be sent: refused parts that neither stopped the step nor are a person's task. */
export function owedAfter({ sent, owed }: Pick<Tried, 'sent' | 'owed'>): readonly Operation[] {
  const refused = sent.filter(
    ({ operation, outcome }) =>
      outcome?.result === 'refused' &&
      outcome.problem.kind !== 'onPremisesMastered' &&
      operation.otherwise === undefined &&
      operation.whenRefused === 'continue',
  )
  const unsent = owed.filter((operation) => !sent.some((one) => isDeepStrictEqual(one.operation, operation)))
  return [...unsent, ...refused.map(({ operation }) => operation)]
}
