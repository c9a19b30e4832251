import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { janDeVries, receptie } = people
const Identity = janDeVries.id

describe('a litigation hold of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const hold = (parameters: object) => trial.exchange('Set-Mailbox', { LitigationHoldEnabled: true, ...parameters })
  const mailbox = async (id: string) => (await trial.exchange('Get-Mailbox', { Identity: id })).body['value']?.[0]

  it('is kept with its days, as a span of time, or without an end', async () => {
    await hold({ Identity, LitigationHoldDuration: 365 })
    const days = await mailbox(Identity)
    await hold({ Identity, LitigationHoldDuration: 'Unlimited' })
    const unlimited = await mailbox(Identity)

    assert.equal(days?.['LitigationHoldEnabled'], true)
    assert.equal(days?.['LitigationHoldDuration'], '365.00:00:00')
    assert.equal(unlimited?.['LitigationHoldDuration'], 'Unlimited')
  })

  it('is refused in Exchange’s words without a licence for it, and can be taken off without one', async () => {
    const refused = await hold({ Identity: receptie.id })
    const released = await trial.exchange('Set-Mailbox', { Identity: receptie.id, LitigationHoldEnabled: false })

    assert.equal(refused.status, 400)
    assert.match(
      String(refused.body['error']?.['details']?.[0]?.['message']),
      /'LitigationHoldEnabled', can't be performed on the user 'Receptie Utrecht'.*license doesn't permit/,
    )
    assert.equal((await mailbox(receptie.id))?.['LitigationHoldEnabled'], false)
    assert.equal(released.status, 200)
  })

  it('takes a whole number of days only', async () => {
    for (const LitigationHoldDuration of [0, 1.5, '365', 'Forever'])
      assert.equal((await hold({ Identity, LitigationHoldDuration })).status, 400)
  })
})
