import { strict as assert } from 'node:assert'
import { devices } from '../../../sandbox/seeds/devices'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { skus } from '../../../sandbox/tenant/products'
import { eachWithSandbox, type Json } from '../support'

const { janDeVries: jan, petraDeBoer: petra, willemVanLeeuwen: willem } = people
const visio = skus.visio.skuId

describe('filters of typed clients in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const found = async (filter: string, collection = '/users'): Promise<unknown> => {
    const { status, body } = await trial.search(
      `${collection}?$filter=${encodeURIComponent(filter)}&$count=true&$select=displayName`,
    )
    if (status !== 200) return `${status} ${String(body['error']?.['message'])}`
    return (body['value'] as unknown as { displayName: string }[]).map(({ displayName }) => displayName)
  }
  const everybody = async () => (await found('id ne null')) as readonly string[]

  it('look into licences, by their ids without quotes', async () => {
    const with_ = await found(`assignedLicenses/any(l:l/skuId eq ${visio})`)
    const without = await found(`not(assignedLicenses/any(l:l/skuId eq ${visio}))`)

    assert.ok((with_ as string[]).includes(jan.displayName))
    assert.equal((with_ as string[]).length + (without as string[]).length, (await everybody()).length)
    assert.deepEqual(await found(`assignedLicenses/any(l:l/skuId eq ${visio} and l/skuId eq ${skus.e5.skuId})`), [])
    assert.deepEqual(await found(`assignedLicenses/any(l:l eq 'x')`), [])
  })

  it('know whether there is anything in a list', async () => {
    const some = (await found('assignedLicenses/$count ne 0')) as string[]
    const none = (await found('assignedLicenses/$count eq 0')) as string[]

    assert.ok(some.includes(jan.displayName) && none.includes(people.breakGlass.displayName))
    assert.equal(some.length + none.length, (await everybody()).length)
    assert.match(String(await found('assignedLicenses/$count gt 0')), /^400 Only comparison to zero/)
    assert.match(String(await found('assignedLicenses/$count eq 1')), /^400 Only comparison to zero/)
    assert.deepEqual(await found('displayName/$count eq 0'), [])
  })

  it('compare moments, and nothing that is none', async () => {
    assert.deepEqual(await found('createdDateTime lt 2021-03-01T09:00:00Z'), [])
    assert.equal(
      ((await found('createdDateTime le 2021-03-01T09:00:00Z')) as string[]).length,
      (await everybody()).length,
    )
    assert.equal(((await found('createdDateTime eq 2021-03-01T10:00:00+01:00')) as string[]).length > 0, true)
    assert.deepEqual(await found('createdDateTime gt 2021-03-01T09:00:00Z'), [])
    assert.equal(((await found('createdDateTime ge 2021-03-01')) as string[]).length, (await everybody()).length)
    assert.deepEqual(await found('employeeHireDate ge 2000-01-01T00:00:00Z'), [])
    assert.deepEqual(await found('accountEnabled ge 2000-01-01'), [])
    assert.deepEqual(await found('displayName ge null'), [])
    assert.deepEqual(await found('displayName eq 2000-01-01'), [])
  })

  it('compare texts by their order', async () => {
    assert.deepEqual(await found("displayName gt 'W'"), [willem.displayName])
  })

  it('go deeper into what a property holds', async () => {
    assert.ok(((await found('signInActivity/lastSignInDateTime le 2026-11-01T00:00:00Z')) as string[]).length > 0)
    await trial.graph('PATCH', `/users/${jan.id}`, {
      body: { onPremisesExtensionAttributes: { extensionAttribute1: 'Vertrekt' } },
    })
    assert.deepEqual(await found("onPremisesExtensionAttributes/extensionAttribute1 eq 'vertrekt'"), [jan.displayName])
    assert.deepEqual(await found("displayName/first eq 'x'"), [])
    assert.deepEqual(await found("employeeOrgData/division eq 'Noord'"), [])
    assert.equal(((await found('employeeOrgData/division eq null')) as string[]).length, (await everybody()).length)
    assert.match(String(await found("signInActivity/'x' eq 1")), /^400 Invalid filter clause/)
  })

  it('begin inside a list', async () => {
    assert.deepEqual(await found("proxyAddresses/any(p:startswith(p,'smtp:jan.devries'))"), [jan.displayName])
    assert.ok(((await found("proxyAddresses/any(p:endswith(p,'@contoso.com'))")) as string[]).length > 10)
    for (const filter of ["proxyAddresses/any(p:not p eq 'a')", "proxyAddresses/any(p:p in ('a'))"])
      assert.match(String(await found(filter)), /^400 Invalid filter clause/)
  })

  it('compare with fifteen values and no more', async () => {
    const values = (count: number) => Array.from({ length: count }, (_, index) => `'${index}'`)
    const either = (count: number) =>
      values(count)
        .map((value) => `displayName eq ${value}`)
        .join(' or ')

    assert.deepEqual(await found(`displayName in (${values(15).join(',')})`), [])
    assert.match(
      String(await found(`displayName in (${values(16).join(',')})`)),
      /^400 Too many child clauses.* 16\. Max allowed: 15/,
    )
    assert.deepEqual(await found(either(15)), [])
    assert.match(String(await found(either(16))), /^400 Too many child clauses/)
  })

  it('of what somebody is connected with take an index', async () => {
    const path = `/users/${jan.id}/memberOf?$filter=displayName eq 'Afdeling Sales'`
    const { status, body } = await trial.graph('GET', path)
    const indexed = await trial.search(`${path}&$count=true`)

    assert.deepEqual([status, body['error']?.['code']], [400, 'Request_UnsupportedQuery'])
    assert.equal(indexed.status, 200)
    assert.equal((indexed.body['value'] as unknown as object[]).length, 1)
  })
})

describe('expansions in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const expanded = async (path: string, expand: string, headers: Record<string, string> = {}): Promise<Json> => {
    const { body } = await trial.graph('GET', `${path}?$expand=${encodeURIComponent(expand)}`, { headers })
    return body
  }
  const user = `/users/${jan.id}`

  for (const [path, relation, fewest] of [
    [`/users/${petra.id}`, 'directReports', 2],
    [user, 'memberOf', 3],
    [user, 'transitiveMemberOf', 4],
    [user, 'ownedObjects', 1],
    [user, 'ownedDevices', 2],
    [user, 'registeredDevices', 2],
    [user, 'createdObjects', 0],
    [user, 'sponsors', 0],
    [`/groups/${groups.sales.id}`, 'members', 3],
    [`/groups/${groups.sales.id}`, 'owners', 1],
    [`/groups/${groups.everybody.id}`, 'transitiveMembers', 4],
    [`/groups/${groups.sales.id}`, 'memberOf', 1],
    [`/devices/${String(devices[0]?.registration?.id)}`, 'registeredOwners', 1],
    [`/devices/${String(devices[0]?.registration?.id)}`, 'registeredUsers', 1],
  ] as const)
    it(`add ${relation} to ${path.replace(/[0-9a-f-]{36}/, '{id}')}, as its own path has them`, async () => {
      const ids = (all: Json | undefined) => (all as unknown as { id: string }[]).map(({ id }) => id)
      const alone = await trial.graph('GET', `${path}/${relation}`)

      const added = ids((await expanded(path, relation))[relation])
      assert.ok(added.length >= fewest, `${added.length}`)
      assert.deepEqual(added, ids(alone.body['value']))
    })

  it('go up to the last manager for who knows of the index', async () => {
    const eventual = { consistencylevel: 'eventual' }
    const all = await expanded(user, 'manager($levels=max;$select=id)', eventual)
    const two = await expanded(user, 'manager($levels=2;$select=id)', eventual)

    assert.deepEqual(all['manager'], {
      '@odata.type': '#microsoft.graph.user',
      id: petra.id,
      manager: { '@odata.type': '#microsoft.graph.user', id: willem.id },
    })
    assert.deepEqual(two['manager'], all['manager'])
    assert.equal((await expanded(user, 'manager($levels=max)'))['error']?.['code'], 'Request_UnsupportedQuery')
  })

  for (const expand of [
    'manager($levels=0)',
    'manager($levels=x)',
    'memberOf($levels=2)',
    'memberOf($top=2)',
    'members',
  ])
    it(`refuse ${expand} of a user`, async () => {
      const { error } = await expanded(user, expand, { consistencylevel: 'eventual' })

      assert.match(String(error?.['message']), /^Parsing OData Select and Expand failed/)
    })
})
