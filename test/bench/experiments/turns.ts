import { people } from '../../../sandbox/seeds/people'
import { bundledProgram } from '../../support/bundledBot'
import { Program } from '../../support/process'
import { actionsOf, TeamsDouble, type Message } from '../../support/teams'
import { colleague, letOperate } from '../colleagues'
import type { Experiment, Extent } from '../experiment'
import type { Figure, Measured } from '../figure'
import { BenchOffice } from '../office'
import { percentile } from '../statistics'

const turn = (name: string, share: string): Figure => ({
  name: `a turn against an echo bot, ${name}`,
  unit: '× the echo',
  how: `From \`help\` to the card in Teams, against a bot of the same packages that answers what it was told, in turn; the tenant answers at once. ${share} of the turns.`,
  goal: 'at most 3 ×',
  limit: 3,
})
const half = turn('p50', 'Half')
const nearlyAll = turn('p99', '99 %')
const press: Figure = {
  name: 'an invoke, p99',
  unit: 'ms',
  how: 'From a press to its answer, by 50 people at the same moment, with a tenant that answers after 50 ms and after 2 s.',
  goal: 'at most 500 ms',
  limit: 500,
}

/** How quickly somebody is answered. */
export const turns: Experiment = {
  name: 'turns',
  async measure(extent) {
    return [...(await againstEcho(extent)), await presses(extent)]
  },
}

async function againstEcho({ short, rounds }: Extent): Promise<readonly Measured[]> {
  const count = short ? 10 : 50 * rounds
  const warm = short ? 2 : 50
  const office = await BenchOffice.open({ latency: 0 })
  const echoTeams = await TeamsDouble.start()
  const echo = await Program.start([process.execPath, await bundledProgram('test/bench/echoBot.ts')])
  try {
    const [, url = ''] = await echo.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/)
    echoTeams.connect(url, 'any', 'any')
    const own: number[] = []
    const others: number[] = []
    for (let index = 0; index < warm + count; index += 1) {
      const [ownTime, echoTime] = [await turnOf(office.teams), await turnOf(echoTeams)]
      if (index < warm) continue
      own.push(ownTime)
      others.push(echoTime)
    }
    const measured = (figure: Figure, share: number): Measured => {
      const [bot, other] = [percentile(own, share), percentile(others, share)]
      return { figure, value: bot / other, note: `${bot.toFixed(1)} ms against ${other.toFixed(1)} ms` }
    }
    return [measured(half, 0.5), measured(nearlyAll, 0.99)]
  } finally {
    await echo.clean()
    await Promise.all([echoTeams.stop(), office.close()])
  }
}

/** Milliseconds from a message to what comes of it in Teams. */
async function turnOf(teams: TeamsDouble): Promise<number> {
  const before = teams.messages.length
  const began = performance.now()
  const sent = teams.say(people.ilseSmit, 'help')
  while (teams.messages.length === before) await new Promise((resolve) => setImmediate(resolve))
  const took = performance.now() - began
  await sent
  return took
}

async function presses({ short, rounds }: Extent): Promise<Measured> {
  const persons = short ? 5 : 50
  const times: number[] = []
  const notes: string[] = []
  for (const latency of [50, 2_000]) {
    const office = await BenchOffice.open({
      latency: 0,
      sandbox: { population: { people: 200, seed: 1 }, seed: (tenant) => letOperate(tenant, persons) },
    })
    try {
      const all = Array.from({ length: persons }, (_none, number) => colleague(number))
      for (const one of all) await office.teams.open(one)
      // Among three of that name one is chosen, which reads all about them.
      await Promise.all(all.map((one) => office.teams.say(one, '/check Jan')))
      const cards = await Promise.all(
        all.map(async (one) => {
          await office.arrived('whom to choose', 0, () => office.teams.inChatOf(one).some(hasChoice))
          return [one, office.teams.inChatOf(one).find(hasChoice)] as const
        }),
      )
      await office.setLatency(latency)
      const own: number[] = []
      for (let round = 0; round < (short ? 1 : rounds); round += 1) {
        await Promise.all(
          cards.map(async ([one, message]) => {
            const [action] = message?.card === undefined ? [] : actionsOf(message.card)
            if (message === undefined || action === undefined) throw new Error('There is nothing to press')
            const began = performance.now()
            await office.teams.pressAction(one, message, action)
            own.push(performance.now() - began)
          }),
        )
        await office.teams.quiet()
      }
      times.push(...own)
      notes.push(`${percentile(own, 0.99).toFixed(0)} ms where the tenant takes ${latency} ms`)
    } finally {
      await office.close()
    }
  }
  return { figure: press, value: percentile(times, 0.99), note: notes.join(', ') }
}

function hasChoice({ card }: Message): boolean {
  return card !== undefined && actionsOf(card).length > 1
}
