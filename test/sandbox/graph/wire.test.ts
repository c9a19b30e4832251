import { strict as assert } from 'node:assert'
import { request } from 'node:http'
import { connect } from 'node:net'
import { people } from '../../../sandbox/seeds/people'
import { unsigned } from '../../../sandbox/identity/tokens'
import { eachWithSandbox } from '../support'

const jan = `/users/${people.janDeVries.id}`

describe('the wire of the pretend tenant', () => {
  const trial = eachWithSandbox()

  it('carries the request ids of every answer, in the header and in an error', async () => {
    const { headers, body } = await trial.graph('GET', '/users/nobody@contoso.com', {
      headers: { 'client-request-id': 'mine' },
    })

    assert.equal(headers.get('client-request-id'), 'mine')
    assert.equal(body['error']?.['innerError']?.['client-request-id'], 'mine')
    assert.equal(body['error']?.['innerError']?.['request-id'], headers.get('request-id'))
  })

  for (const [what, authorization] of [
    ['no token', ''],
    ['no bearer', 'Basic eDp4'],
    ['an invalid token', 'Bearer invalid-1'],
    ['an expired token', `Bearer ${unsigned({ roles: ['User.Read.All'], exp: 1 })}`],
    ['a token for Exchange', `Bearer ${unsigned({ roles: [], aud: 'https://outlook.office365.com' })}`],
  ] as const)
    it(`answers 401 to ${what}`, async () => {
      const { status, body } = await trial.graph('GET', jan, { headers: { authorization } })

      assert.equal(status, 401)
      assert.equal(body['error']?.['code'], 'InvalidAuthenticationToken')
    })

  it('answers 403 to a token without the permission', async () => {
    const authorization = `Bearer ${unsigned({ roles: ['User.Read.All'] })}`

    assert.equal((await trial.graph('GET', jan, { headers: { authorization } })).status, 200)
    assert.equal((await trial.graph('POST', `${jan}/revokeSignInSessions`, { headers: { authorization } })).status, 403)
    assert.equal(
      (await trial.graph('PATCH', jan, { headers: { authorization }, body: { accountEnabled: false } })).status,
      403,
    )
  })

  it('wants the permission on passwords for a password, and not only that on blocking', async () => {
    const authorization = `Bearer ${unsigned({ roles: ['User.Read.All', 'User.EnableDisableAccount.All'] })}`
    const patch = async (body: object): Promise<number> =>
      (await trial.graph('PATCH', jan, { headers: { authorization }, body })).status

    assert.equal(await patch({ accountEnabled: false }), 204)
    assert.equal(await patch({ passwordProfile: { password: 'Q7-rain-over-Utrecht' } }), 403)
  })

  it('answers 400 to a path it does not have, naming the segment, and 405 to a method', async () => {
    const unknown = await trial.graph('GET', `${jan}/invalidateAllRefreshTokens`)
    const method = await trial.graph('POST', jan, { body: {} })

    assert.equal(unknown.status, 400)
    assert.equal(unknown.body['error']?.['message'], "Resource not found for the segment 'invalidateAllRefreshTokens'.")
    assert.equal(method.status, 405)
  })

  it('survives garbage on the wire', async () => {
    const port = Number(new URL(trial.sandbox.url).port)
    const raw = (text: string): Promise<string> =>
      new Promise((resolve) => {
        let answer = ''
        const socket = connect(port, '127.0.0.1', () => socket.end(text))
        socket.on('data', (chunk) => (answer += chunk.toString()))
        socket.on('error', () => resolve(answer))
        socket.on('close', () => resolve(answer))
      })

    await raw('GET /v1.0/users HTTP/1.1\r\nHost: a b[\r\nConnection: close\r\n\r\n')
    await raw('GET http://[ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')
    await raw('\u0000\u0001\u0002\r\n\r\n')
    await raw(
      `GET /v1.0/users/%E0%A4%A HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n`,
    )

    assert.equal((await trial.graph('GET', jan)).status, 200)
  })

  it('answers nobody who calls it by another name or from another page', async () => {
    const { port } = new URL(trial.sandbox.url)
    const ask = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path: '/_sandbox/reset', method: 'POST', headers }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
          .on('error', reject)
          .end()
      })

    assert.equal(await ask({ host: `evil.example:${port}` }), 421)
    assert.equal(await ask({ host: `127.0.0.1:${port}`, origin: 'https://evil.example' }), 421)
    assert.equal(await ask({ host: `127.0.0.1:${port}` }), 204)
  })

  it('tells a person with a browser what it is', async () => {
    const page = await (await fetch(trial.sandbox.url)).text()

    assert.match(page, /Pretend Microsoft 365 tenant/)
    assert.match(page, /Robin 🌷/)
  })
})

describe('$batch of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const batch = (requests: readonly object[]) => trial.graph('POST', '/$batch', { body: { requests } })
  const json = { 'Content-Type': 'application/json' }

  it('answers each request by its id, in another order', async () => {
    const { status, body } = await batch([
      { id: 'a', method: 'GET', url: `${jan}?$select=id` },
      { id: 'b', method: 'GET', url: '/users/nobody' },
      { id: 'c', method: 'GET', url: '/subscribedSkus' },
    ])
    const responses = body['responses'] as unknown as { id: string; status: number }[]

    assert.equal(status, 200)
    assert.notDeepEqual(
      responses.map(({ id }) => id),
      ['a', 'b', 'c'],
    )
    assert.deepEqual(Object.fromEntries(responses.map(({ id, status }) => [id, status])), { a: 200, b: 404, c: 200 })
  })

  it('takes at most 20 requests', async () => {
    const requests = Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: jan }))

    assert.equal((await batch(requests)).status, 400)
    assert.equal((await batch(requests.slice(0, 20))).status, 200)
  })

  it('does not do what depends on something that failed', async () => {
    const { body } = await batch([
      { id: '1', method: 'PATCH', url: '/users/nobody', headers: json, body: { accountEnabled: false } },
      { id: '2', method: 'POST', url: `${jan}/revokeSignInSessions`, dependsOn: ['1'] },
    ])
    const second = (body['responses'] as unknown as { id: string; status: number }[]).find(({ id }) => id === '2')

    assert.equal(second?.status, 424)
    assert.deepEqual((await trial.control('GET', 'effects')).body, [])
  })

  for (const [what, requests] of [
    ['nothing', []],
    [
      'the same id twice',
      [
        { id: '1', method: 'GET', url: jan },
        { id: '1', method: 'GET', url: jan },
      ],
    ],
    ['a whole address', [{ id: '1', method: 'GET', url: `https://graph.microsoft.com/v1.0${jan}` }]],
    ['a dependency that is not there', [{ id: '1', method: 'GET', url: jan, dependsOn: ['0'] }]],
    ['a property that does not exist', [{ id: '1', method: 'GET', url: jan, after: ['0'] }]],
    [
      'order for some and not for others',
      [
        { id: '1', method: 'GET', url: jan },
        { id: '2', method: 'GET', url: jan },
        { id: '3', method: 'GET', url: jan, dependsOn: ['1'] },
      ],
    ],
  ] as const)
    it(`refuses ${what}`, async () => {
      assert.equal((await batch(requests)).status, 400)
    })

  it('wants a content type inside when there is a body, and no version in the address', async () => {
    const { body } = await batch([
      { id: '1', method: 'PATCH', url: jan, body: { accountEnabled: false } },
      { id: '2', method: 'GET', url: `/v1.0${jan}` },
    ])

    assert.deepEqual(
      (body['responses'] as unknown as { status: number }[]).map(({ status }) => status),
      [400, 400],
    )
  })

  it('takes the ConsistencyLevel of each request by itself', async () => {
    const url = '/users?$search="displayName:jan"&$select=id'
    const { body } = await batch([
      { id: '1', method: 'GET', url, headers: { ConsistencyLevel: 'eventual' } },
      { id: '2', method: 'GET', url },
    ])
    const responses = body['responses'] as unknown as { id: string; status: number }[]

    assert.deepEqual(Object.fromEntries(responses.map(({ id, status }) => [id, status])), { '1': 200, '2': 400 })
  })

  it('gives whole addresses to go on with', async () => {
    const { body } = await batch([{ id: '1', method: 'GET', url: '/users?$select=id&$top=5' }])
    const next = String(body['responses']?.[0]?.['body']?.['@odata.nextLink'])

    assert.ok(next.startsWith(`${trial.sandbox.url}/v1.0/users?`))
    assert.equal((await trial.graph('GET', next.replace(`${trial.sandbox.url}/v1.0`, ''))).status, 200)
  })
})
