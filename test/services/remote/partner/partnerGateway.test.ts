import { strict as assert } from 'node:assert'
import type { PartnerOperation } from '../../../../services/model/operation'
import { createPartnerGateway } from '../../../../services/remote/partner/partnerGateway'
import { RemoteError } from '../../../../services/remote/reader'
import { countingCredential, keptLog, type RemoteServer, shortPace, startRemote } from '../graph/remote'

const customerId = '22222222-2222-4222-8222-222222222222'
const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }
const path = `/customers/${customerId}/subscriptions/sub`
const patch: PartnerOperation = {
  via: 'partner',
  method: 'PATCH',
  path,
  body: { id: 'sub', quantity: 29, attributes: { objectType: 'Subscription' } },
  explain: { key: 'x.y' },
}
const resource = { id: 'sub', quantity: 30, attributes: { etag: 'tag-1', objectType: 'Subscription' } }
const refusal = (description: string) => ({ code: '3000', description, data: [], source: 'PartnerFD' })

describe('Partner Center over HTTP', () => {
  let server: RemoteServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })
  async function partnerSaying(say: Parameters<typeof startRemote>[0]) {
    server = await startRemote(say)
    const credential = countingCredential()
    const { log } = keptLog()
    const baseUrl = `${server.url}/v1`
    const partner = createPartnerGateway({ baseUrl, customerId, credential, pace: shortPace, log })
    return { partner, credential, received: server.received }
  }

  it('reads a subscription of the customer, whole but for its etag, with the headers of Partner Center', async () => {
    const { partner, received, credential } = await partnerSaying(() => ({ status: 200, body: resource }))

    const found = await partner.findSubscription('sub')

    assert.deepEqual(found, { ...resource, attributes: { objectType: 'Subscription' } })
    assert.equal(`${received[0]?.method} ${received[0]?.path}`, `GET /v1${path}`)
    assert.match(String(received[0]?.headers['ms-requestid']), /^[\da-f-]{36}$/)
    assert.deepEqual(credential.asked, ['https://api.partnercenter.microsoft.com/.default'])
  })

  it('finds nothing where the partner has nothing', async () => {
    const { partner } = await partnerSaying(() => ({ status: 404, body: refusal('Not found.') }))

    assert.equal(await partner.findSubscription('sub'), undefined)
  })

  it('tells a refused read apart from one that was too busy, which it repeats', async () => {
    const forbidden = await partnerSaying(() => ({ status: 403, body: refusal('No relationship.') }))
    await assert.rejects(
      forbidden.partner.findSubscription('sub'),
      (error: unknown) =>
        error instanceof RemoteError && error.problem.kind === 'forbidden' && error.problem.text === 'No relationship.',
    )
    await server?.close()
    let asked = 0
    const busy = await partnerSaying(() => {
      asked += 1
      return asked === 1 ? { status: 503 } : { status: 200, body: resource }
    })

    assert.equal((await busy.partner.findSubscription('sub'))?.['quantity'], 30)
  })

  it('refuses what is not a resource', async () => {
    const { partner } = await partnerSaying(() => ({ status: 200, body: '<html>' }))

    await assert.rejects(partner.findSubscription('sub'), RemoteError)
  })

  it('sends what was approved with the etag of that moment', async () => {
    const { partner, received } = await partnerSaying(() => ({ status: 200, body: resource }))

    const answer = await partner.send(patch, sending)

    assert.deepEqual(answer, { ok: true, alreadySo: false, requestId: sending.clientRequestId })
    const sent = received.at(-1)
    assert.equal(sent?.method, 'PATCH')
    assert.equal(sent?.headers['if-match'], 'tag-1')
    assert.equal(sent?.headers['ms-requestid'], sending.clientRequestId)
    assert.deepEqual(sent?.body, { ...patch.body, attributes: { objectType: 'Subscription', etag: 'tag-1' } })
  })

  it('sends none where the resource has none: whether it always does is not published', async () => {
    const { partner, received } = await partnerSaying(() => ({ status: 200, body: { id: 'sub' } }))

    await partner.send(patch, sending)

    assert.equal(received.at(-1)?.headers['if-match'], undefined)
    assert.deepEqual(received.at(-1)?.body, patch.body)
  })

  for (const [status, kind] of [
    [400, 'badRequest'],
    [403, 'forbidden'],
    [412, 'conflict'],
    [418, 'unexpected'],
    [500, 'unknown'],
  ] as const)
    it(`calls a change that is answered ${status} ${kind}, and sends it once`, async () => {
      const { partner, received } = await partnerSaying(({ method }) =>
        method === 'GET' ? { status: 200, body: resource } : { status, body: refusal('Because.') },
      )

      const answer = await partner.send(patch, sending)

      assert.ok(!answer.ok)
      assert.deepEqual([answer.problem.kind, answer.problem.system, answer.problem.text], [kind, 'partner', 'Because.'])
      assert.equal(received.filter(({ method }) => method === 'PATCH').length, 1)
    })

  it('changes nothing when the subscription cannot be read first', async () => {
    const { partner, received } = await partnerSaying(() => ({ status: 403, body: refusal('No relationship.') }))

    const answer = await partner.send(patch, sending)

    assert.ok(!answer.ok && answer.problem.kind === 'forbidden')
    assert.ok(received.every(({ method }) => method === 'GET'))
  })

  it('sends no token to an address that is neither https nor this machine', () => {
    const settings = { customerId, credential: countingCredential(), pace: shortPace, log: keptLog().log }

    assert.throws(() => createPartnerGateway({ ...settings, baseUrl: 'http://partner.example/v1' }), /not sent there/)
  })
})
