import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, petra } from '../support/office'
import { textOf } from '../support/teams'

const jan = people.janDeVries

describe('the whole way', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ powershell: 'process' })
  })
  afterEach(async () => {
    await office.close()
  })

  it('offboards Jan from the first word to the summary, by the suggestions, and the tenant shows what it says', async () => {
    await office.teams.say(ilse, '/offboard Jan')
    await office.teams.press(ilse, await office.cardFor(ilse, 'Jan-Willem'), /Jan de Vries/)
    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    const plan = await office.cardFor(ilse, /Send for approval/)
    assert.deepEqual(await office.effects(), [], 'nothing is changed before the approvals')

    await office.teams.press(ilse, plan, /Send for approval/)
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    const summary = textOf((await office.cardFor(ilse, 'Everything below was read back')).card)

    assert.match(summary, /Jan de Vries: completed/)
    assert.match(summary, /completed\n✓ Jan de Vries cannot sign in, since /)
    assert.match(
      summary,
      /Who has what now\n\*\*Petra de Boer:\*\* owner of 2 groups, mailbox, and OneDrive\nPrivate mail /,
    )
    assert.match(
      summary,
      /Left for people, by [^\n]+\n\*\*Ilse Smit:\*\* [^\n]*AD Printers Utrecht[^\n]*\n\*\*Ilse Smit:\*\* [^\n]*call queue/,
    )
    assert.match(summary, /\*\*\w+ \d+, \d+, Petra de Boer:\*\* The OneDrive becomes read-only/)
    for (const step of ['Sign out everywhere', 'Mailbox', 'Phone and calls', 'Licences', 'Account'])
      assert.match(summary, new RegExp(step))
    assert.match(textOf((await office.cardInChannel('Everything below was read back')).card), /Petra de Boer, /)
    const { body } = await office.graph(
      `/users/${jan.id}?$select=accountEnabled,assignedLicenses,licenseAssignmentStates`,
    )
    assert.equal(body['accountEnabled'], false)
    assert.deepEqual(body['assignedLicenses'], [])
    assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'SharedMailbox')
    const numbers = await office.graph(
      `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=assignmentTargetId eq '${jan.id}'`,
    )
    assert.deepEqual(numbers.body['value'], [])
  })
})
