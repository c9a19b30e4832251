import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office, petra } from '../support/office'

const { janDeVries: jan } = people

describe('Taking somebody back', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(async () => office.close())

  it('lets whoever left sign in again, with their licences and a mailbox of their own', async () => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    await office.cardFor(ilse, 'Jan de Vries: completed')

    await office.teams.say(ilse, '/restore Jan')
    await office.teams.press(ilse, await office.cardFor(ilse, 'Take Jan de Vries back?'), /Yes, Jan/)
    await office.teams.press(ilse, await office.cardFor(ilse, 'What comes back for Jan'), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, 'The return of Jan'), /Send for approval/)
    await office.teams.press(petra, await office.cardInChannel(/waits? for an approval/), /Approve all/)

    await office.cardFor(ilse, /To do by hand: A way in/)
    const { body } = await office.graph(`/users/${jan.id}?$select=accountEnabled,assignedLicenses`)
    assert.equal(body['accountEnabled'], true)
    assert.ok((body['assignedLicenses'] as readonly unknown[]).length > 0)
    assert.equal((await office.mailbox(jan.userPrincipalName))?.['RecipientTypeDetails'], 'UserMailbox')
  })
})
