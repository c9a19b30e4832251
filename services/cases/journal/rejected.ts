import type { CaseEvent, Entry } from './entry'
import type { CaseStep, Declined, Rejection } from './stepState'

/** A step that an approver rejected: it is not done, or stays as it was before something new was found. Pure. */
export function stepRejected(
  step: CaseStep,
  event: CaseEvent & { readonly kind: 'rejected' },
  entry: Pick<Entry, 'by' | 'at' | 'revision'>,
): CaseStep {
  const { by, at, revision } = entry
  const asItIs = step.earlier !== undefined || event.asItIs === true
  const rejection: Rejection = { by, at, reason: event.reason, revision, asItIs, accepted: false }
  return { ...rejected(step, event, entry), rejections: [...step.rejections, rejection] }
}

function rejected(
  step: CaseStep,
  { reason, asItIs }: CaseEvent & { readonly kind: 'rejected' },
  { by, at, revision }: Pick<Entry, 'by' | 'at' | 'revision'>,
): CaseStep {
  if (step.earlier !== undefined) return leftAsItIs(step, step.earlier, reason, { by, at, revision })
  if (asItIs === true) return skipped(step, { by, at, reason }, revision)
  return { ...step, status: 'rejected', held: undefined, rejection: { by, at, reason }, revision }
}

/** Somebody wants what came since the plan left alone: the step is what it was, and says so. */
function leftAsItIs(
  { planned, revision: asked }: CaseStep,
  earlier: CaseStep,
  reason: string,
  { by, at, revision }: Pick<Entry, 'by' | 'at' | 'revision'>,
): CaseStep {
  const operations = planned?.operations ?? []
  return {
    ...earlier,
    declined: [...earlier.declined, { operations, by, at, reason }],
    revision: Math.max(revision, asked),
  }
}

/**
 * What a rule stopped before it began is left as it is, by decision. What was decided before counts no more, so that no rule
 * takes it for something that is still to come.
 */
function skipped(step: CaseStep, by: Omit<Declined, 'operations'>, revision: number): CaseStep {
  const declined = [...step.declined, { operations: step.planned?.operations ?? [], ...by, whole: true as const }]
  return { ...step, status: 'skipped', decision: undefined, held: undefined, declined, revision }
}
