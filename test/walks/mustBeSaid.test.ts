import { walk } from '../dialogs/views/mustBeSaid'

/** `SAID_SEED` walks the same cases again; `SAID_COUNT` says how many there are. */
const { SAID_SEED: given, SAID_COUNT: count = '300' } = process.env

describe('What the journal of any case says and somebody must know', function () {
  this.timeout(300_000)
  const seed = given === undefined ? Date.now() % 1_000_000 : Number(given)

  it(`is said on a card, at every moment (${seed})`, () => {
    walk({ seed, numRuns: Number(count) })
  })
})
