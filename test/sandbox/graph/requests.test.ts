import { strict as assert } from 'node:assert'
import { permissionsFor } from '../../../sandbox/graph/permissions'
import { unsigned } from '../../../sandbox/identity/tokens'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { janDeVries, evaWillems, petraDeBoer, fleurPeters } = people
const jan = `/users/${janDeVries.id}`
const json = { 'Content-Type': 'application/json' }

describe('requests to the pretend Graph', () => {
  const trial = eachWithSandbox()
  const answer = async (method: string, path: string, options: object = {}): Promise<string> => {
    const { status, body } = await trial.graph(method, path, options)
    return status < 300 ? String(status) : `${status} ${String(body['error']?.['message'])}`
  }
  const as = (...roles: string[]) => ({ headers: { authorization: `Bearer ${unsigned({ roles })}` } })

  for (const body of ['{', '[]', 'null', '"text"', '1'])
    it(`are refused with the body ${body}`, async () => {
      assert.match(await answer('PATCH', jan, { body }), /^400 Unable to read JSON request payload/)
    })

  it('that take no body may have an empty one', async () => {
    assert.equal(await answer('POST', `${jan}/revokeSignInSessions`, { body: {} }), '200')
    assert.equal(
      await answer('POST', `${jan}/revokeSignInSessions`, { body: { now: true } }),
      '400 The request body must be empty.',
    )
    assert.equal(
      await answer('POST', `${jan}/revokeSignInSessions`, { body: 'now' }),
      '400 The request body must be empty.',
    )
  })

  it('may end with a slash, and have none too many before', async () => {
    assert.equal(await answer('GET', `${jan}/`), '200')
    assert.match(await answer('GET', `/${jan}`), /^400 Resource not found for the segment ''/)
    assert.match(await answer('GET', '/users//manager'), /^400 Resource not found for the segment/)
  })

  it('go to $batch by POST', async () => {
    assert.equal(await answer('GET', '/$batch'), '405 Only POST is allowed on $batch.')
  })

  it('change properties of a person with the general permissions, but for the password', async () => {
    const patch = (permission: string, body: object) => answer('PATCH', jan, { ...as(permission), body })
    const password = { passwordProfile: { password: 'Q7-rain-over-Utrecht' } }

    assert.equal(await patch('Directory.ReadWrite.All', { jobTitle: 'x' }), '204')
    assert.equal(await patch('Directory.ReadWrite.All', password), '204')
    assert.equal(await patch('User.ReadWrite.All', { jobTitle: 'x' }), '204')
    assert.match(await patch('User.ReadWrite.All', password), /^403 /)
    assert.match(await patch('User.EnableDisableAccount.All', { jobTitle: 'x' }), /^403 /)
  })

  it('read people with more than their basic profile', async () => {
    assert.match(await answer('GET', jan, as('User.ReadBasic.All')), /^403 /)
    assert.equal(await answer('GET', jan, as('User.Read.All')), '200')
  })

  it('name an owner by his address in Graph', async () => {
    const owners = `/groups/${groups.sales.id}/owners`
    const add = (link: string, more: object = {}) =>
      answer('POST', `${owners}/$ref`, { body: { '@odata.id': link, ...more } })
    const graph = 'https://graph.microsoft.com/v1.0'

    assert.match(await add(evaWillems.id), /^400 Invalid URL format specified in @odata\.id/)
    assert.match(await add(`${graph}/users/nobody`), /^404 /)
    assert.match(await add(`${graph}/users/${evaWillems.id}`, { role: 'owner' }), /^400 /)
    assert.equal(await add(`${graph}/directoryObjects/${evaWillems.id}`), '204')
    assert.match(await add(`${graph}/users/${evaWillems.id}`), /^400 One or more added object references already exist/)
  })

  it('take away an owner who is one, and leave the others', async () => {
    const owners = `/groups/${groups.helpdesk.id}/owners`
    const [first, second] = groups.helpdesk.owners

    assert.match(await answer('DELETE', `${owners}/${evaWillems.id}/$ref`), /^404 /)
    assert.equal(await answer('DELETE', `${owners}/${first}/$ref`), '204')

    const { body } = await trial.graph('GET', `${owners}?$select=id`)
    assert.deepEqual(
      (body['value'] as unknown as { id: string }[]).map(({ id }) => id),
      [second],
    )
  })

  it('find no group that is not there', async () => {
    assert.equal(await answer('GET', '/groups/none'), "400 Invalid object identifier 'none'.")
    assert.match(await answer('GET', `/groups/${janDeVries.id}/members`), /^404 /)
  })

  it('that forget $ref delete nobody who is not in the group', async () => {
    assert.match(await answer('DELETE', `/groups/${groups.sales.id}/members/${fleurPeters.id}`), /^404 /)
    assert.match(await answer('DELETE', `/groups/${groups.sales.id}/members/nobody`), /^400 Invalid object identifier/)
    assert.equal(await answer('GET', `/users/${fleurPeters.id}?$select=id`), '200')
  })

  it('change a group that holds no role with the permission on groups', async () => {
    const member = `/groups/${groups.sales.id}/members/${petraDeBoer.id}/$ref`

    assert.equal(await answer('DELETE', member, as('GroupMember.ReadWrite.All')), '204')
  })
})

describe('groups in groups of the pretend tenant', () => {
  const trial = eachWithSandbox({
    seed: ({ groups: all }) => {
      const sales = all.get(groups.sales.id)
      if (sales !== undefined) sales.members = [...sales.members, groups.everybody.id, 'gone']
    },
  })

  it('are each listed once, also when each is in the other', async () => {
    const { body } = await trial.graph('GET', `/users/${evaWillems.id}/transitiveMemberOf?$select=id`)

    const ids = (body['value'] as unknown as { id: string }[]).map(({ id }) => id)
    assert.deepEqual(ids.sort(), [groups.atlas.id, groups.everybody.id, groups.sales.id].sort())
  })

  it('show nobody who is gone', async () => {
    const { body } = await trial.graph('GET', `/groups/${groups.sales.id}/members?$select=id`)

    assert.equal((body['value'] as unknown as object[]).length, 4)
  })

  it('show their members, groups among them', async () => {
    const { body } = await trial.graph('GET', `/groups/${groups.everybody.id}/members?$select=id`)

    assert.equal(body['value']?.[0]?.['@odata.type'], '#microsoft.graph.group')
  })
})

describe('parts of a batch to the pretend Graph', () => {
  const trial = eachWithSandbox()
  const batch = (requests: readonly object[], more: object = {}) =>
    trial.graph('POST', '/$batch', { body: { requests, ...more } })
  const get = { id: '1', method: 'GET', url: `${jan}?$select=id` }

  it('are refused with names or addresses that are empty, and with more than requests', async () => {
    assert.equal((await batch([get])).status, 200)
    assert.equal((await batch([get], { atomic: true })).status, 400)
    assert.equal((await batch([{ ...get, id: '' }])).status, 400)
    assert.equal((await batch([{ ...get, url: '' }])).status, 400)
  })

  it('wait for the part that they name, and for no other', async () => {
    const { body } = await batch([
      { id: '1', method: 'GET', url: '/users/nobody' },
      { id: '2', method: 'GET', url: jan, dependsOn: ['1'] },
      { id: '3', method: 'GET', url: jan, dependsOn: ['2'] },
    ])
    const failedFirst = (body['responses'] as unknown as { id: string; status: number }[]).map(
      ({ id, status }) => `${id} ${status}`,
    )
    const good = await batch([
      get,
      { id: '2', method: 'GET', url: '/users/nobody', dependsOn: ['1'] },
      { id: '3', method: 'GET', url: jan, dependsOn: ['2'] },
    ])
    const goodFirst = (good.body['responses'] as unknown as { id: string; status: number }[]).map(
      ({ id, status }) => `${id} ${status}`,
    )

    assert.deepEqual(failedFirst.sort(), ['1 404', '2 424', '3 424'])
    assert.deepEqual(goodFirst.sort(), ['1 200', '2 404', '3 424'])
  })

  it('are done although their answer is a failure, when a fault says so', async () => {
    await trial.control('POST', 'faults', { path: 'revoke', status: 500, afterWork: true })
    await trial.control('POST', 'faults', { path: 'accountEnabled|/users/', method: 'PATCH', status: 500 })

    await batch([
      { id: '1', method: 'POST', url: `${jan}/revokeSignInSessions` },
      { id: '2', method: 'PATCH', url: jan, headers: json, body: { accountEnabled: false } },
    ])

    const { body } = await trial.control('GET', 'effects')
    assert.deepEqual(
      (body as unknown as { what: string }[]).map(({ what }) => what),
      ['POST /users/{id}/revokeSignInSessions'],
    )
  })
})

describe('tokens of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const read = async (authorization: string): Promise<number> =>
    (await trial.graph('GET', `${jan}?$select=id`, { headers: { authorization } })).status
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('are asked for by GET, and for something', async () => {
    const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = trial.sandbox.environment
    const ask = async (resource: string, method = 'GET'): Promise<string> => {
      const url = `${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=${resource}`
      const answer = await fetch(url, { method, headers: { 'x-identity-header': IDENTITY_HEADER } })
      const { message = '' } = (await answer.json()) as { message?: string }
      return `${answer.status} ${message}`
    }

    assert.match(await ask('https://graph.microsoft.com'), /^200 /)
    assert.match(await ask('https://graph.microsoft.com', 'POST'), /^405 /)
    assert.equal(await ask(''), '400 resource is missing')
  })

  it('for Teams carry the one role that its modules look for', async () => {
    const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = trial.sandbox.environment
    const query = 'api-version=2019-08-01&resource=48ac35b8-9aa8-4d74-927d-1f4a14a0b239'
    const given = await fetch(`${IDENTITY_ENDPOINT}?${query}`, { headers: { 'x-identity-header': IDENTITY_HEADER } })
    const { access_token } = (await given.json()) as { access_token: string }

    const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()) as object
    assert.deepEqual('roles' in claims && claims.roles, ['application_access'])
  })

  it('expire at a number of seconds, and at nothing else', async () => {
    const roles = ['User.Read.All']

    assert.equal(await read(`Bearer ${unsigned({ roles, exp: 1 })}`), 401)
    assert.equal(await read(`Bearer ${unsigned({ roles, exp: null })}`), 200)
  })

  it('that only look a little like one count as made up', async () => {
    assert.equal(await read(`Bearer x.${part({ roles: [] })}`), 200)
    assert.equal(await read(`Bearer x.${part({ roles: [] })}.y`), 403)
  })
})

describe('the permissions of the pretend Graph', () => {
  it('are written down for every call, or a call is a mistake of the sandbox', () => {
    assert.throws(() => permissionsFor('GET', '/nowhere'), /Nobody wrote down which permissions allow GET \/nowhere/)
  })
})
