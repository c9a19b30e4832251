import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { seatsUsed } from '../../sandbox/tenant/licences'
import { skus } from '../../sandbox/tenant/products'
import { subscriptionsOf } from '../../sandbox/tenant/subscriptions'
import { ilse, Office } from '../support/office'
import { askBack, leave, planOfReturn, sendReturn, sentSince, tick } from '../support/returning'
import { leavePlain } from '../support/plainPeople'

const { evaWillems: eva, petraDeBoer: petra } = people

describe('A phone licence that Microsoft assigns beside one with Teams only', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({
      sandbox: {
        seed: (tenant) => {
          leavePlain(tenant, eva)
          // Every seat is somebody’s.
          const [first, ...others] = subscriptionsOf(tenant, skus.e3.skuId)
          for (const other of others) other.totalLicenses = 0
          if (first !== undefined) first.totalLicenses = seatsUsed(tenant, skus.e3.skuId)
        },
      },
    })
    await leave(office, eva.userPrincipalName, /Eva Willems: (completed|done)/)
  })
  afterEach(async () => office.close())
  const licences = async (): Promise<readonly unknown[]> => {
    const { body } = await office.graph(`/users/${eva.id}?$select=assignedLicenses`)
    return (body['assignedLicenses'] as readonly Record<string, unknown>[]).map(({ skuId }) => skuId)
  }
  const isAssigning = (what: string) => /assignLicense/.test(what)

  it('stays away with it where no seat is left, which is said before the approval, and nothing is tried', async () => {
    await office.control('assign-licence', { id: petra.id, product: skus.e3.skuId })
    const { length: before } = await office.effects()

    const page = await askBack(office, 'Eva Willems')
    await office.cardFor(ilse, /cannot be assigned without a licence that has Teams[^.]*: Microsoft 365 E3/)
    await sendReturn(office, await planOfReturn(office, page))

    await office.cardFor(ilse, /To do by hand: A way in/)
    assert.deepEqual(await licences(), [])
    assert.deepEqual((await sentSince(office, before)).filter(isAssigning), [])
  })

  it('comes back beside it where a seat is bought and the one with Teams is chosen', async () => {
    await office.control('assign-licence', { id: petra.id, product: skus.e3.skuId })
    const { page } = await tick(office, await askBack(office, 'Eva Willems'), 'licences', { chosen: skus.e3.skuId })
    const plan = await planOfReturn(office, page)
    await office.control('take-licence', { id: petra.id, product: skus.e3.skuId })

    await sendReturn(office, plan)

    await office.cardFor(ilse, /To do by hand: A way in/)
    assert.deepEqual(new Set(await licences()), new Set([skus.e3.skuId, skus.phone.skuId]))
  })

  it('stays away where somebody leaves the one with Teams', async () => {
    const asked = await tick(office, await askBack(office, 'Eva Willems'), 'licences', { without: skus.e3.skuId })
    const { length: before } = await office.effects()

    await sendReturn(office, await planOfReturn(office, asked.page))

    await office.cardFor(ilse, /To do by hand: A way in/)
    assert.deepEqual(await licences(), [])
    assert.deepEqual((await sentSince(office, before)).filter(isAssigning), [])
  })
})
