import { strict as assert } from 'node:assert'
import { cloudNames, cloudOf, clouds, signInEnvironment } from '../../../services/remote/clouds'
import { inCloud } from '../../../services/steps/cloudTask'
import { steps } from '../../../services/steps'
import type { AnyStep } from '../../../services/steps/step'
import { calls } from '../../../services/steps/calls'
import { safeAddress } from '../../../services/remote/graph/transport/bearer'
import { context, envelope, jan, people, reader } from '../steps/builders'
import { createCatalogue } from '../../../cards/texts'
import { cardTexts } from '../../../cards'
import { checkCard } from '../../support/cardChecker'

const { china, usgov, worldwide } = clouds
const says = createCatalogue([...cardTexts, ...steps.map(({ texts }) => texts)])

describe('The clouds', () => {
  for (const name of cloudNames) {
    const cloud = clouds[name]

    it(`(${name}) are found by their name, and by no other`, () => {
      assert.equal(cloudOf(name), cloud)
      assert.equal(cloudOf(`${name} `), undefined)
    })

    it(`(${name}) have addresses that a token may travel to`, () => {
      for (const address of [cloud.graphUrl, cloud.exchangeUrl, cloud.authorityHost])
        assert.equal(safeAddress(address).protocol, 'https:')
    })

    it(`(${name}) have a Teams whose own address is let in at the front door`, () => {
      const { teamsServiceUrl = 'https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams/' } = cloud

      assert.ok(cloud.teamsHosts.includes(new URL(teamsServiceUrl).hostname))
    })

    it(`(${name}) let no other cloud's Teams in`, () => {
      const others = cloudNames.map((other) => clouds[other]).filter(({ calls: group }) => group !== cloud.calls)
      const hosts = others.flatMap(({ teamsServiceUrl }) => teamsServiceUrl ?? [])

      for (const address of hosts) assert.ok(!cloud.teamsHosts.includes(new URL(address).hostname), address)
    })

    it(`(${name}) believe tokens of their own Bot Connector, whose keys come over https`, () => {
      const { issuer, metadataUrl } = cloud.channelTokens
      const { ToBotFromChannelTokenIssuer = issuer } = cloud.botFramework('t')

      assert.equal(new URL(metadataUrl).protocol, 'https:')
      assert.equal(issuer, ToBotFromChannelTokenIssuer)
    })

    it(`(${name}) give people https links without a slash at the end`, () => {
      for (const link of Object.values(cloud.links)) assert.match(link, /^https:\/\/[a-z0-9.-]+$/)
    })
  }

  it('keep a tenant of a national cloud away from the worldwide hosts', () => {
    const hosts = (name: (typeof cloudNames)[number]) => [clouds[name].graphUrl, clouds[name].authorityHost]

    for (const name of ['usgov', 'usgov-dod', 'china'] as const)
      assert.ok(hosts(name).every((address) => !hosts('worldwide').includes(address)))
  })

  it('are where the bot signs in, unless it is told another place', () => {
    const host = (given?: string) => signInEnvironment(china, { AZURE_AUTHORITY_HOST: given })['AZURE_AUTHORITY_HOST']

    assert.equal(host(), 'https://login.partner.microsoftonline.cn')
    assert.equal(host(' '), 'https://login.partner.microsoftonline.cn')
    assert.equal(host('https://login.example'), 'https://login.example')
  })

  it('tell the Bot Framework where it lives', () => {
    assert.deepEqual(worldwide.botFramework('t'), {})
    assert.deepEqual(usgov.botFramework('t'), { ChannelService: 'https://botframework.azure.us' })
    assert.equal(
      china.botFramework('my-tenant')['ToChannelFromBotLoginUrl'],
      'https://login.partner.microsoftonline.cn/my-tenant',
    )
  })
})

describe('A step in a cloud', () => {
  it('is itself where its calls exist', () => {
    for (const step of steps) assert.equal(inCloud(step, worldwide), step)
  })

  const lacking = cloudNames
    .map((name) => clouds[name])
    .flatMap((cloud) =>
      steps.filter(({ clouds: known }) => !known.includes(cloud.calls)).map((step) => [step, cloud] as const),
    )

  for (const [step, cloud] of lacking) {
    const task = inCloud(step, cloud)

    it(`(${step.id} in ${cloud.name}) is a task with the same id, title and order where they do not`, () => {
      const placed = ({ id, title, after, follows, precedes }: AnyStep) => [id, title, after, follows, precedes]

      assert.deepEqual(placed(task), placed(step))
      assert.deepEqual(task.permissions, [])
    })

    it(`(${step.id} in ${cloud.name}) reads nothing, and says so on the person card`, async () => {
      const world = reader({})

      const facts = await task.read(world.from, jan())

      assert.equal(world.graph.list.callCount + world.graph.get.callCount + world.graph.find.callCount, 0)
      assert.equal(world.exchange.get.callCount + world.teams.get.callCount, 0)
      assert.deepEqual(
        task.findings(facts).map(({ tone }) => tone),
        ['advice'],
      )
      assert.equal(task.applies(facts, context()), true)
    })

    it(`(${step.id} in ${cloud.name}) tells a person what to do and where, in both languages`, () => {
      const [operation, ...more] = task.plan(jan(), { lacking: true }, { choice: 'task' }, { lacking: true })

      assert.ok(operation?.via === 'person' && more.length === 0)
      assert.ok(Object.values(cloud.links).includes(operation.link ?? ''))
      for (const language of ['en', 'nl'] as const) {
        const said = says[language](operation.instruction)
        assert.match(said, /jan\.devries@contoso\.com/)
        assert.doesNotMatch(said, /[{}]/)
      }
    })
  }

  it('has a card that Teams takes, with the task chosen', () => {
    const task = inCloud(calls, china)
    for (const language of ['en', 'nl'] as const) {
      const card = task.ask(
        envelope('calls', { say: says[language] }),
        { lacking: true },
        { choice: 'task' },
        context(),
      )

      assert.deepEqual(checkCard(card), [])
      assert.match(JSON.stringify(card), /"value":"task"/)
    }
  })

  it('is left by decision, and refuses what is no choice', () => {
    const task = inCloud(calls, china)
    const parse = (choice: string) => task.parse({ choice }, { lacking: true }, people(), context())

    assert.deepEqual(parse('leave'), { ok: true, value: { choice: 'leave' } })
    assert.equal(task.changesNothing({ choice: 'leave' }), true)
    assert.deepEqual(task.plan(jan(), { lacking: true }, { choice: 'leave' }, { lacking: true }), [])
    assert.equal(parse('release').ok, false)
  })
})
