import type { Card } from '../../cards/card'
import { batchCard, type BatchCard, type BatchStepLine } from '../../cards/channel/batch'
import { batchListCard, type BatchListCard } from '../../cards/channel/batchList'
import { batchStepCard, type BatchStepCard } from '../../cards/channel/batchStep'
import { batchSummaryCard, type BatchSummaryCard } from '../../cards/channel/batchSummary'
import { receiptTexts } from '../../cards/channel/receiptTexts'
import type { Translator } from '../../cards/texts'
import { sample } from './sampleTexts'

const pointer = { batchId: '5d0f1b7a-0c1e-4a53-8c2f-0a9f6b1d2e3c', revision: 14 }
const names = ['Jan de Vries', 'Lisa van Dijk', 'Bram Hendriks', 'Fleur Peters', 'Sanne Mulder', 'Tim Visser']

/** So many people, each with a name that is told apart. */
export function people(count: number, called?: string): readonly { readonly number: number; readonly name: string }[] {
  return Array.from({ length: count }, (_none, index) => ({
    number: index + 1,
    name: called ?? `${names[index % names.length] ?? ''}${index < names.length ? '' : ` ${index}`}`,
  }))
}

/** The card on top of the thread of twelve who leave together. */
export function batchOf(say: Translator, changes: Partial<BatchCard> = {}, count = 12, called?: string): Card {
  return batchCard({
    say,
    ...pointer,
    name: called ?? 'Leavers December',
    requesterName: called ?? 'Ilse Smit',
    status: 'awaitingApproval',
    moments: [],
    counts: [
      { standing: 'waiting', count: count - 1 },
      { standing: 'leftOut', count: 1 },
    ],
    steps: [
      line('devices', count - 3, { title: sample('devices'), consequence: 'cannotBeUndone', hasOwnCard: true }),
      line('mailbox', count - 1, {
        consequence: 'givesAccess',
        receivers: [
          { name: called ?? 'Eva Bakker', count: count - 5 },
          { name: called ?? 'Tom Visser', count: 4 },
        ],
      }),
      line('contain', count - 1, { title: sample('contain') }),
      line('licences', count - 1, { title: sample('licencesStep') }),
    ],
    attention: [],
    byItself: [],
    asked: { hash: 'h', steps: 3 * count, people: people(count - 1, called) },
    receipts: [
      receiptTexts.say('together', { name: called ?? 'Eva Bakker', steps: [sample('mailbox')] }),
      receiptTexts.say('askedOnceMore', { name: called ?? 'Eva Bakker' }),
    ],
    policy: 'second-person',
    sandbox: false,
    ...changes,
  })
}

function line(stepId: string, count: number, changes: Partial<BatchStepLine> = {}): BatchStepLine {
  return {
    stepId,
    title: sample('mailbox'),
    consequence: 'other',
    people: count,
    states: [{ status: 'waitingApproval', count }],
    receivers: [],
    hasOwnCard: false,
    isFinished: false,
    ...changes,
  }
}

/** The same half-way: somebody has to look, and something is asked by itself. */
export function runningBatch(say: Translator, called?: string): Card {
  return batchOf(say, {
    status: 'running',
    asked: undefined,
    receipts: [],
    counts: [
      { standing: 'trouble', count: 1 },
      { standing: 'running', count: 6 },
      { standing: 'done', count: 4 },
      { standing: 'leftOut', count: 1 },
    ],
    steps: [
      line('devices', 9, {
        title: sample('devices'),
        consequence: 'cannotBeUndone',
        states: [
          { status: 'failed', count: 1 },
          { status: 'verifying', count: 8 },
        ],
      }),
      line('contain', 11, { title: sample('contain'), states: [{ status: 'done', count: 11 }], isFinished: true }),
    ],
    attention: [{ name: called ?? 'Jan de Vries', title: sample('devices'), text: sample('refused') }],
    byItself: [{ name: called ?? 'Lisa van Dijk', titles: [sample('mailbox'), sample('calls')] }],
  })
}

/** A step that cannot be undone, of nine of them. */
export function batchStepOf(say: Translator, changes: Partial<BatchStepCard> = {}, count = 9, called?: string): Card {
  return batchStepCard({
    say,
    ...pointer,
    stepId: 'devices',
    title: sample('devices'),
    name: called ?? 'Leavers December',
    requesterName: called ?? 'Ilse Smit',
    people: people(count, called).map(({ name }) => ({ name, choice: sample('blocked') })),
    things: count + 3,
    moments: [],
    states: [{ status: 'waitingApproval', count }],
    asked: { hash: 'h', steps: count, people: people(count, called) },
    receipts: [],
    policy: 'second-person',
    isFinished: false,
    ...changes,
  })
}

/** A page of their list, in the view of whoever looks. */
export function batchListOf(say: Translator, changes: Partial<BatchListCard> = {}, called?: string): Card {
  return batchListCard({
    say,
    ...pointer,
    name: called ?? 'Leavers December',
    stepId: 'devices',
    title: sample('devices'),
    card: undefined,
    rows: people(10, called).map(({ number, name }) => ({
      number,
      name,
      text: sample('blocked'),
      more: [sample('shared', { name: called ?? 'Eva Bakker' })],
      hasDetails: true,
      waits: number > 1,
    })),
    from: 10,
    count: 34,
    perPage: 10,
    asks: { hash: 'h', isFinal: true },
    ticked: [2, 3, 31],
    ...changes,
  })
}

/** How it ended for all, with exceptions. */
export function batchSummaryOf(
  say: Translator,
  changes: Partial<BatchSummaryCard> = {},
  many = 1,
  called?: string,
): Card {
  const several = <Item>(item: Item): readonly Item[] => Array.from({ length: many }, () => item)
  const eva = called ?? 'Eva Bakker'
  const jan = called ?? 'Jan de Vries'
  const all = people(11 * many, called).map(({ name }) => name)
  return batchSummaryCard({
    say,
    moment: undefined,
    ...pointer,
    audience: 'channel',
    name: called ?? 'Leavers December',
    requesterName: called ?? 'Ilse Smit',
    outcome: 'open',
    counts: [
      { standing: 'trouble', count: many },
      { standing: 'done', count: 10 * many },
    ],
    count: 11 * many,
    canSignIn: several(jan),
    open: several({ name: jan, title: sample('contain'), text: sample('refused'), who: 'Ilse Smit' }),
    harms: [sample('bigMailbox')],
    handed: several({ who: eva, text: sample('mailbox'), people: all }),
    left: several({ who: eva, text: sample('askManager', { name: eva }), people: all }),
    reminders: several({ at: '2026-12-31T11:00:00Z', who: eva, text: sample('accountKept'), people: all }),
    ...changes,
  })
}
