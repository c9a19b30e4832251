import { rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { people } from '../../../sandbox/seeds/people'
import { populationId } from '../../../sandbox/seeds/population'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import { newFolder } from '../../support/folder'
import { actionsOf } from '../../support/teams'
import type { Experiment, Extent } from '../experiment'
import type { Figure, Measured } from '../figure'
import { BenchOffice } from '../office'
import { median } from '../statistics'
import { stores, type BenchStore } from '../stores'

const memory = ({ name }: BenchStore): Figure => ({
  name: `memory, 10,000 open cases, ${name}`,
  unit: 'MB',
  how: 'Resident memory of the bot as one file, once it has looked at all of them after its start and rests.',
  goal: 'at most 150 MB',
  limit: 150,
})
const turn = ({ name }: BenchStore): Figure => ({
  name: `a turn, 100,000 closed cases, ${name}`,
  unit: '× with none',
  how: 'The middle time from `cases` to its list in Teams, against the same on an empty journal, in turn.',
  goal: 'as fast: at most 1.1 ×',
  limit: 1.1,
})

/** A journal of years. */
export const fullJournal: Experiment = {
  name: 'fullJournal',
  async measure(extent) {
    const opening = await openingOfJan()
    const all: Measured[] = []
    for (const store of stores)
      all.push(await openCases(store, opening, extent), await closedCases(store, opening, extent))
    return all
  },
}

/** The first entry of a real case, with all that was read. */
async function openingOfJan(): Promise<CaseEvent> {
  const office = await BenchOffice.open({ latency: 0 })
  try {
    await office.teams.say(people.ilseSmit, `/offboard ${people.janDeVries.userPrincipalName}`)
    await office.arrived('the first question', 0, ({ card }) =>
      card === undefined ? false : actionsOf(card).some(({ title }) => title === 'Make the plan'),
    )
    const [opening] = office.journal()
    if (opening === undefined) throw new Error('No case was opened')
    return opening
  } finally {
    await office.close()
  }
}

async function openCases(store: BenchStore, opening: CaseEvent, { short }: Extent): Promise<Measured> {
  const count = short ? 20 : 10_000
  return withJournal(store, [opening], count, async (dataFolder) => {
    const office = await BenchOffice.open({
      latency: 0,
      dataFolder,
      environment: store.environment,
      sandbox: { population: { people: count, seed: 1 } },
    })
    try {
      await atRest(office)
      return { figure: memory(store), value: office.taken().memory, note: `${count} cases` }
    } finally {
      await office.close()
    }
  })
}

async function closedCases(store: BenchStore, opening: CaseEvent, { short, rounds }: Extent): Promise<Measured> {
  const count = short ? 20 : 100_000
  return withJournal(store, [opening, { kind: 'cancelled' }], count, async (dataFolder) => {
    const full = await BenchOffice.open({ latency: 0, dataFolder, environment: store.environment })
    const empty = await BenchOffice.open({ latency: 0, environment: store.environment })
    try {
      await atRest(full)
      const times: { readonly full: number; readonly empty: number }[] = []
      const warm = short ? 1 : 30
      for (let index = 0; index < warm + (short ? 3 : 30 * rounds); index += 1) {
        const time = { full: await listed(full), empty: await listed(empty) }
        if (index >= warm) times.push(time)
      }
      const [one, other] = [median(times.map((time) => time.full)), median(times.map((time) => time.empty))]
      return {
        figure: turn(store),
        value: one / other,
        note: `${count} cases: ${one.toFixed(1)} ms against ${other.toFixed(1)} ms`,
      }
    } finally {
      await Promise.all([full.close(), empty.close()])
    }
  })
}

/** A folder with a journal of so many cases, each about another made-up person and with the same entries. */
async function withJournal<Result>(
  store: BenchStore,
  events: readonly CaseEvent[],
  count: number,
  act: (dataFolder: string) => Promise<Result>,
): Promise<Result> {
  const dataFolder = await newFolder('offboarding-bench-')
  try {
    const opened = store.open(dataFolder)
    const text = JSON.stringify(events)
    const at = new Date().toISOString()
    const { id, displayName } = people.ilseSmit
    for (let number = 0; number < count; number += 1) {
      const own = JSON.parse(text.replaceAll(people.janDeVries.id, populationId(number))) as readonly CaseEvent[]
      const entries = own.map((event) => ({ at, by: { id, displayName }, event }))
      await opened.append(`case-${number}`, 0, entries)
    }
    await opened.close()
    return await act(dataFolder)
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}

/** Resolves once the bot takes next to no processor time. */
async function atRest(office: BenchOffice): Promise<void> {
  for (;;) {
    const before = office.taken().processor
    await pause(2_000)
    if (office.taken().processor - before < 0.1) return
  }
}

/** Milliseconds from `cases` to the list. */
async function listed({ teams }: BenchOffice): Promise<number> {
  const before = teams.messages.length
  const began = performance.now()
  const sent = teams.say(people.ilseSmit, 'cases')
  while (teams.messages.length === before) await new Promise((resolve) => setImmediate(resolve))
  const took = performance.now() - began
  await sent
  return took
}
