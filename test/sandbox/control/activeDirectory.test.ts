import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import type { Tenant } from '../../../sandbox/tenant/state'
import { eachWithSandbox, type Json } from '../support'

const { janDeVries, lisaVanDijk, petraDeBoer, evaWillems, tomVisser, ilseSmit } = people

describe('the Active Directory of the pretend organisation', () => {
  const trial = eachWithSandbox({ seed: withLisaInSales })
  const change = async (body: object): Promise<number> =>
    (await trial.control('POST', 'change-active-directory', body)).status
  const lisa = async (): Promise<Json> => {
    const select = 'accountEnabled,onPremisesLastSyncDateTime'
    return (await trial.graph('GET', `/users/${lisaVanDijk.id}?$select=${select}`)).body
  }
  const idsAt = async (path: string): Promise<readonly string[]> =>
    ((await trial.graph('GET', `${path}?$select=id`)).body['value'] as unknown as { id: string }[]).map(({ id }) => id)

  it('disables an account, and the tenant sees it when it has synchronised', async () => {
    const before = await lisa()

    assert.equal(await change({ id: lisaVanDijk.id, change: 'disable' }), 204)

    const after = await lisa()
    assert.deepEqual([before['accountEnabled'], after['accountEnabled']], [true, false])
    assert.notEqual(after['onPremisesLastSyncDateTime'], before['onPremisesLastSyncDateTime'])
  })

  it('takes somebody out of its own groups, and out of no other', async () => {
    await change({ id: lisaVanDijk.id, change: 'leaveGroups' })

    assert.deepEqual(await idsAt(`/users/${lisaVanDijk.id}/memberOf`), [groups.sales.id])
    assert.deepEqual(await idsAt(`/groups/${groups.synced.id}/members`), [janDeVries.id])
  })

  it('deletes an account, which goes to the deleted items under another name', async () => {
    assert.equal(await change({ id: lisaVanDijk.id, change: 'delete' }), 204)

    const { body } = await trial.graph('GET', `/directory/deletedItems/${lisaVanDijk.id}?$select=userPrincipalName`)
    assert.equal((await trial.graph('GET', `/users/${lisaVanDijk.id}`)).status, 404)
    assert.match(String(body['userPrincipalName']), /^[0-9a-f]{32}lisa\.van.?dijk@contoso\.com$/)
  })

  it('has no say about an account of the cloud, one that is deleted, or nobody', async () => {
    assert.equal(await change({ id: janDeVries.id, change: 'disable' }), 400)
    assert.equal(await change({ id: 'nobody', change: 'disable' }), 404)
    assert.equal(await change({ id: lisaVanDijk.id, change: 'disable', now: true }), 400)
    await change({ id: lisaVanDijk.id, change: 'delete' })
    assert.equal(await change({ id: lisaVanDijk.id, change: 'disable' }), 404)
  })

  it('leaves managers to the admin centre, which gives all reports of somebody another one', async () => {
    const body = { id: petraDeBoer.id, manager: tomVisser.id }

    const given = await trial.control('POST', 'replace-manager', body)
    const strange = await trial.control('POST', 'replace-manager', { ...body, now: true })

    assert.deepEqual([given.status, strange.status], [204, 400])
    assert.deepEqual(await idsAt(`/users/${tomVisser.id}/directReports`), [ilseSmit.id, evaWillems.id, janDeVries.id])
  })
})

function withLisaInSales(tenant: Tenant): void {
  const sales = tenant.groups.get(groups.sales.id)
  if (sales !== undefined) sales.members = [...sales.members, lisaVanDijk.id]
}
