import { strict as assert } from 'node:assert'
import type { GraphGateway } from '../../../../services/remote/gateway'
import { createGraphGateway } from '../../../../services/remote/graph/graphGateway'
import { type GraphOperation, type JsonObject, randomPassword } from '../../../../services/model/operation'
import type { Answer, RemoteProblemKind } from '../../../../services/remote/reader'
import { countingCredential, keptLog, type RemoteServer, type Said, shortPace, startRemote } from './remote'

const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }

function operation(method: GraphOperation['method'], path: string, body?: JsonObject): GraphOperation {
  return { via: 'graph', explain: { key: 'x.y' }, method, path, ...(body === undefined ? {} : { body }) }
}

const block = operation('PATCH', '/users/u', { accountEnabled: false })

describe('sending to Microsoft Graph', () => {
  let server: RemoteServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  async function graphSaying(say: Parameters<typeof startRemote>[0], pace = shortPace) {
    server = await startRemote(say)
    const { log, text } = keptLog()
    const graph: GraphGateway = createGraphGateway({
      baseUrl: `${server.url}/v1.0`,
      credential: countingCredential(),
      pace,
      log,
    })
    return { graph, received: server.received, logged: text }
  }

  it('sends the operation as it is, with the request id of the journal', async () => {
    const { graph, received } = await graphSaying(() => ({ status: 204, headers: { 'request-id': 'r-1' } }))

    const answer = await graph.send(block, sending)

    assert.deepEqual(answer, { ok: true, alreadySo: false, requestId: 'r-1' })
    assert.equal(received[0]?.method, 'PATCH')
    assert.equal(received[0]?.path, '/v1.0/users/u')
    assert.deepEqual(received[0]?.body, { accountEnabled: false })
    assert.equal(received[0]?.headers['client-request-id'], sending.clientRequestId)
    assert.match(String(received[0]?.headers['content-type']), /^application\/json/)
  })

  it('sends a POST without a body when the operation has none', async () => {
    const { graph, received } = await graphSaying(() => ({ status: 200, body: { value: true } }))

    assert.equal((await graph.send(operation('POST', '/users/u/revokeSignInSessions'), sending)).ok, true)
    assert.equal(received[0]?.body, undefined)
  })

  it('makes up the password when sending, and keeps it out of the log and of the problem', async () => {
    const { graph, received, logged } = await graphSaying(({ body }) => ({
      status: 400,
      body: { error: { code: 'Request_BadRequest', message: 'Refused' }, echo: body },
    }))

    const answer = await graph.send(
      operation('PATCH', '/users/u', { passwordProfile: { password: randomPassword } }),
      sending,
    )

    const body = received.map((request) => request.body)[0] as { passwordProfile: { password: string } }
    const { password } = body.passwordProfile
    assert.ok(password.length >= 48)
    assert.doesNotMatch(JSON.stringify(answer), new RegExp(escaped(password)))
    assert.doesNotMatch(logged(), new RegExp(escaped(password)))
    assert.doesNotMatch(logged(), /token-/)
  })

  it('sends again after 429 and 503, because nothing was done', async () => {
    const script: Said[] = [{ status: 429, headers: { 'Retry-After': '0' } }, { status: 503 }, { status: 204 }]
    const { graph, received } = await graphSaying((_request, index) => script[index] as Said)

    assert.deepEqual(await graph.send(block, sending), { ok: true, alreadySo: false })
    assert.equal(received.length, 3)
  })

  it('sends again when another change at the same object came between', async () => {
    const collision = { error: { code: 'Directory_ConcurrencyViolation', message: 'Again.' } }
    const { graph, received } = await graphSaying((_request, index) =>
      index === 0 ? { status: 409, body: collision } : { status: 204 },
    )

    assert.equal((await graph.send(block, sending)).ok, true)
    assert.equal(received.length, 2)
  })

  for (const said of ['lose', { status: 500 }, { status: 502, body: '<html>' }, { status: 504 }] satisfies Said[])
    it(`sends nothing twice when the answer was lost: ${JSON.stringify(said)}`, async () => {
      const { graph, received } = await graphSaying(() => said)

      assert.equal(kindOf(await graph.send(block, sending)), 'unknown')
      assert.equal(received.length, 1)
    })

  it('sends nothing twice when no answer came within the time limit', async () => {
    const { graph, received } = await graphSaying(() => 'hang', { ...shortPace, requestTimeout: 1_000 })

    assert.equal(kindOf(await graph.send(block, sending)), 'unknown')
    assert.equal(received.length, 1)
  })

  it('is unavailable, not unknown, when nothing could be sent', async () => {
    const { graph } = await graphSaying(() => ({ status: 204 }))
    await server?.close()

    assert.equal(kindOf(await graph.send(block, sending)), 'unavailable')
  })

  it('is unauthenticated when there is no token, and sends nothing', async () => {
    server = await startRemote(() => ({ status: 204 }))
    const credential = { getToken: () => Promise.reject(new Error('AADSTS700016')) }
    const graph = createGraphGateway({ baseUrl: `${server.url}/v1.0`, credential, pace: shortPace, log: keptLog().log })

    assert.equal(kindOf(await graph.send(block, sending)), 'unauthenticated')
    assert.equal(server.received.length, 0)
  })

  it('takes what is already so for done', async () => {
    const { graph } = await graphSaying(() => ({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound', message: 'Gone.', innerError: { 'request-id': 'r-9' } } },
    }))

    assert.deepEqual(await graph.send(operation('DELETE', '/groups/g/members/u/$ref'), sending), {
      ok: true,
      alreadySo: true,
      requestId: 'r-9',
    })
    assert.equal(kindOf(await graph.send(block, sending)), 'notFound')
  })

  it('throws for a DELETE that would delete a person, before anything is sent', async () => {
    const { graph, received } = await graphSaying(() => ({ status: 204 }))

    await assert.rejects(graph.send(operation('DELETE', '/groups/g/members/u'), sending), /would delete the person/)
    assert.equal(received.length, 0)
  })
})

describe('a long-running operation of Microsoft Graph', () => {
  let server: RemoteServer | undefined
  afterEach(async () => {
    await server?.close()
  })

  const unassign = operation('POST', '/admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber', {
    telephoneNumber: '+31201234567',
    numberType: 'callingPlan',
  })

  async function answerTo(location: string | ((url: string) => string), states: readonly Said[], pace = shortPace) {
    let url = ''
    let asked = 0
    server = await startRemote(({ method }) => {
      if (method === 'POST')
        return { status: 202, headers: { location: typeof location === 'string' ? location : location(url) } }
      asked += 1
      return states[Math.min(asked, states.length) - 1] as Said
    })
    url = server.url
    const graph = createGraphGateway({
      baseUrl: `${url}/v1.0`,
      credential: countingCredential(),
      pace,
      log: keptLog().log,
    })
    return { answer: await graph.send(unassign, sending), received: server.received }
  }

  const state = (status: string, more = {}): Said => ({ status: 200, body: { status, ...more } })

  it('is followed until it has succeeded, by an absolute link', async () => {
    const { answer, received } = await answerTo(
      (url) => `${url}/v1.0/operations/1`,
      [{ status: 404 }, state('notStarted'), state('running'), state('succeeded')],
    )

    assert.equal(answer.ok, true)
    assert.deepEqual(
      received.slice(1).map(({ path }) => path),
      Array(4).fill('/v1.0/operations/1'),
    )
  })

  it('is followed by a link relative to the host or to the version', async () => {
    const relativeToHost = await answerTo('/v1.0/operations/1', [state('succeeded')])
    await server?.close()
    const relativeToVersion = await answerTo('/operations/1', [state('succeeded')])

    assert.equal(relativeToHost.received[1]?.path, '/v1.0/operations/1')
    assert.equal(relativeToVersion.received[1]?.path, '/v1.0/operations/1')
  })

  it('is refused with its own words when it failed', async () => {
    const { answer } = await answerTo('/operations/1', [
      state('failed', { numbers: [{ status: 'failed', message: 'The number is not assigned.' }] }),
    ])

    assert.equal(kindOf(answer), 'badRequest')
    assert.equal(answer.ok ? '' : answer.problem.text, 'The number is not assigned.')
  })

  it('is unknown when it does not end in time, or can no longer be asked', async () => {
    const endless = await answerTo('/operations/1', [state('running')], { ...shortPace, verifyPatience: 20 })
    await server?.close()
    const hidden = await answerTo('/operations/1', [{ status: 403 }])

    assert.equal(kindOf(endless.answer), 'unknown')
    assert.equal(kindOf(hidden.answer), 'unknown')
  })

  it('is not followed to another host', async () => {
    const { answer, received } = await answerTo('https://elsewhere.example/monitor/1', [])

    assert.equal(answer.ok, true)
    assert.equal(received.length, 1)
  })
})

function kindOf(answer: Answer): RemoteProblemKind | undefined {
  return answer.ok ? undefined : answer.problem.kind
}

function escaped(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, (mark) => `\\${mark}`)
}
