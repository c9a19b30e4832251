import { strict as assert } from 'node:assert'
import { timeZoneOf } from '../../../services/steps/leaversZone'
import { silent } from './auto-reply/sample'
import { jan } from './builders'

const settings = { timeZone: 'Europe/Amsterdam' }
const zoneWith = (facts: Readonly<Record<string, unknown>>) =>
  timeZoneOf({ employee: jan(), facts, decisions: {} }, settings)

describe('The leaver’s clock', () => {
  it('is that of their mailbox', () => {
    assert.equal(zoneWith({ 'auto-reply': { ...silent, timeZone: 'Tokyo Standard Time' } }), 'Asia/Tokyo')
    assert.equal(zoneWith({ 'auto-reply': { ...silent, timeZone: 'America/New_York' } }), 'America/New_York')
  })

  it('is the organisation’s where there is no mailbox, where it was not read, and where it names none', () => {
    for (const facts of [{}, { 'auto-reply': { exists: false } }, { 'auto-reply': silent }])
      assert.equal(zoneWith(facts), 'Europe/Amsterdam')
    assert.equal(zoneWith({ 'auto-reply': { ...silent, timeZone: 'Customized Time Zone' } }), 'Europe/Amsterdam')
  })
})
