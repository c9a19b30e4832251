import { strict as assert } from 'node:assert'
import { populationId } from '../../sandbox/seeds/population'
import { createTenant } from '../../sandbox/seeds/tenant'
import type { Tenant } from '../../sandbox/tenant/state'
import { noDelays } from '../../sandbox/tenant/state/delays'
import { startTrial, type Trial } from './support'

const people = 2_000

/** Everybody who was made up, in order. */
function madeUp({ users }: Tenant) {
  return Array.from({ length: people }, (_none, number) => users.get(populationId(number)) ?? assert.fail())
}

describe('a pretend tenant of as many people as asked for', () => {
  let trial: Trial
  let tenant: Tenant
  before(async () => {
    tenant = createTenant(noDelays, { people, seed: 7 })
    trial = await startTrial({ population: { people, seed: 7 } })
  })
  after(async () => trial.sandbox.stop())

  it('has a third from Active Directory, and a tenth who are administrators of something', () => {
    const all = madeUp(tenant)
    const share = (is: (user: (typeof all)[number]) => boolean) => all.filter(is).length / people

    const synced = share(({ properties }) => properties.onPremisesSyncEnabled === true)
    const administrators = share(({ roles }) => roles.length > 0)

    assert.ok(synced > 0.3 && synced < 0.37, `${synced} are synchronised`)
    assert.ok(administrators > 0.08 && administrators < 0.12, `${administrators} are administrators`)
  })

  it('has most people in few groups and some in very many, and mailboxes of any size', () => {
    const memberships = new Map<string, number>()
    for (const { members } of tenant.groups.values())
      for (const id of members) memberships.set(id, (memberships.get(id) ?? 0) + 1)
    const counts = madeUp(tenant).map(({ id }) => memberships.get(id) ?? 0)
    const gigabytes = madeUp(tenant).flatMap(({ id }) => (tenant.mailboxes.get(id)?.bytes ?? Number.NaN) / 1024 ** 3)
    const sorted = counts.toSorted((one, other) => one - other)

    assert.ok((sorted[people / 2] ?? 0) < 10, `the middle one is in ${sorted[people / 2]}`)
    assert.ok((sorted.at(-1) ?? 0) > 50, `the last one is in ${sorted.at(-1)}`)
    assert.ok(gigabytes.some((size) => size < 1) && gigabytes.some((size) => size > 50))
    assert.ok(gigabytes.some(Number.isNaN), 'somebody has no mailbox')
  })

  it('has the same people for the same seed, and others for another', () => {
    const names = (seed: number) =>
      madeUp(createTenant(noDelays, { people, seed })).map(({ properties }) => properties.userPrincipalName)

    assert.deepEqual(
      names(7),
      madeUp(tenant).map(({ properties }) => properties.userPrincipalName),
    )
    assert.notDeepEqual(names(7), names(8))
  })

  it('finds somebody by name, address and employee number among all of them', async () => {
    const { body: person } = await trial.graph(
      'GET',
      `/users/${populationId(1_234)}?$select=id,displayName,userPrincipalName,employeeId,onPremisesSyncEnabled`,
    )
    const search = encodeURIComponent(`"displayName:${String(person['displayName'])}"`)
    const found = await trial.search(`/users?$search=${search}&$select=id&$count=true&$top=999`)
    const byAddress = await trial.graph(
      'GET',
      `/users?$filter=userPrincipalName eq '${String(person['userPrincipalName'])}'&$select=id,employeeId`,
    )
    const byNumber = await trial.graph(
      'GET',
      `/users?$filter=employeeId eq '${String(person['employeeId'])}'&$select=id`,
    )
    const ids = (found.body['value'] as unknown as { id: string }[]).map(({ id }) => id)

    assert.ok(ids.includes(populationId(1_234)))
    assert.equal(byAddress.body['value']?.[0]?.['id'], populationId(1_234))
    assert.equal(byAddress.body['value']?.[0]?.['employeeId'], person['employeeId'])
    assert.equal(byNumber.body['value']?.[0]?.['id'], populationId(1_234))
  })

  it('finds somebody by the name that was changed, and not by the former one', async () => {
    const path = `/users/${populationId(3)}`
    await trial.graph('GET', `${path}?$select=displayName`)
    await trial.graph('PATCH', path, { body: { employeeId: 'E-17' } })

    const now = await trial.graph('GET', "/users?$filter=employeeId eq 'E-17'&$select=id")
    const before = await trial.graph('GET', "/users?$filter=employeeId eq '2003'&$select=id")

    assert.equal(now.body['value']?.[0]?.['id'], populationId(3))
    assert.deepEqual(before.body['value'], [])
  })

  it('knows the groups of somebody also after a change', async () => {
    const { body } = await trial.graph('GET', `/users/${populationId(5)}/memberOf?$select=id,displayName`)
    const groups = (body['value'] as unknown as { id: string }[]).map(({ id }) => id)
    const other = await trial.graph('POST', '/groups', {
      body: { displayName: 'Nieuw', mailNickname: 'nieuw', mailEnabled: false, securityEnabled: true },
    })
    const id = String(other.body['id'])
    await trial.graph('POST', `/groups/${id}/members/$ref`, {
      body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${populationId(5)}` },
    })
    const after = await trial.graph('GET', `/users/${populationId(5)}/memberOf?$select=id`)

    const idsAfter = (after.body['value'] as unknown as { id: string }[]).map((one) => one.id)
    assert.deepEqual(idsAfter.toSorted(), [...groups, id].toSorted())
  })
})
