import { askedTexts, type Asked } from '../../cards/channel/asked'
import type { Message } from '../../cards/texts'
import type { Consequence } from '../../services/model/consequence'
import { consequenceOf } from '../../services/planning/consequence'
import { stepKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { StepOfCase } from '../stepsOfCase'

/** What a step comes to, by what is planned for it. Pure. */
export function consequenceFor({ definition, state: { planned } }: StepOfCase): Consequence {
  return planned === undefined ? 'other' : consequenceOf(definition, planned.operations, planned.decision)
}

/**
 * Whether a step has a card of its own under the case card: one that cannot be undone, what came after the plan and asks for
 * an approval by itself, and what somebody must deal with. All else is asked on the case card. What had one keeps it. Pure.
 */
export function hasOwnCard({ shown, planRevision }: OffboardingCase, step: StepOfCase): boolean {
  const { state } = step
  if (shown[stepKey(state.stepId)] !== undefined) return true
  if (['undecided', 'decided', 'skipped'].includes(state.status)) return false
  if (state.status === 'failed' || state.held !== undefined) return true
  if (state.planned?.needsApproval !== true) return false
  const isByItself = state.status === 'waitingApproval' && state.revision !== planRevision
  return isByItself || consequenceFor(step) === 'cannotBeUndone'
}

/**
 * What is asked of an approver, from the plan that the approval is of: who gets what, what is said, whom it touches, and
 * what is sent. Pure.
 */
export function askedOf(
  { employee }: Pick<OffboardingCase, 'employee'>,
  { definition, state: { planned } }: StepOfCase,
): Asked {
  if (planned === undefined) return { touches: [], quotes: [], operations: [] }
  const { facts, decision, operations } = planned
  const handed = definition.handsOver?.(decision)
  const gives =
    handed === undefined ? [] : [askedTexts.say('gives', { name: handed.to.displayName, what: handed.what })]
  return {
    touches: [...gives, ...(definition.touches?.(employee, facts, decision) ?? [])],
    quotes: definition.tells?.(decision) ?? [],
    operations,
  }
}

/** Who approved a step, and what they said with it; undefined while nobody did. Pure. */
export function approvedLine({ approval }: StepOfCase['state']): Message | undefined {
  if (approval === undefined) return undefined
  const { by, comment } = approval
  const name = by.displayName
  return comment === undefined
    ? askedTexts.say('approvedBy', { name })
    : askedTexts.say('approvedWith', { name, comment })
}
