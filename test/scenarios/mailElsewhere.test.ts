import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { janJansen: jan, evaWillems: eva } = people
const shared = [{ question: 'Mailbox of Jan', inputs: { choice: 'share', successor: eva.id } }]

describe('mail of somebody who leaves', function () {
  this.timeout(60_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())
  const found = async (): Promise<string> => textOf((await office.cardFor(ilse, 'What I found')).card)

  it('that a mail user has go to an address outside is said before anything is asked, and led elsewhere by a person', async () => {
    await office.control('make-mail-user', { id: jan.id, address: 'jan@prive.example' })
    const plan = await planFor(office, jan.userPrincipalName)
    assert.match(
      await found(),
      /There is no mailbox: mail to Jan Jansen leaves the organisation, to jan@prive\.example/,
    )

    await submitAndApprove(office, plan)
    const task = await office.cardFor(
      ilse,
      /Set-MailUser -Identity "jan\.jansen@contoso\.com" -ExternalEmailAddress "SOMEWHERE"[^]*I have done/,
    )
    await office.teams.press(ilse, task, /I have done/)
    await office.control('make-mail-user', { id: jan.id, address: 'post@contoso.com' })

    await office.cardInChannel(/Mailbox[^]*Mail is no longer forwarded/)
  })

  it('that a mail user goes on having outside, since somebody decided so, is told first', async () => {
    await office.control('make-mail-user', { id: jan.id, address: 'jan@prive.example' })
    const left = [{ question: 'Mailbox of Jan', inputs: { choice: 'leave' } }]

    const plan = await planFor(office, jan.userPrincipalName, left)

    assert.match(textOf(plan.card), /to jan@prive\.example/)
  })

  it('that is forwarded to a contact is said to leave the organisation by it, and where it goes', async () => {
    await office.control('add-contact', { displayName: 'Jan privé', address: 'jan@prive.example' })
    await office.control('change-forwarding', { id: jan.id, to: 'Jan privé' })

    const plan = await planFor(office, jan.userPrincipalName, shared)

    assert.match(await found(), /forwarded to Jan privé, and leaves the organisation by that, to jan@prive\.example/)
    await submitAndApprove(office, plan)
    await office.cardInChannel(/Mailbox[^]*is a shared mailbox and Eva Willems has full access/)
    assert.equal((await office.mailbox(jan.id))?.['ForwardingAddress'], null)
  })

  it('by an address of before comes to whoever gets the mailbox, which is said; and what forwards to such an address is found', async () => {
    await office.control('rename-person', { id: jan.id, mail: 'jan.bakker@contoso.com' })
    await office.control('change-forwarding', { id: eva.id, to: jan.mail })
    const plan = await planFor(office, jan.userPrincipalName, shared)
    assert.match(await found(), /Mail to these addresses comes here, too: jan\.jansen@contoso\.com/)
    assert.match(await found(), /Another mailbox forwards to Jan Jansen: Eva Willems/)

    await submitAndApprove(office, plan)

    await office.cardFor(ilse, /Mail to jan\.jansen@contoso\.com arrives there, too/)
  })
})
