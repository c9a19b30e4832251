import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import { template, type Card, type CardPointer } from '../card'
import source from './case.json'
import { commonTexts } from '../common'
import { standingTexts } from '../conversation/standingTexts'
import { firstThatFits } from '../fit'
import { bare, named, speaking } from '../speech'
import { statusView, type StepLineStatus } from './stepStatus'
import { defineTexts, type Message, type Translator } from '../texts'

export const caseTexts = defineTexts('case', {
  en: {
    title: '{name} is leaving',
    endedTitle: 'The case for {name}',
    requestedBy: 'Requested by {requester}',
    deciding:
      '{requester} has ordered {name} to be signed out, without waiting for the plan. The other steps are still being decided.',
    awaitingApproval:
      '⏳ {count, plural, =0 {Waiting for an approval} one {One step waits for an approval} other {# steps wait for an approval}}',
    running: '⏳ Under way: {done, number} of {all, number} steps finished',
    notFinished: '✗ Not finished: {done, number} of {all, number} steps are. Below is what is still open.',
    scheduled:
      '✓ {done, number} of {all, number} steps finished. The others wait for their day and start by themselves.',
    completed: '✓ Completed: every step is done or was left as it is',
    accountGone:
      '✗ The account of {name} is not there any more: somebody deleted it. Nothing more is sent. Restore it in the Microsoft 365 admin centre under Deleted users, which works for 30 days, and everything goes on by itself. Or let {requester} close the case: below is what remains.',
    approveAll: '{count, plural, one {Approve the one that waits} other {Approve all #}}',
    secondPerson: 'Somebody other than {requester} has to approve. What is approved is exactly what is sent.',
  },
  nl: {
    title: '{name} gaat uit dienst',
    endedTitle: 'De zaak voor {name}',
    requestedBy: 'Aangevraagd door {requester}',
    deciding:
      '{requester} heeft opdracht gegeven om {name} af te melden, zonder op het plan te wachten. Over de andere stappen wordt nog beslist.',
    awaitingApproval:
      '⏳ {count, plural, =0 {Wacht op goedkeuring} one {Eén stap wacht op goedkeuring} other {# stappen wachten op goedkeuring}}',
    running: '⏳ Bezig: {done, number} van {all, number} stappen afgerond',
    notFinished: '✗ Niet klaar: {done, number} van {all, number} stappen afgerond. Hieronder staat wat nog openstaat.',
    scheduled: '✓ {done, number} van {all, number} stappen afgerond. De andere wachten op hun dag en beginnen vanzelf.',
    completed: '✓ Afgerond: elke stap is klaar of blijft zoals het is',
    accountGone:
      '✗ Het account van {name} is er niet meer: iemand heeft het verwijderd. Er wordt niets meer verstuurd. Zet het terug in het Microsoft 365-beheercentrum onder Verwijderde gebruikers, dat kan 30 dagen, dan gaat alles vanzelf verder. Of laat {requester} de zaak sluiten: hieronder staat wat er overblijft.',
    approveAll: '{count, plural, one {Keur die ene stap goed} other {Alle # goedkeuren}}',
    secondPerson:
      'Iemand anders dan {requester} moet goedkeuren. Wat wordt goedgekeurd, is precies wat wordt verstuurd.',
  },
})

export type CaseCardStatus =
  'deciding' | 'awaitingApproval' | 'running' | 'scheduled' | 'notFinished' | 'accountGone' | 'completed' | 'cancelled'

export interface CaseCardStep {
  readonly title: Message
  /** What was chosen. */
  readonly line: Message
  readonly status: StepLineStatus
  /** What it waits for, or what went wrong. */
  readonly detail?: Message
}

export interface CaseCard extends CardPointer {
  readonly say: Translator
  readonly employeeName: string
  /** What tells the employee apart, for instance job and department. */
  readonly employeeDetail: string
  readonly requesterName: string
  readonly status: CaseCardStatus
  /** What goes on doing harm with what was decided: first. */
  readonly harms: readonly Message[]
  readonly steps: readonly CaseCardStep[]
  readonly canApproveAll: boolean
  /** Who ended the case, and what that leaves; only of one that was. */
  readonly ended: readonly Message[]
  /** It runs, and somebody in the channel may stop it. */
  readonly canStop: boolean
  /** How many steps wait for an approval. */
  readonly waitingCount: number
  readonly policy: ApprovalPolicy
  readonly sandbox: boolean
}

interface View extends CardPointer {
  readonly style: string
  readonly kicker: string
  readonly title: string
  readonly employee: string
  readonly status: string
  readonly requestedBy: string
  readonly sandbox: string
  readonly harms: readonly { readonly text: string }[]
  readonly steps: readonly object[]
  readonly policy: string
  readonly canApproveAll: boolean
  readonly approveAll: string
  readonly canStop: boolean
  readonly stop: string
  readonly stopMeans: string
  readonly stopNow: string
  readonly fallback: string
}

const render = template<View>(source)

const styles: Readonly<Record<CaseCardStatus, string>> = {
  deciding: 'warning',
  awaitingApproval: 'warning',
  running: 'accent',
  scheduled: 'accent',
  notFinished: 'attention',
  accountGone: 'attention',
  completed: 'good',
  cancelled: 'emphasis',
}

/** The card on top of a case's thread in the approvals channel, updated in place as the case goes on. */
export function caseCard(card: CaseCard): Card {
  const withSteps = (shorten: (step: CaseCardStep) => CaseCardStep): CaseCard => ({
    ...card,
    steps: card.steps.map(shorten),
  })
  return firstThatFits([
    () => render(viewOf(card)),
    () => render(viewOf(withSteps(({ title, line, status }) => ({ title, line, status })))),
    () => render(viewOf(withSteps(({ title, status }) => ({ title, line: title, status })))),
  ])
}

function viewOf(card: CaseCard): View {
  const { say, caseId, revision, employeeName, employeeDetail, requesterName, status, steps, canApproveAll, sandbox } =
    card
  const speak = speaking(say)
  const title = caseTexts.say(status === 'cancelled' ? 'endedTitle' : 'title', { name: employeeName })
  return {
    caseId,
    revision,
    style: styles[status],
    kicker: say(commonTexts.say('offboarding')),
    title: speak(title),
    employee: named(employeeDetail),
    status: statusText(card),
    requestedBy: speak(caseTexts.say('requestedBy', { requester: requesterName })),
    sandbox: sandbox ? say(commonTexts.say('sandbox')) : '',
    harms: card.harms.map((harm) => ({ text: `⚠ ${speak(harm)}` })),
    steps: steps.map((step, index) => ({ ...stepView(say, step), separator: index > 0 })),
    policy: policyText(card),
    canApproveAll,
    approveAll: say(caseTexts.say('approveAll', { count: card.waitingCount })),
    canStop: card.canStop,
    stop: say(standingTexts.say('stopButton')),
    stopMeans: say(standingTexts.say('stopMeans')),
    stopNow: say(standingTexts.say('stopNow')),
    fallback: bare(speak(title)),
  }
}

const finished: readonly StepLineStatus[] = ['done', 'accepted', 'skipped']

function statusText({ say, employeeName, requesterName, status, steps, waitingCount, ended }: CaseCard): string {
  if (status === 'cancelled') return ended.map(speaking(say)).join(' ')
  const done = steps.filter(({ status }) => finished.includes(status)).length
  return speaking(say)(
    caseTexts.say(status, {
      name: employeeName,
      requester: requesterName,
      count: waitingCount,
      done,
      all: steps.length,
    }),
  )
}

function stepView(say: Translator, { title, line, status, detail }: CaseCardStep): object {
  const speak = speaking(say)
  return {
    title: speak(title),
    line: speak(line),
    status: statusView(say, status),
    detail: detail === undefined ? '' : speak(detail),
  }
}

function policyText({ say, policy, waitingCount, requesterName, status }: CaseCard): string {
  if (policy === 'none' || waitingCount === 0 || status === 'cancelled') return ''
  return policy === 'any-approver'
    ? say(commonTexts.say('ownApproval'))
    : speaking(say)(caseTexts.say('secondPerson', { requester: requesterName }))
}
