import { strict as assert } from 'node:assert'
import pino from 'pino'
import { startApplication } from '../../bot/application'
import { readConfiguration } from '../../bot/configuration'
import { people } from '../../sandbox/seeds/people'
import { createCredential } from '../../services/remote/credential'
import { ConnectorDouble } from '../support/connector'
import { ilse, noor, Office, petra, tom } from '../support/office'
import { textOf, type Colleague } from '../support/teams'

const tooFast = /faster than I can follow/

describe('a flood', () => {
  let connector: ConnectorDouble
  let office: Office
  before(async () => {
    connector = await ConnectorDouble.start()
    office = await Office.open({ connector })
  })
  after(async () => {
    await office.close()
    await connector.stop()
  })

  const press = async (colleague: Colleague): Promise<string> =>
    textOf(await office.teams.invoke(colleague, 'start', { employeeId: '00000000-0000-4000-8000-000000000000' }))
  const help = (colleague: Colleague) => office.teams.say(colleague, '/help')
  const times = <Result>(count: number, act: () => Promise<Result>) => Promise.all([...Array(count)].map(act))

  async function duration(act: () => Promise<unknown>): Promise<number> {
    const from = performance.now()
    await act()
    return performance.now() - from
  }

  it('of one person’s presses is answered with a card that says so, and slows nobody else', async () => {
    const alone = await duration(() => help(ilse))
    let answers: readonly string[] = []

    const [beside] = await Promise.all([
      duration(async () => {
        for (let again = 0; again < 5; again += 1) {
          assert.equal((await help(ilse)).status, 200)
          assert.doesNotMatch(await press(petra), tooFast)
        }
      }),
      times(400, () => press(noor)).then((all) => (answers = all)),
    ])

    const refused = answers.filter((answer) => tooFast.test(answer))
    console.log(`      Ilse: ${alone.toFixed()} ms alone, ${(beside / 10).toFixed()} ms beside a flood of 400 presses`)
    assert.equal(answers.length, 400)
    assert.ok(refused.length >= 400 - 3 * 20, `${refused.length} of 400 were refused`)
    assert.match(refused[0] ?? '', /Nothing was done with this\.[^]*Wait ten seconds and try again/)
    assert.deepEqual(await office.effects(), [])
  })

  it('of one person’s messages is answered once, and then with silence', async () => {
    const before = office.teams.inChatOf(tom).length

    const answers = await times(200, () => help(tom))

    assert.ok(answers.every(({ status }) => status === 200))
    const said = office.teams.inChatOf(tom).slice(before)
    const refusals = said.filter(({ card }) => tooFast.test(textOf(card)))
    assert.ok(refusals.length >= 1 && refusals.length <= 2, `said ${refusals.length} times`)
    assert.ok(said.length <= 2 * 20 + refusals.length)
  })

  it('is told in Dutch to whom speaks Dutch', async () => {
    await times(30, () => press(noor))

    const answer = await office.teams.invoke(noor, 'start', {}, { locale: 'nl-NL' })

    assert.match(textOf(answer), /sneller dan ik kan volgen/)
  })

  it('of bad tokens is refused at a glance, told to wait, logged a little, and locks out nobody genuine', async () => {
    const from = office.log.length
    const forged = (claims: object) => ({ authorization: `Bearer ${connector.token({ claims: { ...claims } })}` })
    const activity = { ...office.teams.activityOf(ilse, {}), type: 'message', text: '/help' }

    const answers = []
    for (let again = 0; again < 100; again += 1) answers.push(await office.teams.send(activity, forged({ aud: 'x' })))
    const unsigned = await office.teams.send(activity, {
      authorization: `Bearer ${connector.token({ sign: () => 'AA' })}`,
    })
    const genuine = await office.teams.send(activity)

    const statuses = answers.map(({ status }) => status)
    assert.deepEqual([...new Set(statuses)], [401, 429])
    assert.equal(statuses.filter((status) => status === 401).length, 60)
    assert.match(answers.at(-1)?.headers.get('retry-after') ?? '', /^\d+$/)
    assert.equal(await answers.at(-1)?.text(), '')
    assert.equal(unsigned.status, 429, 'what only looks genuine is refused all the same')
    assert.equal(genuine.status, 200, 'Teams’ own addresses carry everybody')
    assert.equal(office.log.slice(from).filter((line) => line.includes('without a genuine token')).length, 60)
  })

  it('of one operator’s cases to open opens one, and takes no more on than it can', async () => {
    const open = () => office.teams.invoke(ilse, 'start', { employeeId: people.janDeVries.id })

    const answers = await times(60, open)
    await office.cardFor(ilse, /Decisions about/)

    assert.ok(answers.some((card) => tooFast.test(textOf(card))))
    assert.equal(office.kept()['cases']?.length, 1)
    assert.deepEqual(await office.effects(), [])
  })
})

describe('a bot that knows nobody', () => {
  const environment = {
    SANDBOX: 'true',
    MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
    OPERATORS_GROUP_ID: 'x',
    APPROVERS_GROUP_ID: 'x',
    APPROVALS_CHANNEL_ID: 'x',
    GRAPH_URL: 'http://127.0.0.1:1/v1.0',
    EXCHANGE_URL: 'http://127.0.0.1:1',
    DATA_FOLDER: '/nonexistent',
  }
  const read = readConfiguration(environment)
  assert.ok(read.kind === 'ready')
  const { configuration } = read
  const start = (changes: object) =>
    startApplication({ ...configuration, ...changes }, environment, pino({ level: 'silent' }), createCredential({}))

  it('does not start where somebody else could reach it', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.org'])
      await assert.rejects(start({ host }), /must listen on this machine only/)
  })

  it('does not start without the sandbox', async () => {
    await assert.rejects(start({ sandbox: false, appId: '' }), /MicrosoftAppId is missing/)
  })
})
