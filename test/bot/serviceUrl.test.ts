import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { isLoopback, isTeamsAddress } from '../../bot/serviceUrl'
import { cloudNames, clouds } from '../../services/remote/clouds'

const worldwide = { teamsHosts: clouds.worldwide.teamsHosts, sandbox: false }

describe('a service URL', () => {
  for (const good of [
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/emea/8f2c1f0a-6d3e-4b57-9a41-2c0d7e5b9a10/',
    'https://smba.trafficmanager.net',
    'https://SMBA.trafficmanager.net/teams',
    'https://smba.infra.gcc.teams.microsoft.com/teams/',
  ])
    it(`${good} is one of Teams`, () => assert.ok(isTeamsAddress(good, worldwide)))

  for (const bad of [
    undefined,
    null,
    7,
    {},
    '',
    'smba.trafficmanager.net',
    'http://smba.trafficmanager.net/emea/',
    'ftp://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil-smba.trafficmanager.net/',
    'https://evil.trafficmanager.net/',
    'https://x.smba.trafficmanager.net/',
    'https://smba.trafficmanager.net./emea/',
    'https://smba.trafficmanager.net:443/',
    'https://smba.trafficmanager.net:8443/',
    'https://user@smba.trafficmanager.net/',
    'https://user:secret@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/https://smba.trafficmanager.net/',
    'https://evil.example#smba.trafficmanager.net',
    'https://smba.trafficmanager.net/#x',
    'https://smba.trafficmanager.net/?x',
    'https:\\\\smba.trafficmanager.net\\',
    'https://smba.trafficmanager.net\\@evil.example/',
    'https:smba.trafficmanager.net/',
    ' https://smba.trafficmanager.net/',
    'https://smba.traffic\tmanager.net/',
    'https://smba。trafficmanager。net/',
    'https://ѕmba.trafficmanager.net/',
    'https://xn--mba-ffd.trafficmanager.net/',
    'https://smba.trafficmanager.net/é',
    'https://smba.trafficmanager.net/emea/../other/',
    'https://smba.trafficmanager.net/../',
    'https://smba.trafficmanager.net/emea/./',
    'https://smba.trafficmanager.net/emea/%2e%2e/other/',
    'https://smba.trafficmanager.net/emea/%2E%2e%2fother/',
    'https://smba.trafficmanager.net//emea/',
    'https://smba.trafficmanager.net/emea;x/',
    'https://smba.trafficmanager.net.',
    `https://smba.trafficmanager.net/${'x'.repeat(1_000)}`,
    'https://127.0.0.1/',
    'http://127.0.0.1:4100/',
    'https://webchat.botframework.com/',
  ])
    it(`${JSON.stringify(bad)} is none`, () => assert.ok(!isTeamsAddress(bad, worldwide)))

  it('is never taken for one of Teams when its host is not on the list, whatever is done to a good one', () => {
    const good = 'https://smba.trafficmanager.net/emea/'
    const spoiled = fc
      .tuple(
        fc.nat(good.length),
        fc.nat(3),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('@', '.', '\\', '/')),
      )
      .map(([at, length, put]) => good.slice(0, at) + put + good.slice(at + length))

    fc.assert(
      fc.property(spoiled, (address) => {
        if (!isTeamsAddress(address, worldwide)) return
        const { protocol, host, username } = new URL(address)
        assert.deepEqual([protocol, worldwide.teamsHosts.includes(host), username], ['https:', true, ''])
      }),
      { numRuns: 5_000 },
    )
  })

  it('may be on this machine in the sandbox, and nowhere else', () => {
    for (const name of cloudNames) {
      const sandbox = { teamsHosts: clouds[name].teamsHosts, sandbox: true }

      assert.ok(isTeamsAddress('http://127.0.0.1:56150/_connector', sandbox))
      assert.ok(!isTeamsAddress('https://smba.trafficmanager.net/emea/', sandbox))
      assert.ok(!isTeamsAddress('http://127.0.0.1.evil.example/', sandbox))
    }
  })
})

describe('this machine', () => {
  it('is known by its own names, with or without a port', () => {
    for (const name of ['127.0.0.1', 'localhost', '127.0.0.1:3978', 'localhost:1', '[::1]:80', '::1'])
      assert.ok(isLoopback(name), name)
    for (const name of [
      undefined,
      '',
      '0.0.0.0',
      '::',
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1:x',
      '10.0.0.1',
    ])
      assert.ok(!isLoopback(name), String(name))
  })
})
