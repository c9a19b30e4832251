import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { dayIn, daysAfter, isDay, startOfDay } from '../../../services/facts/days'

const zones = ['Europe/Amsterdam', 'UTC', 'America/New_York', 'Asia/Shanghai', 'Asia/Kathmandu', 'Pacific/Kiritimati']

describe('A day somewhere', () => {
  it('starts at midnight there, in winter and in summer', () => {
    assert.equal(startOfDay('2026-11-23', 'Europe/Amsterdam'), '2026-11-22T23:00:00.000Z')
    assert.equal(startOfDay('2026-07-01', 'Europe/Amsterdam'), '2026-06-30T22:00:00.000Z')
    assert.equal(startOfDay('2026-11-23', 'America/New_York'), '2026-11-23T05:00:00.000Z')
  })

  it('starts with the first moment there is where clocks skip midnight', () => {
    assert.equal(startOfDay('2026-04-24', 'Africa/Cairo'), '2026-04-23T22:00:00.000Z')
  })

  it('has begun at its start, and not a minute before, whatever day and wherever', () => {
    const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => daysAfter('2000-01-01', count))

    fc.assert(
      fc.property(anyDay, fc.constantFrom(...zones), (day, zone) => {
        const start = Date.parse(startOfDay(day, zone))

        assert.equal(dayIn(zone, new Date(start)), day)
        assert.equal(dayIn(zone, new Date(start - 60_000)), daysAfter(day, -1))
      }),
      { seed: 20_261_123 },
    )
  })

  it('is known from what is none', () => {
    for (const good of ['2026-11-23', '2028-02-29']) assert.equal(isDay(good), true, good)
    for (const bad of ['', '2026-02-30', '2026-13-01', '23-11-2026', '2026-11-23T00:00:00Z', 'morgen'])
      assert.equal(isDay(bad), false, bad)
  })
})
