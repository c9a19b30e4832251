import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { ilse, Office } from '../support/office'

describe('a plan that could not be made because Microsoft 365 did not answer', () => {
  it('is made when the requester types the command again', async () => {
    const office = await Office.open({ configuration: { pace: { ...sandboxPace, verifyPatience: 500 } } })
    const address = people.bramHendriks.userPrincipalName
    await office.teams.say(ilse, `/offboard ${address}`)
    const question = await office.cardFor(ilse, /Question 1 of/)
    await office.control('faults', { path: 'subscribedSkus', status: 503, count: 1_000 })
    await office.teams.press(ilse, question, /suggestions/)
    await office.cardFor(ilse, /Reference for support/)
    await fetch(`${office.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })

    await office.teams.say(ilse, `/offboard ${address}`)

    const plan = await office.cardFor(ilse, /The plan for/)
    assert.ok(plan.card !== undefined)
    await office.close()
  })
})
