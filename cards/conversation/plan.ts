import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import { consequences, type Consequence } from '../../services/model/consequence'
import type { Operation } from '../../services/model/operation'
import { readableOn, template, type Card, type CardPointer } from '../card'
import { commonTexts } from '../common'
import { endingView, withEnding, type EndingOffer, type EndingView } from './ending'
import source from './plan.json'
import { bare, speaking } from '../speech'
import { planTexts } from './planTexts'
import { steeringView, withSteering, type SteeringOffer, type SteeringView } from './steering'
import { whenView, withWhen, type WhenOffer, type WhenView } from './when'
import { statusView, type StepLineStatus } from '../channel/stepStatus'
import type { Message, Translator } from '../texts'

/** `completed`: sent, and every step is done or was left as it is. */
export type PlanState = 'proposed' | 'submitted' | 'completed' | 'outdated' | 'cancelled'

export interface PlanStep {
  readonly stepId: string
  readonly title: Message
  /** What was chosen. */
  readonly line: Message
  readonly operations: readonly Operation[]
  readonly needsApproval: boolean
  readonly consequence: Consequence
  /** Left as it is, by decision. */
  readonly skipped: boolean
  /** Of the step, where it can be decided again though the plan was sent. */
  readonly changeableAt?: number | undefined
  /** How it stands, once the plan was sent. */
  readonly status?: StepLineStatus
}

export interface PlanCard extends CardPointer {
  readonly say: Translator
  /** The plan's own key, for going back to it. */
  readonly from: string
  readonly employeeName: string
  readonly state: PlanState
  /** What was changed so far; once the plan was sent, how the case stands: what waits, whether the leaver can sign in. */
  readonly standing: readonly Message[]
  /** The button that ends the case, as what it would do now; none where there is nothing to end. */
  readonly end: EndingOffer | undefined
  /** Where they may choose when it is carried out. */
  readonly when: WhenOffer | undefined
  /** Of the choice that stands; 0 while nobody chose. */
  readonly timed: number
  /** When it is carried out, as the journal has it: what is sent; nothing where that is at once. */
  readonly moment: readonly Message[]
  /** What else the requester may do with it. */
  readonly steering: SteeringOffer
  /** Why there is no plan; then nothing can be submitted. */
  readonly reasons: readonly Message[]
  /** What goes on doing harm if nothing else is decided: first. */
  readonly harms: readonly Message[]
  readonly advice: readonly Message[]
  readonly steps: readonly PlanStep[]
  readonly policy: ApprovalPolicy
  /** What the requester tells the approvers, as far as it was typed. */
  readonly note: string
}

/** Of what the requester tells the approvers, in characters: as much as a card shows of one text. */
export const longestNote = 240

interface Line {
  readonly text: string
}

interface StepView {
  readonly stepId: string
  readonly text: string
  readonly note: string
  readonly color: string
  readonly changeable: boolean
  readonly revision: number
}

interface GroupView {
  readonly title: string
  readonly style: string
  readonly steps: readonly StepView[]
}

interface View extends CardPointer, EndingView, SteeringView, WhenView {
  readonly from: string
  readonly style: string
  readonly kicker: string
  readonly title: string
  readonly standing: readonly Line[]
  readonly hasReasons: boolean
  readonly reasonsTitle: string
  readonly reasons: readonly Line[]
  readonly harms: readonly Line[]
  readonly advice: readonly Line[]
  readonly folds: boolean
  readonly foldTitle: string
  /** What unfolds then. */
  readonly foldTargets: readonly string[]
  readonly groups: readonly GroupView[]
  /** What stays as it is, by decision. */
  readonly left: readonly StepView[]
  readonly leftTitle: string
  readonly policy: string
  /** Somebody is to approve it, and can be told why. */
  readonly asksWhy: boolean
  readonly why: string
  readonly note: string
  readonly longestNote: number
  readonly showDetails: string
  readonly canSubmit: boolean
  readonly timed: string
  readonly submit: string
  readonly change: string
  readonly fallback: string
}

const render = template<View>(withEnding(withSteering(withWhen(source))))

/** What will be done, each decision once, what cannot be undone first; exactly what is sent behind a button. */
export function planCard(card: PlanCard): Card {
  return render(viewOf(card))
}

const styles: Readonly<Record<PlanState, string>> = {
  proposed: 'emphasis',
  submitted: 'accent',
  completed: 'good',
  outdated: 'warning',
  cancelled: 'emphasis',
}

function viewOf(card: PlanCard): View {
  const { say, caseId, revision, employeeName, state, reasons, harms, advice, steps, policy } = card
  const speak = speaking(say)
  const open = state === 'proposed'
  const groups = groupViews(card)
  const left = steps.filter(({ skipped }) => skipped).map((step) => stepView(card, step))
  const lines = (messages: readonly Message[], symbol: string) =>
    messages.map((message) => ({ text: `${symbol}${speak(message)}` }))
  return {
    caseId,
    revision,
    from: card.from,
    style: styles[state],
    kicker: say(commonTexts.say('offboarding')),
    title: speak(planTexts.say('title', { name: employeeName })),
    standing: lines([...saidOf(state), ...card.moment, ...card.standing], ''),
    hasReasons: reasons.length > 0,
    reasonsTitle: say(planTexts.say('noPlan')),
    reasons: lines(reasons, '✗ '),
    harms: lines(harms, '⚠ '),
    advice: lines(advice, 'ℹ '),
    // What was sent is told by how it stands; its steps are there for whoever wants to look.
    folds: !open && steps.length > 0,
    foldTitle: say(planTexts.say('allSteps', { count: steps.length })),
    foldTargets: [...(groups.length > 0 ? ['steps'] : []), ...(left.length > 0 ? ['left'] : [])],
    groups,
    left,
    leftTitle: say(planTexts.say('leftAsItIs', { count: left.length })),
    policy: open && reasons.length === 0 ? policyText(say, policy, waits(steps)) : '',
    asksWhy: open && reasons.length === 0 && waits(steps),
    why: say(planTexts.say('why')),
    note: bare(card.note, longestNote),
    longestNote,
    // What was sent is in the evidence, once nothing can be stopped any more.
    showDetails: card.end !== undefined && steps.some(isSent) ? say(commonTexts.say('requests')) : '',
    canSubmit: open && reasons.length === 0,
    timed: String(card.timed),
    submit: say(planTexts.say(waits(steps) ? 'sendForApproval' : 'startNow')),
    change: say(commonTexts.say('change')),
    ...whenView(say, reasons.length === 0 ? card.when : undefined, 'plan', card.caseId),
    ...steeringView(say, card.steering, 'plan'),
    ...endingView(say, card.end, 'plan'),
    fallback: bare(speak(planTexts.say('title', { name: employeeName }))),
  }
}

function saidOf(state: PlanState): readonly Message[] {
  if (state === 'outdated') return [planTexts.say('outdated')]
  return state === 'submitted' || state === 'completed' ? [planTexts.say('submitted')] : []
}

/** How what a plan comes to is coloured. */
export const groupStyles = { cannotBeUndone: 'attention', givesAccess: 'warning', other: 'default' } as const

/** The steps that change something by what they come to, each once, in the order of the plan. */
function groupViews(card: PlanCard): readonly GroupView[] {
  const changing = card.steps.filter(({ skipped }) => !skipped)
  return consequences
    .map((group) => ({
      style: groupStyles[group],
      title: card.say(planTexts.say(group)),
      steps: changing
        .filter(({ consequence }) => consequence === group)
        .map((step) => readableOn(groupStyles[group], stepView(card, step))),
    }))
    .filter((group) => group.steps.length > 0)
}

function stepView({ say, steps, state, revision }: PlanCard, step: PlanStep): StepView {
  const { note, color } = noteOn(say, step, waits(steps))
  return {
    stepId: step.stepId,
    text: speaking(say)(planTexts.say('step', { title: step.title, line: step.line })),
    note,
    color,
    changeable: state === 'proposed' || (state === 'submitted' && step.changeableAt !== undefined),
    revision: state === 'submitted' ? (step.changeableAt ?? revision) : revision,
  }
}

/** How a step stands; before the plan is sent only what is not so of the others. */
function noteOn(say: Translator, step: PlanStep, others: boolean): { readonly note: string; readonly color: string } {
  if (step.skipped) return { note: '', color: 'Default' }
  if (step.status !== undefined) {
    const { text, color } = statusView(say, step.status)
    return { note: text, color }
  }
  if (step.operations.length === 0) return { note: say(planTexts.say('alreadySo')), color: 'Good' }
  return { note: others && !step.needsApproval ? say(planTexts.say('startsAtOnce')) : '', color: 'Accent' }
}

/** Something is sent for it. */
function isSent({ skipped, operations }: Pick<PlanStep, 'skipped' | 'operations'>): boolean {
  return !skipped && operations.length > 0
}

function waits(steps: readonly PlanStep[]): boolean {
  return steps.some(({ skipped, needsApproval }) => needsApproval && !skipped)
}

function policyText(say: Translator, policy: ApprovalPolicy, waiting: boolean): string {
  if (!waiting) return say(planTexts.say('noApproval'))
  return say(policy === 'any-approver' ? commonTexts.say('ownApproval') : planTexts.say('secondPerson'))
}
