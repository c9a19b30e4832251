import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { createTenant } from '../../../sandbox/seeds/tenant'
import { livelyDelays } from '../../../sandbox/tenant/state/delays'
import { ageDeleted, emptyDeletedItems, moveToDeleted } from '../../../sandbox/tenant/deletedItems'

const day = 24 * 60 * 60_000

describe('the deleted items of the pretend tenant', () => {
  it('are emptied of each on the thirtieth day after it was deleted, whenever the others are due', () => {
    const tenant = createTenant(livelyDelays)
    const [jan, eva] = [people.janDeVries.id, people.evaWillems.id].map((id) => tenant.users.get(id) ?? assert.fail())
    const now = Date.now()
    for (const user of [jan, eva]) moveToDeleted(tenant, user ?? assert.fail())
    ageDeleted(tenant, jan ?? assert.fail(), 20)
    const isThere = () => [jan, eva].map((user) => tenant.users.has(user?.id ?? ''))

    emptyDeletedItems(tenant, now)
    assert.deepEqual(isThere(), [true, true])
    emptyDeletedItems(tenant, now + 11 * day)
    assert.deepEqual(isThere(), [false, true])
    emptyDeletedItems(tenant, now + 31 * day)
    assert.deepEqual(isThere(), [false, false])
  })
})
