import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { atTheHangingCmdlet, goesOn } from '../support/hangingCmdlet'
import { ilse, Office, waitFor } from '../support/office'
import { textOf } from '../support/teams'

/** No request is given up before, however long what hangs is left hanging. Milliseconds. */
const forever = 600_000

describe('One person', () => {
  let office: Office
  before(async () => {
    office = await Office.open({
      configuration: { answerWithin: 400, pace: { ...sandboxPace, requestTimeout: forever, cmdletTimeout: forever } },
    })
  })
  after(async () => {
    await goesOn(office)
    await office.close()
  })

  it('who names six leavers at the same moment waits for none of them before another, and with a seventh turn for one', async () => {
    const { janDeVries, lisaVanDijk, janJansen, janWillemBakker, bramHendriks, fleurPeters } = people
    const leavers = [janDeVries, lisaVanDijk, janJansen, janWillemBakker, bramHendriks, fleurPeters]
    // Every one of them is read there.
    await office.control('faults', { cmdlet: 'Get-CASMailbox', stall: true, count: leavers.length })

    await Promise.all(leavers.map(({ userPrincipalName }) => office.teams.say(ilse, `/offboard ${userPrincipalName}`)))
    await atTheHangingCmdlet(office)
    const { status } = await office.teams.say(ilse, '/help')
    const isHelped = () =>
      office.teams.inChatOf(ilse).some(({ card }) => /I help you when a colleague leaves/.test(textOf(card)))

    assert.equal(status, 202)
    assert.equal(isHelped(), false)
    await goesOn(office)
    for (const { displayName } of leavers) await office.cardFor(ilse, new RegExp(`Decisions about ${displayName}`))
    await waitFor('the seventh', () => (isHelped() ? true : undefined))
  })
})
