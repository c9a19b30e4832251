import { randomInt } from 'node:crypto'
import * as fc from 'fast-check'
import type { Model } from './command'
import { walks } from './commands'
import { assertNobodyIsForgotten, assertNothingForbidden, assertTheEndIsTrue } from './promises'
import { Walk } from './walk'

/**
 * `WALK_COUNT` says how many new walks there are. `WALK_SEED=7,12` walks these again, and with a count the last and those
 * that follow it.
 */
const { WALK_SEED: given, WALK_COUNT: count = '1' } = process.env
const seeds = given === undefined ? newSeeds() : [...given.split(',').slice(0, -1).map(Number), ...following(given)]

function newSeeds(): readonly number[] {
  return Array.from({ length: Number(count) }, () => randomInt(1_000_000))
}

function following(list: string): readonly number[] {
  return Array.from({ length: Number(count) }, (_, index) => Number(list.split(',').at(-1)) + index)
}

/** How many things are tried in one walk; about half of them can happen. */
const length = 45

/** No walk takes longer, milliseconds; one that does waits for something that never comes. */
const longest = 150_000

describe('a random walk of turns, presses, changes, refusals, clocks and kills', function () {
  this.timeout(longest + 30_000)
  for (const seed of seeds)
    it(`of seed ${seed} breaks no rule, tells no lie, and forgets nobody`, async () => {
      const walk = await Walk.begin()
      try {
        await Promise.race([walkAndLook(walk, seed), overdue()])
      } catch (error) {
        throw new Error(`Play it again with WALK_SEED=${seed}.\n${String(error)}\n${walk.story.join('\n')}`, {
          cause: error,
        })
      } finally {
        const { commands, promises } = walk.counted
        console.log(`      ${commands} things happened, ${promises} promises were compared`)
        await walk.end()
      }
    })
})

async function walkAndLook(walk: Walk, seed: number): Promise<void> {
  const model: Model = { cases: new Map() }
  await fc.assert(
    fc.asyncProperty(walks(length), (commands) => fc.asyncModelRun(() => ({ model, real: walk }), commands)),
    { seed, numRuns: 1, endOnFailure: true },
  )
  walk.tell('the world calms down')
  await walk.settled()
  await assertNothingForbidden(walk)
  await assertNobodyIsForgotten(walk, model)
  await assertTheEndIsTrue(walk, model)
  await assertNothingForbidden(walk)
}

function overdue(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`After ${longest} ms it is not over`)), longest).unref()
  })
}
