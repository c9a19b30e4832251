import { rows, walk } from '../dialogs/views/mustBeSaid'
import { strict as assert } from 'node:assert'

/** `SAID_SEED` walks the same cases again; `SAID_COUNT` says how many there are. */
const { SAID_SEED: given, SAID_COUNT: count = '600' } = process.env

describe('What the journal of any case says and somebody must know', function () {
  this.timeout(300_000)

  it('is said on a card, at every moment', () => {
    const seed = given === undefined ? Date.now() % 1_000_000 : Number(given)
    const asked = walk({ seed, numRuns: Number(count) })
    assert.equal(asked.size, rows.length, `SAID_SEED=${seed} walked past a row`)
  })
})
