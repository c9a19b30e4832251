import { randomInt } from 'node:crypto'
import * as fc from 'fast-check'
import { walks, type Model } from './commands'
import { assertNobodyIsForgotten, assertNothingForbidden, assertTheEndIsTrue } from './promises'
import { Walk } from './walk'

/**
 * `WALK_COUNT` says how many new walks there are. `WALK_SEED=7` plays one again, and with a count it and those that follow.
 */
const { WALK_SEED: first, WALK_COUNT: count } = process.env
const seeds = Array.from({ length: Number(count ?? 1) }, (_, index) =>
  first === undefined ? randomInt(1_000_000) : Number(first) + index,
)
/** How many things happen in one walk at most. */
const length = 40

describe('a random walk of turns, presses, changes, refusals, clocks and kills', function () {
  this.timeout(240_000)
  for (const seed of seeds)
    it(`of seed ${seed} breaks no rule, tells no lie, and forgets nobody`, async () => {
      const walk = await Walk.begin()
      const model: Model = { cases: new Map() }
      try {
        await fc.assert(
          fc.asyncProperty(walks(length), (commands) => fc.asyncModelRun(() => ({ model, real: walk }), commands)),
          { seed, numRuns: 1, endOnFailure: true },
        )
        await walk.settled()
        await assertNothingForbidden(walk)
        await assertNobodyIsForgotten(walk, model)
        await assertTheEndIsTrue(walk, model)
        await assertNothingForbidden(walk)
      } catch (error) {
        throw new Error(`Play it again with WALK_SEED=${seed}.\n${String(error)}\n${walk.story.join('\n')}`, {
          cause: error,
        })
      } finally {
        await walk.end()
      }
    })
})
