import { strict as assert } from 'node:assert'
import { randomInt } from 'node:crypto'
import pLimit from 'p-limit'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import { createDice, oneOf } from '../../sandbox/weather/dice'
import { stormOf } from '../../sandbox/weather/storm'
import { describeEvent, forecast } from '../../sandbox/weather/words'
import type { Pace } from '../../services/remote/pace'
import { entriesOf } from '../support/journal'
import { Office } from '../support/office'
import { stubbornApproval, stubbornFinish, stubbornPlan } from './people'
import { assertTrue } from './truth'

/** Small times, in the same proportions as the storm's. */
const tempo = 0.1
const pace: Pace = {
  requestTimeout: 800,
  cmdletTimeout: 2_000,
  sessionIdle: 5_000,
  sessionLife: 10_000,
  verifyPatience: 6_000,
  taskPatience: 2_000,
  firstPause: 20,
  longestPause: 200,
  rulePause: 200,
  settleSecond: 25,
}

const leavers = [
  people.janDeVries,
  people.evaWillems,
  people.bramHendriks,
  people.saskiaDeGroot,
  people.maartenKok,
  people.janJansen,
  people.danielMeijer,
  people.lisaVanDijk,
  people.sanneOBrien,
] as const

/**
 * `STORM_COUNT` says how many new storms there are; `npm run test:storm` has more. `STORM_SEED=7` plays one again, and with
 * a count it and those that follow.
 */
const { STORM_SEED: first, STORM_COUNT: count } = process.env
const usual = first !== undefined ? 1 : process.env['npm_lifecycle_event'] === 'test:storm' ? 40 : 6
const seeds = Array.from({ length: Number(count ?? usual) }, (_, index) =>
  first === undefined ? randomInt(1_000_000) : Number(first) + index,
)

describe('a storm over a whole case', function () {
  this.timeout(300_000)
  // A storm is mostly waiting, so a few go on side by side; each has its own office.
  const fewAtOnce = pLimit(3)
  const ended = new Map<number, Promise<unknown>>()
  before(() => {
    for (const seed of seeds)
      ended.set(
        seed,
        fewAtOnce(() => weather(seed)).then(
          () => undefined,
          (error: unknown) => error,
        ),
      )
  })
  for (const seed of seeds)
    it(`of seed ${seed} ends with ${leaverOf(seed).displayName} offboarded, nothing done twice or too early, and a true summary`, async () => {
      const error = await ended.get(seed)

      if (error !== undefined) throw error
    })
})

function leaverOf(seed: number): PersonSeed {
  return oneOf(leavers, createDice(seed)('leaver'))
}

/** Offboards somebody in the storm. Throws what went wrong, with the whole weather of it. */
async function weather(seed: number): Promise<void> {
  const leaver = leaverOf(seed)
  const struck: string[] = []
  const office = await Office.open({
    configuration: { pace },
    realTokens: true,
    sandbox: { weather: stormOf(seed, tempo), onWeather: (event) => void struck.push(describeEvent(event)) },
  })
  try {
    await stubbornPlan(office, leaver.userPrincipalName)
    assert.deepEqual(await office.effects(), [], 'nothing is changed before the approvals')

    await stubbornApproval(office)
    const summary = await stubbornFinish(office, leaver, 180_000)

    await fetch(`${office.sandbox.url}/_sandbox/weather`, { method: 'DELETE' })
    await assertTrue(office, leaver, summary)
  } catch (error) {
    const log = office.log.filter((line) => /"level":(40|50|60)/.test(line))
    const journal = [...(await entriesOf(office)).values()].flat()
    const told = journal.map(({ at, event }) => `[journal] ${at} ${JSON.stringify(event).slice(0, 300)}`)
    const story = [...forecast(stormOf(seed, tempo)), ...struck, ...log, ...told].join('\n')
    throw new Error(`Play it again with STORM_SEED=${seed}.\n${String(error)}\n${story}`, { cause: error })
  } finally {
    await office.close()
  }
}
