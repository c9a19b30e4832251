import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import pino from 'pino'
import { dialogTexts } from '../../../cards/conversation/dialogTexts'
import { setAsideTexts } from '../../../cards/channel/setAsideTexts'
import { successorTexts } from '../../../cards/conversation/successorTexts'
import { createCatalogue } from '../../../cards/texts'
import { textsOf } from '../../../dialogs/catalogue'
import { setAsideCard } from '../../../dialogs/setAside'
import type { CaseSettings } from '../../../dialogs/settings'
import { harmsOf } from '../../../dialogs/stepsOfCase'
import { cardsOf } from '../../../dialogs/views'
import { accountGone } from '../../../dialogs/views/progress'
import { startOf, waitsFor } from '../../../services/cases/engine/progress'
import { createSetAside, UnreadableCase, type AsideCase } from '../../../services/cases/engine/setAside'
import { isPaused } from '../../../services/cases/journal/pause'
import { isAtRest } from '../../../services/cases/journal/standing'
import { stepIn, type CaseStep, type OffboardingCase } from '../../../services/cases/journal/case'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import { caseSettings } from '../../support/caseSettings'
import { textOf } from '../../support/teams'
import type { Person } from '../../../services/model/people'
import type { Message } from '../../../services/model/message'
import { caseId, caseOf, petra, type Said } from '../../services/cases/journal/builders'
import { successorKey } from '../../../services/cases/journal/cardKeys'
import { history, play } from '../../services/cases/journal/histories'
import { toldSteps as steps } from '../../services/planning/situations'

/** A case at some moment, by its journal. */
export interface Moment {
  readonly said: readonly Said[]
  readonly theCase: OffboardingCase
  /** The last event that says how a step stands, by step id. */
  readonly last: ReadonlyMap<string, CaseEvent>
  readonly has: (kind: CaseEvent['kind']) => boolean
  /** What comes after that is nothing that the bot understands: the case was set aside. */
  readonly aside?: AsideCase
}

/** A sentence that must stand on a card: its words, or the message that it is. */
export type Sentence = RegExp | Message

/** What the journal may say, and the sentences that must stand on some card as long as it does. */
export interface Row {
  readonly journal: string
  readonly asks: (moment: Moment) => readonly Sentence[]
}

const settings = caseSettings(steps)
const openEnd = ({ theCase }: Moment) => theCase.ended === undefined

/** What events of one kind ask for, where they are the last word about their step and nobody ended the case. */
function whereLast<Kind extends CaseEvent['kind']>(
  kind: Kind,
  sentences: (event: CaseEvent & { readonly kind: Kind }) => readonly Sentence[],
): Row['asks'] {
  const isOf = (event: CaseEvent): event is CaseEvent & { readonly kind: Kind } => event.kind === kind
  return (moment) => (openEnd(moment) ? [...moment.last.values()].filter(isOf).flatMap(sentences) : [])
}

const stepsThat =
  (
    is: (step: CaseStep, theCase: OffboardingCase) => boolean,
    sentences: (step: CaseStep) => readonly Sentence[],
  ): Row['asks'] =>
  (moment) =>
    openEnd(moment) && moment.has('submitted')
      ? moment.theCase.steps.filter((step) => is(step, moment.theCase)).flatMap(sentences)
      : []

/** The table: a journal that says this must be heard, and by which sentence it is. */
export const rows: readonly Row[] = [
  {
    journal: 'a step failed, and why',
    asks: whereLast('stepFailed', ({ problem }) => [/✗ Failed|not finished/, problem]),
  },
  {
    journal: 'a step waits for an approval',
    asks: stepsThat(
      ({ status }) => status === 'waitingApproval',
      () => [/Waiting for approval|waits? for an approval/],
    ),
  },
  {
    journal: 'a task is for people',
    asks: whereLast('taskOpened', () => [/To do by hand|Somebody has to do this by hand/]),
  },
  {
    journal: 'an approver said no, and why',
    asks: whereLast('rejected', ({ reason }) => [new RegExp(escaped(reason))]),
  },
  {
    journal: 'a rule stops a step, and why',
    asks: whereLast('ruleRefused', ({ reasons }) => [/Stopped by a rule|stops this/i, ...reasons]),
  },
  { journal: 'somebody has to choose again, and why', asks: whereLast('putBack', ({ why }) => [why]) },
  {
    journal: 'the account is gone',
    asks: (moment) => {
      const gone = accountGone(moment.theCase)
      return openEnd(moment) && gone !== undefined ? [gone] : []
    },
  },
  {
    journal: 'the account can sign in',
    asks: ({ theCase: { signIn, accountGoneSince } }) =>
      signIn.enabled && accountGoneSince === undefined
        ? [/\nCan sign in|can still sign in|about to be signed out|Signing out/]
        : [],
  },
  {
    journal: 'somebody ended it',
    asks: ({ theCase: { ended } }) =>
      ended === undefined ? [] : [/(?:cancelled|withdrew|stopped|closed) this offboarding/],
  },
  {
    journal: 'somebody paused it',
    asks: ({ theCase }) => (isPaused(theCase) ? [/⏸ .* paused this on/] : []),
  },
  {
    journal: 'somebody took an approval back',
    asks: whereLast('approvalTakenBack', () => [/took the approval back on/]),
  },
  { journal: 'it is completed', asks: ({ theCase }) => (theCase.phase === 'completed' ? [/: completed\n/] : []) },
  {
    journal: 'an approval, and whose',
    asks: stepsThat(
      ({ approval, status }) => approval !== undefined && ['approved', 'running', 'done', 'failed'].includes(status),
      ({ approval }) => [new RegExp(`(?:Approved by|Who approved)[^]*${escaped(approval?.by.displayName ?? '')}`)],
    ),
  },
  {
    journal: 'a harm that was left by decision',
    asks: (moment) => (openEnd(moment) && moment.has('submitted') ? harmsOf(moment.theCase) : []),
  },
  {
    journal: 'the day that a step waits for',
    asks: stepsThat(
      (step, theCase) => startOf(theCase, step, steps) !== undefined,
      (step) => steps.flatMap((one) => (one.id === step.stepId ? [one.describe(step.decision)] : [])),
    ),
  },
  {
    journal: 'a step waits for nothing but its day',
    asks: ({ theCase }) =>
      theCase.steps.flatMap((step) => {
        const at = isHeldUp(theCase, step) ? undefined : startOf(theCase, step, steps)?.toISOString()
        return at === undefined ? [] : [dialogTexts.say(step.dayDoubted ? 'dayDoubted' : 'startsOn', { at })]
      }),
  },
  {
    journal: 'what the bot does not understand, so that the case was set aside',
    asks: ({ theCase, aside }) => {
      const name = theCase.employee.displayName
      const says = [setAsideTexts.say('asideTitle', { name }), setAsideTexts.say('aside')]
      return aside === undefined
        ? []
        : [...says, setAsideTexts.say('asideNext', { name }), new RegExp(aside.correlationId)]
    },
  },
  {
    journal: 'something cannot be read',
    asks: ({ theCase }) =>
      theCase.phase === 'deciding'
        ? theCase.steps.flatMap(({ unread }) =>
            unread === undefined ? [] : [new RegExp(escaped(unread.problem.text))],
          )
        : [],
  },
  {
    journal: 'a successor is not reached in their own chat',
    asks: ({ theCase }) =>
      isAtRest(theCase)
        ? theCase.successors.flatMap(({ person: { id, displayName }, unreached }) =>
            unreached && hasSomething(theCase, id) ? [successorTexts.say('left', { successor: displayName })] : [],
          )
        : [],
  },
  {
    journal: 'what is left for people, and what goes on costing money',
    asks: (moment) => {
      const { theCase } = moment
      if (!openEnd(moment) || !isAtRest(theCase)) return []
      return theCase.steps
        .filter(({ status }) => status === 'done')
        .flatMap(({ stepId, facts, decision, before = facts }) => {
          const definition = steps.find(({ id }) => id === stepId)
          return theCase.steps.some((step) => step.stepId === 'account' && step.status === 'done')
            ? []
            : (definition?.leftToPeople?.(theCase.employee, facts, decision, before) ?? [])
        })
    },
  },
]

/** Whether a step waits for more than its day. */
function isHeldUp(theCase: OffboardingCase, step: CaseStep): boolean {
  if (isPaused(theCase)) return true
  const isOpen = theCase.ended === undefined && theCase.accountGoneSince === undefined
  return !isOpen || step.held !== undefined || waitsFor(theCase, step, steps).length > 0
}

function hasSomething(theCase: OffboardingCase, personId: string): boolean {
  return receiversIn(theCase).some(({ id }) => id === personId)
}

/** Who has something by a step that was done. */
function receiversIn({ steps: all }: OffboardingCase): readonly Person[] {
  return all.flatMap(({ stepId, status, decision }) => {
    const handed = status === 'done' ? steps.find(({ id }) => id === stepId)?.handsOver?.(decision) : undefined
    return handed === undefined ? [] : [handed.to]
  })
}

/** What random cases do not come to by themselves: a part that cannot be read, a successor who is not reached. */
function besides(theCase: OffboardingCase): readonly CaseEvent[] {
  const problem = { kind: 'unavailable', system: 'teams', text: 'The module does not answer' } as const
  const number = theCase.successors.length
  return [
    { kind: 'factsRead', facts: {}, unread: { calls: problem } },
    ...receiversIn(theCase).flatMap((successor, index): readonly CaseEvent[] => [
      { kind: 'successorNamed', successor },
      { kind: 'successorUnreached', card: successorKey(number + index) },
    ]),
  ]
}

/** A step that goes on becomes a task: few random cases end with one. */
function handedOut({ steps: all }: OffboardingCase): readonly CaseEvent[] {
  const goesOn = all.find(({ status }) => status === 'approved' || status === 'running')
  const byHand = {
    via: 'person',
    explain: dialogTexts.say('taskOpen'),
    instruction: dialogTexts.say('taskOpen'),
  } as const
  return goesOn === undefined ? [] : [{ kind: 'taskOpened', stepId: goesOn.stepId, operations: [byHand] }]
}

/**
 * Random cases decide for no day by themselves: the account was to be deleted later, that was approved, and all that goes
 * before it was done.
 */
function dated({ said, theCase: { phase, steps: all } }: Moment): readonly Said[] {
  const account = all.find(({ stepId }) => stepId === 'account')
  if (account === undefined || (phase !== 'submitted' && phase !== 'settled')) return said
  const decision = { choice: 'later', on: '2027-03-01', at: '2027-02-28T23:00:00.000Z' }
  const step = { stepId: 'account', decision, facts: account.facts, operations: [], needsApproval: true }
  const hash = 'of the day'
  const approved: readonly Said[] = [
    ...said,
    { kind: 'decided', stepId: 'account', decision },
    { kind: 'planChanged', step, hash },
    { by: petra, event: { kind: 'approved', stepIds: ['account'], planHash: hash } },
  ]
  const waits = caseOf(...approved)
  const first = waitsFor(waits, stepIn(waits, 'account'), steps).map((stepId) => stepIn(waits, stepId))
  return [...approved, ...first.map(({ stepId, facts }): Said => ({ kind: 'stepVerified', stepId, facts }))]
}

/** What comes of an entry that makes no sense to this version. */
function poisoned(said: readonly Said[]): AsideCase | undefined {
  const poison = JSON.parse('{"kind":"approved","planHash":"of a version that is still to come"}') as CaseEvent
  assert.throws(() => caseOf(...said, poison))
  const setAside = createSetAside({ tell: async () => true, log: pino({ level: 'silent' }) })
  setAside.failed(caseId, new UnreadableCase(caseId, {}))
  return setAside.cases()[0]
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** All that any card of the case says at this moment, in English. */
export function saidOn({ theCase, aside }: Moment, by: CaseSettings = settings): string {
  const cards = cardsOf(theCase, by).map(({ card }) => card)
  const told = aside === undefined ? [] : [setAsideCard(by, aside, 'aside', theCase.employee.displayName)]
  return plain([...cards, ...told].map((card) => `${textOf(card)}\n`).join('\n'))
}

/** Without what Markdown wants escaped. */
function plain(text: string): string {
  return text.replaceAll('\\', '')
}

function isSaid(sentence: Sentence, text: string, moment: Moment): boolean {
  return sentence instanceof RegExp ? sentence.test(text) : text.includes(inWords(sentence, moment))
}

function inWords(message: Message, { theCase }: Moment): string {
  return plain(settings.catalogue.en.about(theCase.employee.displayName)(message))
}

/** What a moment does not say although it must, a line each. */
export function unsaid(row: Row, moment: Moment, text: string): readonly string[] {
  const asked = row.asks(moment)
  return asked
    .filter((sentence) => !isSaid(sentence, text, moment))
    .map(
      (sentence) =>
        `${row.journal}: nothing says ${sentence instanceof RegExp ? String(sentence) : inWords(sentence, moment)}\n${text}`,
    )
}

/** The product without the texts by which these sentences are said. */
export function silenced(sentences: readonly Sentence[]): CaseSettings {
  const says = (key: string, text: string) =>
    sentences.some((sentence) => (sentence instanceof RegExp ? couldMatch(sentence, text) : sentence.key === key))
  const parts = textsOf(steps).map(({ part, texts }) => ({
    part,
    texts: {
      ...texts,
      en: Object.fromEntries(
        Object.entries(texts.en).map(([key, text]) => [key, says(`${part}.${key}`, text) ? '–' : text]),
      ),
    },
  }))
  return { ...settings, catalogue: createCatalogue(parts) }
}

/** Whether a text can be where a pattern matches: by any word of it, or by what somebody typed, who stands in its place. */
function couldMatch(pattern: RegExp, text: string): boolean {
  const words = pattern.source.split(/\\n|[|()[\]^?:*+\\]/).filter((word) => /\w{4}/.test(word))
  return words.some((word) => text.includes(word.trim())) || /\{(?:reason|name|text)\}/.test(text)
}

/** Walks random cases, and asks each row at each of their last moments; a moment at which each asked for something. */
export function walk(runs: fc.Parameters<unknown>): ReadonlyMap<Row, Moment> {
  const asked = new Map<Row, Moment>()
  fc.assert(
    fc.property(history, (any) => {
      const moments = play(any)
        .slice(-3)
        .map(({ events }) => momentOf(events))
      const more = moments.slice(-1).flatMap((moment) => {
        const { said, theCase } = moment
        const onADay = dated(moment)
        const doubted: CaseEvent = { kind: 'dayDoubted', stepId: 'account' }
        return [
          momentOf([...said, ...besides(theCase)]),
          momentOf([...said, ...handedOut(theCase)]),
          momentOf(onADay),
          momentOf([...onADay, doubted]),
          { ...momentOf(said), aside: poisoned(said) },
        ]
      })
      for (const moment of [...moments, ...more]) {
        const text = saidOn(moment)
        for (const row of rows) {
          assert.deepEqual(unsaid(row, moment, text), [])
          if (!asked.has(row) && row.asks(moment).length > 0) asked.set(row, moment)
        }
      }
    }),
    runs,
  )
  return asked
}

function momentOf(said: readonly Said[]): Moment {
  const events = said.map((one) => ('by' in one ? one.event : one))
  const last = new Map<string, CaseEvent>()
  for (const event of events) {
    if (event.kind === 'approved') for (const stepId of event.stepIds) last.set(stepId, event)
    else if ('step' in event) last.set(event.step.stepId, event)
    else if ('stepId' in event && event.stepId !== undefined && event.kind !== 'refused') last.set(event.stepId, event)
  }
  const kinds = new Set(events.map(({ kind }) => kind))
  return { said, theCase: caseOf(...said), last, has: (kind) => kinds.has(kind) }
}
