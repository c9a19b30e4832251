import { strict as assert } from 'node:assert'
import appRoles from '../../../services/permissions/appRoles.json'
import { people } from '../../../sandbox/seeds/people'
import { application, botAppId } from '../../../sandbox/tenant/units'
import { eachWithSandbox, type Json } from '../support'

const places = `/servicePrincipals/${application.id}/appRoleAssignments`
const mailSend = appRoles.graph.appRoles['Mail.Send']
const nobody = '00000000-0000-4000-8000-000000000009'

describe('what the pretend tenant grants to an application', () => {
  const trial = eachWithSandbox()
  const answer = async (method: string, path: string, body?: unknown): Promise<string> => {
    const given = await trial.graph(method, path, body === undefined ? {} : { body })
    return given.status < 300 ? String(given.status) : `${given.status} ${String(given.body['error']?.['code'])}`
  }
  const list = async (path: string) => (await trial.graph('GET', path)).body['value'] as unknown as readonly Json[]
  const graphId = async () =>
    String((await list(`/servicePrincipals?$filter=appId eq '${appRoles.graph.resourceAppId}'`))[0]?.['id'])

  it('is found by client id, with the permissions that an API has to give', async () => {
    const [api] = await list(
      `/servicePrincipals?$filter=appId eq '${appRoles.graph.resourceAppId}'&$select=id,appId,displayName,appRoles`,
    )
    const roles = api?.['appRoles'] as unknown as readonly Json[]
    assert.ok(roles.some(({ id, value }) => String(id) === mailSend && String(value) === 'Mail.Send'))
    const [own, ...more] = await list(`/servicePrincipals?$filter=appId eq '${botAppId}'`)
    assert.deepEqual([String(own?.['id']), more], [application.id, []])
  })

  it('is given once, is listed, and is refused where it is no permission of that API', async () => {
    const place = { principalId: application.id, resourceId: await graphId(), appRoleId: mailSend }
    assert.deepEqual(await list(places), [])
    const made = await trial.graph('POST', places, { body: place })
    assert.deepEqual(
      [made.status, made.body['principalType'], made.body['principalId'], made.body['appRoleId']],
      [201, 'ServicePrincipal', application.id, mailSend],
    )
    assert.equal((await list(places)).length, 1)
    assert.equal(await answer('POST', places, place), '400 Request_BadRequest')
    assert.equal(await answer('POST', places, { ...place, appRoleId: nobody }), '400 Request_BadRequest')
    assert.equal(
      await answer('POST', places, { ...place, principalId: people.tomVisser.id }),
      '404 Request_ResourceNotFound',
    )
    assert.equal(await answer('POST', places, { ...place, resourceId: nobody }), '404 Request_ResourceNotFound')
    assert.equal(await answer('GET', `/servicePrincipals/${nobody}/appRoleAssignments`), '404 Request_ResourceNotFound')
  })

  it('may have a role of the directory, like a person', async () => {
    const role = { roleDefinitionId: 'fe930be7-5e62-47db-91af-98c3a49a38b1', directoryScopeId: '/' }
    const path = '/roleManagement/directory/roleAssignments'
    assert.equal(await answer('POST', path, { ...role, principalId: application.id }), '201')
    assert.equal((await list(`${path}?$filter=principalId eq '${application.id}'`)).length, 1)
    assert.equal(await answer('POST', path, { ...role, principalId: nobody }), '404 Request_ResourceNotFound')
  })
})
