import { caseCard, type CaseCard } from '../../cards/channel/case'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { stepCard } from '../../cards/channel/step'
import type { Card } from '../../cards/card'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { approvableTogether, waitingForApproval } from '../../services/planning/approval/waiting'
import { isComplete } from '../../services/cases/engine/progress'
import { isScheduled, progressOf } from './progress'
import { relevantSteps, stepViews, type DesiredCard, type StepView, type ViewSettings } from './desiredCard'

/** The thread in the approvals channel: the case card on top, a card per step under it. Pure. */
export function channelCards(theCase: OffboardingCase, settings: ViewSettings): readonly DesiredCard[] {
  const announced = theCase.steps.some(({ ordered }) => ordered !== undefined)
  const submitted = theCase.phase !== 'deciding' && theCase.phase !== 'proposed' && theCase.plan !== undefined
  if (!announced && !submitted) return []
  const { displayName: summary } = theCase.employee
  const steps = stepViews(theCase, settings).filter((view) => hasCard(theCase, view))
  return [
    { key: 'case', place: { kind: 'channel' }, card: caseView(theCase, settings), summary },
    ...steps.map((view): DesiredCard => ({
      key: `step:${view.state.stepId}`,
      place: { kind: 'channel' },
      under: 'case',
      card: stepView(theCase, view, settings),
      summary,
    })),
  ]
}

/** A step has a card where somebody must approve it, or can try it again. */
function hasCard(theCase: OffboardingCase, { state }: StepView): boolean {
  if (theCase.shown[`step:${state.stepId}`] !== undefined) return true
  const isOpen = ['undecided', 'decided', 'skipped'].includes(state.status)
  return !isOpen && (state.planned?.needsApproval === true || state.status === 'failed')
}

/** The case at a glance, updated in place. */
export function caseView(theCase: OffboardingCase, settings: ViewSettings): Card {
  const { employee, requester, caseId } = theCase
  const waiting = approvableTogether(theCase)
  return caseCard({
    say: settings.catalogue[settings.channelLanguage],
    caseId,
    revision: theCase.planRevision,
    employeeName: employee.displayName,
    employeeDetail: [employee.jobTitle, employee.department].filter((part) => part !== undefined).join(' · '),
    requesterName: requester.displayName,
    status: caseStatus(theCase, settings),
    steps: relevantSteps(theCase, settings)
      .filter(({ state }) => state.status !== 'undecided' && state.status !== 'decided')
      .map(({ definition, state }) => {
        const { status, detail } = progressOf(theCase, state, settings)
        const ordered =
          state.ordered === undefined ? undefined : dialogTexts.say('orderedBy', { name: state.ordered.by.displayName })
        return {
          title: definition.title,
          line: state.decision === undefined ? dialogTexts.say('nothingToDo') : definition.describe(state.decision),
          status,
          detail: detail ?? ordered,
        }
      }),
    canApproveAll: waiting.length > 1,
    waitingCount: waiting.length,
    policy: settings.policy,
    sandbox: settings.sandbox,
  })
}

function caseStatus(theCase: OffboardingCase, settings: ViewSettings): CaseCard['status'] {
  switch (theCase.phase) {
    case 'deciding':
    case 'proposed':
      return 'deciding'
    case 'submitted':
      return waitingForApproval(theCase).length > 0 ? 'awaitingApproval' : 'running'
    case 'settled':
      if (isComplete(theCase)) return 'completed'
      return isScheduled(theCase, settings) ? 'scheduled' : 'notFinished'
    case 'completed':
    case 'cancelled':
      return theCase.phase
  }
}

/** One step for the approvers: what exactly is asked, and what came of it. */
export function stepView(theCase: OffboardingCase, { definition, state }: StepView, settings: ViewSettings): Card {
  const { status, detail } = progressOf(theCase, state, settings)
  const decided = state.rejection ?? state.approval
  return stepCard({
    say: settings.catalogue[settings.channelLanguage],
    caseId: theCase.caseId,
    revision: state.revision,
    stepId: state.stepId,
    employeeName: theCase.employee.displayName,
    requesterName: theCase.requester.displayName,
    title: definition.title,
    line: state.decision === undefined ? dialogTexts.say('nothingToDo') : definition.describe(state.decision),
    operations: state.planned?.operations ?? [],
    status,
    policy: settings.policy,
    ...(detail === undefined || state.status === 'rejected' ? {} : { detail }),
    ...(decided === undefined ? {} : { decidedBy: decided.by.displayName, at: decided.at }),
    ...(state.rejection === undefined ? {} : { reason: state.rejection.reason }),
  })
}
