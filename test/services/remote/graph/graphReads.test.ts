import { strict as assert } from 'node:assert'
import { type SinonFakeTimers, useFakeTimers } from 'sinon'
import { z } from 'zod'
import { createGraphGateway } from '../../../../services/remote/graph/graphGateway'
import { RemoteError } from '../../../../services/remote/reader'
import {
  countingCredential,
  keptLog,
  type RemoteServer,
  type Said,
  saidToBatch,
  shortPace,
  startRemote,
} from './remote'

const named = z.object({ name: z.string() })

describe('reading Microsoft Graph', () => {
  let server: RemoteServer | undefined
  let clock: SinonFakeTimers | undefined
  afterEach(async () => {
    clock?.restore()
    clock = undefined
    await server?.close()
    server = undefined
  })

  async function graphSaying(say: Parameters<typeof startRemote>[0], pace = shortPace) {
    server = await startRemote(say)
    const credential = countingCredential()
    const { log, text } = keptLog()
    const graph = createGraphGateway({ baseUrl: `${server.url}/v1.0`, credential, pace, log })
    return { graph, credential, received: server.received, logged: text, url: server.url }
  }

  const nameFrom = (path: string) => ({ status: 200, body: { name: path } })
  const eachByName: Parameters<typeof startRemote>[0] = (request) =>
    request.path === '/v1.0/$batch' ? saidToBatch(request, nameFrom) : nameFrom(request.path)

  it('sends a lone read as a plain GET with a token and a request id', async () => {
    const { graph, received, credential } = await graphSaying(eachByName)

    const user = await graph.get('/users/u?$select=id,displayName', named)

    assert.equal(user.name, '/v1.0/users/u?$select=id,displayName')
    assert.equal(received.length, 1)
    assert.equal(received[0]?.method, 'GET')
    assert.equal(received[0]?.headers.authorization, 'Bearer token-1')
    assert.match(String(received[0]?.headers['client-request-id']), /^[0-9a-f-]{36}$/)
    assert.deepEqual(credential.asked, ['https://graph.microsoft.com/.default'])
  })

  it('puts the reads of one turn into one batch and gives each its own answer', async () => {
    const { graph, received } = await graphSaying(eachByName)

    const users = await Promise.all(['/a', '/b', '/c'].map((path) => graph.get(path, named)))

    assert.deepEqual(users, [{ name: '/a' }, { name: '/b' }, { name: '/c' }])
    assert.deepEqual(
      received.map(({ method, path }) => `${method} ${path}`),
      ['POST /v1.0/$batch'],
    )
  })

  it('splits more than twenty reads into batches of at most twenty', async () => {
    const { graph, received } = await graphSaying(eachByName)

    await Promise.all(Array.from({ length: 45 }, (_, index) => graph.get(`/users/${index}`, named)))

    const sizes = received.map(({ body }) => (body as { requests: unknown[] }).requests.length)
    assert.deepEqual(
      sizes.sort((one, other) => other - one),
      [20, 20, 5],
    )
  })

  it('asks for the same thing once when it is read several times in one turn, and anew in the next', async () => {
    const { graph, received } = await graphSaying(eachByName)

    await Promise.all([graph.get('/a', named), graph.get('/a', named), graph.get('/a', named)])
    await graph.get('/a', named)

    assert.deepEqual(
      received.map(({ method, path }) => `${method} ${path}`),
      ['GET /v1.0/a', 'GET /v1.0/a'],
    )
  })

  it('marks advanced queries, alone and inside a batch', async () => {
    const { graph, received } = await graphSaying(eachByName)
    const search = '/users?$search="displayName:Jan"&$count=true'

    await graph.get(search, named)
    await Promise.all([graph.get(search, named), graph.get('/plain', named)])

    assert.equal(received[0]?.headers['consistencylevel'], 'eventual')
    const batch = received.map(({ body }) => body)[1] as { requests: { headers?: Record<string, string> }[] }
    const { requests } = batch
    assert.deepEqual(
      requests.map(({ headers }) => headers?.['ConsistencyLevel']),
      ['eventual', undefined],
    )
  })

  it('asks again only for the parts of a batch that were throttled', async () => {
    // Two timers of the same length may fire apart where a millisecond goes by between them: here they do not.
    clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const turns = new Map<string, number>()
    const throttledOnce = (path: string): Exclude<Said, string> => {
      const turn = (turns.get(path) ?? 0) + 1
      turns.set(path, turn)
      return path !== '/calm' && turn === 1 ? { status: 429, headers: { 'Retry-After': '0' } } : nameFrom(path)
    }
    const { graph, received } = await graphSaying((request) =>
      request.path === '/v1.0/$batch' ? saidToBatch(request, throttledOnce) : nameFrom(request.path),
    )

    let isOver = false
    const answers = Promise.all(['/calm', '/busy', '/busier'].map((path) => graph.get(path, named)))
    void answers.finally(() => (isOver = true))
    for (; !isOver; await new Promise(setImmediate)) clock.tick(1)

    assert.deepEqual(await answers, [{ name: '/calm' }, { name: '/busy' }, { name: '/busier' }])
    assert.deepEqual(
      [...turns],
      [
        ['/busier', 2],
        ['/busy', 2],
        ['/calm', 1],
      ],
    )
    assert.equal(received.length, 2)
  })

  it('gives an answer of a batch at once while others of it wait', async () => {
    let released = false
    const { graph } = await graphSaying((request) =>
      request.path === '/v1.0/$batch'
        ? saidToBatch(request, (path) =>
            path === '/calm' ? nameFrom(path) : { status: 503, headers: { 'Retry-After': '1' } },
          )
        : ((released = true), nameFrom(request.path)),
    )

    const busy = graph.get('/busy', named)
    const calm = await graph.get('/calm', named)

    assert.deepEqual(calm, { name: '/calm' })
    assert.equal(released, false)
    await busy
  })

  it('asks again after 429, 503, 504 and a broken connection', async () => {
    const script: Said[] = [
      { status: 429, headers: { 'Retry-After': new Date(0).toUTCString() } },
      { status: 503 },
      { status: 504 },
      'lose',
      { status: 200, body: { name: 'Jan' } },
    ]
    const { graph, received } = await graphSaying((_request, index) => script[index] as Said)

    assert.deepEqual(await graph.get('/users/u', named), { name: 'Jan' })
    assert.equal(received.length, 5)
  })

  it('gives up after five attempts', async () => {
    const { graph, received } = await graphSaying(() => ({ status: 429, headers: { 'Retry-After': '0' } }))

    await assert.rejects(graph.get('/users/u', named), problem('throttled'))
    assert.equal(received.length, 5)
  })

  it('gives up at once when it is told to wait longer than its patience', async () => {
    const { graph, received } = await graphSaying(() => ({ status: 429, headers: { 'Retry-After': '3600' } }))

    await assert.rejects(graph.get('/users/u', named), problem('throttled'))
    assert.equal(received.length, 1)
  })

  it('takes a fresh token once when the first is refused, with the claims that were demanded', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true}}}'
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`
    const { graph, credential } = await graphSaying(({ headers, path }) =>
      headers.authorization === 'Bearer token-1'
        ? { status: 401, headers: { 'www-authenticate': challenge } }
        : nameFrom(path),
    )

    await graph.get('/a', named)

    assert.deepEqual(credential.claims, [undefined, claims])
  })

  it('says unauthenticated when the fresh token is refused, too', async () => {
    const { graph, received } = await graphSaying(() => ({ status: 401 }))

    await assert.rejects(graph.get('/a', named), problem('unauthenticated'))
    assert.equal(received.length, 2)
  })

  it('reads all pages of a collection, also when a page comes in a batch', async () => {
    const { graph, received, url } = await graphSaying((request) => {
      const page = (path: string) =>
        path.includes('skiptoken')
          ? { status: 200, body: { value: [{ name: 'c' }] } }
          : {
              status: 200,
              body: { value: [{ name: 'a' }, { name: 'b' }], '@odata.nextLink': `${url}/v1.0/users?$skiptoken=2` },
            }
      return request.path === '/v1.0/$batch' ? saidToBatch(request, page) : page(request.path)
    })

    const alone = await graph.list('/users?$count=true', named)
    const [together] = await Promise.all([graph.list('/users', named), graph.list('/groups', named)])

    assert.deepEqual(alone, [{ name: 'a' }, { name: 'b' }, { name: 'c' }])
    assert.deepEqual(together, alone)
    assert.equal(received[1]?.path, '/v1.0/users?$skiptoken=2')
    assert.equal(received[1]?.headers['consistencylevel'], 'eventual')
  })

  it('follows no page to another host', async () => {
    const { graph, received } = await graphSaying(() => ({
      status: 200,
      body: { value: [], '@odata.nextLink': 'https://elsewhere.example/v1.0/users' },
    }))

    await assert.rejects(graph.list('/users', named), problem('unexpected'))
    assert.equal(received.length, 1)
  })

  it('finds nothing where there is nothing, and throws for everything else', async () => {
    const { graph } = await graphSaying(({ path }) => ({ status: path.includes('none') ? 404 : 403 }))

    assert.equal(await graph.find('/none', named), undefined)
    await assert.rejects(graph.get('/none', named), problem('notFound'))
    await assert.rejects(graph.find('/secret', named), problem('forbidden'))
  })

  const picture = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0xfb, 0xef, 0xbe, 0x80])
  it('gives the bytes of a picture, alone and in a batch of either alphabet', async () => {
    const { graph } = await graphSaying((request) =>
      request.path === '/v1.0/$batch'
        ? saidToBatch(request, (path) => ({
            status: 200,
            body: picture.toString(path === '/url' ? 'base64url' : 'base64'),
          }))
        : { status: 200, headers: { 'content-type': 'image/jpeg' }, body: picture },
    )

    assert.deepEqual(await graph.bytes('/alone'), picture)
    assert.deepEqual(await Promise.all(['/plain', '/url'].map((path) => graph.bytes(path))), [picture, picture])
  })

  it('gives no bytes where there are none, and says unexpected of what is none', async () => {
    const bodies: Readonly<Record<string, unknown>> = { '/json': { width: 48 }, '/page': '<html>Sign in</html>' }
    const { graph } = await graphSaying(({ path }) => {
      const body = bodies[path.replace('/v1.0', '')]
      return body === undefined ? { status: 404 } : { status: 200, body }
    })

    assert.equal(await graph.bytes('/missing'), undefined)
    for (const path of Object.keys(bodies))
      await assert.rejects(
        graph.bytes(path),
        ({ problem }: RemoteError) =>
          problem.kind === 'unexpected' && problem.text === `${path}: The answer is no bytes`,
      )
  })

  it('says unexpected, and where, for an answer of another shape, without repeating it', async () => {
    const { graph } = await graphSaying(() => ({ status: 200, body: { name: 42, note: 'private' } }))

    await assert.rejects(graph.get('/users/u?$filter=private', named), (error) => {
      assert.ok(error instanceof RemoteError)
      assert.equal(error.problem.kind, 'unexpected')
      assert.match(error.message, /\/users\/u: The answer does not fit: name: /)
      assert.doesNotMatch(error.message, /private/)
      return true
    })
  })

  it('says unavailable when nobody answers in time, or at all', async () => {
    const { graph } = await graphSaying(() => 'hang', { ...shortPace, requestTimeout: 20 })

    await assert.rejects(graph.get('/a', named), problem('unavailable'))
    await server?.close()
    await assert.rejects(graph.get('/a', named), problem('unavailable'))
  })

  it('logs every request by its path, without query, token or body', async () => {
    const { graph, logged } = await graphSaying(() => ({ status: 403, body: { error: { code: 'x', message: 'No.' } } }))

    await assert.rejects(graph.get("/users?$filter=startswith(displayName,'Jan')", named))

    assert.match(logged(), /"path":"\/users"/)
    assert.match(logged(), /"clientRequestId"/)
    assert.doesNotMatch(logged(), /token-|startswith|Bearer/)
  })

  it('sends its token neither unencrypted to another machine nor along a redirect', async () => {
    const { graph, received } = await graphSaying(() => ({ status: 302, headers: { location: '/elsewhere' } }))
    const settings = { credential: countingCredential(), pace: shortPace, log: keptLog().log }

    assert.throws(
      () => createGraphGateway({ baseUrl: 'http://graph.example/v1.0', ...settings }),
      /neither https nor this machine/,
    )
    assert.throws(() => createGraphGateway({ baseUrl: 'http://127.0.0.1.example/v1.0', ...settings }))
    assert.doesNotThrow(() => createGraphGateway({ baseUrl: 'http://[::1]:1/v1.0', ...settings }))
    await assert.rejects(graph.get('/a', named), problem('unexpected'))
    assert.equal(received.length, 1)
  })
})

function problem(kind: string) {
  return (error: unknown): true => {
    assert.ok(error instanceof RemoteError)
    assert.equal(error.problem.kind, kind)
    return true
  }
}
