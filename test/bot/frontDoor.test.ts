import { strict as assert } from 'node:assert'
import { admit } from '../../bot/frontDoor'
import { clouds } from '../../services/remote/clouds'

const tenantId = '22222222-2222-4222-8222-222222222222'
const ilse = 'aaaaaaaa-0000-4000-8000-000000000001'
const { teamsHosts } = clouds.worldwide
const real = { tenantId, teamsHosts, sandbox: false }

function activity(changes: object = {}): object {
  return {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:x', aadObjectId: ilse, name: 'Ilse Smit' },
    conversation: { id: 'a:1', tenantId, conversationType: 'personal' },
    channelData: { tenant: { id: tenantId } },
    ...changes,
  }
}

describe('front door', () => {
  it('lets in a person of our tenant who speaks through Teams', () => {
    const admitted = admit(activity(), real)

    assert.ok(admitted.ok)
    assert.deepEqual(admitted.person, { id: ilse, displayName: 'Ilse Smit' })
    assert.equal(admitted.personal, true)
  })

  const refused: Readonly<Record<string, object>> = {
    'another tenant in the conversation': { conversation: { id: 'a:1', tenantId: ilse } },
    'another tenant in the channel data': { channelData: { tenant: { id: ilse } } },
    'no tenant at all': { conversation: { id: 'a:1' }, channelData: {} },
    'another channel': { channelId: 'webchat' },
    'no service URL': { serviceUrl: undefined },
    'a service URL that is not Teams’': { serviceUrl: 'https://teams.microsoft.com.evil.example/' },
    'a service URL without https': { serviceUrl: 'http://smba.trafficmanager.net/emea/' },
    'a service URL on this machine': { serviceUrl: 'http://127.0.0.1:9999/' },
    'no sender': { from: undefined },
    'two tenants': { channelData: { tenant: { id: tenantId } }, conversation: { id: 'a:1', tenantId: ilse } },
    'a number for text': { text: 7 },
    'an object for an id': { id: { $ne: 1 } },
    'an id without end': { id: 'x'.repeat(10_000) },
  }
  for (const [what, changes] of Object.entries(refused)) {
    it(`refuses an activity with ${what}`, () => {
      assert.equal(admit(activity(changes), real).ok, false)
    })
  }

  it('refuses what is no activity at all', () => {
    for (const nothing of [undefined, null, 'x', 7, [], {}]) assert.equal(admit(nothing, real).ok, false)
  })

  it('knows nobody without a directory id, whatever name is given', () => {
    const admitted = admit(activity({ from: { id: '29:x', aadObjectId: 'ilse', name: 'Ilse Smit' } }), real)

    assert.ok(admitted.ok)
    assert.equal(admitted.person, undefined)
  })

  it('answers loopback only in the sandbox', () => {
    const sandbox = { tenantId, teamsHosts, sandbox: true }

    assert.equal(admit(activity({ serviceUrl: 'http://localhost:56150/_connector' }), sandbox).ok, true)
    assert.equal(admit(activity({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }), sandbox).ok, false)
  })
})
