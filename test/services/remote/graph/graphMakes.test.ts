import { strict as assert } from 'node:assert'
import { z } from 'zod'
import type { GraphOperation } from '../../../../services/model/operation'
import { createGraphGateway } from '../../../../services/remote/graph/graphGateway'
import { countingCredential, keptLog, type RemoteServer, shortPace, startRemote } from './remote'

const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }
const make: GraphOperation = {
  via: 'graph',
  explain: { key: 'x.y' },
  method: 'POST',
  path: '/users/u/authentication/temporaryAccessPassMethods',
  body: {},
}
const schema = z.object({ id: z.string(), temporaryAccessPass: z.string() })
const secret = 'Sh0wn-Once'

describe('What Microsoft Graph shows once', () => {
  let server: RemoteServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  async function answered(say: Parameters<typeof startRemote>[0]) {
    server = await startRemote(say)
    const { log, text } = keptLog()
    const baseUrl = `${server.url}/v1.0`
    const graph = createGraphGateway({ baseUrl, credential: countingCredential(), pace: shortPace, log })
    return { made: await graph.make(make, sending, schema), logged: text(), received: server.received }
  }

  it('is given to who asked, under the request id of the journal, and is not in the log', async () => {
    const { made, logged, received } = await answered(() => ({
      status: 201,
      headers: { 'request-id': 'r-1' },
      body: { id: 'p', temporaryAccessPass: secret },
    }))

    assert.deepEqual(made, { ok: true, value: { id: 'p', temporaryAccessPass: secret }, requestId: 'r-1' })
    assert.equal(received[0]?.headers['client-request-id'], sending.clientRequestId)
    assert.ok(!logged.includes(secret))
  })

  it('may have been made where the answer does not fit or was lost, and is in no problem', async () => {
    for (const [status, body] of [
      [201, { id: 7, temporaryAccessPass: secret }],
      [201, secret],
      [504, { error: { code: 'Timeout', message: 'late' } }],
    ] as const) {
      const { made, logged } = await answered(() => ({ status, body }))

      assert.equal(made.ok ? 'made' : made.problem.kind, 'unknown')
      assert.ok(!`${JSON.stringify(made)}${logged}`.includes(secret))
      await server?.close()
    }
  })

  it('is not made where Microsoft refuses it, in words that say why', async () => {
    const { made } = await answered(() => ({
      status: 400,
      body: { error: { code: 'badRequest', message: 'No pass' } },
    }))

    assert.deepEqual(made.ok ? 'made' : [made.problem.kind, made.problem.text], ['badRequest', 'No pass'])
  })
})
