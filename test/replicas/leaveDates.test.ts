import { strict as assert } from 'node:assert'
import { setTimeout as pass } from 'node:timers/promises'
import { people } from '../../sandbox/seeds/people'
import { leaveDatePermissions } from '../../services/permissions/declared'
import { describeWithPostgres, startPostgres, type PostgresServer } from '../support/postgres'
import { textOf, type Message } from '../support/teams'
import { ReplicaOffice } from './replicaOffice'

const { ilseSmit: ilse, janDeVries: jan } = people
const proposal = /Who leaves soon, by the date in Microsoft 365/

describeWithPostgres('A leave date that two bots on one database read', () => {
  let server: PostgresServer
  let office: ReplicaOffice
  before(async () => {
    server = await startPostgres()
  })
  beforeEach(async () => {
    office = await ReplicaOffice.open(server, {
      sandbox: { consented: leaveDatePermissions },
      environment: { PROPOSE_BEFORE_DAYS: '14' },
    })
  })
  afterEach(() => office.close())
  after(() => server.remove())

  const proposals = (): readonly Message[] => office.teams.inChannel().filter(({ card }) => proposal.test(textOf(card)))

  it('is proposed once, also when both are started again', async () => {
    await office.channelCard(proposal)
    // A bot that is killed before it knows that Teams has the card posts it again: better twice than never.
    await office.kept('leaveDates')
    for (const replica of office.replicas) {
      await replica.kill()
      await replica.start()
    }
    // What a start does by itself: nothing shows that a bot has nothing to say.
    await pass(3_000)

    assert.equal(proposals().length, 1)
  })

  it('begins one case, whichever of them each of two presses came to', async () => {
    const { replicas, teams } = office
    const card = await office.channelCard(proposal)
    const presses = replicas.map((replica) => {
      office.sendTo(replica)
      return teams.press(ilse, card, 'Offboard Jan de Vries')
    })
    await Promise.all(presses)

    await office.channelCard(/Jan de Vries[^]*Runs, asked for by Ilse Smit/)
    await office.card(ilse, /Decisions about Jan de Vries/)
    await teams.quiet()
    const entries = await office.journal()
    assert.equal(entries.filter(({ event }) => event.kind === 'opened' && event.employee.id === jan.id).length, 1)
    assert.equal(proposals().length, 1)
    const asked = teams.inChatOf(ilse).filter(({ card: one }) => /Decisions about/.test(textOf(one)))
    assert.equal(asked.length, 1)
  })
})
