import { people } from '../../../sandbox/seeds/people'
import { ordinaryLeavers, type Leaver } from '../colleagues'
import type { Experiment } from '../experiment'
import type { Figure } from '../figure'
import { BenchOffice } from '../office'
import { median } from '../statistics'
import { wholeCase } from '../wholeCase'

const atOnce: Figure = {
  name: 'six cases at once',
  unit: '× six in turn',
  how: 'Six cases of ordinary leavers by one person, from typing to the last summary, against six others one after another on the same bot.',
  goal: 'at most 0.3 ×',
  limit: 0.3,
}
const firstQuestions: Figure = {
  name: 'slowest first question of six',
  unit: '× that of one',
  how: 'One person asks for six leavers at the same moment; the slowest page of decisions against the middle one of six asked in turn.',
  goal: 'at most 2 ×',
  limit: 2,
}

/** Several cases of one person at the same time. */
export const sixCases: Experiment = {
  name: 'sixCases',
  async measure({ latency, rounds, short }) {
    const count = short ? 2 : 6
    const measured: { readonly whole: number; readonly question: number; readonly note: string }[] = []
    for (let round = 0; round < rounds; round += 1) {
      const office = await BenchOffice.open({ latency: 0, sandbox: { population: { people: 400, seed: 1 + round } } })
      try {
        const leavers = ordinaryLeavers(office.tenant, 2 * count + 1, 0)
        const [warm, ...others] = leavers
        if (warm !== undefined) await wholeCase(office, warm)
        await office.setLatency(latency)
        const inTurn = await timed(others.slice(0, count), async (some) => {
          const all: number[] = []
          for (const one of some) all.push(await questionOf(office, one))
          return all
        })
        await office.teams.quiet()
        const together = await timed(others.slice(count), (some) =>
          Promise.all(some.map((one) => questionOf(office, one))),
        )
        measured.push({
          whole: together.took / inTurn.took,
          question: Math.max(...together.questions) / median(inTurn.questions),
          note: `${(together.took / 1_000).toFixed(1)} s against ${(inTurn.took / 1_000).toFixed(1)} s`,
        })
      } finally {
        await office.close()
      }
    }
    return [
      { figure: atOnce, value: median(measured.map(({ whole }) => whole)), note: measured[0]?.note ?? '' },
      { figure: firstQuestions, value: median(measured.map(({ question }) => question)) },
    ]
  },
}

async function timed(leavers: readonly Leaver[], act: (leavers: readonly Leaver[]) => Promise<readonly number[]>) {
  const began = performance.now()
  const questions = await act(leavers)
  return { took: performance.now() - began, questions }
}

/** Milliseconds to the first question of a case that is then gone through. */
async function questionOf(office: BenchOffice, leaver: Leaver): Promise<number> {
  const { typed, firstQuestion } = await wholeCase(office, leaver, people.ilseSmit)
  return firstQuestion - typed
}
