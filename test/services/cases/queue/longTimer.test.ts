import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import { callAt } from '../../../../services/cases/queue/longTimer'

describe('A timer for a moment that may be far away', () => {
  let clock: sinon.SinonFakeTimers
  const years = 365 * 24 * 60 * 60_000
  beforeEach(() => {
    clock = sinon.useFakeTimers({
      now: Date.UTC(2037, 0, 1),
      toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'],
    })
  })
  afterEach(() => clock.restore())

  it('does not wait for the years by which a clock was wrong when it is set right', () => {
    let called = false
    const timer = callAt(Date.now() + 50, () => void (called = true))

    clock.setSystemTime(Date.UTC(2026, 0, 1))
    clock.tick(49)
    const tooSoon = called
    clock.tick(1)
    timer.cancel()

    assert.deepEqual([tooSoon, called], [false, true])
  })

  it('waits longer than setTimeout can count, and can be cancelled', () => {
    let called = false
    const timer = callAt(Date.now() + years, () => void (called = true))

    clock.tick(years - 1)
    timer.cancel()
    clock.tick(years)

    assert.equal(called, false)
  })
})
