import type { Card } from '../../cards/card'
import { caseCard, type CaseCard } from '../../cards/channel/case'
import { caseKey, stepKey } from '../../services/cases/journal/cardKeys'
import {
  isBeingDecided,
  isClosed,
  isLate,
  type CaseStep,
  type OffboardingCase,
} from '../../services/cases/journal/case'
import { isPaused } from '../../services/cases/journal/pause'
import { endingOf, hasIdleApproval } from '../../services/cases/journal/standing'
import { approvableTogether, waitingForApproval } from '../../services/planning/approval/waiting'
import { dryRunLines } from '../restraintLines'
import type { CaseSettings } from '../settings'
import { harmsOf, isPutBack, relevantSteps, stepsOf, type StepOfCase } from '../stepsOfCase'
import { approvedLine, askedOf, consequenceFor, hasOwnCard, receiptsOf } from './asked'
import { choiceOf, orderedLine, outcomeAtRest, progressOf } from './progress'
import { endedLines } from './standing'
import { pausedLines, pauseOffer } from './steering'
import { hasBegunAny, momentLines } from './when'
import { channelSays } from '../says'

/** Which cards stand in the case's thread in the approvals channel: the case on top, a step under it. Pure. */
export function threadShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  if (!isAnnounced(theCase) && theCase.shown[caseKey] === undefined) return []
  const steps = stepsOf(theCase, settings).filter((step) => hasOwnCard(theCase, step))
  return [caseKey, ...steps.map(({ state }) => stepKey(state.stepId))]
}

/** Whether the approvers know of it: a draft is nobody's business but its requester's, also when it is given up. Pure. */
export function isAnnounced({ steps, submittedAt }: Pick<OffboardingCase, 'steps' | 'submittedAt'>): boolean {
  return steps.some(({ ordered }) => ordered !== undefined) || submittedAt !== undefined
}

/** The case at a glance, updated in place. Pure. */
export function caseCardOf(theCase: OffboardingCase, settings: CaseSettings): Card {
  const { employee, requester, caseId } = theCase
  const waiting = isClosed(theCase) ? [] : approvableTogether(theCase)
  const inView = stepsInView(theCase, settings)
  const own = inView.filter((step) => hasOwnCard(theCase, step))
  return caseCard({
    say: channelSays(theCase, settings),
    caseId,
    revision: theCase.togetherRevision,
    employeeName: employee.displayName,
    employeeDetail: [employee.jobTitle, employee.department].filter((part) => part !== undefined).join(' · '),
    requesterName: requester.displayName,
    note: theCase.note,
    status: statusOf(theCase, settings),
    moment: [...dryRunLines(theCase), ...momentLines(theCase, settings)],
    harms: theCase.phase === 'cancelled' || isBeingDecided(theCase) ? [] : harmsOf(theCase),
    steps: inView.map((step) => {
      const { definition, state } = step
      const { status, detail } = progressOf(theCase, state, settings)
      const isElsewhere = own.includes(step)
      const asked = isElsewhere || status !== 'waitingApproval' ? undefined : askedOf(theCase, step, settings)
      return {
        stepId: state.stepId,
        title: definition.title,
        line: choiceOf(step),
        status,
        detail: detail ?? orderedLine(state),
        approved: approvedLine(state),
        consequence: consequenceFor(step),
        hasOwnCard: isElsewhere,
        isTogether: waiting.includes(state),
        takesBack: !isElsewhere && !isClosed(theCase) && hasIdleApproval(state),
        revision: state.revision,
        ...(asked === undefined ? {} : { asked }),
      }
    }),
    canApproveAll: waiting.length > 1,
    receipts: receiptsOf(
      inView.filter(({ state }) => waiting.includes(state)),
      settings,
    ),
    ended: endedLines(theCase),
    paused: pausedLines(theCase),
    pause: pauseOffer(theCase),
    canStop: endingOf(theCase) === 'stop',
    waitingCount: waiting.length,
    policy: settings.policy,
    sandbox: settings.sandbox,
    ...(theCase.batch === undefined
      ? {}
      : { ofBatch: { batchId: theCase.batch.batchId, ownCards: own.map(({ state }) => state.stepId) } }),
  })
}

/** What is under way or ended, and what the plan left out and is still to come. Pure. */
export function stepsInView(theCase: OffboardingCase, settings: CaseSettings): readonly StepOfCase[] {
  const relevant = relevantSteps(theCase, settings)
  const isOpen = ({ status }: CaseStep) => status === 'undecided' || status === 'decided'
  return stepsOf(theCase, settings).filter(
    ({ state }) =>
      isPutBack(state) ||
      isLate(theCase, state) ||
      (!isOpen(state) && relevant.some((one) => one.state.stepId === state.stepId)),
  )
}

function statusOf(theCase: OffboardingCase, settings: CaseSettings): CaseCard['status'] {
  if (theCase.accountGoneSince !== undefined && !isClosed(theCase)) return 'accountGone'
  if (isPaused(theCase)) return 'paused'
  switch (theCase.phase) {
    case 'deciding':
    case 'proposed':
      return 'deciding'
    case 'submitted':
      if (waitingForApproval(theCase).length > 0) return 'awaitingApproval'
      return !hasBegunAny(theCase) && momentLines(theCase, settings).length > 0 ? 'timed' : 'running'
    case 'settled':
      return outcomeAtRest(theCase, settings)
    case 'completed':
    case 'cancelled':
      return theCase.phase
  }
}
