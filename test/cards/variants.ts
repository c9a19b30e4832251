import { momentCard } from '../../cards/conversation/moment'
import { whenTexts } from '../../cards/conversation/whenTexts'
import { momentWritten } from '../../services/moments/written'
import { standingTexts } from '../../cards/conversation/standingTexts'
import type { Card } from '../../cards/card'
import { caseCard } from '../../cards/channel/case'
import { againCard } from '../../cards/conversation/again'
import { whichOf } from '../../dialogs/commands/crowd'
import { leaverListTexts } from '../../cards/conversation/leaverListTexts'
import { chooseCard, severalCard } from '../../cards/conversation/choose'
import { decidedCard } from '../../cards/conversation/decided'
import { helpCard } from '../../cards/conversation/help'
import { messageCard } from '../../cards/conversation/message'
import { personCard } from '../../cards/conversation/person'
import { planCard } from '../../cards/conversation/plan'
import { stepCard } from '../../cards/channel/step'
import { undoTexts } from '../../cards/channel/undoTexts'
import { summaryCard } from '../../cards/channel/summary'
import { taskCard } from '../../cards/channel/task'
import { createCatalogue, languages, type Language, type Translator } from '../../cards/texts'
import { whoCard } from '../../cards/conversation/who'
import { cardTexts } from '../../cards/index'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { namesOf } from '../../cards/channel/batchParts'
import { batchWhenTexts } from '../../cards/conversation/batchWhenTexts'
import { batchListOf, batchOf, batchStepOf, batchSummaryOf, runningBatch } from './batches'
import * as build from './builders'
import {
  hostileCandidates,
  hostileCase,
  hostilePerson,
  hostilePlan,
  hostileStep,
  hostileSummary,
  hostileTask,
  hostileTexts,
} from './hostile'
import { greetingTo, notUnderstood, wordless } from '../../dialogs/commands/words'
import { steps } from '../../services/steps'
import { fromRoomIfAny } from '../services/steps/rooms'
import {
  leaveDatesNear,
  listed,
  looked,
  lookedHostile,
  lookedReturned,
  lookedUpTogether,
  sentList,
  together,
} from './lookedUp'
import { sample, sampleTexts } from './sampleTexts'

export interface Variant {
  readonly name: string
  /** Data that nobody would send: checked, but not worth a picture. */
  readonly hostile: boolean
  readonly language: Language
  readonly card: Card
}

/** All that a variant says: the words of the product, and of a made-up case. */
export const catalogue = createCatalogue([...cardTexts, dialogTexts, ...steps.map(({ texts }) => texts), sampleTexts])

type Cards = Readonly<Record<string, (say: Translator) => Card>>

const moment = momentWritten({ at: '2026-12-31T16:00:00.000Z', timeZone: 'Europe/Amsterdam' })

const people = (count: number) => build.candidates(count).map(({ id, displayName }) => ({ id, displayName }))

const usual: Cards = {
  'message-good': (say) => messageCard({ say, tone: 'good', title: sample('saved'), text: sample('savedText') }),
  'message-info': (say) => messageCard({ say, tone: 'info', title: sample('saved'), text: sample('savedText') }),
  'message-warning': (say) =>
    messageCard({ say, tone: 'warning', title: sample('stale'), text: sample('staleText'), next: sample('staleNext') }),
  'message-problem': (say) =>
    messageCard({
      say,
      tone: 'problem',
      title: sample('broken'),
      text: sample('brokenText', { text: 'Insufficient privileges to complete the operation.' }),
      next: sample('brokenNext'),
      correlationId: '7b1c5f0e-6a3f-4d21-9e0a-2b6b6d1f8f10',
    }),
  help: (say) => helpCard({ say, sandbox: false }),
  'help-sandbox': (say) => helpCard({ say, sandbox: true }),
  who: (say) => whoCard({ say }),
  'who-problem': (say) => whoCard({ say, problem: sample('whoMissing') }),
  choose: (say) => chooseCard({ say, query: 'Jan', exact: true, candidates: build.candidates(3) }),
  'choose-many': (say) => chooseCard({ say, query: 'Jan', exact: true, candidates: build.candidates(11), more: 4 }),
  again: (say) =>
    againCard({
      say,
      employeeId: '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5b',
      employeeName: 'Jan de Vries',
      requesterName: 'Ilse Smit',
      at: '2026-11-03T13:05:00Z',
      caseId: 'c0ffee00-0000-4000-8000-000000000001',
      revision: 42,
      isTheirs: true,
      thread: undefined,
    }),
  'again-of-a-colleague': (say) =>
    againCard({
      say,
      employeeId: '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5b',
      employeeName: 'Jan de Vries',
      requesterName: 'Ilse Smit',
      at: '2026-11-03T13:05:00Z',
      caseId: 'c0ffee00-0000-4000-8000-000000000001',
      revision: 42,
      isTheirs: false,
      thread: 'https://teams.microsoft.com/l/message/19%3Ax%40thread.tacv2/1?parentMessageId=1',
    }),
  'list-looked-up': (say) => lookedUpTogether(say),
  'list-two-columns': (say) =>
    sentList(say, { columns: ['Laatste werkdag', 'Uit dienst'], notes: [leaverListTexts.say('whichDay')] }),
  'leave-dates': (say) => leaveDatesNear(say),
  'message-which-crowd': (say) =>
    messageCard({
      say,
      ...whichOf(
        [
          { kind: 'department', value: 'Sales' },
          { kind: 'office', value: 'Sales' },
          { kind: 'group', id: '1', value: 'Sales', mail: 'sales@contoso.example', sort: 'team', isHidden: false },
        ],
        [],
      ),
    }),
  'choose-together': (say) => severalCard({ say, clear: people(8), unclear: [], candidates: build.candidates(8) }),
  'choose-together-many': (say) => severalCard({ say, clear: people(20), unclear: [], candidates: [] }),
  'choose-unclear': (say) =>
    severalCard({
      say,
      clear: people(3),
      unclear: [
        { name: 'Jan', count: 3 },
        { name: 'Xerxes', count: 0 },
      ],
      candidates: build.candidates(3),
    }),
  'choose-offered': (say) =>
    chooseCard({ say, query: 'Jan', exact: true, offered: true, candidates: build.candidates(1) }),
  'message-greeting': (say) => messageCard({ say, ...greetingTo('Ilse Smit') }),
  'message-unknown': (say) => messageCard({ say, ...notUnderstood('withdraw') }),
  'message-wordless': (say) => messageCard({ say, ...wordless('file') }),
  'choose-near': (say) => chooseCard({ say, query: 'Jna', exact: false, candidates: build.candidates(2) }),
  check: (say) => looked(say),
  'check-refused': (say) => looked(say, { reasons: [sample('phoneClash')], steps: [] }),
  'check-nothing': (say) => looked(say, { findings: [], advice: [], steps: [] }),
  'check-returned': (say) => lookedReturned(say),
  overview: (say) => listed(say),
  'overview-closed': (say) => listed(say, { listed: 'closed', newerThan: undefined, olderThan: undefined }),
  'overview-none': (say) => listed(say, { rows: [], newerThan: undefined, olderThan: undefined }),
  'together-deciding': (say) => together(say, 'deciding'),
  'together-report': (say) => together(say, 'report'),
  'together-forMoment': (say) => together(say, 'forMoment'),
  list: (say) => sentList(say),
  'list-short': (say) => sentList(say, { notes: [], page: { at: 0, before: undefined, after: undefined } }),
  person: (say) => personCard(build.person(say)),
  'person-photo': (say) => personCard(build.person(say, { photo: build.photo })),
  'person-plain': (say) => personCard(build.person(say, { findings: [], sandbox: false })),
  'person-blocked': (say) => personCard(build.person(say, { blockers: [sample('protected')], signOut: 'notPossible' })),
  'person-running': (say) => personCard(build.person(say, { signOut: 'running' })),
  'person-done': (say) =>
    personCard(build.person(say, { signOut: 'done', employee: build.employee({ accountEnabled: false }) })),
  'person-waiting': (say) => personCard(build.person(say, { signOut: 'waiting', canSignOut: true })),
  'person-task': (say) => personCard(build.person(say, { signOut: 'task' })),
  'person-partly': (say) =>
    personCard(build.person(say, { signOut: 'partly', standing: build.stopped, end: undefined })),
  'person-failed': (say) => personCard(build.person(say, { signOut: 'failed' })),
  'person-unknown': (say) =>
    personCard(
      build.person(say, {
        employee: build.employee({
          jobTitle: undefined,
          department: undefined,
          manager: undefined,
          lastSignIn: undefined,
          mail: undefined,
          guest: true,
        }),
      }),
    ),
  decided: (say) => decidedCard(build.decided(say)),
  'decided-final': (say) => decidedCard(build.decided(say, { changeable: false })),
  plan: (say) => planCard(build.plan(say)),
  'plan-sandbox': (say) => planCard(build.plan(say, { policy: 'any-approver' })),
  'plan-noPolicy': (say) => planCard(build.plan(say, { policy: 'none' })),
  'plan-refused': (say) =>
    planCard(build.plan(say, { reasons: [sample('phoneClash')], steps: build.plan(say).steps.slice(0, 2) })),
  'plan-submitted': (say) =>
    planCard(build.plan(say, { state: 'submitted', standing: [standingTexts.say('waiting', { count: 4 })] })),
  'plan-forMoment': (say) =>
    planCard(build.plan(say, { when: build.when, timed: 9, moment: [whenTexts.say('stands', { rest: moment })] })),
  'moment-missed': (say) =>
    momentCard({
      say,
      caseId: 'c0ffee00-0000-4000-8000-000000000001',
      key: 'moment:9',
      when: build.when,
      tone: 'warning',
      title: whenTexts.say('missedTitle', { name: 'Jan de Vries' }),
      text: whenTexts.say('missed', { moment }),
      next: whenTexts.say('missedNext'),
      buttons: [
        {
          title: whenTexts.say('runNow'),
          verb: 'when',
          carries: { caseId: 'c0ffee00-0000-4000-8000-000000000001', revision: 9, answer: 'now' },
        },
      ],
    }),
  'moment-missedForAll': (say) =>
    momentCard({
      say,
      key: 'batchAsked:missed:2026-12-31',
      when: { ...build.when, forAll: { batchId: '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a59', isOpen: false } },
      tone: 'warning',
      title: batchWhenTexts.say('missedTitle', { name: 'uit dienst december.xlsx', count: 12 }),
      text: batchWhenTexts.say('missed', {
        when: batchWhenTexts.say('on', { moment }),
        people: namesOf(['Jan de Vries', 'Eva Willems', 'Hans Postma'], 2),
      }),
      next: batchWhenTexts.say('missedNext'),
      buttons: [
        {
          title: batchWhenTexts.say('runNow'),
          verb: 'batchWhen',
          carries: { batchId: '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a59', revision: 9, answer: 'missed' },
        },
      ],
    }),
  'plan-completed': (say) => planCard(build.plan(say, { state: 'completed' })),
  'plan-outdated': (say) => planCard(build.plan(say, { state: 'outdated' })),
  'plan-cancelled': (say) => planCard(build.plan(say, { state: 'cancelled', standing: build.stopped })),
  case: (say) => caseCard(build.theCase(say)),
  'case-deciding': (say) =>
    caseCard(
      build.theCase(say, {
        status: 'deciding',
        steps: build.theCase(say).steps.slice(4, 5),
        waitingCount: 0,
        canApproveAll: false,
      }),
    ),
  'case-running': (say) => caseCard(build.runningCase(say)),
  'case-stoppable': (say) => caseCard(build.runningCase(say, { canStop: true })),
  'case-scheduled': (say) => caseCard(build.runningCase(say, { status: 'scheduled' })),
  'case-declined': (say) => caseCard(build.runningCase(say, { status: 'declined' })),
  'case-notFinished': (say) => caseCard(build.runningCase(say, { status: 'notFinished' })),
  'case-completed': (say) => caseCard(build.completedCase(say)),
  'case-cancelled': (say) =>
    caseCard(build.theCase(say, { status: 'cancelled', canApproveAll: false, ended: build.stopped })),
  step: (say) => stepCard(build.step(say)),
  'step-approved': (say) =>
    stepCard(build.step(say, { status: 'approved', decidedBy: 'Petra Jansen', at: '2026-11-03T13:02:00Z' })),
  'step-waiting': (say) => stepCard(build.step(say, { status: 'waitingFor', detail: sample('waitsForMailbox') })),
  'step-running': (say) => stepCard(build.step(say, { status: 'running' })),
  'step-verifying': (say) => stepCard(build.step(say, { status: 'verifying' })),
  'step-task': (say) => stepCard(build.step(say, { status: 'task' })),
  'step-done': (say) => stepCard(build.step(say, { status: 'done', detail: sample('mailboxRead') })),
  'step-comes-back': (say) => stepCard(build.step(say, { status: 'done', closed: true, comesBack: true })),
  'step-taken-back': (say) =>
    stepCard(
      build.step(say, {
        status: 'done',
        closed: true,
        takenBack: undoTexts.say('allSince', { name: 'Petra Jansen', at: '2026-11-03T13:02:00Z' }),
      }),
    ),
  'step-passed-on': (say) =>
    stepCard(build.step(say, { status: 'skipped', passedOn: true, line: sample('mailboxRead') })),
  'step-accepted': (say) => stepCard(build.step(say, { status: 'accepted' })),
  'step-skipped': (say) =>
    stepCard(build.step(say, { status: 'skipped', asked: { touches: [], quotes: [], operations: [] } })),
  'step-rejected': (say) =>
    stepCard(
      build.step(say, {
        status: 'rejected',
        decidedBy: 'Petra Jansen',
        at: '2026-11-03T13:02:00Z',
        reason: 'Eva is on leave until December, choose Mohammed.',
      }),
    ),
  'step-failed': (say) => stepCard(build.step(say, { status: 'failed', detail: sample('refused') })),
  'step-ended': (say) => stepCard(build.step(say, { status: 'ended', closed: true })),
  'step-stopped': (say) => stepCard(build.step(say, { status: 'stopped', closed: true })),
  'step-blocked': (say) => stepCard(build.step(say, { status: 'blocked', detail: sample('waitsForMailbox') })),
  'step-held': (say) => stepCard(build.step(say, { status: 'held', detail: sample('refused') })),
  'step-held-before': (say) =>
    stepCard(build.step(say, { status: 'held', detail: sample('refused'), decidable: true, leaves: true })),
  batch: (say) => batchOf(say),
  'batch-forMoment': (say) =>
    batchOf(say, {
      status: 'timed',
      moments: [
        batchWhenTexts.say('ofSome', {
          line: whenTexts.say('stands', { rest: moment }),
          people: namesOf(['Jan de Vries', 'Lisa van Dijk', 'Bram Hendriks'], 2),
        }),
        batchWhenTexts.say('ofSome', {
          line: whenTexts.say('standsAfter', { rest: moment }),
          people: namesOf(['Eva Bakker'], 2),
        }),
      ],
      asked: undefined,
      counts: [{ standing: 'scheduled', count: 12 }],
    }),
  'batch-running': (say) => runningBatch(say),
  'batch-of-a-thousand': (say) => batchOf(say, { policy: 'any-approver', sandbox: true }, 1_000),
  'batch-finished': (say) =>
    batchOf(say, { status: 'finished', asked: undefined, steps: [], counts: [{ standing: 'done', count: 12 }] }),
  'batch-stopped': (say) =>
    batchOf(say, { status: 'stopped', by: { name: 'Ilse Smit', at: '2026-11-03T13:05:00Z' }, asked: undefined }),
  batchStep: (say) => batchStepOf(say),
  'batchStep-of-a-thousand': (say) => batchStepOf(say, { policy: 'none' }, 1_000),
  'batchStep-done': (say) =>
    batchStepOf(say, { isFinished: true, asked: undefined, states: [{ status: 'done', count: 9 }] }),
  batchList: (say) => batchListOf(say),
  'batchList-of-all': (say) =>
    batchListOf(say, { stepId: undefined, title: undefined, asks: undefined, card: 'summary' }),
  batchSummary: (say) => batchSummaryOf(say),
  'batchSummary-completed': (say) =>
    batchSummaryOf(say, {
      outcome: 'completed',
      canSignIn: [],
      open: [],
      harms: [],
      counts: [{ standing: 'done', count: 11 }],
    }),
  'batchSummary-of-a-thousand': (say) => batchSummaryOf(say, {}, 90),
  task: (say) => taskCard(build.task(say)),
  'task-again': (say) => taskCard(build.task(say, { detail: sample('notYet') })),
  'task-confirmed': (say) => taskCard(build.task(say, { state: 'looking' })),
  'task-done': (say) => taskCard(build.task(say, { state: 'done' })),
  'task-over': (say) => taskCard(build.task(say, { state: 'over' })),
  summary: (say) => summaryCard(build.summary(say)),
  'summary-evidence': (say) => summaryCard(build.summary(say, { evidence: build.evidence })),
  'summary-scheduled': (say) => summaryCard(build.scheduledSummary(say)),
  'summary-stopped': (say) => summaryCard(build.stoppedSummary(say)),
  'summary-declined': (say) => summaryCard(build.declinedSummary(say)),
  'summary-notFinished': (say) => summaryCard(build.unfinishedSummary(say)),
}

/** The cards that a step’s own room has to show, for the few that look like no other. */
const ofSteps: Cards = Object.assign(
  {},
  ...steps.map(({ id }) => fromRoomIfAny<Cards>(id, 'variants', 'variants') ?? {}),
)

/** Every card in every language, with the data of a usual case and with data that nobody would send. */
export const variants: readonly Variant[] = [
  ...all({ ...usual, ...ofSteps }, false),
  ...hostileTexts.flatMap(hostileVariants),
]

function hostileVariants([kind, text]: readonly [string, string]): readonly Variant[] {
  const message = sample('anything', { text })
  const cards: Cards = {
    message: (say) =>
      messageCard({ say, tone: 'problem', title: message, text: message, next: message, correlationId: text }),
    who: (say) => whoCard({ say, problem: message }),
    'choose-unclear': (say) =>
      severalCard({
        say,
        clear: hostileCandidates(text),
        unclear: Array.from({ length: 20 }, () => ({ name: text, count: 3 })),
        candidates: hostileCandidates(text),
      }),
    'choose-together': (say) =>
      severalCard({
        say,
        clear: hostileCandidates(text),
        unclear: [],
        candidates: hostileCandidates(text).slice(0, 8),
      }),
    choose: (say) => chooseCard({ say, query: text, exact: true, candidates: hostileCandidates(text), more: 1000 }),
    check: (say) => lookedHostile(say, text),
    overview: (say) => listed(say, {}, text),
    'together-deciding': (say) => together(say, 'deciding', text),
    'together-report': (say) => together(say, 'report', text),
    list: (say) => sentList(say, {}, text),
    'list-looked-up': (say) => lookedUpTogether(say, text),
    'leave-dates': (say) => leaveDatesNear(say, text),
    person: (say) => personCard(hostilePerson(say, text)),
    decided: (say) => decidedCard(build.decided(say, { title: message, line: message })),
    plan: (say) => planCard(hostilePlan(say, text)),
    case: (say) => caseCard(hostileCase(say, text)),
    step: (say) => stepCard(hostileStep(say, text)),
    batch: (say) => batchOf(say, {}, 30, text),
    'batch-running': (say) => runningBatch(say, text),
    batchStep: (say) => batchStepOf(say, { receipts: [message] }, 30, text),
    batchList: (say) => batchListOf(say, {}, text),
    batchSummary: (say) => batchSummaryOf(say, {}, 30, text),
    task: (say) => taskCard(hostileTask(say, text)),
    summary: (say) => summaryCard(hostileSummary(say, text)),
  }
  return all(Object.fromEntries(Object.entries(cards).map(([name, card]) => [`${name} with ${kind}`, card])), true)
}

function all(cards: Cards, hostile: boolean): readonly Variant[] {
  return languages.flatMap((language) =>
    Object.entries(cards).map(([name, card]) => ({
      name,
      hostile,
      language,
      card: card(catalogue[language].about('Jan de Vries')),
    })),
  )
}
