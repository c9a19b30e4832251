import type { Card } from '../../cards/card'
import { caseCard, type CaseCard } from '../../cards/channel/case'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { caseKey, stepKey } from '../../services/cases/journal/cardKeys'
import { isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { approvableTogether, waitingForApproval } from '../../services/planning/approval/waiting'
import type { CaseSettings } from '../settings'
import { isPutBack, relevantSteps, stepsOf, type StepOfCase } from '../stepsOfCase'
import { choiceOf, outcomeOf, progressOf } from './progress'

/** Which cards stand in the case's thread in the approvals channel: the case on top, a step under it. Pure. */
export function threadShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  const announced = theCase.steps.some(({ ordered }) => ordered !== undefined)
  const submitted = !isBeingDecided(theCase) && theCase.plan !== undefined
  if (!announced && !submitted) return []
  const steps = stepsOf(theCase, settings).filter((step) => hasCard(theCase, step))
  return [caseKey, ...steps.map(({ state }) => stepKey(state.stepId))]
}

/** A step has a card where somebody must approve it, can try it again, or sees why a rule stops it. */
function hasCard(theCase: OffboardingCase, { state }: StepOfCase): boolean {
  if (theCase.shown[stepKey(state.stepId)] !== undefined) return true
  const isOpen = ['undecided', 'decided', 'skipped'].includes(state.status)
  return !isOpen && (state.planned?.needsApproval === true || state.status === 'failed' || state.held !== undefined)
}

/** The case at a glance, updated in place. Pure. */
export function caseCardOf(theCase: OffboardingCase, settings: CaseSettings): Card {
  const { employee, requester, caseId } = theCase
  const waiting = approvableTogether(theCase)
  return caseCard({
    say: settings.catalogue[settings.channelLanguage],
    caseId,
    revision: theCase.planRevision,
    employeeName: employee.displayName,
    employeeDetail: [employee.jobTitle, employee.department].filter((part) => part !== undefined).join(' · '),
    requesterName: requester.displayName,
    status: statusOf(theCase, settings),
    steps: relevantSteps(theCase, settings)
      .filter(({ state }) => isPutBack(state) || (state.status !== 'undecided' && state.status !== 'decided'))
      .map((step) => {
        const { definition, state } = step
        const { status, detail } = progressOf(theCase, state, settings)
        const ordered =
          state.ordered === undefined ? undefined : dialogTexts.say('orderedBy', { name: state.ordered.by.displayName })
        return { title: definition.title, line: choiceOf(step), status, detail: detail ?? ordered }
      }),
    canApproveAll: waiting.length > 1,
    waitingCount: waiting.length,
    policy: settings.policy,
    sandbox: settings.sandbox,
  })
}

function statusOf(theCase: OffboardingCase, settings: CaseSettings): CaseCard['status'] {
  if (theCase.accountGoneSince !== undefined && !isClosed(theCase)) return 'accountGone'
  switch (theCase.phase) {
    case 'deciding':
    case 'proposed':
      return 'deciding'
    case 'submitted':
      return waitingForApproval(theCase).length > 0 ? 'awaitingApproval' : 'running'
    case 'settled':
      return outcomeOf(theCase, settings)
    case 'completed':
    case 'cancelled':
      return theCase.phase
  }
}
