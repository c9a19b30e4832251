import { teamsBudget } from '../../../bot/budget'
import { betweenUpdates } from '../../../dialogs/batches/createBatchThreads'
import type { Window } from '../../../services/model/meter'
import type { Spent } from '../../../sandbox/weather/publishedLimits'
import type { Arrival } from '../../support/teams'
import { ordinaryLeavers } from '../colleagues'
import type { Experiment } from '../experiment'
import type { Figure } from '../figure'
import { BenchOffice } from '../office'
import { keepLimits } from '../teamsLimits'
import { tempo } from '../tempo'
import { isStepOfBatch, wholeBatch, type BatchTimes } from '../wholeBatch'

const time: Figure = {
  name: 'a batch, time',
  unit: '× what the limits allow',
  how: `From the file of its leavers, sent in the chat, over the plans and one approval for all to the one summary, under the published limits of Graph (counted in stretches ${tempo} times as short) and of Teams (as they are), against the time that what was sent takes by the tightest of these limits alone.`,
  goal: 'at most 1.15 ×',
  limit: 1.15,
}
const posts: Figure = {
  name: 'a batch, posts in the channel',
  unit: '× one card, one summary, and one card of each step that cannot be undone',
  how: 'Messages that came to stand in the approvals channel, however many leave together.',
  goal: 'does not grow with the people: 1 ×',
  limit: 1,
}
const updates: Figure = {
  name: 'a batch, updates of a card',
  unit: `× one in ${betweenUpdates / 1_000} s`,
  how: 'Of the card in the channel that was updated most, from the first post there to the summary.',
  goal: 'at most 1 ×',
  limit: 1,
}
const refusals: Figure = {
  name: 'a batch, refused',
  unit: '%',
  how: 'Requests that Graph and Teams answered with 429, of all.',
  goal: 'under 1 %',
  limit: 1,
}
const memory: Figure = {
  name: 'a batch, memory',
  unit: '× before',
  how: 'Resident memory of the bot when all have come to rest, against when the first quarter had.',
  goal: 'flat: at most 1.1 ×',
  limit: 1.1,
}

/** A thousand people leave together, by one file; `BENCH_BATCH` says how many it is this time. */
export const batch: Experiment = {
  name: 'batch',
  async measure({ short }) {
    const count = short ? 3 : Number(process.env['BENCH_BATCH'] ?? 1_000)
    const office = await BenchOffice.open({
      latency: 0,
      program: 'test/bench/limitedBot.ts',
      sandbox: { population: { people: 600 + count * 4, seed: 1 }, weather: { seed: 0, publishedLimits: { tempo } } },
    })
    try {
      const leavers = ordinaryLeavers(office.tenant, count, 0)
      const teams = keepLimits(office.teams)
      const [before, taken, own] = [office.teams.arrivals.length, office.taken(), process.cpuUsage()]
      let memoryBefore = Number.NaN
      const times = await wholeBatch(office, leavers, patience, () => {
        if (Number.isNaN(memoryBefore) && office.entries('settled') >= count / 4) memoryBefore = office.taken().memory
      })
      const seconds = (times.summary - times.sent) / 1_000
      const { processor, memory: memoryAfter } = office.taken()
      const { user, system } = process.cpuUsage(own)
      const arrivals = office.teams.arrivals.slice(before)
      const inChannel = arrivals.filter(({ thread }) => thread.startsWith(office.teams.channelId))
      const posted = inChannel.filter(({ how }) => how !== 'update')
      const expected = 2 + posted.filter(isStepOfBatch).length
      const spent = await office.spent()
      const [tightest] = [...spent.map(secondsFor), ...teamsSeconds(arrivals)].toSorted(
        (one, other) => other.seconds - one.seconds,
      )
      const refused = spent.reduce((sum, one) => sum + one.refused, teams.refused())
      const answered = office.exchanges.filter(({ path }) => !path.endsWith('/$batch')).length
      const botSeconds = processor - taken.processor
      return [
        {
          figure: time,
          value: seconds / (tightest?.seconds ?? Number.NaN),
          note: `${count} in ${seconds.toFixed(0)} s (${stretches(times)}); the tightest limit is ${tightest?.area}, ${tightest?.seconds.toFixed(1)} s; processor time of the bot and of all others, ${[botSeconds, (user + system) / 1_000_000].map((one) => one.toFixed(0)).join(' and ')} s, of the bot ${((1_000 * botSeconds) / count).toFixed(0)} ms a case`,
        },
        { figure: posts, value: posted.length / expected, note: `${posted.length} for ${count} people` },
        { figure: updates, ...busiest(inChannel, times) },
        {
          figure: refusals,
          value: (100 * refused) / (answered + arrivals.length + teams.refused()),
          note: `${refused} refused, ${teams.refused()} of them by Teams`,
        },
        { figure: memory, value: memoryAfter / memoryBefore, note: `${memoryAfter.toFixed(0)} MB at the end` },
      ]
    } finally {
      await office.close()
    }
  },
}

/** Milliseconds that the slowest part of it may take. */
const patience = 60 * 60_000

function secondsFor({ area, used, most, seconds }: Spent): { readonly area: string; readonly seconds: number } {
  return { area, seconds: (used / most) * (seconds / tempo) }
}

/** By each of Teams’ limits, of the whole and of the thread that got most. */
function teamsSeconds(arrivals: readonly Arrival[]): readonly { readonly area: string; readonly seconds: number }[] {
  const most = Math.max(0, ...countsBy(arrivals, ({ thread }) => thread).values())
  // What fits into one stretch of it has not to wait for the next.
  const by = (windows: readonly Window[], count: number) =>
    Math.max(...windows.map((one) => Math.floor(Math.max(0, count - 1) / one.most) * (one.milliseconds / 1_000)))
  return [
    { area: 'Teams, all', seconds: by(teamsBudget.tenant, arrivals.length) },
    { area: 'Teams, one thread', seconds: by(teamsBudget.thread, most) },
  ]
}

function countsBy(arrivals: readonly Arrival[], keyOf: (arrival: Arrival) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of arrivals) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return counts
}

function stretches({ sent, understood, opened, planned, asked, summary }: BatchTimes): string {
  const took = [
    ['to read the file', sent, understood],
    ['to open', understood, opened],
    ['to plan', opened, planned],
    ['to send', planned, asked],
    ['to carry out', asked, summary],
  ] as const
  return took.map(([what, from, to]) => `${((to - from) / 1_000).toFixed(1)} s ${what}`).join(', ')
}

/** How often the card was updated that was so most, against as often as it may. */
function busiest(
  inChannel: readonly Arrival[],
  { summary }: BatchTimes,
): { readonly value: number; readonly note: string } {
  const updated = inChannel.filter(({ how }) => how === 'update')
  const most = Math.max(0, ...countsBy(updated, ({ message = '' }) => message).values())
  const since = inChannel[0]?.at ?? summary
  return { value: most / ((summary - since) / betweenUpdates), note: `${most} updates` }
}
