import { teamsBudget } from '../../../bot/budget'
import type { Spent } from '../../../sandbox/weather/publishedLimits'
import { colleague, letOperate, ordinaryLeavers } from '../colleagues'
import type { Experiment } from '../experiment'
import type { Figure } from '../figure'
import { BenchOffice } from '../office'
import { keepLimits } from '../teamsLimits'
import { tempo } from '../tempo'
import { wholeCase } from '../wholeCase'

const time: Figure = {
  name: 'many cases at once, time',
  unit: '× what the limits allow',
  how: `Cases of ordinary leavers by as many people as one each, all at once, under the published limits of Graph (counted in stretches ${tempo} times as short) and of Teams (as they are), against the time that what was sent takes by the tightest of these limits alone.`,
  goal: 'at most 1.15 ×',
  limit: 1.15,
}
const refusals: Figure = {
  name: 'many cases at once, refused',
  unit: '%',
  how: 'Requests that Graph and Teams answered with 429, of all.',
  goal: 'under 1 %',
  limit: 1,
}
const memory: Figure = {
  name: 'many cases at once, memory',
  unit: '× before',
  how: 'Resident memory of the bot when all have ended, against when the first quarter had.',
  goal: 'flat: at most 1.1 ×',
  limit: 1.1,
}

/** A thousand people leave on the same day; `BENCH_CASES` says how many it is this time. */
export const manyCases: Experiment = {
  name: 'manyCases',
  async measure({ short }) {
    const count = short ? 3 : Number(process.env['BENCH_CASES'] ?? 1_000)
    const people = 600 + count * 4
    const office = await BenchOffice.open({
      latency: 0,
      program: 'test/bench/limitedBot.ts',
      sandbox: {
        population: { people, seed: 1 },
        weather: { seed: 0, publishedLimits: { tempo } },
        seed: (tenant) => letOperate(tenant, count),
      },
    })
    try {
      const leavers = ordinaryLeavers(office.tenant, count, count)
      for (let number = 0; number < count; number += 1) await office.teams.open(colleague(number))
      const teams = keepLimits(office.teams)
      const before = office.teams.arrivals.length
      const began = performance.now()
      const [takenBefore, ownBefore] = [office.taken().processor, process.cpuUsage()]
      let ended = 0
      let memoryBefore = Number.NaN
      const noteEnd = () => {
        ended += 1
        if (ended === Math.ceil(count / 4)) memoryBefore = office.taken().memory
      }
      await Promise.all(
        leavers.map((leaver, number) => wholeCase(office, leaver, colleague(number), patience).then(noteEnd)),
      )
      const seconds = (performance.now() - began) / 1_000
      const own = process.cpuUsage(ownBefore)
      const processors = [office.taken().processor - takenBefore, (own.user + own.system) / 1_000_000]
      const posts = office.teams.arrivals.length - before
      const spent = await office.spent()
      const [tightest] = [...spent.map(secondsFor), { area: 'Teams, posts', seconds: posts / mostPosts }].toSorted(
        (one, other) => other.seconds - one.seconds,
      )
      const refused = spent.reduce((sum, one) => sum + one.refused, teams.refused())
      const answered = office.exchanges.filter(({ path }) => !path.endsWith('/$batch')).length
      return [
        {
          figure: time,
          value: seconds / (tightest?.seconds ?? Number.NaN),
          note: `${count} cases in ${seconds.toFixed(0)} s; the tightest limit is ${tightest?.area}, ${tightest?.seconds.toFixed(1)} s; processor time of the bot and of all others, ${processors.map((one) => one.toFixed(0)).join(' and ')} s`,
        },
        { figure: refusals, value: (100 * refused) / (answered + posts + teams.refused()), note: `${refused} refused` },
        { figure: memory, value: office.taken().memory / memoryBefore },
      ]
    } finally {
      await office.close()
    }
  },
}

/** Milliseconds that the last of them may take. */
const patience = 60 * 60_000
const mostPosts = teamsBudget.tenant[0]?.most ?? Number.NaN

function secondsFor({ area, used, most, seconds }: Spent): { readonly area: string; readonly seconds: number } {
  return { area, seconds: (used / most) * (seconds / tempo) }
}
