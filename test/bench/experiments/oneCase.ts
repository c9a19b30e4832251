import { people } from '../../../sandbox/seeds/people'
import { startSandbox } from '../../../sandbox/server'
import { steps } from '../../../services/steps'
import { botCommand, Program } from '../../support/process'
import { criticalPathOf, type CriticalPath } from '../criticalPath'
import type { Experiment, Extent } from '../experiment'
import type { Figure, Measured } from '../figure'
import { BenchOffice, type Asked } from '../office'
import { takenBy } from '../processTaken'
import { sendInTurn, singleRequests } from '../sequentially'
import { median } from '../statistics'
import { wholeCase, type CaseTimes } from '../wholeCase'

/** What must be known before the first write, side by side; password and block in one request; the end of all sessions. */
const roundTripsOfContainment = 3
/** Who pressed, before anything; and the last look before the summary. */
const roundTripsAround = 2

const firstQuestion: Figure = {
  name: 'first question after typing',
  unit: 'L',
  how: 'From `/offboard` with an address to the page of decisions in Teams.',
  goal: 'at most 6 L',
  limit: 6,
}
const containment: Figure = {
  name: 'containment',
  unit: '× its round trips',
  how: `From the approving press to the answer of the last of password, block and revoke, against ${roundTripsOfContainment} L: one to know who pressed and how the account is, one for password and block, one for the sessions.`,
  goal: 'at most 1.3 ×',
  limit: 1.3,
}
const critical: Figure = {
  name: 'whole case',
  unit: '× its critical path',
  how: `From the approving press to the summary, against the longest chain of steps that wait for each other: one round trip to read, one for each request, one to read back; and ${roundTripsAround} around it, for who pressed and for the last look.`,
  goal: 'at most 1.15 ×',
  limit: 1.15,
}
const casesByHand: Figure = {
  name: 'whole case, against a script',
  unit: '× faster',
  how: 'The bot’s time from typing to plan and from the press to the summary, against the same requests sent one after another, each once.',
  goal: 'at least 5 ×',
  limit: 5,
  atLeast: true,
}
const containmentByHand: Figure = {
  name: 'containment, against a script',
  unit: '× faster',
  how: 'What the bot sends from the press to the end of the sessions, against the same requests one after another, each once.',
  goal: 'at least 2 ×',
  limit: 2,
  atLeast: true,
}
const requestsToTenant: Figure = {
  name: 'requests of a case to Microsoft 365',
  unit: '× the fewest',
  how: 'Requests on the wire, against the fewest that the plan needs: all that is read once for the person and once before and after, by as many in a `$batch` as it takes, and each request of the plan.',
  goal: 'at most 2 ×',
  limit: 2,
}

const requestsToTeams: Figure = {
  name: 'requests of a case to Teams',
  unit: '× the fewest',
  how: 'Posts and updates that came to Teams, against each message once, and once more where it changed at all.',
  goal: 'at most 2 ×',
  limit: 2,
}
const processor: Figure = {
  name: 'processor time of a case',
  unit: '× the start',
  how: 'Of the bot’s process from the command until Teams is quiet after the summary, against what the program of `npm start` takes until it listens.',
  goal: 'at most a tenth',
  limit: 0.1,
}

/** One round: a bot and a tenant of its own. */
interface Round {
  readonly times: CaseTimes
  readonly containedAt: number
  readonly path: CriticalPath
  readonly scriptOfCase: number
  readonly scriptOfContainment: number
  readonly counts: Counts
  /** Seconds of the bot's processor time. */
  readonly processor: number
  readonly processorOfStart: number
}

interface Counts {
  readonly reading: number
  readonly planning: number
  readonly running: number
  readonly fewest: number
  readonly teams: number
  readonly fewestTeams: number
}

/** One case alone: Jan’s, all as suggested. The bot has done another one before, so that it is warm. */
export const oneCase: Experiment = {
  name: 'oneCase',
  async measure(extent) {
    const rounds: Round[] = []
    for (let index = 0; index < extent.rounds; index += 1) rounds.push(await round(extent))
    return judged(rounds, extent)
  },
}

async function round({ latency }: Extent): Promise<Round> {
  const processorOfStart = await startingTakes()
  const office = await BenchOffice.open({ latency: 0 })
  try {
    await wholeCase(office, people.janJansen)
    await office.teams.quiet()
    await office.setLatency(latency)
    const earlier = (await office.requests()).length
    const posted = office.teams.arrivals.length
    office.exchanges.splice(0)
    const before = office.taken().processor
    const times = await wholeCase(office, people.janDeVries)
    await office.teams.quiet()
    const processor = office.taken().processor - before
    const asked = (await office.requests()).slice(earlier)
    const arrivals = office.teams.arrivals.slice(posted).filter(({ card }) => card !== undefined)
    const updates = arrivals.filter(({ how }) => how === 'update')
    const changed = new Set(updates.map(({ message }) => message)).size
    const teams = { teams: arrivals.length, fewestTeams: arrivals.length - updates.length + changed }
    const revoked = asked.find(({ path }) => path.endsWith('/revokeSignInSessions'))
    const ofContainment = asked.filter(
      ({ answered }) => answered > times.approved && answered <= (revoked?.answered ?? 0),
    )
    const path = criticalPathOf(office.journal(), steps)
    const exchanges = [...office.exchanges]
    const timed = async (some: readonly Asked[]) => {
      await office.renewTenant()
      await office.setLatency(latency)
      return sendInTurn(office.sandbox.url, singleRequests(some, exchanges))
    }
    return {
      processor,
      processorOfStart,
      times,
      path,
      containedAt: revoked?.answered ?? Number.NaN,
      scriptOfCase: await timed(asked),
      scriptOfContainment: await timed(ofContainment),
      counts: { ...countsOf(asked, times), ...teams },
    }
  } finally {
    await office.close()
  }
}

/** Seconds of processor time of the program of `npm start` until it listens. */
async function startingTakes(): Promise<number> {
  const sandbox = await startSandbox()
  const bot = await Program.start(botCommand, { ...sandbox.environment, PORT: '0' })
  try {
    await bot.said(/listens on http/)
    return takenBy(bot.id).processor
  } finally {
    await bot.clean()
    await sandbox.stop()
  }
}

function countsOf(
  asked: readonly Asked[],
  { planned, answered, summary }: CaseTimes,
): Omit<Counts, 'teams' | 'fewestTeams'> {
  const onWire = asked.filter(({ inner }) => !inner)
  const between = (from: number, to: number) => onWire.filter((one) => one.answered > from && one.answered <= to).length
  return {
    reading: between(0, answered),
    planning: between(answered, planned),
    running: between(planned, summary + 1_000),
    fewest: fewestOf(asked, answered),
  }
}

/** A `$batch` takes 20 (learn, json-batching); Exchange, Teams and Partner Center take one by one. */
const mostInBatch = 20

function fewestOf(asked: readonly Asked[], answered: number): number {
  const isRead = ({ method, cmdlet, body = '' }: Asked) =>
    cmdlet === undefined ? method === 'GET' : cmdlet.startsWith('Get-') || body.includes('PreviewOnly')
  const single = asked.filter(({ path }) => !path.endsWith('/$batch'))
  const reads = single.filter(isRead)
  const writes = single.length - reads.length
  const wire = (some: readonly Asked[]) => {
    const keys = new Set(some.map(({ method, path, cmdlet, body }) => JSON.stringify([method, path, cmdlet, body])))
    const graph = [...keys].filter((key) => key.includes('"/v1.0/')).length
    return keys.size - graph + Math.ceil(graph / mostInBatch)
  }
  const first = reads.filter((one) => one.answered <= answered)
  const later = reads.filter((one) => one.answered > answered)
  // What is read for the person is read again before it is acted on, and read back.
  return wire(first) + wire(later) + writes
}

function judged(rounds: readonly Round[], { latency }: Extent): readonly Measured[] {
  const middle = (of: (round: Round) => number) => median(rounds.map(of))
  const [first] = rounds
  const path = first?.path ?? { stepIds: [], roundTrips: Number.NaN }
  const whole = ({ times: { typed, planned, approved, summary } }: Round) => planned - typed + summary - approved
  const total = ({ counts: { reading, planning, running } }: Round) => reading + planning + running
  return [
    { figure: firstQuestion, value: middle(({ times }) => (times.firstQuestion - times.typed) / latency) },
    {
      figure: containment,
      value: middle(({ times, containedAt }) => (containedAt - times.approved) / (roundTripsOfContainment * latency)),
    },
    {
      figure: critical,
      value: middle(
        ({ times, path: { roundTrips } }) =>
          (times.summary - times.approved) / ((roundTrips + roundTripsAround) * latency),
      ),
      note: `the path is ${path.stepIds.join(' → ')}, ${path.roundTrips} round trips`,
    },
    { figure: casesByHand, value: middle((one) => one.scriptOfCase / whole(one)) },
    {
      figure: containmentByHand,
      value: middle((one) => one.scriptOfContainment / (one.containedAt - one.times.approved)),
    },
    {
      figure: requestsToTenant,
      value: middle((one) => total(one) / one.counts.fewest),
      note: (['reading', 'planning', 'running', 'fewest'] as const)
        .map((name) => `${name} ${middle(({ counts }) => counts[name])}`)
        .join(', '),
    },
    {
      figure: requestsToTeams,
      value: middle(({ counts }) => counts.teams / counts.fewestTeams),
      note: `${middle(({ counts }) => counts.teams)}, and the fewest are ${middle(({ counts }) => counts.fewestTeams)}`,
    },
    {
      figure: processor,
      value: middle((one) => one.processor / one.processorOfStart),
      note: `${middle((one) => one.processor).toFixed(2)} s against ${middle((one) => one.processorOfStart).toFixed(2)} s`,
    },
  ]
}
