import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { afterQuiet } from '../../../services/facts/quietHours'

const night = { from: 19 * 60, until: 7 * 60 + 30, timeZone: 'Europe/Amsterdam' }

describe('Quiet hours', () => {
  const ends: Readonly<Record<string, readonly [string, string]>> = {
    'by day disturb nobody': ['2026-11-23T11:00:00.000Z', '2026-11-23T11:00:00.000Z'],
    'in the evening end the next morning': ['2026-11-23T19:00:00.000Z', '2026-11-24T06:30:00.000Z'],
    'after midnight end the same morning': ['2026-11-24T02:00:00.000Z', '2026-11-24T06:30:00.000Z'],
    'in summer end by summer time': ['2026-07-01T20:00:00.000Z', '2026-07-02T05:30:00.000Z'],
    'in the night that loses an hour': ['2026-03-28T20:00:00.000Z', '2026-03-29T05:30:00.000Z'],
    'in the night that has an hour twice': ['2026-10-24T20:00:00.000Z', '2026-10-25T06:30:00.000Z'],
  }
  for (const [when, [now, end]] of Object.entries(ends))
    it(when, () => assert.equal(afterQuiet(night, new Date(now)).toISOString(), end))

  it('are none where none are configured, and never end in themselves or later than a day', () => {
    const minutes = fc.integer({ min: 0, max: 1_439 })
    const zone = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe')
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(minutes, minutes, zone, moment, (from, until, timeZone, now) => {
        assert.equal(afterQuiet(undefined, now), now)
        const quiet = { from, until, timeZone }
        const end = afterQuiet(quiet, now)
        assert.equal(afterQuiet(quiet, end), end)
        assert.ok(end >= now && end.getTime() - now.getTime() <= 25 * 3_600_000)
      }),
      { numRuns: 8 },
    )
  })
})
