import { isDeepStrictEqual } from 'node:util'
import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import { consequences, type Consequence } from '../../services/model/consequence'
import { readableOn, template, type Card, type CardPointer } from '../card'
import source from './case.json'
import { commonTexts } from '../common'
import { planTexts } from '../conversation/planTexts'
import { standingTexts } from '../conversation/standingTexts'
import { firstThatFits } from '../fit'
import { bare, named, speaking } from '../speech'
import { askedTexts, askedView, nothingAsked, type Asked, type AskedExtent, type AskedView } from './asked'
import { pauseViews, type PauseOffered, type PauseView } from './casePause'
import { stepStatusTexts, statusView, type StatusView, type StepLineStatus } from './stepStatus'
import { batchTexts } from './batchTexts'
import { caseStyles, type CaseCardStatus } from './caseStatus'
import { caseTexts } from './caseTexts'
import { takeBackTexts } from './takeBackTexts'
import type { Message, Translator } from '../texts'

export interface CaseCardStep {
  readonly stepId: string
  readonly title: Message
  /** What was chosen. */
  readonly line: Message
  readonly status: StepLineStatus
  /** What it waits for, or what went wrong. */
  readonly detail?: Message | undefined
  /** Who approved it. */
  readonly approved?: Message | undefined
  readonly consequence: Consequence
  /** It has a card of its own in the thread, where everything about it stands and is pressed. */
  readonly hasOwnCard: boolean
  /** One press approves it together with the others. */
  readonly isTogether: boolean
  /** Of the step, for the buttons of its line. */
  readonly revision: number
  /** Its approval was given here, and can be taken back: it has not started. */
  readonly takesBack?: boolean
  /** What is asked about it; nothing where it has a card of its own. */
  readonly asked?: Asked | undefined
}

export interface CaseCard extends CardPointer {
  readonly say: Translator
  readonly employeeName: string
  /** What tells the employee apart, for instance job and department. */
  readonly employeeDetail: string
  readonly requesterName: string
  /** What was told with the plan, and by whom. */
  readonly note?: { readonly by: string; readonly text: string } | undefined
  readonly status: CaseCardStatus
  /** When it is carried out, as far as that is to come; nothing where it is at once. */
  readonly moment?: readonly Message[]
  /** What goes on doing harm with what was decided: first. */
  readonly harms: readonly Message[]
  readonly steps: readonly CaseCardStep[]
  readonly canApproveAll: boolean
  /** Who gets something by what one press approves, and what is asked of an approver who is that person. */
  readonly receipts: readonly Message[]
  /** Who ended the case, and what that leaves; only of one that was. */
  readonly ended: readonly Message[]
  /** Who paused the case, and what is finished all the same; only of one that is paused. */
  readonly paused?: readonly Message[]
  /** Whether somebody in the channel may pause or resume it; `revision`: of the last time. */
  readonly pause?: PauseOffered | undefined
  /** It runs, and somebody in the channel may stop it. */
  readonly canStop: boolean
  /** How many steps wait for an approval. */
  readonly waitingCount: number
  readonly policy: ApprovalPolicy
  readonly sandbox: boolean
  /** Whose cards stand for it, so that this one is seen only by whoever asked for it; the cards of these steps, too. */
  readonly ofBatch?: { readonly batchId: string; readonly ownCards: readonly string[] }
}

interface LineView extends AskedView {
  readonly stepId: string
  /** Where it is dealt with: here, or on a card of its own. */
  readonly place: 'step' | 'elsewhere'
  readonly text: string
  /** Where it stands, and whether that is said here. */
  readonly state: StatusView
  readonly says: boolean
  readonly note: string
  /** It waits for an approval, which is given here: all about it folds out. */
  readonly folds: boolean
  readonly revision: number
}

interface GroupView {
  readonly title: string
  readonly note: string
  readonly style: string
  readonly steps: readonly LineView[]
}

interface StepLine {
  readonly stepId: string
  readonly text: string
}

/** Steps that came to the same end, which is said once, and so is each approval by which they did. */
interface FinishedView {
  readonly state: StatusView
  /** First those that nobody had to approve. */
  readonly approvals: readonly { readonly approved: string; readonly steps: readonly StepLine[] }[]
}

interface View extends CardPointer {
  readonly style: string
  readonly kicker: string
  readonly title: string
  readonly employee: string
  readonly status: string
  /** How many steps are done of how many; of none where nothing is under way. */
  readonly progress: { readonly value: number; readonly max: number }
  readonly requestedBy: string
  readonly note: string
  readonly sandbox: string
  readonly harms: readonly { readonly text: string }[]
  readonly groups: readonly GroupView[]
  /** What has come to its end: a line each; what stays as it is, folded. */
  readonly finished: readonly FinishedView[]
  readonly left: readonly StepLine[]
  readonly leftTitle: string
  readonly policy: string
  readonly canApproveAll: boolean
  readonly approveAll: string
  readonly approveAllStyle: string
  readonly irreversible: string
  readonly receipts: string
  readonly commentAll: string
  readonly look: string
  readonly comment: string
  readonly approve: string
  readonly reject: string
  /** Something is asked here, so that whoever decides may want to see exactly what is sent. */
  readonly asks: boolean
  readonly showRequests: string
  readonly takeBack: string
  readonly takeBackMeans: string
  readonly takeBackOne: string
  readonly takeBacks: readonly (StepLine & { readonly revision: number })[]
  /** One, or none. */
  readonly pauses: readonly PauseView[]
  readonly resumes: readonly PauseView[]
  readonly ownCards: readonly StepLine[]
  readonly batchId: string
  readonly backToAll: string
  readonly canStop: boolean
  readonly stop: string
  readonly stopMeans: string
  readonly stopNow: string
  readonly fallback: string
}

/** How much a card shows, when all of it would be too large for Teams. */
interface Extent extends AskedExtent {
  /** What a step waits for, or what went wrong. */
  readonly detail: boolean
  /** What was chosen. */
  readonly line: boolean
  /** How many lines fold out; the next ones do once those are decided. */
  readonly folding: number
}

const whole: Extent = { operations: 30, touches: 30, quote: 1_500, detail: true, line: true, folding: 100 }
const extents: readonly [Extent, ...Extent[]] = [
  whole,
  { ...whole, operations: 6, touches: 6, quote: 500 },
  { ...whole, operations: 3, touches: 4, quote: 300 },
  { ...whole, operations: 1, touches: 2, quote: 150 },
  { ...whole, operations: 0, touches: 1, quote: 60 },
  { ...whole, operations: 0, touches: 0, quote: 0 },
  { ...whole, operations: 0, touches: 0, quote: 0, detail: false },
  { ...whole, operations: 0, touches: 0, quote: 0, detail: false, line: false },
  { ...whole, operations: 0, touches: 0, quote: 0, detail: false, line: false, folding: 12 },
  { ...whole, operations: 0, touches: 0, quote: 0, detail: false, line: false, folding: 6 },
]

const render = template<View>(source)

/** The card on top of a case's thread in the approvals channel, updated in place as the case goes on. */
export function caseCard(card: CaseCard): Card {
  const [first, ...shorter] = extents
  return firstThatFits([
    () => render(viewOf(card, first)),
    ...shorter.map((extent) => () => render(viewOf(card, extent))),
  ])
}

function viewOf(card: CaseCard, extent: Extent): View {
  const { say, caseId, revision, employeeName, employeeDetail, requesterName, status, steps, canApproveAll, sandbox } =
    card
  const speak = speaking(say)
  const title = caseTexts.say(status === 'cancelled' ? 'endedTitle' : 'title', { name: employeeName })
  const irreversible = irreversibleOf(card)
  const left = steps.filter(isLeft)
  return {
    caseId,
    revision,
    style: caseStyles[status],
    kicker: say(commonTexts.say('offboarding')),
    title: speak(title),
    employee: named(employeeDetail),
    status: statusText(card),
    progress: progressOf(card),
    requestedBy: speak(caseTexts.say('requestedBy', { requester: requesterName })),
    note: card.note === undefined ? '' : speak(caseTexts.say('note', { name: card.note.by, note: card.note.text })),
    sandbox: sandbox ? say(commonTexts.say('sandbox')) : '',
    harms: card.harms.map((harm) => ({ text: `⚠ ${speak(harm)}` })),
    groups: groupViews(card, extent),
    finished: finishedViews(card, extent),
    left: left.map((step) => ({ stepId: step.stepId, text: leftLine(say, step, extent) })),
    leftTitle: say(planTexts.say('leftAsItIs', { count: left.length })),
    policy: policyText(card),
    canApproveAll,
    approveAll: say(caseTexts.say('approveAll', { count: card.waitingCount })),
    approveAllStyle: irreversible === '' ? 'positive' : 'destructive',
    irreversible,
    receipts: card.receipts.map(speak).join(' '),
    commentAll: say(askedTexts.say('comment')),
    look: say(caseTexts.say('look')),
    comment: say(askedTexts.say('commentOrWhy')),
    approve: say(askedTexts.say('approve')),
    reject: say(askedTexts.say('reject')),
    asks: steps.some(isAskedHere),
    showRequests: say(commonTexts.say('requests')),
    takeBack: say(takeBackTexts.say('several')),
    takeBackMeans: say(takeBackTexts.say('means')),
    takeBackOne: say(takeBackTexts.say('button')),
    takeBacks: steps
      .filter(({ takesBack }) => takesBack === true)
      .slice(0, extent.folding)
      .map(({ stepId, title: named, revision: of }) => ({ stepId, text: speak(named), revision: of })),
    pauses: pauseViews(say, card.pause, 'pause'),
    resumes: pauseViews(say, card.pause, 'resume'),
    ownCards: steps
      .filter(({ stepId }) => card.ofBatch?.ownCards.includes(stepId))
      .map(({ stepId, title: named }) => ({ stepId, text: bare(speak(named)) })),
    batchId: card.ofBatch?.batchId ?? '',
    backToAll: say(batchTexts.say('backToAll')),
    canStop: card.canStop,
    stop: say(standingTexts.say('stopButton')),
    stopMeans: say(standingTexts.say('stopMeans')),
    stopNow: say(standingTexts.say('stopNow')),
    fallback: bare(speak(title)),
  }
}

/** What stays gone of all that one press approves, by name. */
function irreversibleOf({ say, steps }: CaseCard): string {
  const titles = steps
    .filter(({ isTogether, consequence }) => isTogether && consequence === 'cannotBeUndone')
    .map(({ title }) => title)
  return titles.length === 0 ? '' : speaking(say)(caseTexts.say('irreversible', { titles }))
}

const over: readonly StepLineStatus[] = ['done', 'tried', 'accepted', 'confirmed', 'skipped', 'ended']

function isFinished({ status }: CaseCardStep): boolean {
  return over.includes(status)
}

function isLeft({ status }: CaseCardStep): boolean {
  return status === 'skipped'
}

/** What came to its end, in the order of the steps. */
function finishedViews({ say, steps }: CaseCard, extent: Extent): readonly FinishedView[] {
  const finished = steps.filter((step) => isFinished(step) && !isLeft(step))
  return over
    .map((status) => ({ status, ended: finished.filter((step) => step.status === status) }))
    .filter(({ ended }) => ended.length > 0)
    .map(({ status, ended }) => ({ state: statusView(say, status), approvals: approvalViews(say, ended, extent) }))
}

function approvalViews(say: Translator, steps: readonly CaseCardStep[], extent: Extent): FinishedView['approvals'] {
  const speak = speaking(say)
  const isAlike = (one: CaseCardStep) => (other: CaseCardStep) => isDeepStrictEqual(one.approved, other.approved)
  return steps
    .filter((step, index) => steps.findIndex(isAlike(step)) === index)
    .toSorted((one, other) => Number(one.approved !== undefined) - Number(other.approved !== undefined))
    .map((first) => ({
      approved: first.approved === undefined || !extent.detail ? '' : speak(first.approved),
      steps: steps.filter(isAlike(first)).map(({ stepId, title, line, detail }) => {
        const said = caseTexts.say('line', { title, line: extent.line ? line : title })
        const rest = detail === undefined || !extent.detail ? [] : [detail]
        return { stepId, text: [said, ...rest].map(speak).join(' · ') }
      }),
    }))
}

function leftLine(say: Translator, { title, line, status, detail }: CaseCardStep, extent: Extent): string {
  const said = caseTexts.say('left', {
    title,
    line: extent.line ? line : title,
    status: stepStatusTexts.say(status),
  })
  const rest = detail === undefined || !extent.detail ? [] : [detail]
  return [said, ...rest].map(speaking(say)).join(' · ')
}

const groupStyles = { cannotBeUndone: 'attention', givesAccess: 'warning', other: 'default' } as const

/** The steps that are still to come to an end, by what they come to, each once, as the plan tells them. */
function groupViews(card: CaseCard, extent: Extent): readonly GroupView[] {
  const { say } = card
  const open = card.steps.filter((step) => !isFinished(step))
  const asked = consequences.flatMap((group) => open.filter((step) => step.consequence === group && isAskedHere(step)))
  const folding = asked.slice(0, extent.folding)
  return consequences
    .map((group) => {
      const steps = open.filter(({ consequence }) => consequence === group)
      const areElsewhere = group === 'cannotBeUndone' && steps.some(isAskedElsewhere)
      return {
        style: groupStyles[group],
        title: say(planTexts.say(group)),
        note: areElsewhere ? say(caseTexts.say('ownCards')) : '',
        steps: steps
          .map((step) => lineView(say, step, folding.includes(step), extent))
          .map((line) => ({ ...line, state: readableOn(groupStyles[group], line.state) })),
      }
    })
    .filter(({ steps }) => steps.length > 0)
}

function isAskedHere({ status, hasOwnCard }: CaseCardStep): boolean {
  return status === 'waitingApproval' && !hasOwnCard
}

function isAskedElsewhere({ status, hasOwnCard }: CaseCardStep): boolean {
  return isActedOn.includes(status) && hasOwnCard
}

/** Somebody presses something about it. */
const isActedOn: readonly StepLineStatus[] = ['waitingApproval', 'held', 'failed']

function lineView(say: Translator, step: CaseCardStep, folds: boolean, extent: Extent): LineView {
  const { stepId, title, line, status, consequence, hasOwnCard, revision, asked } = step
  // Its own card says who approved it.
  const approved = hasOwnCard ? undefined : step.approved
  const details = extent.detail ? [step.detail, approved].flatMap((message) => message ?? []) : []
  const text = speaking(say)(caseTexts.say('line', { title, line: extent.line ? line : title }))
  // Where a whole group has cards of its own, that is said once.
  const isBelow = hasOwnCard && isActedOn.includes(status) && consequence !== 'cannotBeUndone'
  const notes = [
    ...details.map(speaking(say)),
    ...(isBelow ? [say(caseTexts.say('ownCard'))] : []),
    ...(isAskedHere(step) && !folds ? [say(caseTexts.say('later'))] : []),
  ]
  return {
    stepId,
    place: hasOwnCard ? 'elsewhere' : 'step',
    text: folds ? `▸ ${text}` : text,
    state: statusView(say, status),
    // That it waits is said once, on top.
    says: status !== 'waitingApproval',
    note: notes.join(' · '),
    folds,
    revision,
    ...(folds && asked !== undefined ? askedView(say, asked, extent) : nothingAsked),
  }
}

const done: readonly StepLineStatus[] = ['done', 'accepted', 'confirmed']

/** What is left as it is was no work: neither done nor still to do. */
function countOf({ steps }: CaseCard): { readonly done: number; readonly all: number } {
  const count = steps.filter(({ status }) => done.includes(status)).length
  return { done: count, all: steps.filter((step) => !isLeft(step)).length }
}

function progressOf(card: CaseCard): View['progress'] {
  const isShown = card.status === 'running' || card.status === 'scheduled' || card.status === 'notFinished'
  const { done: value, all: max } = countOf(card)
  return isShown ? { value, max } : { value: 0, max: 0 }
}

function statusText(card: CaseCard): string {
  const { say, employeeName, requesterName, status, waitingCount, ended, moment = [] } = card
  if (status === 'cancelled') return ended.map(speaking(say)).join(' ')
  if (status === 'paused') return pausedText(card)
  const values = { name: employeeName, requester: requesterName, count: waitingCount, ...countOf(card) }
  const how = status === 'timed' ? [] : [caseTexts.say(status, values)]
  return [...moment, ...how].map(speaking(say)).join(' ')
}

/** A pause keeps nobody from approving. */
function pausedText({ say, paused = [], moment = [], waitingCount }: CaseCard): string {
  const asked = waitingCount === 0 ? [] : [caseTexts.say('awaitingApproval', { count: waitingCount })]
  return [...paused, ...moment, ...asked].map(speaking(say)).join(' ')
}

function policyText({ say, policy, waitingCount, requesterName, status }: CaseCard): string {
  if (policy === 'none' || waitingCount === 0 || status === 'cancelled') return ''
  return policy === 'any-approver'
    ? say(commonTexts.say('ownApproval'))
    : speaking(say)(caseTexts.say('secondPerson', { requester: requesterName }))
}
