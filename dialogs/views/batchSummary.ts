import type { Card } from '../../cards/card'
import { batchSummaryCard, type BatchSummaryCard, type SaidOfPeople } from '../../cards/channel/batchSummary'
import { saidOf } from '../../cards/channel/batchParts'
import type { Message, Translator } from '../../cards/texts'
import type { MemberInView } from '../batches/batchMembers'
import { countsOf, timedAs, type BatchInView } from './batch'
import { wasChosenLine } from './batchWhen'

/** The names of the summaries of a batch, as its journal notes where each stands. */
export const batchSummaryKeys = { channel: 'batchSummary:channel', requester: 'batchSummary:requester' } as const

const open: readonly MemberInView['standing'][] = ['opening', 'deciding', 'waiting', 'running', 'paused']

/** Whether nothing of a batch goes on by itself, or waits for an answer, so that it can be said how it ended. Pure. */
export function isBatchAtRest({ batch, members }: BatchInView): boolean {
  if (batch.submitted === undefined || batch.orders.length > 0) return false
  const counted = members.filter(({ standing }) => standing !== 'leftOut')
  return (
    counted.length > 0 && counted.every(({ standing, digest }) => !open.includes(standing) && isTold(standing, digest))
  )
}

/** One that came to rest is told once its own summary could be made; one that was ended untouched has none. */
function isTold(standing: MemberInView['standing'], digest: MemberInView['digest']): boolean {
  return standing === 'ended' || digest?.summary !== undefined
}

/** How it ended for all. Pure. */
export function batchSummaryOf(
  { batch, members }: BatchInView,
  say: Translator,
  audience: BatchSummaryCard['audience'],
): Card {
  const counted = members.filter(({ standing }) => standing !== 'leftOut')
  const told = counted.flatMap(({ name, digest }) =>
    digest?.summary === undefined ? [] : [{ name, summary: digest.summary }],
  )
  const isOver = counted.every(({ standing }) => standing === 'done' || standing === 'ended')
  const isStopped = counted.every(({ standing }) => standing === 'ended')
  return batchSummaryCard({
    say,
    batchId: batch.batchId,
    revision: batch.decisionRevision,
    audience,
    name: batch.name,
    requesterName: batch.requester.displayName,
    outcome: isStopped
      ? 'stopped'
      : isOver && told.every(({ summary }) => summary.open.length === 0)
        ? 'completed'
        : 'open',
    counts: countsOf(members),
    moment: wasChosenLine(counted.map(timedAs)),
    count: counted.length,
    canSignIn: told.filter(({ summary }) => summary.canSignIn).map(({ name }) => name),
    open: told.flatMap(({ name, summary }) =>
      summary.open.map(({ title, why, who }) => ({ name, title, text: saidOf(say, name, why), who })),
    ),
    harms: alike(
      say,
      told.flatMap(({ name, summary }) => summary.harms.map((harm) => saidOf(say, name, harm))),
    ),
    handed: together(
      say,
      told.flatMap(({ name, summary }) =>
        summary.handed.flatMap(({ to, what }) =>
          what.map((text) => ({ who: to, text: saidOf(say, name, text), people: [name] })),
        ),
      ),
    ),
    left: together(
      say,
      told.flatMap(({ name, summary }) =>
        [...summary.tasks, ...summary.left].map(({ who, line }) => ({
          who,
          text: saidOf(say, name, line),
          people: [name],
        })),
      ),
    ),
    reminders: remindersOf(say, told),
  })
}

function remindersOf(
  say: Translator,
  told: readonly {
    readonly name: string
    readonly summary: NonNullable<NonNullable<MemberInView['digest']>['summary']>
  }[],
): BatchSummaryCard['reminders'] {
  const all = told.flatMap(({ name, summary }) => summary.reminders.map((one) => ({ ...one, name })))
  const days = new Map<string, readonly (typeof all)[number][]>()
  for (const one of all) days.set(one.at.slice(0, 10), [...(days.get(one.at.slice(0, 10)) ?? []), one])
  return [...days.values()].flatMap((ofDay) =>
    together(
      say,
      ofDay.map(({ who, message, name }) => ({ who, text: saidOf(say, name, message), people: [name] })),
    ).map((line) => ({ ...line, at: ofDay[0]?.at ?? '' })),
  )
}

/** What is so of several, in the same words, is said once: most first. */
function together(say: Translator, all: readonly SaidOfPeople[]): readonly SaidOfPeople[] {
  const known = new Map<string, SaidOfPeople>()
  for (const one of all) {
    const key = JSON.stringify([one.who, say(one.text)])
    const before = known.get(key)
    known.set(key, before === undefined ? one : { ...before, people: [...new Set([...before.people, ...one.people])] })
  }
  return [...known.values()].toSorted((one, other) => other.people.length - one.people.length)
}

function alike(say: Translator, all: readonly Message[]): readonly Message[] {
  return [...new Map(all.map((message) => [say(message), message])).values()]
}
