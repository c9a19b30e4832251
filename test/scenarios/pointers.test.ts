import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, sanneOBrien: sanne } = people
const attendant = 'c8a5d3e2-71f4-4b09-9e26-3d7b5a1f8c01'
const queue = 'b3f7a1c0-9d52-4e68-8a17-5c0e4d2f6b03'

describe('what of others leads to somebody who leaves', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  const personCard = async () => textOf((await office.cardFor(ilse, 'What I found')).card)

  it('by forwarded mail is found whichever way it is forwarded, and is a task that is done when nothing forwards any more', async () => {
    await office.control('change-forwarding', { id: eva.id, to: jan.id })
    await office.control('change-forwarding', { id: sanne.id, to: jan.mail })
    const plan = await planFor(office, jan.userPrincipalName)
    assert.match(await personCard(), /2 other mailboxes forward to Jan de Vries: Eva Willems and Sanne/)

    await submitAndApprove(office, plan)
    const task = await office.cardFor(ilse, /Set-Mailbox -Identity "MAILBOX"[^]*I have done/)
    await office.control('change-forwarding', { id: eva.id, to: null })
    await office.control('change-forwarding', { id: sanne.id, to: null })
    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Mail and calls of others[^]*passes anything on to Jan de Vries any more/)
  })

  it('by mail that waits for an approval is a warning where nobody else can give it', async () => {
    await office.control('set-moderators', { group: groups.newsletter.id, moderators: [jan.id] })
    await office.control('set-moderators', { group: groups.board.id, moderators: [jan.id, eva.id] })

    const plan = await planFor(office, jan.userPrincipalName)

    const person = await personCard()
    assert.match(person, /Mail to Nieuwsbrief Sales waits for an approval that only Jan de Vries can give/)
    assert.match(textOf(plan.card), /A colleague chooses somebody else for 2 things that others pass on/)
  })

  it('by callers who are passed on is found behind an auto attendant and a call queue', async () => {
    await office.control('lead-callers', { id: jan.id, from: attendant, by: 'operator' })
    await office.control('lead-callers', { id: jan.id, from: queue, by: 'overflow' })

    const plan = await planFor(office, jan.userPrincipalName)
    assert.match(await personCard(), /Hoofdnummer and Receptie pass callers on to Jan de Vries/)
    await submitAndApprove(office, plan)

    await office.cardFor(ilse, /pass callers on to jan\.devries@contoso\.com: Hoofdnummer and Receptie[^]*I have done/)
  })

  it('is not spoken of where there is nothing', async () => {
    const plan = await planFor(office, jan.userPrincipalName)

    assert.doesNotMatch(
      `${await personCard()} ${textOf(plan.card)}`,
      /Mail and calls of others|pass callers|forwards? to/,
    )
  })
})
