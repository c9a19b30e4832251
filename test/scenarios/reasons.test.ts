import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const jan = people.janDeVries

/** The end of a reason is where Exchange says what is the matter. */
const point = 'Remove the mailbox from the retention policy “Finance”, then convert it.'
const long = `Error on proxy command 'Set-Mailbox' to server AM0PR01.EURPRD01.PROD.OUTLOOK.COM: ${'Context line of the server. '.repeat(25)}${point}`
const jsonBody = {
  error: { code: 'Forbidden', message: 'Only voice-enabled users can be changed.', innerError: { date: '2026-11-29' } },
}

describe('why Microsoft 365 did not do it', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { pace: { ...sandboxPace, verifyPatience: 1_500 } } })
  })
  afterEach(async () => {
    await office.close()
  })
  const summary = async (): Promise<string> => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    return textOf((await office.cardFor(ilse, /not finished/i)).card)
  }

  it('stands on the card in words, also when a cmdlet of Teams fails with JSON', async () => {
    await office.control('faults', { cmdlet: 'Set-CsCallQueue', status: 400, body: jsonBody, count: 9 })

    const text = await summary()

    assert.match(text, /Only voice-enabled users can be changed\./)
    assert.doesNotMatch(text, /[{}]|"message"|innerError/)
  })

  it('stands on the card with its end, where the point is', async () => {
    const body = {
      error: {
        code: 'BadRequest',
        message: 'Error executing cmdlet',
        details: [{ message: `|System.Exception|${long}` }],
      },
    }
    await office.control('faults', { cmdlet: 'Set-Mailbox', status: 400, body, count: 9 })

    const text = await summary()
    assert.ok(text.includes(point), text)
  })

  it('stands on the card as it was said, and no guess takes its place', async () => {
    const conflict = { error: { code: 'Conflict', message: 'The group is being migrated until Monday.' } }
    await office.control('faults', { method: 'DELETE', path: '/groups/', status: 409, body: conflict, count: 50 })
    const closed = { error: { code: 'ServiceUnavailable', message: 'Mailbox moves are paused in this region.' } }
    await office.control('faults', { cmdlet: 'Set-Mailbox', status: 503, body: closed, count: 50, retryAfter: 0 })

    const text = await summary()

    assert.match(text, /Mailbox moves are paused in this region\./)
    assert.match(text, /The group is being migrated until Monday\./)
    assert.doesNotMatch(text, /Somebody else changed/)
  })
})
