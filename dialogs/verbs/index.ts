import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { messageCard } from '../../cards/conversation/message'
import type { Card } from '../../cards/card'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { planStep } from '../../services/planning/planner'
import type { CardInput } from '../../services/steps/step'
import type { Right } from '../access'
import { decideSteps, type NotYet } from './decide'
import { writeEvidence } from './evidence'
import type { DialogTools } from '../dialogTools'
import * as transitions from '../transitions'
import type { Transition } from '../transitions'
import type { Turn } from '../turn'
import { caseView, stepView } from '../views/case'
import { personView, planView, questionView, taskView } from '../views/question'
import { summaryFor } from '../views/summary'
import { contextOf, stepViews, type StepView } from '../views/desiredCard'

const say = dialogTexts.say

/** A press about a case that exists, and a step that the case has. */
export interface CasePress {
  readonly theCase: OffboardingCase
  readonly step: StepView | undefined
  /** Empty when the press is about the case as a whole. */
  readonly stepId: string
  readonly revision: number
  readonly input: CardInput
}

/** What a verb needs: who may press it, what it does to the case, and the card that the presser sees then. */
export interface CaseVerb {
  readonly may: Right
  /** Whether the press must name a step of the case. */
  readonly needsStep: boolean
  /** With it the leaving begins: somebody else must be able to go on in the leaver's groups (promise 8). */
  readonly beginsLeaving?: true
  readonly decide: (tools: DialogTools, turn: Turn, press: CasePress) => Promise<Transition | NotYet> | Transition
  readonly view: (tools: DialogTools, theCase: OffboardingCase, press: CasePress) => Card
  /** What it did is done whatever happened to the case meanwhile: it is not decided anew. */
  readonly standsAnyway?: true
}

/** Every verb about a case. */
export const verbs: ReadonlyMap<string, CaseVerb> = new Map<string, CaseVerb>([
  ['contain', { may: 'operator', needsStep: false, beginsLeaving: true, decide: orderContainment, view: personCardOf }],
  ['decide', { may: 'operator', needsStep: true, decide: decideSteps, view: questionCardOf }],
  [
    'change',
    {
      may: 'operator',
      needsStep: true,
      decide: (_tools, turn, { theCase, stepId, revision }) =>
        transitions.change(theCase, turn.actor, stepId, revision),
      view: changedCardOf,
    },
  ],
  [
    'submit',
    {
      may: 'operator',
      needsStep: false,
      beginsLeaving: true,
      decide: (_tools, turn, { theCase, revision }) => transitions.submit(theCase, turn.actor, revision),
      view: planCardOf,
    },
  ],
  [
    'approve',
    {
      may: 'approver',
      needsStep: false,
      decide: ({ settings }, turn, { theCase, step, revision }) =>
        transitions.approve(theCase, turn.actor, { stepId: step?.state.stepId, revision }, settings.policy),
      view: channelCardOf,
    },
  ],
  [
    'reject',
    {
      may: 'approver',
      needsStep: true,
      decide: ({ settings }, turn, { theCase, stepId, revision, input }) =>
        transitions.reject(theCase, turn.actor, { stepId, revision, reason: input['reason'] ?? '' }, settings.policy),
      view: channelCardOf,
    },
  ],
  [
    'retry',
    {
      may: 'either',
      needsStep: true,
      decide: (_tools, _turn, { theCase, stepId, revision }) => transitions.retry(theCase, stepId, revision),
      view: channelCardOf,
    },
  ],
  [
    'confirm',
    {
      may: 'operator',
      needsStep: true,
      decide: (_tools, _turn, { theCase, stepId, revision }) => transitions.confirm(theCase, stepId, revision),
      view: taskCardOf,
    },
  ],
  [
    'cancel',
    {
      may: 'operator',
      needsStep: false,
      decide: (_tools, turn, { theCase }) => transitions.cancel(theCase, turn.actor),
      view: cancelledCard,
    },
  ],
  ['evidence', { may: 'either', needsStep: false, decide: writeEvidence, view: summaryCardOf, standsAnyway: true }],
])

function orderContainment(tools: DialogTools, turn: Turn, { theCase }: CasePress): Transition {
  const view = stepViews(theCase, tools.settings).find(({ definition }) => definition.id === 'contain')
  if (view === undefined) return { ok: false, why: say('noStep') }
  // The same button, after a failure.
  if (view.state.status === 'failed') return transitions.retry(theCase, 'contain', view.state.revision)
  const { employee } = theCase
  const { facts } = contextOf(theCase)
  const policy = tools.signOutNow === 'with-approval' ? tools.settings.policy : 'none'
  const decisions = { contain: { choice: 'block' } }
  return transitions.order(theCase, turn.actor, planStep(view.definition, { employee, facts, decisions, policy }))
}

/** The step's view on the case as it is now. */
export function nowOf(theCase: OffboardingCase, { definition }: StepView): StepView {
  const state = theCase.steps.find(({ stepId }) => stepId === definition.id)
  if (state === undefined) throw new Error(`Case ${theCase.caseId} lost its step ${definition.id}`)
  return { definition, state }
}

function personCardOf({ settings }: DialogTools, theCase: OffboardingCase): Card {
  return personView(theCase, settings)
}

function questionCardOf({ settings }: DialogTools, theCase: OffboardingCase, { step }: CasePress): Card {
  return step === undefined ? personView(theCase, settings) : questionView(theCase, nowOf(theCase, step), settings)
}

function taskCardOf({ settings }: DialogTools, theCase: OffboardingCase, { step }: CasePress): Card {
  return step === undefined ? personView(theCase, settings) : taskView(theCase, nowOf(theCase, step), settings)
}

/** The card on which Change was pressed is a thing of the past: the question stands again at the bottom of the chat. */
function changedCardOf(tools: DialogTools, theCase: OffboardingCase, about: CasePress): Card {
  const reopened = theCase.steps.find(({ stepId }) => stepId === about.stepId)?.status === 'undecided'
  if (!reopened || about.step === undefined) return questionCardOf(tools, theCase, about)
  return messageCard({
    say: tools.settings.catalogue[theCase.language],
    tone: 'info',
    title: about.step.definition.title,
    text: say('answeredBelow'),
  })
}

function planCardOf({ settings }: DialogTools, theCase: OffboardingCase): Card {
  switch (theCase.phase) {
    case 'proposed':
    case 'cancelled':
      return planView(theCase, settings, theCase.phase)
    case 'deciding':
      return planView(theCase, settings, 'outdated')
    default:
      return planView(theCase, settings, 'submitted')
  }
}

function channelCardOf({ settings }: DialogTools, theCase: OffboardingCase, { step }: CasePress): Card {
  return step === undefined ? caseView(theCase, settings) : stepView(theCase, nowOf(theCase, step), settings)
}

function summaryCardOf({ settings }: DialogTools, theCase: OffboardingCase, { input }: CasePress): Card {
  return summaryFor(theCase, settings, input['audience'] === 'channel' ? 'channel' : 'requester')
}

function cancelledCard({ settings }: DialogTools, theCase: OffboardingCase): Card {
  return messageCard({
    say: settings.catalogue[theCase.language],
    tone: 'info',
    title: say('cancelledTitle'),
    text: say('cancelled', { name: theCase.employee.displayName }),
  })
}
