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
    heldNext:
      '**What can be done:** mend it, and I go on by myself: I look again within ten minutes, or at once by the button. Or do it by hand: I see when it is so. Or reject it: then it is left out, and can be decided anew once {requester} has closed this case and typed /offboard again.',
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
    heldNext:
      '**Wat je kunt doen:** los het op, dan ga ik vanzelf verder: ik kijk binnen tien minuten opnieuw, of meteen met de knop. Of doe het met de hand: ik zie het als het zo is. Of wijs het af: dan blijft het achterwege, en kan er opnieuw over worden beslist zodra {requester} deze zaak heeft gesloten en weer /offboard typt.',
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
  readonly words: Readonly<
    Record<'approve' | 'reject' | 'label' | 'placeholder' | 'missing' | 'confirm' | 'retry', string>
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
    next: status === 'held' ? speak(stepTexts.say('heldNext', { requester: requesterName })) : '',
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
    words: words(say, status),
    fallback: bare(speak(title)),
  }
}

function decidedText({ say, decidedBy, at, status }: StepCard): string {
  if (decidedBy === undefined) return ''
  const key = status === 'rejected' ? 'rejectedBy' : 'approvedBy'
  return speaking(say)(stepTexts.say(key, { name: decidedBy, at: momentText(say, at) })).replace(/, $/, '')
}

function policyText({ say, policy, status, requesterName }: StepCard): string {
  if (status !== 'waitingApproval' || policy === 'none') return ''
  return policy === 'any-approver'
    ? say(commonTexts.say('ownApproval'))
    : speaking(say)(stepTexts.say('secondPerson', { requester: requesterName }))
}

function words(say: Translator, status: StepLineStatus): View['words'] {
  return {
    approve: say(stepTexts.say('approve')),
    reject: say(stepTexts.say('reject')),
    label: say(stepTexts.say('reasonLabel')),
    placeholder: say(stepTexts.say('reasonPlaceholder')),
    missing: say(stepTexts.say('reasonMissing')),
    confirm: say(stepTexts.say('confirmReject')),
    retry: say(status === 'held' ? stepTexts.say('lookAgain') : commonTexts.say('retry')),
  }
}
