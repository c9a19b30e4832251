import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import type { Operation } from '../../services/model/operation'
import { template, type Card, type CardPointer } from '../card'
import { commonTexts, momentText } from '../common'
import { firstThatFits } from '../fit'
import { operationLines, requestLines, type OperationLine, type RequestLine } from '../conversation/requests'
import { bare, speaking } from '../speech'
import source from './step.json'
import { statusView, type StepLineStatus } from './stepStatus'
import { defineTexts, type Message, type Translator } from '../texts'

export const stepTexts = defineTexts('step', {
  en: {
    kicker: 'Offboarding {name}, requested by {requester}',
    approvedBy: 'Approved by {name}, {at}',
    rejectedBy: 'Rejected by {name}, {at}',
    reason: '**Why:** {reason}',
    happens: 'This is what happens',
    secondPerson: 'Somebody other than {requester} has to approve.',
    approve: 'Approve',
    reject: 'Reject',
    reasonLabel: 'Why not?',
    reasonPlaceholder: 'The requester gets to read this',
    reasonMissing: 'Write in a few words why not, so that the requester knows what to do.',
    confirmReject: 'Reject this step',
    lookAgain: 'Look again',
    decideAgain: 'Decide again',
    hand: 'Hand to a person',
    leave: 'Leave as it is',
    leaveReasonLabel: 'Why is it left as it is?',
    confirmLeave: 'Leave it as it is',
    heldNext:
      '**What can be done:** mend it, and I go on by myself: I look again within ten minutes, or at once by *Look again*.{decidable, select, true { Or {requester} presses *Decide again* and gets the question anew: the new answer needs an approval of its own.} other {}} Or *Hand to a person*: it becomes a task for {requester}, and I look whether it was done. {leaves, select, true {Or *Leave as it is*: it is left out, the summary says why, and what was to come after it is decided again.} other {Or *Reject*: the rest of it is left out, and the case does not end as completed.}}',
  },
  nl: {
    kicker: 'Uitdiensttreding van {name}, aangevraagd door {requester}',
    approvedBy: 'Goedgekeurd door {name}, {at}',
    rejectedBy: 'Afgewezen door {name}, {at}',
    reason: '**Waarom:** {reason}',
    happens: 'Dit gaat er gebeuren',
    secondPerson: 'Iemand anders dan {requester} moet dit goedkeuren.',
    approve: 'Goedkeuren',
    reject: 'Afwijzen',
    reasonLabel: 'Waarom niet?',
    reasonPlaceholder: 'De aanvrager krijgt dit te lezen',
    reasonMissing: 'Schrijf kort waarom niet, dan weet de aanvrager wat er moet gebeuren.',
    confirmReject: 'Deze stap afwijzen',
    lookAgain: 'Opnieuw kijken',
    decideAgain: 'Opnieuw beslissen',
    hand: 'Aan iemand geven',
    leave: 'Zo laten',
    leaveReasonLabel: 'Waarom blijft het zo?',
    confirmLeave: 'Laten zoals het is',
    heldNext:
      '**Wat je kunt doen:** los het op, dan ga ik vanzelf verder: ik kijk binnen tien minuten opnieuw, of meteen met *Opnieuw kijken*.{decidable, select, true { Of {requester} klikt op *Opnieuw beslissen* en krijgt de vraag opnieuw: het nieuwe antwoord vraagt een eigen goedkeuring.} other {}} Of *Aan iemand geven*: het wordt een taak voor {requester}, en ik kijk of het gedaan is. {leaves, select, true {Of *Zo laten*: het blijft achterwege, de samenvatting zegt waarom, en over wat erna zou komen wordt opnieuw beslist.} other {Of *Afwijzen*: de rest ervan blijft achterwege, en de zaak eindigt niet als afgerond.}}',
  },
})

export interface StepCard extends CardPointer {
  readonly say: Translator
  readonly stepId: string
  readonly employeeName: string
  readonly requesterName: string
  readonly title: Message
  /** What was chosen. */
  readonly line: Message
  readonly operations: readonly Operation[]
  readonly status: StepLineStatus
  /** The case is over: no button any more. */
  readonly closed: boolean
  /** It can be decided again. */
  readonly decidable?: boolean
  /** Rejecting it leaves all as it is: nothing of it was begun. */
  readonly leaves?: boolean
  /** What it waits for, or what went wrong. */
  readonly detail?: Message
  /** Who approved or rejected it, and when (ISO 8601). */
  readonly decidedBy?: string
  readonly at?: string
  /** Why it was rejected. */
  readonly reason?: string
  readonly policy: ApprovalPolicy
}

interface View extends CardPointer {
  readonly stepId: string
  readonly kicker: string
  readonly title: string
  readonly line: string
  readonly status: { readonly text: string; readonly color: string }
  readonly detail: string
  readonly next: string
  readonly decided: string
  readonly reason: string
  readonly happens: string
  readonly operations: readonly OperationLine[]
  readonly more: string
  readonly hasRequests: boolean
  readonly showRequests: string
  readonly requests: readonly RequestLine[]
  readonly requestsMissing: string
  readonly policy: string
  readonly waiting: boolean
  readonly rejectable: boolean
  readonly retriable: boolean
  readonly decidable: boolean
  readonly handable: boolean
  readonly words: Readonly<
    Record<
      'approve' | 'reject' | 'label' | 'placeholder' | 'missing' | 'confirm' | 'retry' | 'decideAgain' | 'hand',
      string
    >
  >
  readonly fallback: string
}

const render = template<View>(source)

/** One step in the case's thread: what will happen, the approver's buttons, and then how it goes. */
export function stepCard(card: StepCard): Card {
  return firstThatFits([
    () => render(viewOf(card, 1500, 100)),
    () => render(viewOf(card, 300, 100)),
    () => render(viewOf(card, 0, 100)),
    () => render(viewOf(card, 0, 20)),
  ])
}

function viewOf(card: StepCard, longestRequest: number, mostOperations: number): View {
  const { say, caseId, revision, stepId, employeeName, requesterName, title, line, operations, status } = card
  const speak = speaking(say)
  const left = Math.max(0, operations.length - mostOperations)
  return {
    caseId,
    revision,
    stepId,
    kicker: speak(stepTexts.say('kicker', { name: employeeName, requester: requesterName })),
    title: speak(title),
    line: speak(line),
    status: statusView(say, status),
    detail: card.detail === undefined ? '' : speak(card.detail),
    next: nextText(card),
    decided: decidedText(card),
    reason: card.reason === undefined ? '' : speak(stepTexts.say('reason', { reason: card.reason })),
    happens: operations.length > 0 ? say(stepTexts.say('happens')) : '',
    operations: operationLines(say, operations.slice(0, mostOperations)),
    more: left === 0 ? '' : say(commonTexts.say('more', { count: left })),
    hasRequests: operations.length > 0,
    showRequests: say(commonTexts.say('showRequests')),
    requests: longestRequest === 0 ? [] : requestLines(say, operations, longestRequest),
    requestsMissing: longestRequest === 0 ? say(commonTexts.say('requestsTooLong')) : '',
    policy: policyText(card),
    waiting: status === 'waitingApproval',
    rejectable: !card.closed && (status === 'waitingApproval' || status === 'held'),
    retriable: !card.closed && (status === 'failed' || status === 'held'),
    decidable: !card.closed && status === 'held' && card.decidable === true,
    handable: !card.closed && status === 'held',
    words: words(card),
    fallback: bare(speak(title)),
  }
}

function decidedText({ say, decidedBy, at, status }: StepCard): string {
  if (decidedBy === undefined) return ''
  const key = status === 'rejected' ? 'rejectedBy' : 'approvedBy'
  return speaking(say)(stepTexts.say(key, { name: decidedBy, at: momentText(say, at) })).replace(/, $/, '')
}

/** What can be done about what a rule stops. */
function nextText({ say, status, requesterName, decidable, leaves }: StepCard): string {
  if (status !== 'held') return ''
  const can = { decidable: String(decidable === true), leaves: String(leaves === true) }
  return speaking(say)(stepTexts.say('heldNext', { requester: requesterName, ...can }))
}

function policyText({ say, policy, status, requesterName }: StepCard): string {
  if (status !== 'waitingApproval' || policy === 'none') return ''
  return policy === 'any-approver'
    ? say(commonTexts.say('ownApproval'))
    : speaking(say)(stepTexts.say('secondPerson', { requester: requesterName }))
}

function words({ say, status, leaves }: StepCard): View['words'] {
  const isLeft = status === 'held' && leaves === true
  return {
    approve: say(stepTexts.say('approve')),
    reject: say(stepTexts.say(isLeft ? 'leave' : 'reject')),
    label: say(stepTexts.say(isLeft ? 'leaveReasonLabel' : 'reasonLabel')),
    placeholder: say(stepTexts.say('reasonPlaceholder')),
    missing: say(stepTexts.say('reasonMissing')),
    confirm: say(stepTexts.say(isLeft ? 'confirmLeave' : 'confirmReject')),
    retry: say(status === 'held' ? stepTexts.say('lookAgain') : commonTexts.say('retry')),
    decideAgain: say(stepTexts.say('decideAgain')),
    hand: say(stepTexts.say('hand')),
  }
}
