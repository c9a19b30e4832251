import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { isTooMany, lastInstantDue, newsOf } from '../../../services/leavers/leaveDates'

const daysBefore = 14
const zones = fc.constantFrom('Europe/Amsterdam', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC')
const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
const look = (now: string, timeZone = 'Europe/Amsterdam') => ({ timeZone, daysBefore, now: new Date(now) })

describe('what is new about a leave date', () => {
  it('goes by the day of the leaver’s clock: the last second of a day in UTC is the next day in Amsterdam', () => {
    const now = '2026-09-17T12:00:00Z'
    assert.deepEqual(newsOf('2026-09-30T23:59:59Z', undefined, look(now)), { kind: 'near', day: '2026-10-01' })
    assert.deepEqual(newsOf('2026-09-30T23:59:59Z', undefined, look(now, 'America/New_York')), {
      kind: 'near',
      day: '2026-09-30',
    })
    assert.equal(newsOf('2026-09-30T23:59:59Z', undefined, look('2026-09-16T12:00:00Z')), undefined)
  })

  it('is nothing once it was told, whatever day it is', () => {
    fc.assert(
      fc.property(instants, instants, zones, (at, now, timeZone) => {
        const told = { at: at.toISOString(), day: '2026-01-01' }
        assert.equal(newsOf(at.toISOString(), told, { timeZone, daysBefore, now }), undefined)
      }),
    )
  })

  it('is near on no day whose instant is later than what is looked for', () => {
    fc.assert(
      fc.property(instants, instants, zones, (at, now, timeZone) => {
        const news = newsOf(at.toISOString(), undefined, { timeZone, daysBefore, now })
        assert.ok(news === undefined || at <= lastInstantDue(now, daysBefore))
      }),
    )
  })

  it('that stays near, once due, until it is told', () => {
    fc.assert(
      fc.property(instants, fc.nat(1_000), (at, days) => {
        const now = new Date(at.getTime() + days * 24 * 3_600_000)
        assert.equal(newsOf(at.toISOString(), undefined, { timeZone: 'UTC', daysBefore, now })?.kind, 'near')
      }),
    )
  })

  it('is too many only above a handful and above the share', () => {
    assert.deepEqual(
      [isTooMany(5, 10, 5), isTooMany(6, 10, 5), isTooMany(6, 120, 5), isTooMany(7, 120, 5), isTooMany(6, 0, 5)],
      [false, true, false, true, true],
    )
  })
})
