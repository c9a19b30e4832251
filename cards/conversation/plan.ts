import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import type { Operation } from '../../services/model/operation'
import { template, type Card, type CardPointer } from '../card'
import { commonTexts } from '../common'
import { firstThatFits } from '../fit'
import source from './plan.json'
import { operationLines, requestLines, type OperationLine, type RequestLine } from './requests'
import { bare, speaking } from '../speech'
import { planTexts } from './planTexts'
import { statusView, type StepLineStatus } from '../channel/stepStatus'
import type { Message, Translator } from '../texts'

export type PlanState = 'proposed' | 'submitted' | 'outdated' | 'cancelled'

export interface PlanStep {
  readonly stepId: string
  readonly title: Message
  /** What was chosen. */
  readonly line: Message
  readonly operations: readonly Operation[]
  readonly needsApproval: boolean
  /** Left as it is, by decision. */
  readonly skipped: boolean
  /** How it stands, once the plan was sent. */
  readonly status?: StepLineStatus
}

export interface PlanCard extends CardPointer {
  readonly say: Translator
  readonly employeeName: string
  readonly state: PlanState
  /** Who ended the case, and what that leaves; only of one that was. */
  readonly ended: readonly Message[]
  /** The button that ends the case, as what it would do now; none where there is nothing to end. */
  readonly end: Message | undefined
  /** Why there is no plan; then nothing can be submitted. */
  readonly reasons: readonly Message[]
  /** What goes on doing harm if nothing else is decided: first. */
  readonly harms: readonly Message[]
  readonly advice: readonly Message[]
  readonly steps: readonly PlanStep[]
  readonly policy: ApprovalPolicy
}

interface Line {
  readonly text: string
}

interface StepView {
  readonly stepId: string
  readonly title: string
  readonly line: string
  readonly approval: string
  readonly color: string
  readonly operations: readonly OperationLine[]
  readonly more: string
  readonly changeable: boolean
}

interface View extends CardPointer {
  readonly style: string
  readonly kicker: string
  readonly title: string
  readonly subtitle: string
  readonly hasReasons: boolean
  readonly reasonsTitle: string
  readonly reasons: readonly Line[]
  readonly hasAdvice: boolean
  readonly advice: readonly Line[]
  readonly steps: readonly StepView[]
  readonly policy: string
  readonly hasRequests: boolean
  readonly showRequests: string
  readonly requestsTitle: string
  readonly requests: readonly RequestLine[]
  readonly requestsMissing: string
  readonly canSubmit: boolean
  readonly submit: string
  readonly open: boolean
  readonly change: string
  readonly end: string
  readonly fallback: string
}

/** How much of a plan a card shows, when all of it would be too large for Teams. */
interface Extent {
  /** Characters of a request's body; 0 for no requests at all. */
  readonly request: number
  /** Operations of one step. */
  readonly operations: number
}

const extents: readonly [Extent, ...Extent[]] = [
  { request: 1500, operations: 100 },
  { request: 300, operations: 100 },
  { request: 0, operations: 100 },
  { request: 0, operations: 12 },
  { request: 0, operations: 4 },
  { request: 0, operations: 1 },
]

const render = template<View>(source)

/** Every operation that will be sent, in order, in plain words, with the raw requests behind a toggle. */
export function planCard(card: PlanCard): Card {
  const [whole, ...shorter] = extents
  return firstThatFits([
    () => render(viewOf(card, whole)),
    ...shorter.map((extent) => () => render(viewOf(card, extent))),
  ])
}

const styles: Readonly<Record<PlanState, string>> = {
  proposed: 'emphasis',
  submitted: 'good',
  outdated: 'warning',
  cancelled: 'emphasis',
}

function viewOf(card: PlanCard, extent: Extent): View {
  const { say, caseId, revision, employeeName, state, reasons, harms, advice, steps, policy } = card
  const speak = speaking(say)
  const open = state === 'proposed'
  const operations = operationsOf(steps)
  return {
    caseId,
    revision,
    open,
    style: styles[state],
    kicker: say(commonTexts.say('offboarding')),
    title: speak(planTexts.say('title', { name: employeeName })),
    subtitle: state === 'cancelled' ? card.ended.map(speak).join(' ') : say(planTexts.say(state)),
    hasReasons: reasons.length > 0,
    reasonsTitle: say(planTexts.say('noPlan')),
    reasons: reasons.map((reason) => ({ text: `✗ ${speak(reason)}` })),
    hasAdvice: harms.length + advice.length > 0,
    advice: [
      ...harms.map((message) => ({ text: `⚠ ${speak(message)}` })),
      ...advice.map((message) => ({ text: `ℹ ${speak(message)}` })),
    ],
    steps: stepViews(card, extent),
    policy: open && reasons.length === 0 ? policyText(say, policy, waits(steps)) : '',
    hasRequests: operations.length > 0,
    showRequests: say(commonTexts.say('showRequests')),
    requestsTitle: say(commonTexts.say('requests')),
    requests: extent.request === 0 ? [] : requestLines(say, operations, extent.request),
    requestsMissing: extent.request === 0 ? say(commonTexts.say('requestsTooLong')) : '',
    canSubmit: open && reasons.length === 0,
    submit: say(planTexts.say(waits(steps) ? 'sendForApproval' : 'startNow')),
    change: say(commonTexts.say('change')),
    end: card.end === undefined ? '' : say(card.end),
    fallback: bare(speak(planTexts.say('title', { name: employeeName }))),
  }
}

function stepViews({ say, steps, state }: PlanCard, extent: Extent): readonly StepView[] {
  const speak = speaking(say)
  return steps.map((step, index) => {
    const first = 1 + operationsOf(steps.slice(0, index)).length
    const operations = operationLines(say, operationsOf([step]), first)
    const shown = operations.slice(0, extent.operations)
    const left = operations.length - shown.length
    return {
      stepId: step.stepId,
      title: speak(step.title),
      line: speak(step.line),
      ...approvalView(say, step),
      operations: shown,
      more: left === 0 ? '' : say(commonTexts.say('more', { count: left })),
      changeable: state === 'proposed',
    }
  })
}

function approvalView(say: Translator, step: PlanStep): { readonly approval: string; readonly color: string } {
  if (step.skipped) return { approval: say(planTexts.say('skipped')), color: 'Default' }
  if (step.status !== undefined) {
    const { text, color } = statusView(say, step.status)
    return { approval: text, color }
  }
  if (step.operations.length === 0) return { approval: say(planTexts.say('alreadySo')), color: 'Good' }
  return step.needsApproval
    ? { approval: say(planTexts.say('needsApproval')), color: 'Accent' }
    : { approval: say(planTexts.say('startsAtOnce')), color: 'Accent' }
}

function operationsOf(steps: readonly PlanStep[]): readonly Operation[] {
  return steps.flatMap(({ skipped, operations }) => (skipped ? [] : operations))
}

function waits(steps: readonly PlanStep[]): boolean {
  return steps.some(({ skipped, needsApproval }) => needsApproval && !skipped)
}

function policyText(say: Translator, policy: ApprovalPolicy, waiting: boolean): string {
  if (!waiting) return say(planTexts.say('noApproval'))
  return say(policy === 'any-approver' ? commonTexts.say('ownApproval') : planTexts.say('secondPerson'))
}
