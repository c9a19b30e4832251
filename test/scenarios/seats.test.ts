import { strict as assert } from 'node:assert'
import { skus } from '../../sandbox/tenant/products'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, submitAndApprove, type Answer, stepCardOf } from '../support/conversation'
import { ilse, Office, type OfficeOptions } from '../support/office'

const { janDeVries: jan } = people
const question = 'Seats that become free after'
const giveBack = (...products: readonly { readonly skuId: string }[]): readonly Answer[] => [
  { question, inputs: { giveBack: products.map(({ skuId }) => skuId).join(',') } },
]

/** Licences wait for devices, whose wipe is another story. */
function withoutDevices({ devices }: Tenant): void {
  for (const kind of [devices.managed, devices.registered, devices.phones]) kind.clear()
}

const options: OfficeOptions = {
  sandbox: { seed: withoutDevices },
  configuration: { pace: { ...sandboxPace, settleSecond: 10 } },
}

describe('paying for fewer licences', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })
  const offboard = async (answers: readonly Answer[]) =>
    submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers))
  const bought = async (skuId: string): Promise<number> => {
    const { body } = await office.graph('/subscribedSkus?$select=skuId,prepaidUnits')
    const found = body['value'] as readonly {
      readonly skuId: string
      readonly prepaidUnits: { readonly enabled: number }
    }[]
    return found.find((one) => one.skuId === skuId)?.prepaidUnits.enabled ?? 0
  }
  const atPartner = async () => (await office.effects()).filter(({ system }) => system === 'partner')
  const done = () => stepCardOf(office, 'Paid seats', /Done, and read back/)

  it('keeps all seats by the suggestion', async () => {
    office = await Office.open(options)

    await offboard([])

    await stepCardOf(office, 'Licences', /Done, and read back/)
    await stepCardOf(office, 'Paid seats', /Left as it is/)
    assert.deepEqual(await atPartner(), [])
    assert.equal(await bought(skus.e5.skuId), 30)
  })

  it('lowers the partner’s subscriptions after the licences went: one now, one at its renewal', async () => {
    office = await Office.open(options)

    await offboard(giveBack(skus.e5, skus.e3))

    await done()
    assert.equal(await bought(skus.e5.skuId), 29)
    assert.equal(await bought(skus.e3.skuId), 40)
    const [first, second] = await atPartner()
    assert.deepEqual(first?.detail, { quantity: 29, scheduledNextTermInstructions: null })
    assert.match(JSON.stringify(second?.detail?.['scheduledNextTermInstructions']), /"quantity":39/)
    const order = (await office.effects()).map(({ what }) => what)
    assert.ok(order.indexOf('POST /users/{id}/assignLicense') < order.indexOf('PATCH subscriptions'))
  })

  it('gives a person the number worked out for what Microsoft sold, and believes the tenant, not the word', async () => {
    office = await Office.open(options)
    await offboard(giveBack(skus.visio))
    const task = await office.cardFor(ilse, /make the total 4 \(it is 5 now\)[^]*I have done/)

    await office.control('change-seats', { skuId: skus.visio.skuId, totalLicenses: 4 })
    await office.teams.press(ilse, task, /I have done/)

    await done()
    assert.equal(await bought(skus.visio.skuId), 4)
  })

  it('lowers it at the renewal when the partner’s term turns out too old for it now', async () => {
    office = await Office.open(options)
    await office.control('faults', {
      method: 'PATCH',
      path: '^/partner/',
      status: 400,
      body: { code: '3000', description: 'The quantity cannot be reduced.', data: [], source: 'PartnerFD' },
    })

    await offboard(giveBack(skus.e5))

    await done()
    assert.equal(await bought(skus.e5.skuId), 30)
    assert.equal((await atPartner()).length, 1)
  })

  it('repeats nothing when Partner Center’s answer is lost', async () => {
    office = await Office.open(options)
    await office.control('faults', { method: 'PATCH', path: '^/partner/', resetAfter: true })

    await offboard(giveBack(skus.e5))

    await done()
    assert.equal(await bought(skus.e5.skuId), 29)
    assert.equal((await atPartner()).length, 1)
  })

  it('takes Jan out of the call queue that he answers, and leaves the others in it', async () => {
    office = await Office.open(options)

    await offboard([])

    await stepCardOf(office, 'Phone and calls', /Done, and read back/)
    const change = (await office.effects()).find(({ what }) => what === 'Set-CsCallQueue')
    assert.deepEqual(change?.detail?.['Users'], [people.evaWillems.id])
  })
})
