import { strict as assert } from 'node:assert'
import { setTimeout as pass } from 'node:timers/promises'
import { people } from '../../sandbox/seeds/people'
import { describeWithPostgres, startPostgres, type PostgresServer } from '../support/postgres'
import { textOf } from '../support/teams'
import { ReplicaOffice, type Replica } from './replicaOffice'
import { assertDoneOnce, struckBy } from './trial'

const { evaWillems: eva, ilseSmit: ilse, janDeVries: jan } = people

describeWithPostgres('Two bots on one database', function () {
  let server: PostgresServer
  let undisturbed: readonly string[]
  let office: ReplicaOffice

  before(async () => {
    server = await startPostgres()
    office = await ReplicaOffice.open(server)
    try {
      await office.approve(await office.submitted())
      await office.completed()
      undisturbed = await office.effects()
      await assertWhole()
    } finally {
      await office.close()
    }
  })
  beforeEach(async () => {
    office = await ReplicaOffice.open(server)
  })
  afterEach(() => office.close())
  after(() => server.remove())

  const strike = (change: number, when: 'before' | 'after', act: (replica: Replica) => void | Promise<void>) =>
    struckBy(office, change, when, act)
  /** One of them is asked for something, and the tenant does not answer it until it is told to. */
  const askedAndHeld = async (): Promise<readonly [Replica, () => void]> => {
    const one = office.replicas[0] ?? assert.fail()
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    one.tenant.before = () => held
    office.sendTo(one)
    await office.teams.say(ilse, `/check ${jan.userPrincipalName}`)
    return [one, goOn]
  }
  const assertWhole = (copies = 0) => assertDoneOnce(office, undisturbed, copies)

  it('go on within seconds when one is killed in the middle, and nothing is done twice', async () => {
    await strike(4, 'after', (replica) => replica.kill())

    await office.completed(30_000)

    await assertWhole(1)
  })

  it('divide a case between them when the one that was killed is started again', async () => {
    const struck = await strike(2, 'after', (replica) => replica.kill())
    await struck.start()

    await office.completed(30_000)

    await assertWhole(1)
  })

  it('do nothing twice when one freezes after a change was made, and is thawed when the other has gone on', async () => {
    const struck = await strike(4, 'after', (replica) => replica.freeze())
    await office.completed(45_000)

    struck.thaw()
    await pass(3_000)

    await assertWhole(1)
  })

  it('do nothing twice when one freezes before a change is made, and is thawed when the other has gone on', async () => {
    let thawed = (): void => undefined
    const thawing = new Promise<void>((resolve) => (thawed = resolve))
    const struck = await strike(4, 'before', async (replica) => {
      replica.freeze()
      // The request is on its way for as long as its sender is frozen.
      await Promise.race([thawing, pass(90_000, undefined, { ref: false })])
      throw new Error('It never arrives')
    })
    await office.completed(45_000)

    thawed()
    struck.thaw()
    await pass(3_000)

    await assertWhole(1)
  })

  it('lose no case with what waits in the queue: all of it is deleted, and one of them is killed', async () => {
    await strike(4, 'after', async (replica) => {
      await replica.kill()
      await office.forgetQueue()
    })

    await office.completed(30_000)

    await assertWhole(1)
  })

  it('end a look whose job is deleted under it as if it were there', async () => {
    await strike(4, 'after', () => office.forgetQueue())

    await office.completed(30_000)

    await assertWhole(1)
  })

  it('go on by themselves when the database was restarted', async () => {
    let isRestarted: Promise<void> | undefined
    await strike(4, 'after', () => {
      isRestarted = server.stop().then(() => server.start())
    })
    await isRestarted

    await office.completed(45_000)

    await assertWhole(1)
  })

  it('show the pages of a list, whichever of them it was sent to', async () => {
    const { teams, replicas } = office
    const [one, other] = [replicas[0] ?? assert.fail(), replicas[1] ?? assert.fail()]
    const list = await office.sendList(one, `Naam\n${'Piet Onbekend\n'.repeat(12)}`)
    await one.kill()
    office.sendTo(other)

    const next = textOf(await teams.press(ilse, list, 'Next page'))

    // On a busy machine the page takes longer than Teams waits, and comes to stand there then.
    if (!/Line 11/.test(next)) await office.card(ilse, /Line 11/)
  })

  it('answer in the place of one that was killed while it read, once', async () => {
    const { teams } = office
    const [one] = await askedAndHeld()
    await one.kill()

    await office.card(ilse, /Jan de Vries/)
    await teams.quiet()

    assert.equal(teams.inChatOf(ilse).filter(({ card }) => /Jan de Vries/.test(textOf(card))).length, 1)
  })

  it('answer in the place of one that froze while it read, and once though it is thawed', async () => {
    const { teams } = office
    const [one, goOn] = await askedAndHeld()
    one.freeze()
    await office.card(ilse, /Jan de Vries/, 45_000)
    goOn()
    one.thaw()
    await pass(3_000)

    assert.equal(teams.inChatOf(ilse).filter(({ card }) => /Jan de Vries/.test(textOf(card))).length, 1)
  })

  it('greet once, and answer a message once, whichever of them Teams gives it to', async () => {
    const { teams } = office
    await teams.install(eva)
    await teams.sayTwice(eva, 'help')
    await teams.quiet()

    const said = teams.inChatOf(eva).map(({ card }) => textOf(card))
    assert.equal(said.filter((text) => /Hello Eva Willems/.test(text)).length, 1)
    assert.equal(said.length, 2, said.join('\n'))
  })
})
