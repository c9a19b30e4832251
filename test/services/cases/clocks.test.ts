import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { createClocks, mostApart } from '../../../services/cases/clocks'

const minute = 60_000
const start = Date.parse('2026-11-29T09:00:00.000Z')

/** A machine whose clock says something else than has passed since the start, milliseconds. */
function machine(ask: () => Promise<unknown> = async () => undefined) {
  const state = { elapsed: 0, jumped: 0 }
  const own = { now: () => new Date(start + state.elapsed + state.jumped), elapsed: () => state.elapsed }
  return { state, clocks: createClocks(own, ask) }
}

describe('the day that it is', () => {
  it('is what this machine and Microsoft say, also a while after Microsoft was heard', async () => {
    const { state, clocks } = machine()
    clocks.heard(new Date(start))
    state.elapsed = 50 * minute

    assert.deepEqual(await clocks.agreed(), { ok: true, at: new Date(start + 50 * minute) })
  })

  it('is asked of Microsoft when it was not heard for an hour', async () => {
    let asked = 0
    const { state, clocks } = machine(async () => {
      asked += 1
      clocks.heard(new Date(start + state.elapsed))
    })

    assert.equal((await clocks.agreed()).ok, true)
    state.elapsed = 59 * minute
    assert.equal((await clocks.agreed()).ok, true)
    assert.equal(asked, 1)
    state.elapsed = 61 * minute
    assert.equal((await clocks.agreed()).ok, true)
    assert.equal(asked, 2)
  })

  it('is not known while Microsoft does not answer, or says what is no time', async () => {
    const { clocks } = machine(() => Promise.reject(new Error('away')))
    clocks.heard(new Date('no time'))

    assert.deepEqual(await clocks.agreed(), { ok: false, why: 'alone', here: new Date(start), there: undefined })
  })

  it('is never one that this machine’s clock jumped to, however far and whichever way', async () => {
    const years = 20 * 365 * 24 * 60 * minute
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -years, max: years }), fc.nat(50 * minute), async (jumped, elapsed) => {
        const { state, clocks } = machine()
        clocks.heard(new Date(start))
        Object.assign(state, { jumped, elapsed })

        const agreed = await clocks.agreed()

        assert.equal(agreed.ok, Math.abs(jumped) <= mostApart)
        // Never later than it is: what is destroyed too early does not come back.
        if (agreed.ok) assert.ok(agreed.at.getTime() <= start + elapsed)
      }),
    )
  })

  it('is not before what the journal says that it was', async () => {
    const { clocks } = machine()
    clocks.heard(new Date(start))

    assert.equal((await clocks.agreed(new Date(start + mostApart))).ok, true)
    assert.equal((await clocks.agreed(new Date(start + mostApart + 1))).ok, false)
  })
})
