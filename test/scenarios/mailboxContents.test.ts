import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { exactRequests, planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { bramHendriks: bram, janJansen: jan, receptie, saskiaDeGroot: saskia } = people
const saving = (inputs: Readonly<Record<string, string>>): Answer => ({ question: 'Save the mailbox of', inputs })

describe('what is in the mailbox of a leaver', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())
  const summary = async (says: RegExp): Promise<string> => textOf((await office.cardFor(ilse, says)).card)

  it('is held for as long as was decided, and the licence for it stays', async () => {
    const plan = await planFor(office, jan.userPrincipalName, [saving({ choice: 'days', days: '2555' })])

    await submitAndApprove(office, plan)

    await office.cardFor(ilse, /on litigation hold, each item for 2,555 days\./)
    const mailbox = await office.mailbox(jan.id)
    assert.equal(mailbox?.['LitigationHoldEnabled'], true)
    assert.equal(mailbox?.['LitigationHoldDuration'], '2555.00:00:00')
    const { body } = await office.graph(`/users/${jan.id}?$select=assignedLicenses`)
    assert.notDeepEqual(body['assignedLicenses'], [])
  })

  it('is not asked about where it is on hold already, and the plan says so', async () => {
    const plan = await planFor(office, saskia.userPrincipalName)

    assert.match(textOf(plan.card), /on litigation hold already, without an end/)
  })

  it('is not held when Exchange refuses: the summary says for which licence, and nothing is converted', async () => {
    const plan = await planFor(office, receptie.userPrincipalName, [saving({ choice: 'unlimited' })])

    await submitAndApprove(office, plan)

    assert.match(await summary(/Exchange refuses the litigation hold/), /no licence with Exchange Online Plan 2/)
    assert.equal((await office.mailbox(receptie.id))?.['LitigationHoldEnabled'], false)
    assert.equal((await office.mailbox(receptie.id))?.['RecipientTypeDetails'], 'UserMailbox')
  })

  it('is exported by a person, and nothing that depends on it goes on before that person says so', async () => {
    await submitAndApprove(office, await planFor(office, receptie.userPrincipalName, [saving({ choice: 'export' })]))

    const task = await office.cardFor(ilse, /To do by hand: Save the mailbox/)
    assert.match(textOf(task.card), /the mailbox of receptie\.utrecht@contoso\.com as its only source/)
    assert.equal((await office.mailbox(receptie.id))?.['RecipientTypeDetails'], 'UserMailbox')
    await office.teams.press(ilse, task, 'I have done this')

    await office.cardFor(ilse, /The mailbox is a shared mailbox/)
    assert.equal((await office.mailbox(receptie.id))?.['RecipientTypeDetails'], 'SharedMailbox')
  })

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
