import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { sanneOBrien: sanne, receptie, fleurPeters, evaWillems, janDeVries: jan } = people
const access = (inputs: Readonly<Record<string, string>>): Answer => ({ question: 'Who can use which mailbox', inputs })

describe('rights on mailboxes when somebody leaves', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())
  const summary = async (says: RegExp): Promise<string> => textOf((await office.cardFor(ilse, says)).card)
  const changes = async (target: string) =>
    (await office.effects()).filter((effect) => effect.target === target).map(({ what }) => what)

  it('of the leaver on those of others are shown, taken away once approved, and read back', async () => {
    const plan = await planFor(office, sanne.userPrincipalName)

    await submitAndApprove(office, plan)

    const said = await summary(/Rights on mailboxes now: .*no rights of Sanne O'Brien-'t Hooft on /)
    assert.match(said, /Receptie Utrecht, Nieuwsbrief Sales, and Fleur Peters/)
    assert.deepEqual(await changes(receptie.id), ['Remove-MailboxPermission', 'Remove-RecipientPermission'])
    assert.deepEqual(await changes(groups.newsletter.id), ['Remove-RecipientPermission'])
    assert.deepEqual((await office.mailbox(fleurPeters.id))?.['GrantSendOnBehalfTo'], [])
  })

  it('are found though the leaver’s account was moved since they were given: by every security identifier that it had', async () => {
    await office.control('replace-sid', { id: sanne.id })

    await submitAndApprove(office, await planFor(office, sanne.userPrincipalName))

    assert.match(await summary(/Rights on mailboxes now: .*no rights of Sanne/), /Receptie Utrecht, Nieuwsbrief Sales/)
    assert.ok((await changes(groups.newsletter.id)).includes('Remove-RecipientPermission'))
    assert.ok((await changes(receptie.id)).includes('Remove-RecipientPermission'))
  })

  it('of the successor are given beside what sharing gives, and full access only once', async () => {
    const plan = await planFor(office, jan.userPrincipalName, [
      { question: 'Mailbox of Jan', inputs: { choice: 'share', successor: evaWillems.id } },
      access({ give: 'fullAccess,sendAs,sendOnBehalf', successor: evaWillems.id }),
    ])

    await submitAndApprove(office, plan)

    await summary(/Rights on mailboxes now: send as and send on behalf for Eva Willems\./)
    const given = (await changes(jan.id)).filter((what) => what.startsWith('Add-'))
    assert.deepEqual(given.sort(), ['Add-MailboxPermission', 'Add-RecipientPermission'])
    assert.deepEqual((await office.mailbox(jan.id))?.['GrantSendOnBehalfTo'], [evaWillems.id])
  })

  it('that are refused stop none of the others, and are told', async () => {
    await office.control('faults', { cmdlet: 'Remove-RecipientPermission', status: 403 })
    const plan = await planFor(office, sanne.userPrincipalName)

    await submitAndApprove(office, plan)

    assert.match(await summary(/not finished/), /Rights on mailboxes:\*\*[^\n]*403/)
    assert.deepEqual(await changes(groups.newsletter.id), ['Remove-RecipientPermission'])
    assert.deepEqual((await office.mailbox(fleurPeters.id))?.['GrantSendOnBehalfTo'], [])
  })
})
