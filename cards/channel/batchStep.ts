import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import { template, type Card } from '../card'
import { commonTexts } from '../common'
import type { Choice } from '../conversation/decision'
import { firstThatFits } from '../fit'
import { bare, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import { askedTexts } from './asked'
import source from './batchStep.json'
import { choicesOf, firstLines, statesText, type AskedTogether, type BatchPointer, type StateCount } from './batchParts'
import { batchTexts } from './batchTexts'
import { caseTexts } from './caseTexts'
import { stepTexts } from './step'

export interface BatchStepCard extends BatchPointer {
  readonly say: Translator
  readonly stepId: string
  readonly title: Message
  /** What the list was called. */
  readonly name: string
  readonly requesterName: string
  /** Everybody whom it concerns, with what was chosen for them; those whom somebody has to look at first. */
  readonly people: readonly { readonly name: string; readonly choice: Message }[]
  /** How many things it is done to, where that is what counts; undefined where people are. */
  readonly things: number | undefined
  readonly states: readonly StateCount[]
  /** When it begins for those for whom it is to come; none where that is at once. */
  readonly moments: readonly Message[]
  /** What one press approves or rejects; undefined where nothing waits. */
  readonly asked: AskedTogether | undefined
  readonly receipts: readonly Message[]
  readonly policy: ApprovalPolicy
  /** All of them are through with it. */
  readonly isFinished: boolean
}

interface View extends BatchPointer {
  readonly stepId: string
  readonly over: boolean
  readonly summary: string
  readonly kicker: string
  readonly title: string
  readonly line: string
  readonly moments: readonly { readonly text: string }[]
  readonly status: string
  readonly concerns: string
  readonly people: readonly { readonly text: string }[]
  readonly asks: boolean
  readonly hash: string
  readonly irreversible: string
  readonly approveAll: string
  readonly approveMeans: string
  readonly receipts: string
  readonly policy: string
  readonly leaveOut: string
  readonly choices: readonly Choice[]
  readonly leaveOutInList: string
  readonly commentLabel: string
  readonly approveNow: string
  readonly reject: string
  readonly reasonLabel: string
  readonly reasonPlaceholder: string
  readonly reasonMissing: string
  readonly rejectNow: string
  readonly list: string
  readonly fallback: string
}

const render = template<View>(source)

/** People named on the card itself; all of them are behind its list. */
const mostPeople = 8

/** One step that cannot be undone, for all whom it concerns: one card however many they are. */
export function batchStepCard(card: BatchStepCard): Card {
  return firstThatFits([() => render(viewOf(card, mostPeople)), () => render(viewOf(card, 2))])
}

function viewOf(card: BatchStepCard, most: number): View {
  const { say, batchId, revision, stepId, title, asked, people, isFinished, requesterName } = card
  const speak = speaking(say)
  const waiting = asked?.people.length ?? 0
  const choices = asked === undefined ? [] : choicesOf(asked)
  const state = statesText(say, card.states)
  return {
    batchId,
    revision,
    stepId,
    over: isFinished,
    summary: isFinished ? `${speak(batchTexts.say('line', { title, what: what(card) }))}. ${state}` : '',
    kicker: speak(batchTexts.say('ofStep', { name: card.name, requester: requesterName })),
    title: speak(title),
    line: say(what(card)),
    moments: isFinished ? [] : card.moments.map((moment) => ({ text: speak(moment) })),
    status: state,
    concerns: say(stepTexts.say('concerns')),
    people: isFinished
      ? []
      : firstLines(
          say,
          people.map(({ name, choice }) =>
            batchTexts.say('line', { title: batchTexts.say('name', { name }), what: choice }),
          ),
          most,
        ),
    asks: asked !== undefined,
    hash: asked?.hash ?? '',
    irreversible: say(askedTexts.say('irreversible')),
    approveAll: say(askedTexts.say('approve')),
    approveMeans: say(batchTexts.say('approveStepMeans', { count: waiting })),
    receipts: card.receipts.slice(0, most).map(speak).join(' '),
    policy: policyText(card),
    leaveOut: say(batchTexts.say('leaveOut')),
    choices,
    leaveOutInList: choices.length === 0 && waiting > 1 ? say(batchTexts.say('leaveOutInList')) : '',
    commentLabel: say(askedTexts.say('comment')),
    approveNow: say(
      choices.length === 0 ? batchTexts.say('approveNow', { count: waiting }) : batchTexts.say('approveNowBut'),
    ),
    reject: say(askedTexts.say('reject')),
    reasonLabel: say(stepTexts.say('reasonLabel')),
    reasonPlaceholder: say(stepTexts.say('reasonPlaceholder')),
    reasonMissing: say(stepTexts.say('reasonMissing')),
    rejectNow: say(batchTexts.say('rejectNow', { count: waiting })),
    list: say(batchTexts.say('list')),
    fallback: bare(speak(title)),
  }
}

/** How much it is done to, and of how many people. */
function what({ things, people: { length: count } }: BatchStepCard): Message {
  return things === undefined ? batchTexts.say('people', { count }) : batchTexts.say('devices', { things, count })
}

function policyText({ say, policy, requesterName }: BatchStepCard): string {
  if (policy === 'none') return ''
  return policy === 'any-approver'
    ? say(commonTexts.say('ownApproval'))
    : speaking(say)(caseTexts.say('secondPerson', { requester: requesterName }))
}
