import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submit, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { caseIdIn, journalOf } from '../support/journal'
import { textOf } from '../support/teams'

const { danielMeijer } = people

describe('rules that send mail outside', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('are shown on the person card, switched off once approved, and read back', async () => {
    await office.teams.say(ilse, `/offboard ${danielMeijer.userPrincipalName}`)
    const person = textOf((await office.cardFor(ilse, /What I found/)).card)
    const plan = await planFor(office, danielMeijer.userPrincipalName)

    await submitAndApprove(office, plan)

    assert.match(person, /sends mail outside, to daniel\.meijer@thuis\.example/)
    const summary = textOf((await office.cardFor(ilse, /rules are switched off/)).card)
    assert.match(summary, /Inbox rules/)
    const switched = (await office.effects()).filter(({ what }) => what === 'Disable-InboxRule')
    assert.equal(switched.length, 2, 'the hidden one, too')
  })

  it('take with them what only Outlook knows: the approver is told before, and the journal holds what the others do', async () => {
    const { id } = danielMeijer
    await office.control('add-inbox-rule', { id, name: 'Naar een map', onlyInOutlook: true })

    await submit(office, await planFor(office, danielMeijer.userPrincipalName))
    const asked = textOf((await office.cardInChannel(/Daniel Meijer.*[^]*Inbox rules/)).card)
    const journal = JSON.stringify(await journalOf(office, caseIdIn(office)))

    assert.match(asked, /rules that work in Outlook on a computer only are deleted with it, and do not come back/)
    assert.match(journal, /forward the message to 'daniel\.meijer@thuis\.example'/)
  })
})
