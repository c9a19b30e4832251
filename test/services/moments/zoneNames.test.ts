import { strict as assert } from 'node:assert'
import { isTimeZone } from '../../../services/moments/moment'
import { zoneNamed } from '../../../services/moments/zoneNames'
import { WINDOWS_TO_IANA_MAP } from 'windows-iana'

describe('The zone of a mailbox', () => {
  for (const [name, own, zone] of [
    ['W. Europe Standard Time', 'Europe/Amsterdam', 'Europe/Amsterdam'],
    ['W. Europe Standard Time', 'Europe/London', 'Europe/Berlin'],
    ['Romance Standard Time', 'Europe/Amsterdam', 'Europe/Paris'],
    ['Nepal Standard Time', 'Europe/Amsterdam', 'Asia/Katmandu'],
    ['America/New_York', 'Europe/Amsterdam', 'America/New_York'],
    ['Customized Time Zone', 'Europe/Amsterdam', undefined],
    ['tzone://Microsoft/Custom', 'Europe/Amsterdam', undefined],
    ['', 'Europe/Amsterdam', undefined],
  ] as const)
    it(`“${name}” is ${zone ?? 'not known'} for an organisation in ${own}`, () => {
      assert.equal(zoneNamed(name, own), zone)
    })

  it('is one that this machine has, for every name of Windows’', () => {
    const names = new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName))

    assert.ok(names.size > 130)
    for (const name of names) assert.ok(isTimeZone(zoneNamed(name, 'Europe/Amsterdam') ?? ''), name)
  })
})
