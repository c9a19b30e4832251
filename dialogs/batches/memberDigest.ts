import type { StepLineStatus } from '../../cards/channel/stepStatus'
import type { OpenItem, SummaryCard } from '../../cards/channel/summaryData'
import type { Message } from '../../cards/texts'
import { decisionsOf, isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { isPaused } from '../../services/cases/journal/pause'
import { isAtRest } from '../../services/cases/journal/standing'
import { receiversIn } from '../../services/facts/people'
import type { PeopleOfCase } from '../../services/planning/approval/approver'
import { approvableTogether } from '../../services/planning/approval/waiting'
import type { Consequence } from '../../services/model/consequence'
import type { Person } from '../../services/model/people'
import { sayToChannel } from '../says'
import type { CaseSettings } from '../settings'
import type { StepOfCase } from '../stepsOfCase'
import { consequenceFor } from '../views/asked'
import { stepsInView } from '../views/case'
import { outcomeAtRest, choiceOf, progressOf } from '../views/progress'
import { summaryOf } from '../views/summary'
import { memberMomentOf, type MemberMoment } from './memberMoment'

/**
 * Where somebody of a batch stands, each in one place: `opening` has no case yet, `leftOut` will have none, `trouble` needs
 * somebody to look, `task` waits for what a person does by hand, `scheduled` for its day, `done` came to its end.
 */
export const standings = [
  'trouble',
  'waiting',
  'paused',
  'running',
  'task',
  'scheduled',
  'deciding',
  'opening',
  'done',
  'ended',
  'leftOut',
] as const
export type Standing = (typeof standings)[number]

/** A step of one member, as far as the cards of a batch tell of it. */
export interface DigestOfStep {
  readonly stepId: string
  readonly title: Message
  readonly status: StepLineStatus
  readonly consequence: Consequence
  /** Of the plan that an approval would be of; undefined while none is asked for. */
  readonly planHash: string | undefined
  /** It waits as it was planned with the others: what changed since is asked by itself. */
  readonly isTogether: boolean
  /** It is one of those that are approved before they start. */
  readonly needsApproval: boolean
  /** How many things it touches, where the step names them. */
  readonly things: number
  /** What was chosen. */
  readonly choice: Message
  /** Who gets something by it, and what. */
  readonly handsOver: { readonly to: Pick<Person, 'id' | 'displayName'>; readonly what: Message } | undefined
  /** What went wrong, or what it waits for. */
  readonly detail: Message | undefined
}

/** What the summary of a batch tells of a member who came to rest, from that member’s own summary. */
export type DigestOfSummary = Pick<
  SummaryCard,
  'outcome' | 'alarming' | 'signIn' | 'harms' | 'handed' | 'tasks' | 'left' | 'leftBy' | 'reminders'
> & {
  /** Whether they can still sign in. */
  readonly canSignIn: boolean
  readonly open: readonly OpenItem[]
}

/** All that the cards of a batch say of one member: small, so that it is kept of thousands and no journal is read for it. */
export interface MemberDigest {
  readonly caseId: string
  /** Of the case, as it was then. */
  readonly revision: number
  readonly employee: Pick<Person, 'id' | 'displayName'>
  /** Who may not approve, and who gets something: asked about before anybody does. */
  readonly people: PeopleOfCase
  readonly receivers: readonly Person[]
  readonly standing: Exclude<Standing, 'opening' | 'leftOut'>
  readonly steps: readonly DigestOfStep[]
  readonly moment: MemberMoment
  /** Undefined while something goes on. */
  readonly summary: DigestOfSummary | undefined
}

/** A member’s case in a few words. Pure. */
export function digestOf(theCase: OffboardingCase, settings: CaseSettings): MemberDigest {
  const { caseId, revision, employee, requester, earlierRequesters } = theCase
  const steps = isBeingDecided(theCase)
    ? []
    : stepsInView(theCase, settings).map((step) => digestOfStep(theCase, step, settings))
  const moment = memberMomentOf(theCase, settings)
  return {
    caseId,
    revision,
    employee: { id: employee.id, displayName: employee.displayName },
    people: { employee, requester, earlierRequesters },
    receivers: receiversIn(decisionsOf(theCase)),
    standing: standingOf(theCase, steps, moment, settings),
    steps,
    moment,
    summary: isAtRest(theCase) ? digestOfSummary(theCase, settings) : undefined,
  }
}

function digestOfStep(theCase: OffboardingCase, step: StepOfCase, settings: CaseSettings): DigestOfStep {
  const { definition, state } = step
  const { status, detail } = progressOf(theCase, state, settings)
  const { planned } = state
  const handed = planned === undefined ? undefined : definition.handsOver?.(planned.decision)
  return {
    stepId: state.stepId,
    title: definition.title,
    status,
    consequence: consequenceFor(step),
    planHash: status === 'waitingApproval' ? state.planHash : undefined,
    isTogether:
      status === 'waitingApproval' && approvableTogether(theCase).some(({ stepId }) => stepId === state.stepId),
    needsApproval: planned?.needsApproval === true,
    things:
      planned === undefined
        ? 0
        : (definition.touches?.(theCase.employee, planned.facts, planned.decision) ?? []).length,
    choice: choiceOf(step),
    handsOver: handed === undefined ? undefined : { to: handed.to, what: handed.what },
    detail: status === 'waitingApproval' || isTrouble(status) ? detail : undefined,
  }
}

/** Somebody has to look at it. What cannot go on without it is told with it. */
export function isTrouble(status: StepLineStatus): boolean {
  return status === 'failed' || status === 'held' || status === 'askedAgain'
}

function standingOf(
  theCase: OffboardingCase,
  steps: readonly DigestOfStep[],
  { waits, asked }: MemberMoment,
  settings: CaseSettings,
): MemberDigest['standing'] {
  const has = (...statuses: readonly StepLineStatus[]) => steps.some(({ status }) => statuses.includes(status))
  if (isClosed(theCase)) return theCase.phase === 'completed' ? 'done' : 'ended'
  if (isBeingDecided(theCase)) return 'deciding'
  const outcome = theCase.phase === 'settled' ? outcomeAtRest(theCase, settings) : undefined
  if (outcome === 'declined' || outcome === 'completed') return 'done'
  if (theCase.accountGoneSince !== undefined || steps.some(({ status }) => isTrouble(status))) return 'trouble'
  // Nothing begins before its requester answers.
  if (asked !== undefined) return 'trouble'
  if (has('waitingApproval')) return 'waiting'
  if (isPaused(theCase)) return 'paused'
  if (outcome === 'scheduled' || waits) return 'scheduled'
  if (outcome === 'notFinished') return has('task') ? 'task' : 'trouble'
  return 'running'
}

function digestOfSummary(theCase: OffboardingCase, settings: CaseSettings): DigestOfSummary {
  const say = sayToChannel(settings)
  const { outcome, alarming, signIn, harms, handed, tasks, left, leftBy, reminders, notDone, declined } = summaryOf(
    theCase,
    settings,
    say,
    'channel',
  )
  return {
    outcome,
    alarming,
    signIn,
    harms,
    handed,
    tasks,
    left,
    leftBy,
    reminders,
    canSignIn: theCase.signIn.enabled && theCase.accountGoneSince === undefined,
    open: [...notDone, ...declined],
  }
}
