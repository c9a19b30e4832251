import { askedTexts, type Asked } from '../../cards/channel/asked'
import { receiptTexts } from '../../cards/channel/receiptTexts'
import type { Message } from '../../cards/texts'
import type { Consequence } from '../../services/model/consequence'
import { consequenceOf } from '../../services/planning/consequence'
import { approvableTogether } from '../../services/planning/approval/waiting'
import { stepKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'
import type { StepOfCase } from '../stepsOfCase'

/** What a step comes to, by what is planned for it. Pure. */
export function consequenceFor({ definition, state: { planned } }: StepOfCase): Consequence {
  return planned === undefined ? 'other' : consequenceOf(definition, planned.operations, planned.decision)
}

/**
 * Whether a step has a card of its own under the case card: one that cannot be undone, what came after the plan and asks for
 * an approval by itself, and what somebody must deal with. All else is asked on the case card. What had one keeps it. Pure.
 */
export function hasOwnCard(theCase: OffboardingCase, step: StepOfCase): boolean {
  const { state } = step
  if (theCase.shown[stepKey(state.stepId)] !== undefined) return true
  if (['undecided', 'decided', 'skipped'].includes(state.status)) return false
  if (state.status === 'failed' || state.held !== undefined) return true
  if (state.planned?.needsApproval !== true) return false
  const isByItself = state.status === 'waitingApproval' && !approvableTogether(theCase).includes(state)
  return isByItself || consequenceFor(step) === 'cannotBeUndone'
}

/**
 * What is asked of an approver, from the plan that the approval is of: who gets what, what is said, whom it touches, and
 * what is sent. Pure.
 */
export function askedOf(
  { employee }: Pick<OffboardingCase, 'employee'>,
  step: StepOfCase,
  settings: Pick<CaseSettings, 'ownReceipt'>,
): Asked {
  const { definition, state } = step
  const { planned, status } = state
  if (planned === undefined) return { touches: [], quotes: [], operations: [] }
  const { facts, decision, operations } = planned
  const handed = handedBy(step)
  const gives =
    handed === undefined ? [] : [askedTexts.say('gives', { name: handed.to.displayName, what: handed.what })]
  const receipt =
    handed === undefined || status !== 'waitingApproval' ? [] : [ownReceiptOf(handed.to.displayName, settings)]
  return {
    touches: [...gives, ...receipt, ...(definition.touches?.(employee, facts, decision) ?? [])],
    quotes: definition.tells?.(decision) ?? [],
    operations,
  }
}

/** Who gets what by a step as it is planned; undefined where nobody does. */
function handedBy({ definition, state: { planned } }: StepOfCase) {
  return planned === undefined ? undefined : definition.handsOver?.(planned.decision)
}

/** Who gets something by these steps, each once, and what is asked of an approver who is that person. Pure. */
export function receiptsOf(
  steps: readonly StepOfCase[],
  settings: Pick<CaseSettings, 'ownReceipt'>,
): readonly Message[] {
  const received = new Map<string, readonly Message[]>()
  for (const step of steps) {
    const name = handedBy(step)?.to.displayName
    if (name !== undefined) received.set(name, [...(received.get(name) ?? []), step.definition.title])
  }
  return [...received].flatMap(([name, titles]) => [
    receiptTexts.say('together', { name, steps: titles }),
    ownReceiptOf(name, settings),
  ])
}

/** A card speaks to all alike, so that it says by name what an approver is asked who receives something. Pure. */
export function ownReceiptOf(name: string, { ownReceipt }: Pick<CaseSettings, 'ownReceipt'>): Message {
  const key = ({ allow: 'saidOnly', confirm: 'askedOnceMore', refuse: 'forSomebodyElse' } as const)[ownReceipt]
  return receiptTexts.say(key, { name })
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
