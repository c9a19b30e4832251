import { strict as assert } from 'node:assert'
import { userRelations } from '../../../sandbox/graph/relations'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { people } from '../../../sandbox/seeds/people'
import published from '../../contract/graph-v1.0-subset.json'
import { eachWithSandbox } from '../support'

const jan = people.janDeVries.id
const management = '/admin/teams/telephoneNumberManagement'
/** Properties of Graph's user that the tenant keeps: all but those that lead elsewhere. */
const userProperties = Object.keys(published.components.schemas['microsoft.graph.user'].properties)
  .filter((name) => !name.startsWith('@') && ![...Object.keys(userRelations), 'mailboxSettings'].includes(name))
  .join(',')

const reads: readonly string[] = [
  '/organization',
  '/users?$top=999&$expand=manager',
  `/users?$select=${userProperties}`,
  `/users/${jan}?$select=${userProperties}`,
  `/users/${people.lisaVanDijk.id}?$select=${userProperties}&$expand=manager`,
  `/users/${jan}/manager`,
  `/users/${people.petraDeBoer.id}/directReports`,
  `/users/${jan}/licenseDetails`,
  `/users/${people.fleurPeters.id}/memberOf`,
  `/users/${jan}/transitiveMemberOf`,
  `/groups/${groups.dynamicLicensing.id}`,
  `/groups/${groups.sales.id}/owners`,
  '/subscribedSkus',
  '/roleManagement/directory/roleAssignments?$expand=roleDefinition',
  '/directory/deletedItems/graph.user',
  `/directory/deletedItems/${people.martijnDekker.id}`,
  `${management}/numberAssignments`,
]

/**
 * The contract is Microsoft's own metadata, as OpenAPI 3.0 (test/contract; its source is named inside). What a request
 * was answered is held against it for every test of the sandbox, after each; here are all kinds of answers once.
 */
describe("the pretend tenant's answers and Microsoft's contract", () => {
  const trial = eachWithSandbox()

  for (const path of reads)
    it(`agree on GET ${path.slice(0, 90)}`, async () => {
      const { status } = await trial.graph('GET', path)

      assert.equal(status, 200)
      assert.equal(trial.contract.count, 1)
      trial.contract.assertKept()
    })

  it('agree on the answers to writes', async () => {
    const answers = [
      await trial.graph('PATCH', `/users/${jan}`, { body: { accountEnabled: false } }),
      await trial.graph('POST', `/users/${jan}/revokeSignInSessions`),
      await trial.graph('POST', `/users/${jan}/assignLicense`, {
        body: { addLicenses: [], removeLicenses: ['c5928f49-12ba-48f7-ada3-0d743a3601d5'] },
      }),
      await trial.graph('POST', `/users/${jan}/reprocessLicenseAssignment`),
      await trial.graph('DELETE', `/users/${jan}`),
      await trial.graph('POST', `/directory/deletedItems/${jan}/restore`, { body: {} }),
    ]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [204, 200, 200, 200, 204, 200],
    )
    trial.contract.assertKept()
  })

  it('agree on an operation of a phone number, and on a batch', async () => {
    const { telephoneNumber, numberType } = numbers.janDeVries
    const accepted = await trial.graph('POST', `${management}/numberAssignments/unassignNumber`, {
      body: { telephoneNumber, numberType },
    })
    const operation = (accepted.headers.get('location') ?? '').replace(`${trial.sandbox.url}/v1.0`, '')
    const looked = await trial.graph('GET', operation)
    const batch = await trial.graph('POST', '/$batch', {
      body: { requests: [{ id: '1', method: 'GET', url: `/users/${jan}` }] },
    })

    assert.deepEqual([accepted.status, looked.status, batch.status], [202, 200, 200])
    assert.equal(trial.contract.count, 4)
    trial.contract.assertKept()
  })

  it('agree on errors', async () => {
    const { status } = await trial.graph('GET', '/users/nobody')

    assert.equal(status, 404)
    trial.contract.assertKept()
  })
})
