import { strict as assert } from 'node:assert'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { readConfiguration } from '../../bot/configuration'
import { workerEnvironment } from '../../services/remote/powershell/environment'
import {
  leavesOf,
  messagesInQueries,
  numbers,
  openNetwork,
  secretsIn,
  sizesThatDoNotFit,
  strangeValues,
  variablesOf,
  words,
  wrongProbes,
  type AzureResource,
  type Snapshot,
} from './azureRules'
import { installations } from './bicep'

const snapshots = installations.map((name) => ({ name, taken: read(name) }))
const inNetwork = read('private')
const outside = read('public')

for (const { name, taken } of snapshots)
  describe(`what would be made in Azure: ${name}`, () => {
    it('has only words and numbers that Azure knows', () => {
      assert.deepEqual(strangeValues(taken), [])
    })

    it('has no password and no key, and lets nobody in by one', () => {
      assert.deepEqual(secretsIn(taken), [])
    })

    it('has sizes that go together', () => {
      assert.deepEqual(sizesThatDoNotFit(taken), [])
    })

    it('asks the bot whether it can record where another can take its place, and elsewhere only whether it answers', () => {
      assert.deepEqual(wrongProbes(taken), [])
    })

    it('has a database that the bot reaches, and nobody who should not', () => {
      assert.deepEqual(openNetwork(taken, name !== 'public'), [])
    })

    it('was resolved without a word of the compiler', () => {
      assert.deepEqual(taken.diagnostics, [])
    })
  })

describe('the bot that would run in Azure', () => {
  for (const { name, taken } of snapshots.filter((one) => one.name !== 'withoutImage'))
    it(`is given a complete configuration, and signs in everywhere without a secret: ${name}`, () => {
      const read = readConfiguration(variablesOf(taken))

      assert.ok(read.kind === 'ready', read.kind === 'incomplete' ? read.message : read.kind)
      const { database, policy, retentionDays, tenantId } = read.configuration
      assert.deepEqual(
        [database?.signIn, database?.address.user, database?.address.host, database?.address.database],
        ['managedIdentity', 'offboarding-bot', 'db.contoso.com', 'offboarding'],
      )
      assert.equal(tenantId, '22222222-2222-4222-8222-222222222222')
      const worker = workerEnvironment(variablesOf(taken), tenantId, 'teams')
      assert.deepEqual(
        [worker['AZURE_CLIENT_ID'], worker['OFFBOARDING_ORGANIZATION']],
        [undefined, 'contoso.onmicrosoft.com'],
      )
      if (name === 'private') assert.deepEqual([policy, retentionDays], ['any-approver', 365])
    })

  it('is not made before there is an image, and what it needs is', () => {
    const types = read('withoutImage').predictedResources.map(({ type }) => type)

    assert.ok(!types.includes('Microsoft.App/containerApps'))
    for (const type of [
      'Microsoft.ContainerRegistry/registries',
      'Microsoft.BotService/botServices',
      'Microsoft.ManagedIdentity/userAssignedIdentities',
    ])
      assert.ok(types.includes(type), type)
  })

  it('writes every line of its log that an alert looks for', () => {
    const source = ['bot', 'dialogs', 'services'].map(sourceOf).join('\n')
    const messages = messagesInQueries(inNetwork)

    assert.ok(messages.length > 5)
    for (const message of messages)
      assert.ok(source.includes(`'${message}`) || source.includes(`\`${message}`), `nothing logs “${message}”`)
  })

  it('tells somebody of every alert where there is somebody, and has every alert all the same', () => {
    const alerts = (taken: Snapshot) =>
      taken.predictedResources.filter(({ type }) => /scheduledQueryRules|metricAlerts/.test(type))
    const tells = (alert: AzureResource) => JSON.stringify(alert).includes('/actionGroups/')

    assert.equal(alerts(inNetwork).length, alerts(outside).length)
    assert.ok(alerts(inNetwork).every(tells))
    assert.ok(!alerts(outside).some(tells))
  })
})

describe('the rules about what would be made in Azure', () => {
  const known = inNetwork.predictedResources.flatMap((resource, position) =>
    leavesOf(resource)
      .filter(({ type, place }) => `${type} ${place}` in words || `${type} ${place}` in numbers)
      .map(({ place, value }) => ({ position, place, value })),
  )

  it('speak of every word that is a letter off, and of every number that is far off', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), ({ position, place, value }) => {
        const wrong = typeof value === 'number' ? -7 : `${String(value).slice(0, -1)}~`
        const spoiled = withLeaf(inNetwork, position, place, wrong)

        assert.equal(strangeValues(spoiled).length, 1, `${place} = ${wrong}`)
      }),
    )
  })

  it('know no word and no number that nothing has', () => {
    const places = new Set(
      snapshots
        .flatMap(({ taken }) => taken.predictedResources.flatMap(leavesOf))
        .map(({ type, place }) => `${type} ${place}`),
    )

    assert.deepEqual(
      [...Object.keys(words), ...Object.keys(numbers)].filter((key) => !places.has(key)),
      [],
    )
  })

  for (const [flaw, type, place, value, speaks] of [
    ['a password at the database', 'flexibleServers', 'properties.authConfig.passwordAuth', 'Enabled', secretsIn],
    ['an administrator’s password', 'flexibleServers', 'properties.administratorLoginPassword', 'x', secretsIn],
    ['an account of the registry', 'registries', 'properties.adminUserEnabled', true, secretsIn],
    ['keys of the workspace', 'workspaces', 'properties.features.disableLocalAuth', false, secretsIn],
    ['a bot with a secret', 'botServices', 'properties.msaAppType', 'SingleTenant', secretsIn],
    ['a way in without TLS', 'containerApps', 'properties.configuration.ingress.allowInsecure', true, secretsIn],
    [
      'a memory that the profile has not',
      'containerApps',
      'properties.template.containers.0.resources.memory',
      '3Gi',
      sizesThatDoNotFit,
    ],
    ['no bot at times', 'containerApps', 'properties.template.scale.minReplicas', 0, sizesThatDoNotFit],
    ['a database too small', 'flexibleServers', 'sku.name', 'Standard_B1ms', sizesThatDoNotFit],
    [
      'a probe at another port',
      'containerApps',
      'properties.template.containers.0.probes.2.httpGet.port',
      80,
      wrongProbes,
    ],
    [
      'a bot that is killed while the database is away',
      'containerApps',
      'properties.template.containers.0.probes.1',
      { type: 'Liveness', httpGet: { path: '/health', port: 3978 } },
      wrongProbes,
    ],
    ['a public database', 'flexibleServers', 'properties.network.publicNetworkAccess', 'Enabled', inside],
    ['an address elsewhere', 'privateEndpoints', 'properties.subnet.id', '/subscriptions/x', inside],
    ['a bot outside the network', 'managedEnvironments', 'properties.vnetConfiguration', {}, inside],
    ['a name that the network does not know', 'virtualNetworkLinks', 'properties.virtualNetwork.id', '/x', inside],
    [
      'subnets in one another',
      'virtualNetworks',
      'properties.subnets.1.properties.addressPrefix',
      '10.83.0.32/28',
      inside,
    ],
    ['a subnet outside', 'virtualNetworks', 'properties.subnets.1.properties.addressPrefix', '10.84.0.0/28', inside],
    ['too small a subnet', 'virtualNetworks', 'properties.subnets.0.properties.addressPrefix', '10.83.0.0/28', inside],
  ] as const)
    it(`speak of ${flaw}`, () => {
      const position = inNetwork.predictedResources.findIndex((resource) => resource.type.endsWith(`/${type}`))
      const spoiled = withLeaf(inNetwork, position, place, value)

      assert.equal(speaks(spoiled).length, 1, speaks(spoiled).join('; '))
    })

  it('speak of a firewall that lets in more than Azure, and of a secret among the variables', () => {
    const rule = outside.predictedResources.findIndex(({ type }) => type.endsWith('/firewallRules'))
    const app = outside.predictedResources.findIndex(({ type }) => type.endsWith('/containerApps'))
    const variable = 'properties.template.containers.0.env.0.name'

    assert.equal(openNetwork(withLeaf(outside, rule, 'properties.endIpAddress', '255.255.255.255'), false).length, 1)
    assert.equal(secretsIn(withLeaf(outside, app, variable, 'MicrosoftAppPassword')).length, 1)
  })
})

function inside(snapshot: Snapshot): readonly string[] {
  return openNetwork(snapshot, true)
}

/** The snapshot with something else at one place; of a list, the first member where the place names none. */
function withLeaf(snapshot: Snapshot, position: number, place: string, value: unknown): Snapshot {
  const spoiled = structuredClone(snapshot)
  const keys = place
    .replaceAll('[]', '.0')
    .replaceAll('odata.type', 'odata~type')
    .split('.')
    .map((key) => key.replace('~', '.'))
  let holder = spoiled.predictedResources[position] as unknown as Record<string, unknown>
  for (const key of keys.slice(0, -1)) holder = (holder[key] ??= {}) as Record<string, unknown>
  holder[keys.at(-1)!] = value
  return spoiled
}

function read(name: string): Snapshot {
  return JSON.parse(readFileSync(`test/infra/${name}.snapshot.json`, 'utf8')) as Snapshot
}

function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')
}
