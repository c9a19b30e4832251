import { strict as assert } from 'node:assert'
import { setTimeout as pass } from 'node:timers/promises'
import { people } from '../../sandbox/seeds/people'
import { describeWithPostgres, startPostgres, type PostgresServer } from '../support/postgres'
import { until } from '../support/process'
import { textOf } from '../support/teams'
import { isChange, ReplicaOffice, type Replica } from './replicaOffice'

const { evaWillems: eva } = people

/** When a bot that is frozen or cut off has surely lost its looks: its lease, and the time in which another finds that out. */
const beyondLease = 14_000

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

  /** All of it done, none of it twice, and every card there once. */
  const assertWhole = async (copies = 0): Promise<void> => {
    const effects = await office.effects()
    assert.deepEqual(effects.toSorted(), undisturbed.toSorted(), 'everything is done, and nothing twice')
    const journal = await office.journal()
    assert.equal(journal.filter(({ event }) => event.kind === 'completed').length, 1)
    const shown = journal.flatMap(({ event }) => (event.kind === 'shown' ? [event] : []))
    const keys = shown.map(({ card }) => card)
    assert.deepEqual(keys.toSorted(), [...new Set(keys)].toSorted(), 'the journal shows no card twice')
    const posted = shown.map(({ at }) => `${at.conversationId} ${at.activityId}`)
    const cards = office.teams.messages.filter(({ card }) => card !== undefined)
    const unknown = cards.filter(({ id, conversationId }) => !posted.includes(`${conversationId} ${id}`))
    // What came of a press that took longer than Teams waits is told by a card of its own.
    const slow = office.teams.answers.filter((answer) => /Your press has arrived/.test(answer)).length
    assert.ok(unknown.length <= copies + slow, `${unknown.length} cards stand that the journal does not know`)
  }

  /** Lets a case run, and does something to whichever bot makes the so-manieth change of the tenant. */
  const strike = async (change: number, when: 'before' | 'after', act: (replica: Replica) => void | Promise<void>) => {
    let struck: Replica | undefined
    for (const replica of office.replicas)
      replica.tenant[when] = async (request) => {
        if (struck !== undefined || !isChange(request)) return
        const { length } = await office.effects()
        if (struck !== undefined || length < change) return
        struck = replica
        await act(replica)
      }
    const theCase = await office.submitted()
    await office.approve(theCase).catch(() => undefined)
    return until('the bot that was struck', () => struck)
  }

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

  it('go on when one is cut off from the database, which works again when it is back', async () => {
    const struck = await strike(4, 'after', (replica) => replica.database.cut())
    await office.completed(45_000)
    await pass(beyondLease / 2)

    struck.database.mend()

    await until('the bot that is well again', async () => {
      const answer = await fetch(`${struck.url}/health`)
      return answer.status === 200 ? true : undefined
    })
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
