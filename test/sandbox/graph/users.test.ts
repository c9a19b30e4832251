import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { unsigned } from '../../../sandbox/identity/tokens'
import { eachWithSandbox } from '../support'

const { janDeVries, petraDeBoer } = people
const jan = `/users/${janDeVries.id}`

describe('users of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const names = async (path: string): Promise<unknown> =>
    ((await trial.search(path)).body['value'] as unknown as { displayName: string }[]).map(
      ({ displayName }) => displayName,
    )

  it('gives only the default properties without $select', async () => {
    const { body } = await trial.graph('GET', jan)

    assert.equal(body['displayName'], 'Jan de Vries')
    assert.equal(body['accountEnabled'], undefined)
  })

  it('finds a user by user principal name in any case', async () => {
    const { body } = await trial.graph('GET', '/users/JAN.DeVries@contoso.com?$select=id')

    assert.equal(body['id'], janDeVries.id)
  })

  it('expands the manager with the properties asked for', async () => {
    const { body } = await trial.graph('GET', `${jan}?$select=id&$expand=manager($select=displayName)`)

    assert.equal(body['manager']?.['displayName'], petraDeBoer.displayName)
    assert.equal(body['manager']?.['jobTitle'], undefined)
  })

  it('answers 404 to a manager that is not there', async () => {
    const { status, body } = await trial.graph('GET', `/users/${people.willemVanLeeuwen.id}/manager`)

    assert.equal(status, 404)
    assert.equal(body['error']?.['code'], 'Request_ResourceNotFound')
  })

  it('refuses to select a property that the contract does not have', async () => {
    const { status, body } = await trial.graph('GET', `${jan}?$select=id,shoeSize`)

    assert.equal(status, 400)
    assert.equal(body['error']?.['code'], 'Request_BadRequest')
    assert.equal(
      body['error']?.['message'],
      "Could not find a property named 'shoeSize' on type 'microsoft.graph.user'.",
    )
  })

  it('finds exactly three people whose name has a word that starts with jan', async () => {
    const found = await names('/users?$search="displayName:jan"&$select=displayName')

    assert.deepEqual(found, ['Jan de Vries', 'Jan Jansen', 'Jan-Willem Bakker'])
  })

  it('wants every word of a search to start a word of the name', async () => {
    assert.deepEqual(await names('/users?$search="displayName:jan vri"'), ['Jan de Vries'])
    assert.deepEqual(await names('/users?$search="displayName:an"'), [])
  })

  it('joins search clauses with AND and OR', async () => {
    assert.deepEqual(await names('/users?$search="displayName:jan" AND "mail:jan.j"'), ['Jan Jansen'])
    assert.deepEqual(await names('/users?$search="displayName:eva" OR "displayName:tom"'), [
      'Eva Willems',
      'Tom Visser',
    ])
  })

  it('refuses a search without quotes', async () => {
    assert.equal((await trial.search('/users?$search=displayName:jan')).status, 400)
  })

  for (const query of [
    '$search="displayName:jan"',
    '$count=true',
    "$filter=endsWith(mail,'contoso.com')&$count=true",
    "$filter=department ne 'Sales'&$count=true",
    "$filter=not(department eq 'Sales')&$count=true",
    "$filter=department eq 'Sales'&$orderby=displayName",
  ])
    it(`refuses ${query} without ConsistencyLevel: eventual`, async () => {
      const { status, body } = await trial.graph('GET', `/users?${query}`)

      assert.equal(status, 400)
      assert.equal(body['error']?.['code'], 'Request_UnsupportedQuery')
    })

  it('filters on equality, beginnings, lists and addresses', async () => {
    const filtered = async (filter: string): Promise<unknown> =>
      names(`/users?$filter=${encodeURIComponent(filter)}&$select=displayName`)

    assert.deepEqual(await filtered("mail eq 'JAN.JANSEN@contoso.com'"), ['Jan Jansen'])
    assert.deepEqual(await filtered("startswith(displayName,'jan') and department eq 'Sales'"), ['Jan de Vries'])
    assert.deepEqual(await filtered(`id in ('${janDeVries.id}','${petraDeBoer.id}')`), [
      'Petra de Boer',
      'Jan de Vries',
    ])
    assert.deepEqual(await filtered("proxyAddresses/any(p:p eq 'smtp:eva.willems@contoso.com')"), ['Eva Willems'])
    assert.deepEqual(await filtered('accountEnabled eq false'), ['Hans Postma'])
    assert.deepEqual(await filtered("userPrincipalName eq 'sanne.o''brien@contoso.com'"), ["Sanne O'Brien-'t Hooft"])
  })

  for (const filter of [
    "displayName eq 'a' or",
    "shoeSize eq '4'",
    "displayName lk 'a'",
    "displayName eq 'a",
    '%00',
    '',
  ])
    it(`refuses the filter ${JSON.stringify(filter)}`, async () => {
      assert.equal((await trial.search(`/users?$filter=${encodeURIComponent(filter)}`)).status, 400)
    })

  it('pages by nextLink until everybody was seen once', async () => {
    const seen: string[] = []
    let next = '/users?$select=id&$top=7'

    for (let page = 0; next !== '' && page < 10; page++) {
      const { body } = await trial.graph('GET', next)
      seen.push(...(body['value'] as unknown as { id: string }[]).map(({ id }) => id))
      next = String(body['@odata.nextLink'] ?? '').replace(`${trial.sandbox.url}/v1.0`, '')
    }

    assert.equal(seen.length, 24)
    assert.equal(new Set(seen).size, 24)
  })

  for (const query of [
    '$top=0',
    '$top=1000',
    '$top=x',
    '$skiptoken=nonsense',
    '$top=1&$top=2',
    'select=id',
    '$format=xml',
  ])
    it(`refuses the query ${query}`, async () => {
      assert.equal((await trial.graph('GET', `/users?${query}`)).status, 400)
    })

  it('shows sign-ins by object id only, and only with AuditLog.Read.All', async () => {
    const authorization = `Bearer ${unsigned({ roles: ['User.Read.All'] })}`

    const byId = await trial.graph('GET', `${jan}?$select=signInActivity`)
    const byName = await trial.graph('GET', `/users/${janDeVries.userPrincipalName}?$select=signInActivity`)
    const without = await trial.graph('GET', `${jan}?$select=signInActivity`, { headers: { authorization } })

    assert.equal(byId.body['signInActivity']?.['lastSignInDateTime'], janDeVries.lastSignIn)
    assert.equal(byName.status, 400)
    assert.equal(without.status, 403)
  })

  it('tells direct memberships from those through another group', async () => {
    const ids = async (kind: string): Promise<unknown> =>
      ((await trial.graph('GET', `${jan}/${kind}?$select=id`)).body['value'] as unknown as { id: string }[]).map(
        ({ id }) => id,
      )

    assert.deepEqual(await ids('memberOf'), [
      groups.licensing.id,
      groups.synced.id,
      groups.sales.id,
      groups.atlas.id,
      groups.newsletter.id,
    ])
    assert.deepEqual(await ids('transitiveMemberOf'), [
      groups.licensing.id,
      groups.synced.id,
      groups.sales.id,
      groups.everybody.id,
      groups.atlas.id,
      groups.newsletter.id,
    ])
  })

  it('lists somebody who was deleted in the deleted items only', async () => {
    const { body } = await trial.graph(
      'GET',
      '/directory/deletedItems/graph.user?$select=id,userPrincipalName,deletedDateTime',
    )

    assert.equal((await trial.graph('GET', `/users/${people.martijnDekker.id}`)).status, 404)
    assert.equal(body['value']?.[0]?.['id'], people.martijnDekker.id)
    assert.match(String(body['value']?.[0]?.['userPrincipalName']), /^[0-9a-f]{32}martijn\.dekker@contoso\.com$/)
  })

  it('names the administrators and their roles', async () => {
    const filter = encodeURIComponent(`principalId eq '${people.karinMulder.id}'`)

    const { body } = await trial.graph(
      'GET',
      `/roleManagement/directory/roleAssignments?$filter=${filter}&$expand=roleDefinition`,
    )

    assert.equal(body['value']?.[0]?.['roleDefinition']?.['displayName'], 'Global Administrator')
    assert.equal(body['value']?.[0]?.['roleDefinitionId'], '62e90394-69f5-4237-9190-012177145e10')
  })

  it('has names with an apostrophe and with an emoji', async () => {
    assert.equal((await trial.graph('GET', `/users/${people.emojiRobin.id}`)).body['displayName'], 'Robin 🌷 Tulp')
    assert.equal((await trial.graph('GET', "/users/sanne.o'brien@contoso.com")).body['id'], people.sanneOBrien.id)
  })
})
