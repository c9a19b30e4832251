import { setTimeout as pause } from 'node:timers/promises'
import { people } from '../../../sandbox/seeds/people'
import { populationId } from '../../../sandbox/seeds/population'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import type { KeptCase } from '../../../services/cases/store/move'
import { actionsOf, type Message } from '../../support/teams'
import type { User } from '../../../sandbox/tenant/state'
import type { Experiment, Extent } from '../experiment'
import type { Figure, Measured } from '../figure'
import { BenchOffice } from '../office'
import { median } from '../statistics'
import { likePattern, patternOf } from '../manyJournals'
import { stores, type BenchStore, type Filled } from '../stores'

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
    const opened = await openedForJan()
    const all: Measured[] = []
    for (const store of stores())
      all.push(await openCases(store, opened, extent), await closedCases(store, opened, extent))
    return all
  },
}

/** A case that was just opened, as the journal and Teams have it. */
interface OpenedCase {
  readonly events: readonly CaseEvent[]
  readonly messages: readonly Message[]
}

/** A real one, with all that was read and what stands in Teams of it. */
async function openedForJan(): Promise<OpenedCase> {
  const office = await BenchOffice.open({ latency: 0 })
  try {
    await office.teams.say(people.ilseSmit, `/offboard ${people.janDeVries.userPrincipalName}`)
    await office.arrived('the first question', 0, ({ card }) =>
      card === undefined ? false : actionsOf(card).some(({ title }) => title === 'Make the plan'),
    )
    await office.teams.quiet()
    return { events: office.journal(), messages: office.teams.inChatOf(people.ilseSmit) }
  } finally {
    await office.close()
  }
}

/** What differs from the journal would be noted in each case: so nothing does. */
function nameAsInJournal(user: User | undefined): void {
  if (user === undefined) return
  const { displayName, userPrincipalName, mail, manager } = people.janDeVries
  Object.assign(user.properties, { displayName, userPrincipalName, mail })
  user.manager = manager
}

async function openCases(store: BenchStore, { events, messages }: OpenedCase, { short }: Extent): Promise<Measured> {
  const count = short ? 20 : 10_000
  return withCases(store, casesLike(events, count), async ({ dataFolder, environment }) => {
    const began = performance.now()
    const office = await BenchOffice.open({
      latency: 0,
      dataFolder,
      environment,
      messages,
      sandbox: {
        population: { people: count, seed: 1 },
        seed: (tenant) => {
          for (let number = 0; number < count; number += 1) nameAsInJournal(tenant.users.get(populationId(number)))
        },
      },
    })
    try {
      await atRest(office)
      return { figure: memory(store), value: office.taken().memory, note: `${count} cases, ${restedAfter(began)}` }
    } finally {
      await office.close()
    }
  })
}

async function closedCases(store: BenchStore, { events }: OpenedCase, { short, rounds }: Extent): Promise<Measured> {
  const count = short ? 20 : 100_000
  const closed = casesLike([...events, { kind: 'cancelled' }], count)
  return withCases(store, closed, (filled) =>
    withCases(store, [], async (nothing) => {
      const began = performance.now()
      const full = await BenchOffice.open({ latency: 0, ...filled })
      const empty = await BenchOffice.open({ latency: 0, ...nothing })
      try {
        await atRest(full)
        const rested = restedAfter(began)
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
          note: `${count} cases: ${one.toFixed(1)} ms against ${other.toFixed(1)} ms; ${rested}`,
        }
      } finally {
        await Promise.all([full.close(), empty.close()])
      }
    }),
  )
}

/** Days since the newest of them happened: what was closed in the last month is looked at after a start. */
const since = 31
/** Days from the oldest to the newest of them: within what is kept. */
const between = 600
const day = 24 * 60 * 60_000

/** So many cases, each about another made-up person and with the same entries, in the order in which they happened. */
function* casesLike(events: readonly CaseEvent[], count: number): Generator<KeptCase> {
  const pattern = patternOf(events, people.janDeVries.id, people.ilseSmit)
  const oldest = Date.now() - (since + between) * day
  for (let number = 0; number < count; number += 1) {
    const caseId = `case-${number}`
    const moment = new Date(oldest + (number / count) * between * day)
    yield { caseId, entries: likePattern(pattern, caseId, populationId(number), moment), looks: [] }
  }
}

async function withCases<Result>(
  store: BenchStore,
  cases: Iterable<KeptCase>,
  act: (filled: Filled) => Promise<Result>,
): Promise<Result> {
  const filled = await store.filledWith(cases)
  try {
    return await act(filled)
  } finally {
    await filled.remove()
  }
}

function restedAfter(began: number): string {
  return `at rest ${((performance.now() - began) / 1_000).toFixed(0)} s after the start`
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
