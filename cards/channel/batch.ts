import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import { consequences, type Consequence } from '../../services/model/consequence'
import { template, type Card } from '../card'
import { commonTexts } from '../common'
import type { Choice } from '../conversation/decision'
import { planTexts } from '../conversation/planTexts'
import { firstThatFits } from '../fit'
import { bare, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import { askedTexts } from './asked'
import source from './batch.json'
import { choicesOf, firstLines, statesText, type AskedTogether, type BatchPointer, type StateCount } from './batchParts'
import { batchTexts } from './batchTexts'
import { caseTexts } from './caseTexts'

export type BatchCardStatus = 'awaitingApproval' | 'timed' | 'running' | 'resting' | 'finished' | 'paused' | 'stopped'

/** Where members stand: each of them in one place, so that the counts add up to all. */
export type BatchStanding =
  | 'trouble'
  | 'waiting'
  | 'paused'
  | 'running'
  | 'task'
  | 'scheduled'
  | 'deciding'
  | 'opening'
  | 'done'
  | 'ended'
  | 'leftOut'

/** A step of all whom it concerns. */
export interface BatchStepLine {
  readonly stepId: string
  readonly title: Message
  readonly consequence: Consequence
  /** How many people, and of which so many stand where. */
  readonly people: number
  readonly states: readonly StateCount[]
  /** Who gets something by it, and from how many; most first. */
  readonly receivers: readonly { readonly name: string; readonly count: number }[]
  /** It has a card of its own in the thread. */
  readonly hasOwnCard: boolean
  /** All of them are through with it. */
  readonly isFinished: boolean
}

export interface BatchCard extends BatchPointer {
  readonly say: Translator
  /** What the list was called. */
  readonly name: string
  readonly requesterName: string
  readonly status: BatchCardStatus
  /** Who paused or stopped it, and when (ISO 8601). */
  readonly by?: { readonly name: string; readonly at: string } | undefined
  readonly counts: readonly { readonly standing: BatchStanding; readonly count: number }[]
  /** When what is still to begin does; none where that is at once. */
  readonly moments: readonly Message[]
  readonly steps: readonly BatchStepLine[]
  /** What somebody has to look at, a line each. */
  readonly attention: readonly { readonly name: string; readonly title: Message; readonly text: Message }[]
  /** What changed since its plan, and is asked by itself. */
  readonly byItself: readonly { readonly name: string; readonly titles: readonly Message[] }[]
  /** What one press approves; undefined where nothing is asked here. */
  readonly asked: AskedTogether | undefined
  /** Who gets something by that, and what is asked of an approver who is that person. */
  readonly receipts: readonly Message[]
  readonly policy: ApprovalPolicy
  readonly sandbox: boolean
}

interface View extends BatchPointer {
  readonly style: string
  readonly kicker: string
  readonly title: string
  readonly moments: readonly { readonly text: string }[]
  readonly status: string
  readonly counts: string
  readonly progress: { readonly value: number; readonly max: number }
  readonly requestedBy: string
  readonly sandbox: string
  readonly groups: readonly {
    readonly title: string
    readonly note: string
    readonly style: string
    readonly steps: readonly { readonly stepId: string; readonly text: string; readonly note: string }[]
  }[]
  readonly sections: readonly {
    readonly title: string
    readonly style: string
    readonly lines: readonly { readonly text: string }[]
  }[]
  readonly asks: boolean
  readonly hash: string
  readonly approveAll: string
  readonly approveMeans: string
  readonly receipts: string
  readonly policy: string
  readonly leaveOut: string
  readonly choices: readonly Choice[]
  readonly leaveOutInList: string
  readonly commentLabel: string
  readonly approveNow: string
  readonly list: string
  readonly fallback: string
}

const render = template<View>(source)

const styles: Readonly<Record<BatchCardStatus, string>> = {
  awaitingApproval: 'warning',
  timed: 'accent',
  running: 'accent',
  resting: 'attention',
  finished: 'good',
  paused: 'warning',
  stopped: 'emphasis',
}

const groupStyles = { cannotBeUndone: 'attention', givesAccess: 'warning', other: 'default' } as const

/** The card on top of the thread of a batch: as large for a thousand people as for ten. */
export function batchCard(card: BatchCard): Card {
  return firstThatFits([() => render(viewOf(card, 6)), () => render(viewOf(card, 3)), () => render(viewOf(card, 1))])
}

/** @param most names and lines of what grows with the number of people */
function viewOf(card: BatchCard, most: number): View {
  const { say, batchId, revision, asked } = card
  const speak = speaking(say)
  const all = card.counts.reduce((sum, { count }) => sum + count, 0)
  const count = all - countOf(card, 'leftOut')
  const title = batchTexts.say(isOver(card) ? 'endedTitle' : 'title', { count })
  const choices = asked === undefined ? [] : choicesOf(asked)
  return {
    batchId,
    revision,
    style: styles[card.status],
    kicker: say(commonTexts.say('offboarding')),
    title: speak(title),
    moments: card.moments.map((moment) => ({ text: speak(moment) })),
    status: statusText(card, count),
    counts: countsText(card),
    progress: card.status === 'running' ? { value: countOf(card, 'done'), max: count } : { value: 0, max: 0 },
    requestedBy: speak(batchTexts.say('requestedBy', { name: card.name, requester: card.requesterName })),
    sandbox: card.sandbox ? say(commonTexts.say('sandbox')) : '',
    groups: groupsOf(card, most),
    sections: sectionsOf(card, most),
    asks: asked !== undefined,
    hash: asked?.hash ?? '',
    approveAll: say(batchTexts.say('approveRest')),
    approveMeans:
      asked === undefined
        ? ''
        : say(batchTexts.say('approveMeans', { steps: asked.steps, count: asked.people.length })),
    receipts: receiptsText(say, card.receipts, most),
    policy: policyText(card),
    leaveOut: say(batchTexts.say('leaveOut')),
    choices,
    leaveOutInList:
      choices.length === 0 && (asked?.people.length ?? 0) > 1 ? say(batchTexts.say('leaveOutInList')) : '',
    commentLabel: say(askedTexts.say('comment')),
    approveNow: say(
      choices.length === 0
        ? batchTexts.say('approveNow', { count: asked?.people.length ?? 0 })
        : batchTexts.say('approveNowBut'),
    ),
    list: say(batchTexts.say('list')),
    fallback: bare(speak(title)),
  }
}

function isOver({ status }: BatchCard): boolean {
  return status === 'finished' || status === 'stopped'
}

function countOf({ counts }: BatchCard, standing: BatchStanding): number {
  return counts.find((one) => one.standing === standing)?.count ?? 0
}

function statusText(card: BatchCard, all: number): string {
  const { say, status, by } = card
  if (status === 'paused' || status === 'stopped')
    return speaking(say)(batchTexts.say(status, { name: by?.name ?? '', at: by?.at ?? '' }))
  const waiting = countOf(card, 'waiting')
  return say(
    status === 'awaitingApproval'
      ? batchTexts.say(status, { count: waiting })
      : batchTexts.say(status, { done: countOf(card, 'done'), all }),
  )
}

const standingKeys = {
  trouble: 'standingTrouble',
  waiting: 'standingWaiting',
  paused: 'standingPaused',
  running: 'standingRunning',
  task: 'standingTask',
  scheduled: 'standingScheduled',
  deciding: 'standingDeciding',
  opening: 'standingOpening',
  done: 'standingDone',
  ended: 'standingEnded',
  leftOut: 'standingLeftOut',
} as const satisfies Readonly<Record<BatchStanding, string>>

/** How many stand where; all in one place is said once, by the status. */
export function countsText({ say, counts }: Pick<BatchCard, 'say' | 'counts'>): string {
  const some = counts.filter(({ count }) => count > 0)
  if (some.length < 2) return ''
  return some.map(({ standing, count }) => say(batchTexts.say(standingKeys[standing], { count }))).join(' · ')
}

function groupsOf({ say, steps }: BatchCard, most: number): View['groups'] {
  const open = steps.filter(({ isFinished }) => !isFinished)
  return consequences
    .map((group) => ({ group, own: open.filter(({ consequence }) => consequence === group) }))
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }) => ({
      style: groupStyles[group],
      title: say(planTexts.say(group)),
      note:
        group === 'cannotBeUndone' && own.some(({ hasOwnCard }) => hasOwnCard) ? say(caseTexts.say('ownCards')) : '',
      steps: own.map((step) => ({
        stepId: step.stepId,
        text: lineText(say, step, most),
        note: isAllWaiting(step) ? '' : statesText(say, step.states),
      })),
    }))
}

/** That it waits is said once, on top. */
function isAllWaiting({ states }: BatchStepLine): boolean {
  return states.every(({ status }) => status === 'waitingApproval')
}

function lineText(say: Translator, { title, people: count, receivers }: BatchStepLine, most: number): string {
  const speak = speaking(say)
  const line = speak(batchTexts.say('line', { title, what: batchTexts.say('people', { count }) }))
  if (receivers.length === 0) return line
  const shown = receivers.slice(0, most).map((one) => batchTexts.say('toOne', one))
  const more = receivers.length - shown.length
  const people = more > 0 ? [...shown, batchTexts.say('more', { count: more })] : shown
  return `${line}, ${speak(batchTexts.say('to', { people }))}`
}

function sectionsOf({ say, attention, byItself, steps }: BatchCard, most: number): View['sections'] {
  const finished = steps.filter(({ isFinished }) => isFinished)
  const sections = [
    {
      title: say(batchTexts.say('attention')),
      style: 'attention',
      lines: firstLines(
        say,
        attention.map((one) => batchTexts.say('attentionLine', one)),
        most,
      ),
    },
    {
      title: say(batchTexts.say('byItself')),
      style: 'warning',
      lines: firstLines(
        say,
        byItself.map(({ name, titles }) => batchTexts.say('byItselfLine', { name, titles })),
        most,
      ),
    },
    {
      title: say(batchTexts.say('done')),
      style: 'default',
      lines: finished.map((step) => ({ text: `${lineText(say, step, most)} · ${statesText(say, step.states)}` })),
    },
  ]
  return sections.filter((section) => section.lines.length > 0)
}

function receiptsText(say: Translator, receipts: readonly Message[], most: number): string {
  const speak = speaking(say)
  const shown = receipts.slice(0, 2 * most).map(speak)
  const more = receipts.length - shown.length
  return [...shown, ...(more > 0 ? [say(commonTexts.say('more', { count: more }))] : [])].join(' ')
}

function policyText({ say, policy, asked, requesterName }: BatchCard): string {
  if (policy === 'none' || asked === undefined) return ''
  return policy === 'any-approver'
    ? say(commonTexts.say('ownApproval'))
    : speaking(say)(caseTexts.say('secondPerson', { requester: requesterName }))
}
