import type { Message } from '../../cards/texts'
import type { Batch } from '../../services/batches/batchState'
import { isClosed, isSent, type OffboardingCase } from '../../services/cases/journal/case'
import type { DevicesDecision } from '../../services/steps/devices'
import type { DeviceAction } from '../../cards/steps/devices/card'
import type { LicencesDecision } from '../../services/steps/licences'
import { successorIn } from '../../services/steps/successor'
import type { Offer } from '../onPage'
import type { CaseSettings } from '../settings'
import { currentQuestion, leftOutOf, needsPlan, planFor } from '../stepsOfCase'
import { stepsOfPlan } from '../views/plan'
import { memberMomentOf, type MemberMoment } from './memberMoment'
import { exceptionRules, isDecidedByHand, stepsFor } from './decideMember'

/** Whether somebody of a batch has a plan; `asks`: a question about them is open that nobody answered for all. */
export type PlanStanding = 'planning' | 'planned' | 'noPlan' | 'asks' | 'sent' | 'completed' | 'ended'

/** A decision that matters for somebody, as the batch would make it. */
export interface MatterOfMember {
  readonly stepId: string
  readonly title: Message
  readonly chosen: string
  readonly offers: readonly Offer[]
}

/** A step of somebody's plan that cannot be undone. */
export interface FinalStep {
  readonly stepId: string
  readonly title: Message
  /** What is done with so many devices of theirs; undefined for any other step. */
  readonly devices: Readonly<Partial<Record<DeviceAction, number>>> | undefined
}

/** All that the requester's card of a batch says of one of them: small, so that it is kept of thousands. */
export interface MemberPlan {
  readonly caseId: string
  /** Of the case, as it was then. */
  readonly revision: number
  readonly employeeId: string
  readonly name: string
  readonly address: string
  readonly standing: PlanStanding
  readonly planHash: string | undefined
  readonly byHand: boolean
  readonly reasons: readonly Message[]
  readonly unread: readonly Message[]
  readonly finals: readonly FinalStep[]
  /** Who takes over the work; undefined where nobody does. */
  readonly successor: string | undefined
  /** Licences that are taken away. */
  readonly licences: number
  readonly tasks: number
  readonly matters: readonly MatterOfMember[]
  /** Names of the rules that hold for them. */
  readonly rules: readonly string[]
  readonly moment: MemberMoment
}

/** Pure. */
export function memberPlanOf(theCase: OffboardingCase, batch: Batch, settings: CaseSettings): MemberPlan {
  const { caseId, revision, employee, plan } = theCase
  const isOpen = batch.submitted === undefined && batch.plansAsked === undefined
  const standing = standingOf(theCase, settings)
  const planned = standing === 'noPlan' ? planFor(theCase, settings) : undefined
  const steps = plan === undefined ? [] : stepsOfPlan(theCase, settings)
  const decided = theCase.steps.filter(({ decision }) => decision !== undefined)
  const licences = decided.find(({ stepId }) => stepId === 'licences')?.decision as LicencesDecision | undefined
  return {
    caseId,
    revision,
    employeeId: employee.id,
    name: employee.displayName,
    address: employee.userPrincipalName,
    standing,
    planHash: plan?.hash,
    byHand: isDecidedByHand(theCase),
    reasons: planned?.ok === false ? planned.reasons : [],
    unread: leftOutOf(theCase, settings).flatMap(({ stepId }) =>
      settings.steps.filter(({ id }) => id === stepId).map(({ title }) => title),
    ),
    finals: steps
      .filter(({ consequence }) => consequence === 'cannotBeUndone')
      .map(({ stepId, title }) => ({ stepId, title, devices: stepId === 'devices' ? devicesOf(theCase) : undefined })),
    successor: (theCase.page === undefined
      ? decided.map(({ decision }) => successorIn(decision)).find((one) => one !== undefined)
      : theCase.page.successor
    )?.displayName,
    licences: licences?.remove.length ?? 0,
    tasks: steps.filter(({ operations }) => operations.some(({ via }) => via === 'person')).length,
    matters: isOpen && !isSent(theCase) && !isClosed(theCase) ? mattersOf(theCase, batch, settings) : [],
    rules: exceptionRules.filter(({ holds }) => holds(theCase)).map(({ name }) => name),
    moment: memberMomentOf(theCase, settings),
  }
}

function devicesOf({ steps }: OffboardingCase): FinalStep['devices'] {
  const decision = steps.find(({ stepId }) => stepId === 'devices')?.decision as DevicesDecision | undefined
  const counts: Partial<Record<DeviceAction, number>> = {}
  for (const { action } of decision?.devices ?? []) if (action !== 'disable') counts[action] = (counts[action] ?? 0) + 1
  return counts
}

function mattersOf(theCase: OffboardingCase, batch: Batch, settings: CaseSettings): readonly MatterOfMember[] {
  return stepsFor(theCase, batch, settings)
    .filter(({ matters }) => matters)
    .map((step) => ({ stepId: step.definition.id, title: step.definition.title, ...step.choice() }))
}

function standingOf(theCase: OffboardingCase, settings: CaseSettings): PlanStanding {
  if (isClosed(theCase)) return theCase.phase === 'completed' ? 'completed' : 'ended'
  if (isSent(theCase)) return 'sent'
  if (theCase.plan !== undefined) return 'planned'
  if (isDecidedByHand(theCase) && currentQuestion(theCase, settings) !== undefined) return 'asks'
  return needsPlan(theCase, settings) && !planFor(theCase, settings).ok ? 'noPlan' : 'planning'
}
