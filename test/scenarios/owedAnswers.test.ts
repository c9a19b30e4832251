import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { until } from '../support/process'
import { ProcessOffice } from '../support/processOffice'
import { actionsOf, textOf, type Message } from '../support/teams'

const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people

describe('An answer that a bot owes when it is killed', function () {
  this.timeout(180_000)
  let office: ProcessOffice
  before(async () => {
    office = await ProcessOffice.open()
  })
  after(() => office.close())

  /** The tenant answers nothing until the bot was killed and started again. */
  async function killedWhileItReads(ask: () => Promise<unknown>): Promise<void> {
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    office.tenantGate.before = () => held
    await ask()
    await office.kill()
    office.tenantGate.open()
    goOn()
    await office.startAgain()
  }
  const cards = (says: RegExp) => office.teams.inChatOf(ilse).filter(({ card }) => says.test(textOf(card)))

  it('to what was typed is given after its start, once', async () => {
    await killedWhileItReads(() => office.teams.say(ilse, `/check ${jan.userPrincipalName}`))

    await office.cardFor(ilse, /Jan de Vries/)
    await office.killAndStartAgain()
    await office.teams.quiet()

    assert.equal(cards(/Jan de Vries/).length, 1)
  })

  it('to a file is that it is to be sent again', async () => {
    const address = 'https://contoso-my.sharepoint.com/personal/ilse/Documents/lijst.csv'
    const content = { downloadUrl: address, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D', fileType: 'csv' }
    const contentType = 'application/vnd.microsoft.teams.file.download.info'
    const attachments = [{ contentType, contentUrl: address, name: 'lijst.csv', content }]
    const activity = { ...office.teams.activityOf(ilse, {}), type: 'message', text: '', attachments }

    await killedWhileItReads(() => office.teams.send(activity))

    await office.cardFor(ilse, /You asked me something on [^]*I was stopped before I could answer/)
  })

  it('to whom was chosen takes the place of “I am looking”, after a first question, once', async () => {
    await office.teams.say(ilse, '/offboard Jan')
    const which = await office.cardFor(ilse, /Jan de Vries[^]*Jan /)

    await killedWhileItReads(async () => {
      const working = await office.teams.press(ilse, which, /Jan de Vries|Offboard|Start/, { employee: jan.id })
      assert.match(textOf(working), /look/)
    })

    await office.cardFor(ilse, /Decisions about/)
    await until('the answer in its place', () => {
      const { card } = office.teams.inChatOf(ilse).find(({ id }) => id === which.id) ?? {}
      return card !== undefined && /^✓?.*Jan de Vries/.test(textOf(card)) && actionsOf(card).length === 0
        ? card
        : undefined
    })
    await office.teams.quiet()
    assert.equal(cards(/Decisions about/).length, 1)
    assert.equal(cards(/Sign out Jan de Vries now/).length, 1)
  })

  it('to a press on a case is how that stands, and that nothing came of the press; it is not pressed by itself', async () => {
    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, /The plan for/), 'Send for approval')
    const theCase = await office.cardInChannel(/Approve all/)
    await killedWhileItReads(async () =>
      assert.match(textOf(await office.teams.press(petra, theCase, /Approve all/)), /Your press has arrived/),
    )

    const told = await office.cardFor(petra, /nothing of it was recorded[^]*Jan de Vries/)
    assert.equal(
      actionsOf(told.card ?? assert.fail()).some(({ verb }) => verb === 'approve'),
      false,
    )
    assert.ok(!office.journal().some(({ kind }) => kind === 'approved'))
    const inChannel = (): Message | undefined => office.teams.inChannel().find(({ id }) => id === theCase.id)
    assert.doesNotMatch(textOf(inChannel()?.card), /Your press has arrived/)

    await office.teams.press(petra, inChannel() ?? assert.fail(), /Approve all/)
    await office.journalled('approved')
  })
})
