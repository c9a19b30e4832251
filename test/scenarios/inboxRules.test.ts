import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
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
})
