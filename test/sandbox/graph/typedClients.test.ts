import { strict as assert } from 'node:assert'
import { unsigned } from '../../../sandbox/identity/tokens'
import { drives } from '../../../sandbox/seeds/drives'
import { administratorsApp, commandLineApp } from '../../../sandbox/seeds/clientApps'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { tenantId } from '../../../sandbox/tenant/organization'
import { eachWithSandbox } from '../support'

const { janDeVries: jan, petraDeBoer: petra } = people
const user = `/users/${jan.id}`
const text = (address: string) => ({ emailAddress: { '@odata.type': '#microsoft.graph.emailAddress', address } })

describe('what typed clients write, in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const answer = async (method: string, path: string, body?: unknown, headers = {}): Promise<string> => {
    const given = await trial.graph(method, path, body === undefined ? { headers } : { body, headers })
    return given.status < 300 ? String(given.status) : `${given.status} ${String(given.body['error']?.['message'])}`
  }

  it('is the type of everything, at any depth', async () => {
    const body = {
      '@odata.type': '#microsoft.graph.user',
      passwordProfile: { '@odata.type': '#microsoft.graph.passwordProfile', password: 'Zeer-Geheim-2026' },
    }

    assert.equal(await answer('PATCH', user, body), '204')
    assert.match(
      await answer('PATCH', user, { ...body, '@odata.type': '#microsoft.graph.group' }),
      /^400 The type '#microsoft\.graph\.group' is not assignable/,
    )
    assert.match(await answer('PATCH', user, { ...body, '@odata.type': 'user' }), /^400 The type 'user'/)
  })

  it('is the name of an action’s parameter in any case, and no other name', async () => {
    const message = {
      subject: 'Hallo',
      body: { contentType: 'text', content: '' },
      toRecipients: [text('a@b.example')],
    }

    assert.equal(await answer('POST', `${user}/sendMail`, { Message: message, SaveToSentItems: true }), '202')
    assert.match(await answer('POST', `${user}/sendMail`, { Messages: message }), /^400 /)
    assert.match(await answer('PATCH', user, { JobTitle: 'x' }), /^400 Property 'JobTitle' does not exist/)
  })

  it('are casts and actions by their full names', async () => {
    const managed = '/admin/teams/telephoneNumberManagement/numberAssignments'

    assert.equal(await answer('GET', `${user}/memberOf/microsoft.graph.group`), '200')
    assert.equal(await answer('GET', '/directory/deletedItems/microsoft.graph.user'), '200')
    assert.match(
      await answer('POST', `${managed}/microsoft.graph.teamsAdministration.unassignNumber`, {
        telephoneNumber: '+31000000000',
        numberType: 'callingPlan',
      }),
      /^404 The telephone number/,
    )
    assert.match(await answer('GET', `${user}/manager/microsoft.graph.group`), /^400 Resource not found/)
    assert.match(await answer('GET', `${user}/memberOf/microsoft.graph.shoe`), /^400 Resource not found/)
  })

  it('asks for one type of several', async () => {
    const daniel = `/users/${people.danielMeijer.id}/memberOf`
    const types = async (path: string) =>
      ((await trial.graph('GET', path)).body['value'] as unknown as Record<string, unknown>[]).map(
        (one) => one['@odata.type'],
      )

    const roles = await types(`${daniel}/graph.directoryRole`)
    assert.ok(roles.length > 0 && roles.every((type) => type === '#microsoft.graph.directoryRole'))
    assert.ok((await types(daniel)).length > roles.length)
  })

  it('counts by an index that it says it knows of', async () => {
    const { status, body, headers } = await trial.search(`/groups/${groups.sales.id}/members/$count`)
    const some = await trial.search(`/users/$count?$filter=department eq 'Sales'`)

    assert.deepEqual([status, body, headers.get('content-type')], [200, '3', 'text/plain'])
    assert.equal(Number(some.body) > 2, true)
    assert.match(await answer('GET', '/users/$count'), /^400 .*ConsistencyLevel/)
    assert.match(await answer('GET', `/users/${jan.id}/$count`), /^400 Resource not found/)
    assert.match(await answer('GET', '/users/$count?$top=1', undefined, { consistencylevel: 'eventual' }), /^400 /)
  })

  it('copies with what is so when nobody says otherwise', async () => {
    const { id, rootId } = drives.janDeVries
    const { body } = await trial.graph('GET', `/drives/${id}/items/${rootId}/children`)
    const copy = `/drives/${id}/items/${String(body['value']?.[0]?.['id'])}/copy`

    assert.equal(
      await answer('POST', copy, { name: 'Kopie', childrenOnly: false, includeAllVersionHistory: false }),
      '202',
    )
    assert.match(await answer('POST', copy, { name: 'Nog een', childrenOnly: true }), /^400 /)
    assert.match(await answer('POST', copy, { name: 'Nog een', includeAllVersionHistory: true }), /^400 /)
  })

  it('is answered by beta that there is nothing, in Graph’s form', async () => {
    const response = await fetch(`${trial.sandbox.url}/beta/users`, { headers: { authorization: 'Bearer anybody' } })

    assert.equal(response.status, 400)
    assert.equal(((await response.json()) as { error: { code: string } }).error.code, 'BadRequest')
  })

  describe('who signs in as an application', () => {
    const form = (changes: Record<string, string>) =>
      new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: administratorsApp,
        client_secret: 'any',
        scope: 'https://graph.microsoft.com/.default',
        ...changes,
      })
    const token = async (changes: Record<string, string> = {}, tenant = tenantId) => {
      const address = `${trial.sandbox.url}/${tenant}/oauth2/v2.0/token`
      const response = await fetch(address, { method: 'POST', body: form(changes) })
      return { status: response.status, body: (await response.json()) as Record<string, string> }
    }

    it('gets a token with what was consented to', async () => {
      const all = await token()
      const few = await token({ client_id: commandLineApp })
      const read = async ({ body }: { body: Record<string, string> }) =>
        answer('GET', '/roleManagement/directory/roleAssignments', undefined, {
          authorization: `Bearer ${body['access_token']}`,
        })

      assert.equal(all.status, 200)
      assert.equal(await read(all), '200')
      assert.match(await read(few), /^403 /)
    })

    it('tells where to sign in to whoever asks for it, and takes nothing there', async () => {
      for (const path of ['/common/discovery/instance', `/${tenantId}/v2.0/.well-known/openid-configuration`])
        assert.equal((await fetch(`${trial.sandbox.url}${path}`, { method: 'POST' })).status, 404)
    })

    it('knows how to, from the discovery document', async () => {
      const at = async (path: string) =>
        (await fetch(trial.sandbox.url + path)).json() as Promise<Record<string, unknown>>

      const { token_endpoint } = await at(`/${tenantId}/v2.0/.well-known/openid-configuration`)
      const { tenant_discovery_endpoint } = await at('/common/discovery/instance?api-version=1.1')
      assert.equal(token_endpoint, `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`)
      assert.match(String(tenant_discovery_endpoint), /openid-configuration$/)
    })

    for (const [what, changes, status, error] of [
      ['another way', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
      ['an unknown application', { client_id: 'nobody' }, 400, 'unauthorized_client'],
      ['no secret', { client_secret: '' }, 401, 'invalid_client'],
      ['no scope', { scope: 'openid' }, 400, 'invalid_scope'],
      ['another resource', { scope: 'https://vault.azure.net/.default' }, 400, 'invalid_resource'],
    ] as const)
      it(`is refused with ${what}`, async () => {
        const refused = await token(changes)

        assert.deepEqual([refused.status, refused.body['error']], [status, error])
        assert.match(String(refused.body['error_description']), /^AADSTS\d+: /)
      })

    it('is refused anywhere else', async () => {
      const response = await fetch(`${trial.sandbox.url}/${tenantId}/oauth2/v2.0/devicecode`, { method: 'POST' })

      assert.equal(response.status, 404)
      for (const path of ['oauth2/v2.0/token', 'oauth2/v2.0/authorize'])
        assert.equal((await fetch(`${trial.sandbox.url}/${tenantId}/${path}`)).status, 404)
    })
  })

  it('reads the purpose of a mailbox that Exchange made another one', async () => {
    const purpose = async () => (await trial.graph('GET', `${user}/mailboxSettings`)).body['userPurpose']

    assert.equal(await purpose(), 'user')
    await trial.exchange('Set-Mailbox', { Identity: jan.userPrincipalName, Type: 'Shared' })
    assert.equal(await purpose(), 'shared')
    const selected = await trial.graph('GET', `${user}?$select=mailboxSettings`)
    assert.equal(selected.body['mailboxSettings']?.['userPurpose'], 'shared')
    assert.match(await answer('GET', `/users/${people.breakGlass.id}?$select=mailboxSettings`), /^404 /)
    const authorization = `Bearer ${unsigned({ roles: ['User.Read.All'] })}`
    assert.match(await answer('GET', `${user}?$select=mailboxSettings`, undefined, { authorization }), /^403 /)
    assert.match(await answer('GET', '/users?$select=mailboxSettings'), /^400 Could not find a property/)
  })

  it('asks for several objects at once', async () => {
    const { body } = await trial.graph('POST', '/directoryObjects/getByIds', {
      body: { ids: [jan.id, groups.sales.id, '00000000-0000-4000-8000-000000000009'], types: ['user'] },
    })
    const both = await trial.graph('POST', '/directoryObjects/getByIds', { body: { ids: [petra.id, groups.sales.id] } })

    assert.deepEqual(
      (body['value'] as unknown as { id: string }[]).map(({ id }) => id),
      [jan.id],
    )
    assert.equal((both.body['value'] as unknown as object[]).length, 2)
    assert.match(await answer('GET', '/directoryObjects/nobody'), /^400 Invalid object identifier/)
    assert.match(await answer('GET', '/directoryObjects/00000000-0000-4000-8000-000000000009'), /^404 /)
    assert.equal(await answer('GET', `/directoryObjects/${jan.id}`), '200')
  })
})
