import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { SubscriberDouble } from '../support/subscriber'

const jan = people.janDeVries
const bram = people.bramHendriks
const week = 7 * 24 * 60 * 60_000

describe('a subscriber', () => {
  let subscriber: SubscriberDouble
  let office: Office
  let ahead = 0
  beforeEach(async () => {
    ahead = 0
    subscriber = await SubscriberDouble.start()
  })
  afterEach(async () => {
    await office.close()
    await subscriber.stop()
  })

  const open = async (environment: Readonly<Record<string, string>> = {}) => {
    office = await Office.open({
      environment: { ...subscriber.environment, ...environment },
      clock: () => new Date(Date.now() + ahead),
    })
  }
  const types = () => subscriber.once.map(({ type }) => type.replace('offboarding.', ''))
  const told = (type: string, count = 1) =>
    waitFor(`${count} of ${type}`, () => (types().filter((one) => one === type).length >= count ? true : undefined))
  const begin = async (address: string) => {
    await office.teams.say(ilse, `/offboard ${address}`)
    await office.cardFor(ilse, /Decisions about/)
  }

  it('is told of a case from its opening to its end, signed, in order, and of nobody by name', async () => {
    await open()
    const plan = await planFor(office, jan.userPrincipalName)
    await submitAndApprove(office, plan)
    await told('step.done', 3)
    await office.teams.quiet()

    assert.deepEqual(types().slice(0, 2), ['case.opened', 'case.approved'])
    const sequences = subscriber.once.map(({ sequence }) => sequence)
    assert.deepEqual(sequences, sequences.toSorted())
    const [opened, approved] = subscriber.once
    assert.deepEqual(opened?.data.employee, { id: jan.id })
    assert.deepEqual([opened?.data.by, approved?.data.by], [{ id: ilse.id }, { id: petra.id }])
    assert.ok(subscriber.once.some(({ data }) => data.stepIds?.includes('contain')))
    const said = JSON.stringify(subscriber.taken)
    for (const { displayName } of [jan, ilse, petra]) assert.ok(!said.includes(displayName), displayName)
  })

  it('is told names where that is configured, with the header that it asks for', async () => {
    await open({ EVENTS_NAMES: 'true', EVENTS_AUTHORIZATION_HEADER: 'Basic c2VydmljZTpwYXNz' })
    await begin(jan.userPrincipalName)
    await told('case.opened')

    const { displayName, userPrincipalName } = jan
    assert.deepEqual(subscriber.taken[0]?.data.employee, { id: jan.id, displayName, userPrincipalName })
    assert.equal(subscriber.headers['authorization'], 'Basic c2VydmljZTpwYXNz')
  })

  for (const [how, answer] of [
    ['does not answer', 'nothing'],
    ['is down', 503],
    ['refuses it', 422],
    ['sends elsewhere', 307],
  ] as const)
    it(`that ${how} holds up no case, and is told later, each event in its order`, async () => {
      await open()
      subscriber.answers = () => answer
      const plan = await planFor(office, jan.userPrincipalName)
      await submitAndApprove(office, plan)
      await waitFor('what is done to Jan', async () => ((await office.effects()).length > 0 ? true : undefined))
      assert.ok(subscriber.asked > 0)
      assert.deepEqual(subscriber.taken, [])

      subscriber.answers = () => 204

      await told('step.done', 3)
      assert.deepEqual(types().slice(0, 2), ['case.opened', 'case.approved'])
    })

  it('is told what was left when the bot was stopped', async () => {
    await open()
    subscriber.answers = () => 503
    await begin(jan.userPrincipalName)
    await office.stopBot()
    subscriber.answers = () => 204

    await office.startBot()

    await told('case.opened')
    assert.equal(subscriber.taken.length, 1)
    await office.stopBot()
    await office.startBot()
    await begin(bram.userPrincipalName)
    await told('case.opened', 2)
    assert.equal(subscriber.taken.length, 2, 'what was taken is not sent again')
  })

  it('that does not take what one case has to tell is told of the others', async () => {
    await open()
    subscriber.answers = ({ data }) => (data.employee.id === jan.id ? 422 : 204)
    await begin(jan.userPrincipalName)
    await begin(bram.userPrincipalName)

    await told('case.opened')

    assert.deepEqual(
      subscriber.taken.map(({ data }) => data.employee.id),
      [bram.id],
    )
  })

  it('that wants nothing any more is asked nothing any more, until the bot is started again', async () => {
    await open()
    subscriber.answers = () => 410
    await begin(jan.userPrincipalName)
    await waitFor('the first attempt', () => (subscriber.asked > 0 ? true : undefined))
    await begin(bram.userPrincipalName)
    await office.teams.quiet()
    assert.equal(subscriber.asked, 1)

    subscriber.answers = () => 204
    await office.stopBot()
    await office.startBot()

    await told('case.opened', 2)
  })

  it('that is down for more than a week is not told what is older, and /health says that it takes nothing', async () => {
    await open()
    subscriber.answers = () => 503
    await begin(jan.userPrincipalName)
    await waitFor('an attempt', () => (subscriber.asked > 0 ? true : undefined))
    ahead = week + 60_000
    subscriber.ahead = ahead
    await waitFor('giving up', () => (office.log.some((line) => line.includes('is given up')) ? true : undefined))
    const health = await (await fetch(`http://127.0.0.1:${office.botPort}/health`)).text()

    subscriber.answers = () => 204
    await begin(bram.userPrincipalName)
    await told('case.opened')

    assert.match(health, /The subscriber takes no events since/)
    assert.deepEqual(
      subscriber.taken.map(({ data }) => data.employee.id),
      [bram.id],
    )
  })

  it('and its address and key stand in no line of the log and nowhere in what is kept', async () => {
    await open()
    subscriber.answers = () => 503
    await begin(jan.userPrincipalName)
    await waitFor('an attempt', () => (subscriber.asked > 1 ? true : undefined))

    const all = `${office.log.join('\n')}${JSON.stringify(office.kept())}`
    for (const secret of ['a-secret-of-the-address', subscriber.secret.slice(6, 20)]) assert.ok(!all.includes(secret))
  })

  it('that comes later is not told what was before', async () => {
    const environment: Record<string, string> = {}
    office = await Office.open({ environment })
    await begin(jan.userPrincipalName)
    await office.stopBot()
    Object.assign(environment, subscriber.environment)
    await office.startBot()
    await begin(bram.userPrincipalName)

    await told('case.opened')

    assert.deepEqual(
      subscriber.taken.map(({ data }) => data.employee.id),
      [bram.id],
    )
  })
})
