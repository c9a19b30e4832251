import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

describe('a plan for which Microsoft 365 does not answer about everything', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { pace: { ...sandboxPace, verifyPatience: 500 } } })
  })
  afterEach(() => office.close())

  it('is made without that part, says so, and is made whole by itself when the part can be read', async () => {
    await office.teams.say(ilse, `/offboard ${people.bramHendriks.userPrincipalName}`)
    const question = await office.cardFor(ilse, /Decisions about/)
    await office.control('faults', { path: 'subscribedSkus', status: 503, count: 1_000 })
    await office.teams.press(ilse, question, 'Make the plan')
    const partly = await office.cardFor(ilse, /The plan for[^]*Not in this plan, because/)
    assert.match(textOf(partly.card), /could not be read about it: .*Licences/)

    await fetch(`${office.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })

    await office.cardFor(ilse, /The plan for(?![^]*Not in this plan)[^]*\n\*\*Licences:\*\*/)
  })
})
