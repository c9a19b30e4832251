import { decidedCard } from '../../cards/conversation/decided'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { personCard, type SignOut } from '../../cards/conversation/person'
import { planCard, type PlanState, type PlanStep } from '../../cards/conversation/plan'
import { taskCard } from '../../cards/channel/task'
import type { Card } from '../../cards/card'
import type { Message } from '../../cards/texts'
import { decisionsOf, factsOf, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import { planCase, protectedBecause, type Planned } from '../../services/planning/planner'
import type { Finding } from '../../services/steps/step'
import { progressOf } from './progress'
import {
  contextOf,
  currentQuestion,
  pressRevision,
  relevantSteps,
  requesterSays,
  stepViews,
  type DesiredCard,
  type Place,
  type StepView,
  type ViewSettings,
} from './desiredCard'

/** The cards in the requester's own chat, oldest first: the person, the questions, the plan, tasks. Pure. */
export function requesterCards(theCase: OffboardingCase, settings: ViewSettings): readonly DesiredCard[] {
  return [
    desired(theCase, 'person', personView(theCase, settings)),
    ...stepViews(theCase, settings).flatMap((view) => questionCards(theCase, view, settings)),
    ...planCards(theCase, settings),
    ...stepViews(theCase, settings).flatMap((view) => taskCards(theCase, view, settings)),
  ]
}

function desired(theCase: OffboardingCase, key: string, card: Card): DesiredCard {
  const place: Place = { kind: 'person', personId: theCase.requester.id }
  return { key, place, card, summary: theCase.employee.displayName }
}

/** What the bot found, with the one button for the moment that cannot wait. */
export function personView(theCase: OffboardingCase, settings: ViewSettings): Card {
  const { employee, requester, caseId } = theCase
  const contain = stepViews(theCase, settings).find(({ definition }) => definition.id === 'contain')
  return personCard({
    say: requesterSays(theCase, settings),
    caseId,
    revision: contain?.state.revision ?? 1,
    employee,
    findings: [
      ...findingsAbout(theCase),
      ...stepViews(theCase, settings).flatMap(({ definition, state }) => definition.findings(state.facts)),
    ],
    blockers: protectedBecause(employee, requester.id, settings.protection),
    signOut: signOutOf(theCase, contain?.state),
    underWay: wasSent(theCase),
    closed: theCase.phase === 'cancelled' || theCase.phase === 'completed',
    sandbox: settings.sandbox,
  })
}

/** What the account itself has to say, before the steps. */
function findingsAbout({ employee }: OffboardingCase): readonly Finding[] {
  return employee.accountEnabled ? [] : [{ tone: 'advice', message: dialogTexts.say('blockedAlready') }]
}

function signOutOf({ phase }: OffboardingCase, state: CaseStep | undefined): SignOut {
  if (state === undefined) return 'notPossible'
  switch (state.status) {
    case 'done':
    case 'failed':
      return state.status
    case 'skipped':
    case 'rejected':
      return 'left'
    case 'undecided':
    case 'decided':
      return phase === 'deciding' || phase === 'proposed' ? 'offered' : 'left'
    case 'waitingApproval':
    case 'approved':
    case 'running':
    case 'task':
      return 'running'
  }
}

/** The key of a question's card: a question that is asked anew stands at the bottom of the chat, as a new card. */
function questionKey({ state }: StepView): string {
  return `decision:${state.stepId}:${state.askedRevision}`
}

function questionCards(theCase: OffboardingCase, view: StepView, settings: ViewSettings): readonly DesiredCard[] {
  const key = questionKey(view)
  const earlier = Object.keys(theCase.shown).filter(
    (shown) => shown.startsWith(`decision:${view.state.stepId}:`) && shown !== key,
  )
  const isCurrent = currentQuestion(theCase, settings)?.state.stepId === view.state.stepId
  // Answers that were taken over as suggested never had a card of their own; the plan shows them.
  const shows = isCurrent || (theCase.shown[key] !== undefined && view.state.status !== 'undecided')
  return [
    ...earlier.map((old) => desired(theCase, old, answeredBelow(theCase, view, settings))),
    ...(shows ? [desired(theCase, key, questionView(theCase, view, settings))] : []),
  ]
}

/** A step's card in the requester's chat: the question while it is open, the answer afterwards. */
export function questionView(
  theCase: OffboardingCase,
  { definition, state }: StepView,
  settings: ViewSettings,
  problem?: Message,
): Card {
  const say = requesterSays(theCase, settings)
  if (state.status !== 'undecided' || theCase.phase === 'cancelled') {
    const changeable = state.status === 'decided' && (theCase.phase === 'deciding' || theCase.phase === 'proposed')
    const line =
      state.ordered === undefined
        ? state.decision === undefined
          ? dialogTexts.say('isCancelled')
          : definition.describe(state.decision)
        : dialogTexts.say('orderedBy', { name: state.ordered.by.displayName })
    return decidedCard({
      say,
      caseId: theCase.caseId,
      revision: state.revision,
      stepId: state.stepId,
      title: definition.title,
      line,
      changeable,
    })
  }
  const context = contextOf(theCase)
  const relevant = relevantSteps(theCase, settings)
  const position = relevant.findIndex(({ state: other }) => other.stepId === state.stepId) + 1
  return definition.ask(
    {
      say,
      caseId: theCase.caseId,
      revision: state.revision,
      stepId: state.stepId,
      employeeName: theCase.employee.displayName,
      progress: { position: Math.max(position, 1), of: relevant.length },
      problem,
    },
    state.facts,
    state.decision ?? definition.suggest(state.facts, context),
    context,
  )
}

function answeredBelow(theCase: OffboardingCase, { definition, state }: StepView, settings: ViewSettings): Card {
  return decidedCard({
    say: requesterSays(theCase, settings),
    caseId: theCase.caseId,
    revision: state.revision,
    stepId: state.stepId,
    title: definition.title,
    line: dialogTexts.say('answeredBelow'),
    changeable: false,
  })
}

function planCards(theCase: OffboardingCase, settings: ViewSettings): readonly DesiredCard[] {
  const current = currentPlan(theCase, settings)
  const old = Object.keys(theCase.shown).filter((key) => key.startsWith('plan:') && key !== current?.key)
  return [
    ...old.map((key) => desired(theCase, key, planView(theCase, settings, 'outdated'))),
    ...(current === undefined ? [] : [current]),
  ]
}

function currentPlan(theCase: OffboardingCase, settings: ViewSettings): DesiredCard | undefined {
  if (theCase.plan !== undefined) {
    return desired(theCase, `plan:${theCase.planRevision}`, planView(theCase, settings, planStateOf(theCase)))
  }
  if (theCase.phase !== 'deciding' || currentQuestion(theCase, settings) !== undefined) return undefined
  // Every question has its answer and there is still no plan: either it is being made, or this is why there is none.
  return planNow(theCase, settings).ok
    ? undefined
    : desired(theCase, `plan:none:${pressRevision(theCase)}`, planView(theCase, settings, 'proposed'))
}

function planStateOf({ phase }: OffboardingCase): PlanState {
  if (phase === 'proposed') return 'proposed'
  return phase === 'cancelled' ? 'cancelled' : 'submitted'
}

/** What the planner makes of the case as it is known now. */
export function planNow(
  theCase: OffboardingCase,
  { steps, policy, protection }: ViewSettings,
  facts: Readonly<Record<string, unknown>> = factsOf(theCase),
): Planned {
  return planCase({
    employee: theCase.employee,
    facts,
    decisions: decisionsOf(theCase),
    steps,
    policy,
    protection,
    requesterId: theCase.requester.id,
    started: theCase.steps.filter(({ ordered }) => ordered !== undefined).map(({ stepId }) => stepId),
  })
}

/** The plan as the requester sees it: every operation in plain words, or why there is no plan. */
export function planView(theCase: OffboardingCase, settings: ViewSettings, state: PlanState): Card {
  const planned = state === 'proposed' ? planNow(theCase, settings) : undefined
  return planCard({
    say: requesterSays(theCase, settings),
    caseId: theCase.caseId,
    revision: theCase.plan === undefined ? pressRevision(theCase) : theCase.planRevision,
    employeeName: theCase.employee.displayName,
    state,
    reasons: planned?.ok === false ? planned.reasons : [],
    advice: planned?.ok === true ? planned.advice : [],
    steps: state === 'outdated' ? [] : planSteps(theCase, settings),
    policy: settings.policy,
  })
}

function planSteps(theCase: OffboardingCase, settings: ViewSettings): readonly PlanStep[] {
  return relevantSteps(theCase, settings)
    .filter(({ state }) => state.ordered === undefined && state.decision !== undefined)
    .map(({ definition, state }) => ({
      stepId: state.stepId,
      title: definition.title,
      line: definition.describe(state.decision),
      operations: state.planned?.operations ?? [],
      needsApproval: state.planned?.needsApproval ?? false,
      skipped: definition.changesNothing(state.decision),
      ...(wasSent(theCase) ? { status: progressOf(theCase, state, settings).status } : {}),
    }))
}

function wasSent({ phase }: OffboardingCase): boolean {
  return phase === 'submitted' || phase === 'settled' || phase === 'completed'
}

function taskCards(
  theCase: OffboardingCase,
  { definition, state }: StepView,
  settings: ViewSettings,
): readonly DesiredCard[] {
  const key = `task:${state.stepId}`
  if (state.status !== 'task' && theCase.shown[key] === undefined) return []
  return [desired(theCase, key, taskView(theCase, { definition, state }, settings))]
}

/** A task for a person, with the exact instruction. */
export function taskView(theCase: OffboardingCase, { definition, state }: StepView, settings: ViewSettings): Card {
  return taskCard({
    say: requesterSays(theCase, settings),
    caseId: theCase.caseId,
    revision: state.revision,
    stepId: state.stepId,
    employeeName: theCase.employee.displayName,
    title: definition.title,
    tasks: state.tasks.flatMap((task) =>
      task.via === 'person'
        ? [
            {
              instruction: task.instruction,
              explain: task.explain,
              ...(task.link === undefined ? {} : { link: task.link }),
            },
          ]
        : [],
    ),
    confirmed: state.status !== 'task',
    detail: progressOf(theCase, state, settings).detail,
  })
}
