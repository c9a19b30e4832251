import { strict as assert } from 'node:assert'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { groups, numbers, people } from '../../sandbox/people'
import contract from './graphContract.json'
import { eachWithSandbox } from './support'

const jan = people.janDeVries.id
const management = '/admin/teams/telephoneNumberManagement'

/** A call, and the path of the contract that it is an example of. */
const reads: readonly (readonly [path: string, template: string])[] = [
  ['/organization', '/organization'],
  ['/users?$top=999&$expand=manager', '/users'],
  [`/users?$select=${userProperties().join(',')}`, '/users'],
  [`/users/${jan}?$select=${userProperties().join(',')}`, '/users/{user-id}'],
  [`/users/${people.lisaVanDijk.id}?$select=${userProperties().join(',')}&$expand=manager`, '/users/{user-id}'],
  [`/users/${jan}/manager`, '/users/{user-id}/manager'],
  [`/users/${people.petraDeBoer.id}/directReports`, '/users/{user-id}/directReports'],
  [`/users/${jan}/licenseDetails`, '/users/{user-id}/licenseDetails'],
  [`/users/${people.fleurPeters.id}/memberOf`, '/users/{user-id}/memberOf'],
  [`/users/${jan}/transitiveMemberOf`, '/users/{user-id}/transitiveMemberOf'],
  [`/groups/${groups.dynamicLicensing.id}`, '/groups/{group-id}'],
  [`/groups/${groups.sales.id}/owners`, '/groups/{group-id}/owners'],
  ['/subscribedSkus', '/subscribedSkus'],
  ['/roleManagement/directory/roleAssignments?$expand=roleDefinition', '/roleManagement/directory/roleAssignments'],
  ['/directory/deletedItems/graph.user', '/directory/deletedItems/graph.user'],
  [`/directory/deletedItems/${people.martijnDekker.id}`, '/directory/deletedItems/{directoryObject-id}'],
  [`${management}/numberAssignments`, `${management}/numberAssignments`],
]

/**
 * The contract is Microsoft's own metadata, as OpenAPI 3.0 (graphContract.json; its source is named inside). Every
 * property that the tenant answers must be known to it, which OpenAPI itself would not ask.
 */
describe("the pretend tenant's answers and Microsoft's contract", () => {
  const trial = eachWithSandbox()
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addFormat('int32', true)
  ajv.addSchema(strictly(contract) as object, 'contract')
  const validate = (template: string, method: 'get' | 'post', status: number, body: unknown): void => {
    const pointer = `/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`
    const schema = { $ref: `contract#${pointer.split('/').map(encodeURIComponent).join('/')}` }
    assert.ok(ajv.validate(schema, body), `${template}: ${ajv.errorsText()}\n${JSON.stringify(body).slice(0, 1000)}`)
  }

  for (const [path, template] of reads)
    it(`agree on GET ${path.slice(0, 90)}`, async () => {
      const { status, body } = await trial.graph('GET', path)

      assert.equal(status, 200)
      validate(template, 'get', 200, body)
    })

  it('agree on the answers to writes', async () => {
    const revoked = await trial.graph('POST', `/users/${jan}/revokeSignInSessions`)
    const body = { addLicenses: [], removeLicenses: ['c5928f49-12ba-48f7-ada3-0d743a3601d5'] }
    const assigned = await trial.graph('POST', `/users/${jan}/assignLicense`, { body })
    const reprocessed = await trial.graph('POST', `/users/${jan}/reprocessLicenseAssignment`)
    const restored = await trial.graph('POST', `/directory/deletedItems/${people.martijnDekker.id}/restore`, {
      body: {},
    })

    validate('/users/{user-id}/revokeSignInSessions', 'post', 200, revoked.body)
    validate('/users/{user-id}/assignLicense', 'post', 200, assigned.body)
    validate('/users/{user-id}/reprocessLicenseAssignment', 'post', 200, reprocessed.body)
    validate('/directory/deletedItems/{directoryObject-id}/restore', 'post', 200, restored.body)
  })

  it('agree on an operation of a phone number, and on a batch', async () => {
    const { telephoneNumber, numberType } = numbers.janDeVries
    const accepted = await trial.graph('POST', `${management}/numberAssignments/unassignNumber`, {
      body: { telephoneNumber, numberType },
    })
    const operation = (accepted.headers.get('location') ?? '').replace(`${trial.sandbox.url}/v1.0`, '')
    const batch = await trial.graph('POST', '/$batch', {
      body: { requests: [{ id: '1', method: 'GET', url: `/users/${jan}` }] },
    })

    validate(
      `${management}/operations/{telephoneNumberLongRunningOperation-id}`,
      'get',
      200,
      (await trial.graph('GET', operation)).body,
    )
    validate('/$batch', 'post', 200, batch.body)
  })

  it('agree on errors', async () => {
    const { body } = await trial.graph('GET', '/users/nobody')

    assert.ok(ajv.validate({ $ref: 'contract#/components/schemas/ODataError' }, body), ajv.errorsText())
  })

  it('would not agree on a property that Microsoft does not have', () => {
    assert.throws(() => validate('/users/{user-id}', 'get', 200, { id: jan, shoeSize: 44 }))
  })
})

function userProperties(): readonly string[] {
  const properties = Object.keys(contract.components.schemas['microsoft.graph.user'].properties)
  return properties.filter((name) => !name.startsWith('@') && !['manager', 'mailboxSettings'].includes(name))
}

/** OpenAPI 3.0 as JSON Schema: `nullable` written out, and no properties beyond those declared but annotations. */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly)
  if (typeof schema !== 'object' || schema === null) return schema
  const { nullable, additionalProperties, ...rest } = schema as Record<string, unknown>
  const inner = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, strictly(value)]))
  const declares = typeof rest['properties'] === 'object' && rest['type'] === 'object'
  const closed =
    declares && additionalProperties === true
      ? { additionalProperties: false, patternProperties: { '^@|@odata': {} } }
      : {}
  const kept =
    closed === undefined || additionalProperties === undefined || additionalProperties === true
      ? {}
      : { additionalProperties }
  const made = { ...inner, ...kept, ...closed }
  return nullable === true ? { anyOf: [made, { type: 'null' }] } : made
}
