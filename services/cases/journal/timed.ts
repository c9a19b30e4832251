import type { Moment } from '../../moments/moment'
import type { Part } from '../../moments/schedule'
import type { OffboardingCase } from './caseState'
import type { CaseStep } from './caseStep'
import type { CaseEvent, Entry, MomentEvent } from './entry'

/** A case of which nobody said when. */
export const atOnce = {
  timed: undefined,
  momentTyped: undefined,
  askedAtMoment: undefined,
  momentReminders: [],
} as const satisfies Partial<OffboardingCase>

/** When a part is to begin; undefined where that is at once. Pure. */
export function momentOf({ timed }: Pick<OffboardingCase, 'timed'>, part: Part): Moment | undefined {
  const when = timed?.[part]
  return when === undefined || when === 'now' ? undefined : when
}

/** Whether anything of the case is to begin later than at once. Pure. */
export function hasMoment(theCase: Pick<OffboardingCase, 'timed'>): boolean {
  return momentOf(theCase, 'rest') !== undefined
}

/**
 * Whether a moment can keep a step: none keeps what was started at once, and what was tried is tried again when somebody says
 * so. Pure.
 */
export function isKeptByMoment({ attempt, ordered }: Pick<CaseStep, 'attempt' | 'ordered'>): boolean {
  return attempt === 0 && ordered === undefined
}

/** Whether signing out was approved for a moment, and has not begun: it may go sooner, by itself. Pure. */
export function waitsForMoment(theCase: Pick<OffboardingCase, 'timed'>, step: CaseStep): boolean {
  return step.status === 'approved' && isKeptByMoment(step) && momentOf(theCase, 'containment') !== undefined
}

/** The revision that a press about when has to know: of the plan, of the last choice, or of what is asked. Pure. */
export function momentRevision({
  planRevision,
  timed,
  askedAtMoment,
}: Pick<OffboardingCase, 'planRevision' | 'timed' | 'askedAtMoment'>): number {
  return Math.max(planRevision, timed?.revision ?? 0, askedAtMoment?.revision ?? 0)
}

/** A case after what is about when it is carried out. Pure. */
export function afterMoment(theCase: OffboardingCase, event: MomentEvent, entry: Entry): OffboardingCase {
  const { at, revision } = entry
  switch (event.kind) {
    case 'timed':
      return timedCase(theCase, event, entry)
    case 'momentTyped':
      return { ...theCase, momentTyped: { words: event.words, readings: event.readings } }
    case 'momentAsked':
      return { ...theCase, askedAtMoment: { part: event.part, why: event.why, at, revision } }
    case 'momentReminded':
      return { ...theCase, momentReminders: [...theCase.momentReminders, { moment: event.moment, revision }] }
  }
}

/** What a case is after somebody chose when. */
function timedCase(
  theCase: OffboardingCase,
  { containment, rest, asksAgain = [] }: CaseEvent & { readonly kind: 'timed' },
  { by, at, revision }: Entry,
): OffboardingCase {
  const chosen = { timed: { containment, rest, by, at, revision }, momentTyped: undefined, askedAtMoment: undefined }
  const isDraft = theCase.phase === 'deciding' || theCase.phase === 'proposed'
  if (isDraft) return { ...theCase, ...chosen }
  return {
    ...theCase,
    ...chosen,
    // Who approves sees the new moment first: a press on a card with the one before does nothing.
    togetherRevision: revision,
    steps: theCase.steps.map((step) => stepTimed(step, asksAgain, revision)),
  }
}

function stepTimed(step: CaseStep, asksAgain: readonly string[], revision: number): CaseStep {
  if (step.status === 'waitingApproval') return { ...step, revision }
  if (step.status !== 'approved' || !asksAgain.includes(step.stepId)) return step
  return {
    ...step,
    status: 'waitingApproval',
    approval: undefined,
    takenBack: undefined,
    voidedApproval: step.approval ?? step.voidedApproval,
    held: undefined,
    revision,
  }
}
