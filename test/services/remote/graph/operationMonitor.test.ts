import { strict as assert } from 'node:assert'
import { createGraphGateway } from '../../../../services/remote/graph/graphGateway'
import type { GraphOperation } from '../../../../services/model/operation'
import { defineTexts } from '../../../../cards/texts'
import { countingCredential, keptLog, shortPace, startRemote, type RemoteServer, type Said } from './remote'

const texts = defineTexts('monitor', { en: { copy: 'Copy' }, nl: { copy: 'Kopieer' } })
const copy: GraphOperation = {
  via: 'graph',
  method: 'POST',
  path: '/drives/d/items/i/copy?@microsoft.graph.conflictBehavior=fail',
  body: { parentReference: { driveId: 'e', id: 'root' }, name: 'Jan - Documents' },
  explain: texts.say('copy'),
}
const sending = { clientRequestId: '0b1c7a52-5c1e-4f58-9c0e-6a6f0d7d6a11' }

describe('The monitor of an operation that takes long', () => {
  const servers: RemoteServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })

  /** Answers as a monitor beside Graph, on the same machine. */
  async function monitored(...answers: readonly Said[]) {
    const server = await startRemote((_, index) => answers[Math.min(index, answers.length - 1)] ?? 'lose')
    servers.push(server)
    const { log } = keptLog()
    const credential = countingCredential()
    const pace = { ...shortPace, requestTimeout: 500 }
    const graph = createGraphGateway({ baseUrl: `${server.url}/v1.0`, credential, pace, log })
    return { server, credential, graph, ask: () => graph.follow(`${server.url}/_monitor/1`) }
  }

  it('is handed on when it is beside Graph, without being waited for', async () => {
    const { server, graph } = await monitored({
      status: 202,
      headers: { location: 'https://x.sharepoint.com/monitor/1' },
    })

    const answer = await graph.send(copy, sending)

    assert.deepEqual(answer, { ok: true, alreadySo: false, monitor: 'https://x.sharepoint.com/monitor/1' })
    assert.equal(server.received.length, 1)
  })

  it('says how far the operation is, in whole percents', async () => {
    const { ask } = await monitored(
      { status: 202, body: { operation: 'ItemCopy', percentageComplete: 27.8, status: 'inProgress' } },
      { status: 202, body: { percentageComplete: 1200, status: 'inProgress' } },
      { status: 202, body: { status: 'notStarted' } },
    )

    const standings = [await ask(), await ask(), await ask()]

    assert.deepEqual(standings, [
      { kind: 'underWay', percent: 28 },
      { kind: 'underWay', percent: 100 },
      { kind: 'underWay', percent: undefined },
    ])
  })

  it('says that it has ended, whether it tells so, leads on to the item, or forgot about it', async () => {
    const ended: readonly Said[] = [
      { status: 202, body: { percentageComplete: 100, resourceId: '01ABC', status: 'completed' } },
      { status: 303, headers: { location: 'https://graph.microsoft.com/v1.0/drives/e/items/01ABC' } },
      { status: 401, body: { error: { code: 'unauthenticated', message: 'Expired' } } },
      { status: 404, body: { error: { code: 'operationNotFound', message: 'The operation does not exist.' } } },
      { status: 410 },
    ]
    const { server, ask } = await monitored(...ended)

    for (const _ of ended) assert.deepEqual(await ask(), { kind: 'ended' })

    assert.equal(server.received.length, ended.length, 'no redirection is followed')
  })

  it('says why the operation failed, in the words of Microsoft', async () => {
    const error = { code: 'quotaLimitReached', message: 'Insufficient Space Available' }
    const { ask } = await monitored({ status: 200, body: { percentageComplete: 40, status: 'failed', error } })

    const standing = await ask()

    assert.ok(standing.kind === 'failed')
    assert.deepEqual([standing.problem.kind, standing.problem.text], ['badRequest', 'Insufficient Space Available'])
  })

  it('takes a copy that met its own name for ended, since a read tells whether that is whole', async () => {
    const error = { code: 'nameAlreadyExists', message: 'Name already exists' }
    const { ask, graph } = await monitored(
      { status: 200, body: { percentageComplete: 0, status: 'failed', error } },
      { status: 409, body: { error } },
    )

    const standing = await ask()
    const answer = await graph.send(copy, sending)

    assert.deepEqual(standing, { kind: 'ended' })
    assert.deepEqual(answer, { ok: true, alreadySo: true })
  })

  it('is a problem of the moment when it does not answer or is out of order', async () => {
    for (const said of ['lose', 'hang', { status: 503 }] as const) {
      const { ask } = await monitored(said)

      await assert.rejects(ask(), (error: { problem?: { kind?: string } }) => error.problem?.kind === 'unavailable')
    }
  })

  it('never gets the token', async () => {
    const { server, credential, ask } = await monitored({ status: 202, body: { status: 'inProgress' } })

    await ask()

    assert.equal(server.received[0]?.headers.authorization, undefined)
    assert.deepEqual(credential.asked, [])
  })

  it('is asked over https only, or on this machine', async () => {
    const { graph } = await monitored('lose')

    await assert.rejects(graph.follow('http://contoso-my.sharepoint.com/monitor/1'))
  })
})

describe('The monitor of a job of Graph itself', () => {
  const servers: RemoteServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })
  const operation = '/security/cases/ediscoveryCases/c/operations/o'
  const start: GraphOperation = {
    via: 'graph',
    method: 'POST',
    path: '/security/cases/ediscoveryCases/c/searches/s/exportResult',
    body: { displayName: 'Mailbox' },
    explain: texts.say('copy'),
  }

  async function monitored(...answers: readonly Said[]) {
    const server = await startRemote((_, index) => answers[Math.min(index, answers.length - 1)] ?? 'lose')
    servers.push(server)
    const credential = countingCredential()
    const { log } = keptLog()
    const graph = createGraphGateway({ baseUrl: `${server.url}/v1.0`, credential, pace: shortPace, log })
    return { server, graph, monitor: `${server.url}/v1.0${operation}` }
  }

  for (const location of [
    `https://graph.example/v1.0${operation}`,
    operation,
    operation.slice(1),
    "/security/cases/ediscoveryCases('c')/operations('o')",
  ])
    it(`is handed on without being waited for (${location})`, async () => {
      const { server, graph } = await monitored({ status: 202, headers: { location } })

      const answer = await graph.send(start, sending)

      assert.deepEqual(answer, { ok: true, alreadySo: false, monitor: location })
      assert.equal(server.received.length, 1)
    })

  it('is read with the bot’s token, whether its address is whole or only a path', async () => {
    const { server, graph, monitor } = await monitored({ status: 200, body: { status: 'running' } })

    await graph.follow(monitor)
    await graph.follow(operation)

    for (const { path, headers } of server.received)
      assert.deepEqual([path, headers.authorization?.slice(0, 7)], [`/v1.0${operation}`, 'Bearer '])
  })

  for (const [status, standing] of [
    ['notStarted', { kind: 'underWay', percent: 40 }],
    ['running', { kind: 'underWay', percent: 40 }],
    ['unknownFutureValue', { kind: 'underWay', percent: 40 }],
    ['succeeded', { kind: 'ended' }],
    ['partiallySucceeded', { kind: 'ended', partly: true }],
  ] as const)
    it(`says ${JSON.stringify(standing)} for the status ${status}`, async () => {
      const { graph, monitor } = await monitored({ status: 200, body: { percentProgress: 40, status } })

      assert.deepEqual(await graph.follow(monitor), standing)
    })

  for (const status of ['failed', 'submissionFailed'])
    it(`says why it ended with the status ${status}`, async () => {
      const resultInfo = { code: 500, message: 'The mailbox is locked', subcode: 0 }
      const { graph, monitor } = await monitored({ status: 200, body: { percentProgress: 40, status, resultInfo } })

      const standing = await graph.follow(monitor)

      assert.ok(standing.kind === 'failed')
      assert.deepEqual([standing.problem.kind, standing.problem.text], ['badRequest', 'The mailbox is locked'])
    })

  for (const [said, kind] of [
    [{ status: 404 }, 'notFound'],
    [{ status: 403 }, 'forbidden'],
    [{ status: 503 }, 'unavailable'],
    ['lose', 'unavailable'],
  ] as const)
    it(`is a problem that says ${kind} for ${JSON.stringify(said)}`, async () => {
      const { graph, monitor } = await monitored(said)

      await assert.rejects(
        graph.follow(monitor),
        (error: { problem?: { kind?: string } }) => error.problem?.kind === kind,
      )
    })

  it('of another kind is waited for inside the sending, and only a part is told as that', async () => {
    const location = '/admin/teams/telephoneNumberManagement/operations/1'
    const { graph } = await monitored(
      { status: 202, headers: { location } },
      { status: 200, body: { status: 'running' } },
      { status: 200, body: { status: 'partiallySucceeded' } },
    )

    assert.deepEqual(await graph.send(start, sending), { ok: true, alreadySo: false, partly: true })
  })
})

describe('An operation that names what it makes', () => {
  const servers: RemoteServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })
  const create: GraphOperation = {
    via: 'graph',
    method: 'POST',
    path: '/security/cases/ediscoveryCases',
    body: { displayName: 'Offboarding' },
    names: 'case',
    explain: texts.say('copy'),
  }
  const answerTo = async (said: Said, operation = create) => {
    const server = await startRemote(() => said)
    servers.push(server)
    const { log } = keptLog()
    const credential = countingCredential()
    const graph = createGraphGateway({ baseUrl: `${server.url}/v1.0`, credential, pace: shortPace, log })
    return { answer: await graph.send(operation, sending), received: server.received }
  }

  it('is answered with the id, and where that now is, is no monitor', async () => {
    const headers = { location: '/security/cases/ediscoveryCases/c-1' }
    const said = { status: 201, headers, body: { id: 'c-1', status: 'active' } }

    const { answer, received } = await answerTo(said)
    const { names: _, ...nameless } = create
    const other = await answerTo(said, nameless)

    assert.deepEqual(answer, { ok: true, alreadySo: false, id: 'c-1' })
    assert.deepEqual(other.answer, { ok: true, alreadySo: false })
    assert.deepEqual([received.length, other.received.length], [1, 1])
  })

  for (const body of [undefined, {}, { id: '' }, { id: 7 }])
    it(`is a problem when the answer has no id (${JSON.stringify(body)})`, async () => {
      const { answer } = await answerTo({ status: 201, ...(body === undefined ? {} : { body }) })

      assert.equal(answer.ok ? '' : answer.problem.kind, 'unexpected')
    })

  it('with a placeholder left is not sent at all', async () => {
    const path = '/security/cases/ediscoveryCases/{case}/searches'

    await assert.rejects(answerTo({ status: 201 }, { ...create, path }), /placeholder/)
  })
})
