import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { exactRequests, planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { bramHendriks: bram, janJansen: jan } = people

describe('what is in the mailbox of a leaver', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())
  const summary = async (says: RegExp): Promise<string> => textOf((await office.cardFor(ilse, says)).card)

  it('answers whoever writes in the words of the card, which do nothing', async () => {
    const texts = {
      internal: 'Jan is gone.\nAsk <Petra>.',
      external: 'Jan left & waves, ${x}.',
      audience: 'contactsOnly',
    }
    const reply = { question: 'Automatic reply from', inputs: { choice: 'reply', ...texts } }

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [reply]))

    await office.cardFor(ilse, /The automatic reply to colleagues and known contacts is on\./)
    const setting = (await office.graph(`/users/${jan.id}/mailboxSettings`)).body['automaticRepliesSetting']
    assert.match(JSON.stringify(setting), /alwaysEnabled.*contactsOnly.*<p>Jan is gone\.<br>Ask &lt;Petra&gt;\.<\/p>/)
    assert.match(JSON.stringify(setting), /<p>Jan left &amp; waves, \$\{x\}\.<\/p>/)
  })

  it('does not answer when Microsoft refuses it: the step fails with what Microsoft said, and the rest goes on', async () => {
    await office.control('faults', {
      method: 'PATCH',
      path: '/mailboxSettings',
      status: 403,
      body: { error: { code: 'ErrorAccessDenied', message: 'Access is denied. Check credentials and try again.' } },
    })

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    const said = await summary(/not finished/)
    assert.match(said, /Automatic reply:\*\*[^\n]*Access is denied/)
    assert.match(said, /Mailbox:\*\*[^\n]*is a shared mailbox/)
  })

  it('loses the meetings that the leaver called, counted before and read back after', async () => {
    const plan = await planFor(office, bram.userPrincipalName)
    assert.match(await exactRequests(office, plan), /Cancel the meeting that Bram Hendriks called/)
    assert.deepEqual(await office.effects(), [], 'counting cancels nothing')

    await submitAndApprove(office, plan)

    await office.cardFor(ilse, /lists no coming meetings called by Bram Hendriks any more\./)
    const cancelled = (await office.effects()).filter(({ what }) => what === 'Remove-CalendarEvents')
    assert.deepEqual(
      cancelled.map(({ target }) => target),
      [bram.id],
    )
  })
})
