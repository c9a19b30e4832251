import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { janDeVries, evaWillems } = people
const Identity = janDeVries.id

describe('the mail of a mailbox of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const mailbox = async () => (await trial.exchange('Get-Mailbox', { Identity })).body['value']?.[0]

  it('forwards, and shows it literally', async () => {
    const { body } = await trial.exchange('Set-Mailbox', {
      Identity,
      ForwardingAddress: null,
      ForwardingSmtpAddress: `smtp:${evaWillems.mail}`,
      DeliverToMailboxAndForward: true,
    })

    assert.deepEqual(body['value'], [])
    assert.deepEqual(body['@adminapi.warnings'], [])
    assert.equal((await mailbox())?.['ForwardingSmtpAddress'], `smtp:${evaWillems.mail}`)
    assert.equal((await mailbox())?.['DeliverToMailboxAndForward'], true)
  })
})
