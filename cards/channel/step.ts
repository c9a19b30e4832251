import type { Consequence } from '../../services/model/consequence'
import { template, type Card, type CardPointer } from '../card'
import { commonTexts, momentText } from '../common'
import { firstThatFits } from '../fit'
import { bare, speaking } from '../speech'
import source from './step.json'
import { askedTexts, askedView, nothingAsked, type Asked, type AskedExtent, type AskedView } from './asked'
import { batchTexts } from './batchTexts'
import { takeBackTexts } from './takeBackTexts'
import { undoTexts } from './undoTexts'
import { stepStatusTexts, statusView, type StatusView, type StepLineStatus } from './stepStatus'
import { defineTexts, type Message, type Translator } from '../texts'

export const stepTexts = defineTexts('step', {
  en: {
    kicker: 'Offboarding {name}, requested by {requester}',
    'kicker@returns': 'Return of {name}, requested by {requester}',
    'kicker@partly': 'To come back for {name}, requested by {requester}',
    approvedBy: 'Approved by {name}, {at}',
    rejectedBy: 'Rejected by {name}, {at}',
    reason: '**Why:** {reason}',
    happens: 'This is what happens',
    concerns: 'This is about',
    over: '**{title}:** {line} {status}',
    passedOn: '**{title}:** {line}',
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
      '**What can be done:** mend it, and I go on by myself: I look again within ten minutes, or at once by *Look again*.{decidable, select, true { Or {requester} presses *Decide again* and gets the question anew: the new answer needs an approval of its own.} other {}} Or *Hand to a person*: it becomes a task for {requester}, and I look whether it was done. {leaves, select, true {Or *Leave as it is*: it is left out, the summary says why, and what was to come after it is decided again.} other {Or *Reject*: the rest of it is left out, and the offboarding does not end as completed.}}',
  },
  nl: {
    kicker: 'Offboarding van {name}, aangevraagd door {requester}',
    'kicker@returns': 'Terugkeer van {name}, aangevraagd door {requester}',
    'kicker@partly': 'Terug voor {name}, aangevraagd door {requester}',
    approvedBy: 'Goedgekeurd door {name}, {at}',
    rejectedBy: 'Afgewezen door {name}, {at}',
    reason: '**Waarom:** {reason}',
    happens: 'Dit gaat er gebeuren',
    concerns: 'Het gaat om',
    over: '**{title}:** {line} {status}',
    passedOn: '**{title}:** {line}',
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
      '**Wat je kunt doen:** los het op, dan ga ik vanzelf verder: ik kijk binnen tien minuten opnieuw, of meteen met *Opnieuw kijken*.{decidable, select, true { Of {requester} klikt op *Opnieuw beslissen* en krijgt de vraag opnieuw: het nieuwe antwoord vraagt een eigen goedkeuring.} other {}} Of *Aan iemand geven*: het wordt een taak voor {requester}, en ik kijk of het gedaan is. {leaves, select, true {Of *Zo laten*: het blijft achterwege, de samenvatting zegt waarom, en over wat erna zou komen wordt opnieuw beslist.} other {Of *Afwijzen*: de rest ervan blijft achterwege, en de offboarding eindigt niet als afgerond.}}',
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
  readonly asked: Asked
  readonly consequence: Consequence
  readonly status: StepLineStatus
  /** The case is over: no button any more. */
  readonly closed: boolean
  /** It can be decided again. */
  readonly decidable?: boolean
  /** Its approval can be taken back: it has not started. */
  readonly takesBack?: boolean
  /** What it did can be taken back, by itself. */
  readonly comesBack?: boolean
  /** What was chosen says who answers for it now, or takes it back. */
  readonly passedOn?: boolean
  /** That all of its case is taken back. */
  readonly takenBack?: Message
  /** Nothing of it is looked at again or tried again before somebody resumes the case. */
  readonly paused?: boolean
  /** Rejecting it leaves all as it is: nothing of it was begun. */
  readonly leaves?: boolean
  /** What it waits for, or what went wrong. */
  readonly detail?: Message
  /** Who approved or rejected it, and when (ISO 8601). */
  readonly decidedBy?: string
  readonly at?: string
  /** Why it was rejected. */
  readonly reason?: string
  /** What was said with the approval. */
  readonly comment?: string
  /** Whose cards stand for its case, so that this one is seen only by whoever asked for it. */
  readonly batchId?: string | undefined
}

interface View extends CardPointer, AskedView {
  readonly stepId: string
  /** It has come to its end: all of it in one line. */
  readonly over: boolean
  readonly summary: string
  readonly irreversible: string
  readonly approveStyle: string
  readonly kicker: string
  readonly title: string
  readonly line: string
  readonly status: StatusView
  readonly detail: string
  readonly next: string
  readonly decided: string
  readonly reason: string
  readonly happens: string
  readonly hasRequests: boolean
  readonly showRequests: string
  readonly waiting: boolean
  readonly rejectable: boolean
  readonly retriable: boolean
  readonly decidable: boolean
  readonly handable: boolean
  readonly takesBack: boolean
  readonly comesBack: boolean
  readonly batchId: string
  readonly words: Readonly<
    Record<
      | 'approve'
      | 'comment'
      | 'reject'
      | 'label'
      | 'placeholder'
      | 'missing'
      | 'confirm'
      | 'retry'
      | 'decideAgain'
      | 'hand'
      | 'takeBack'
      | 'undo'
      | 'back',
      string
    >
  >
  readonly fallback: string
}

const render = template<View>(source)

/** Statuses at which nothing more is to come of a step. */
const over: readonly StepLineStatus[] = ['done', 'tried', 'accepted', 'confirmed', 'skipped', 'ended']
/** Statuses at which what is planned will not happen any more, or did so in part only. */
const unhappened: readonly StepLineStatus[] = [...over, 'rejected', 'stopped']

/** One step in the case's thread: what will happen, the approver's buttons, and then how it goes. */
export function stepCard(card: StepCard): Card {
  return firstThatFits([
    () => render(viewOf(card, { operations: 100, touches: 12, quote: 1_500 })),
    () => render(viewOf(card, { operations: 20, touches: 6, quote: 500 })),
  ])
}

function viewOf(card: StepCard, extent: AskedExtent): View {
  const { say, caseId, revision, stepId, employeeName, requesterName, title, line, asked, status } = card
  const speak = speaking(say)
  const isOver = over.includes(status)
  const happens = asked.operations.length > 0 && !unhappened.includes(status)
  const shown = happens ? askedView(say, asked, extent) : nothingAsked
  const isFolded = shown.touches.length + shown.quotes.length > 0
  const isWaiting = status === 'waitingApproval'
  const isFinal = isWaiting && card.consequence === 'cannotBeUndone'
  return {
    caseId,
    revision,
    stepId,
    over: isOver,
    summary: isOver ? summaryText(card) : '',
    irreversible: isFinal ? say(askedTexts.say('irreversible')) : '',
    approveStyle: isFinal ? 'destructive' : 'positive',
    kicker: speak(stepTexts.say('kicker', { name: employeeName, requester: requesterName })),
    title: speak(title),
    line: speak(line),
    status: statusView(say, status),
    detail: isOver || card.detail === undefined ? '' : speak(card.detail),
    next: nextText(card),
    decided: isOver ? '' : decidedText(card),
    reason: card.reason === undefined || isOver ? '' : speak(stepTexts.say('reason', { reason: card.reason })),
    happens: happens ? say(stepTexts.say(isFolded ? 'concerns' : 'happens')) : '',
    ...shown,
    // Where it is said whom it touches, how it is done is for whoever wants to look.
    operations: isFolded ? [] : shown.operations,
    hasRequests: happens && !card.closed,
    showRequests: say(commonTexts.say('requests')),
    waiting: isWaiting,
    rejectable: !card.closed && (isWaiting || status === 'held'),
    retriable: !card.closed && card.paused !== true && (status === 'failed' || status === 'held'),
    decidable: !card.closed && status === 'held' && card.decidable === true,
    handable: !card.closed && status === 'held',
    takesBack: !card.closed && card.takesBack === true,
    comesBack: card.comesBack === true,
    batchId: card.batchId ?? '',
    words: words(card),
    fallback: bare(speak(title)),
  }
}

/** All of a step that has come to its end. */
function summaryText(card: StepCard): string {
  const { say, title, line, status, detail, takenBack, passedOn } = card
  const speak = speaking(say)
  return [
    speak(stepTexts.say(passedOn === true ? 'passedOn' : 'over', { title, line, status: stepStatusTexts.say(status) })),
    ...(detail === undefined ? [] : [speak(detail)]),
    ...(card.decidedBy === undefined ? [] : [decidedText(card)]),
    ...(takenBack === undefined ? [] : [speak(takenBack)]),
  ].join(' · ')
}

function decidedText({ say, decidedBy, at, status, comment }: StepCard): string {
  if (decidedBy === undefined) return ''
  const key = status === 'rejected' ? 'rejectedBy' : 'approvedBy'
  const decided = speaking(say)(stepTexts.say(key, { name: decidedBy, at: momentText(say, at) })).replace(/, $/, '')
  return comment === undefined
    ? decided
    : `${decided}. ${speaking(say)(askedTexts.say('approvedBecause', { comment }))}`
}

/** What can be done about what a rule stops. */
function nextText({ say, status, requesterName, decidable, leaves, paused }: StepCard): string {
  if (status !== 'held' || paused === true) return ''
  const can = { decidable: String(decidable === true), leaves: String(leaves === true) }
  return speaking(say)(stepTexts.say('heldNext', { requester: requesterName, ...can }))
}

function words({ say, status, leaves }: StepCard): View['words'] {
  const isLeft = status === 'held' && leaves === true
  return {
    approve: say(askedTexts.say('approve')),
    comment: say(askedTexts.say('comment')),
    reject: say(isLeft ? stepTexts.say('leave') : askedTexts.say('reject')),
    label: say(stepTexts.say(isLeft ? 'leaveReasonLabel' : 'reasonLabel')),
    placeholder: say(stepTexts.say('reasonPlaceholder')),
    missing: say(stepTexts.say('reasonMissing')),
    confirm: say(stepTexts.say(isLeft ? 'confirmLeave' : 'confirmReject')),
    retry: say(status === 'held' ? stepTexts.say('lookAgain') : commonTexts.say('retry')),
    decideAgain: say(stepTexts.say('decideAgain')),
    hand: say(stepTexts.say('hand')),
    takeBack: say(takeBackTexts.say('button')),
    undo: say(undoTexts.say('button')),
    back: say(batchTexts.say('back')),
  }
}
