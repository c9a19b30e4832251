import { isClosed, type OffboardingCase } from '../services/cases/journal/case'
import type { CaseStep, StepStatus } from '../services/cases/journal/caseStep'
import type { Batch } from '../services/batches/batchState'

/** Whom a case waits for: nobody where it goes on by itself, or is closed. */
export type WaitsFor = 'requester' | 'approver' | 'task'

/** How one step of a case stands, for a program. */
export interface StepView {
  readonly id: string
  readonly state: StepStatus
  /** ISO 8601. */
  readonly doneAt?: string
}

/** How a case stands, for a program. What was decided, and on whom, is for people and in the evidence. */
export interface CaseView {
  readonly id: string
  readonly kind: 'leaving' | 'returning'
  readonly state: OffboardingCase['phase']
  readonly paused: boolean
  readonly revision: number
  /** ISO 8601. */
  readonly openedAt: string
  readonly changedAt: string
  readonly employee: { readonly id: string; readonly displayName: string; readonly userPrincipalName: string }
  readonly requester: { readonly id: string; readonly displayName: string }
  readonly batchId?: string
  readonly waitsFor: readonly WaitsFor[]
  readonly steps: readonly StepView[]
}

/** Pure. */
export function caseView(theCase: OffboardingCase): CaseView {
  const { caseId, phase, revision, openedAt, newestAt, employee, requester, batch, takesBack, steps } = theCase
  return {
    id: caseId,
    kind: takesBack === undefined ? 'leaving' : 'returning',
    state: phase,
    paused: theCase.paused !== undefined,
    revision,
    openedAt,
    changedAt: newestAt,
    employee: {
      id: employee.id,
      displayName: employee.displayName,
      userPrincipalName: employee.userPrincipalName,
    },
    requester: { id: requester.id, displayName: requester.displayName },
    ...(batch === undefined ? {} : { batchId: batch.batchId }),
    waitsFor: waitsFor(theCase),
    steps: steps.map(stepView),
  }
}

function stepView({ stepId, status, doneAt }: CaseStep): StepView {
  return { id: stepId, state: status, ...(doneAt === undefined ? {} : { doneAt }) }
}

function waitsFor(theCase: OffboardingCase): readonly WaitsFor[] {
  if (isClosed(theCase)) return []
  const { phase, steps } = theCase
  const has = (status: StepStatus) => steps.some((step) => step.status === status)
  const asksRequester =
    phase === 'deciding' ||
    phase === 'proposed' ||
    has('rejected') ||
    has('failed') ||
    (phase !== 'settled' && has('undecided'))
  return [
    ...(asksRequester ? (['requester'] as const) : []),
    ...(has('waitingApproval') ? (['approver'] as const) : []),
    ...(has('task') ? (['task'] as const) : []),
  ]
}

/** How a batch stands, for a program. */
export interface BatchView {
  readonly id: string
  readonly name: string
  readonly state: Batch['phase']
  readonly revision: number
  readonly openedAt: string
  readonly requester: { readonly id: string; readonly displayName: string }
  readonly members: readonly { readonly employeeId: string; readonly caseId?: string; readonly leftOut: boolean }[]
}

/** Pure. */
export function batchView({ batchId, name, phase, revision, openedAt, requester, members }: Batch): BatchView {
  return {
    id: batchId,
    name,
    state: phase,
    revision,
    openedAt,
    requester: { id: requester.id, displayName: requester.displayName },
    members: members.map(({ employeeId, caseId, leftOut }) => ({
      employeeId,
      ...(caseId === undefined ? {} : { caseId }),
      leftOut: leftOut !== undefined,
    })),
  }
}
