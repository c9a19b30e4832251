import { strict as assert } from 'node:assert'
import { createExchangeRestGateway } from '../../../../services/remote/exchange/exchangeRestGateway'
import type { ExchangeOperation } from '../../../../services/model/operation'
import { type Answer, RemoteError } from '../../../../services/remote/reader'
import { countingCredential, keptLog, type RemoteServer, type Said, shortPace, startRemote } from '../graph/remote'

const tenantId = '22222222-2222-4222-8222-222222222222'
const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }
const convert: ExchangeOperation = {
  via: 'exchange',
  explain: { key: 'x.y' },
  cmdlet: 'Set-Mailbox',
  parameters: { Identity: 'jan', Type: 'Shared' },
}

describe('Exchange Online by InvokeCommand', () => {
  let server: RemoteServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  async function exchangeSaying(say: Parameters<typeof startRemote>[0], pace = shortPace) {
    server = await startRemote(say)
    const credential = countingCredential()
    const { log, text } = keptLog()
    const exchange = createExchangeRestGateway({ baseUrl: server.url, tenantId, credential, pace, log })
    return { exchange, credential, received: server.received, logged: text, url: server.url }
  }

  it('reads by the cmdlet, in the way of the module', async () => {
    const { exchange, received, credential } = await exchangeSaying(() => ({
      status: 200,
      body: { value: [{ RecipientTypeDetails: 'UserMailbox', Name: 'jan' }] },
    }))

    const found = await exchange.get('Get-Mailbox', { Identity: 'jan' })

    assert.deepEqual(found, [{ RecipientTypeDetails: 'UserMailbox' }])
    assert.equal(`${received[0]?.method} ${received[0]?.path}`, `POST /adminapi/beta/${tenantId}/InvokeCommand`)
    assert.deepEqual(received[0]?.body, {
      CmdletInput: { CmdletName: 'Get-Mailbox', Parameters: { Identity: 'jan' } },
    })
    assert.equal(
      received[0]?.headers['x-anchormailbox'],
      `APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@${tenantId}`,
    )
    assert.equal(received[0]?.headers.authorization, 'Bearer token-1')
    assert.deepEqual(credential.asked, ['https://outlook.office365.com/.default'])
  })

  it('reads all pages by sending the same again to the next link', async () => {
    const { exchange, received, url } = await exchangeSaying(({ path }) =>
      path.includes('page=2')
        ? { status: 200, body: { value: [{ RecipientTypeDetails: 'SharedMailbox' }] } }
        : {
            status: 200,
            body: {
              value: [{ RecipientTypeDetails: 'UserMailbox' }],
              '@odata.nextLink': `${url}/adminapi/next?page=2`,
            },
          },
    )

    const found = await exchange.get('Get-Mailbox', { ResultSize: 'Unlimited' })

    assert.deepEqual(found, [{ RecipientTypeDetails: 'UserMailbox' }, { RecipientTypeDetails: 'SharedMailbox' }])
    assert.deepEqual(received[1]?.body, received[0]?.body)
  })

  it('says unexpected when an object does not fit the catalogue', async () => {
    const { exchange } = await exchangeSaying(() => ({ status: 200, body: { value: [{ RecipientTypeDetails: 7 }] } }))

    await assert.rejects(exchange.get('Get-Mailbox', { Identity: 'jan' }), problem('unexpected'))
  })

  it('follows no page to another host', async () => {
    const { exchange, received } = await exchangeSaying(() => ({
      status: 200,
      body: { value: [], '@odata.nextLink': 'https://elsewhere.example/' },
    }))

    await assert.rejects(exchange.get('Get-Mailbox', {}), problem('unavailable'))
    assert.equal(received.length, 1)
  })

  it('reads by reading cmdlets only', async () => {
    const { exchange, received } = await exchangeSaying(() => ({ status: 200 }))

    // @ts-expect-error It does not compile either.
    await assert.rejects(exchange.get('Set-Mailbox', { Identity: 'jan' }), /not a reading cmdlet/)
    assert.equal(received.length, 0)
  })

  it('asks again after 429, 503 and a broken connection', async () => {
    const script: Said[] = [
      { status: 429, headers: { 'Retry-After': '0' } },
      { status: 503 },
      'lose',
      { status: 200, body: { value: [] } },
    ]
    const { exchange, received } = await exchangeSaying((_request, index) => script[index] as Said)

    assert.deepEqual(await exchange.get('Get-Mailbox', {}), [])
    assert.equal(received.length, 4)
  })

  it('takes a fresh token once', async () => {
    const { exchange, credential } = await exchangeSaying(({ headers }) =>
      headers.authorization === 'Bearer token-1' ? { status: 401 } : { status: 200, body: { value: [] } },
    )

    await exchange.get('Get-Mailbox', {})

    assert.equal(credential.asked.length, 2)
  })

  it('sends an operation with the request id of the journal', async () => {
    const { exchange, received } = await exchangeSaying(() => ({
      status: 200,
      body: { value: [] },
      headers: { 'request-id': 'r-1' },
    }))

    assert.deepEqual(await exchange.send(convert, sending), { ok: true, alreadySo: false, requestId: 'r-1' })
    assert.equal(received[0]?.headers['client-request-id'], sending.clientRequestId)
    assert.deepEqual(received[0]?.body, { CmdletInput: { CmdletName: 'Set-Mailbox', Parameters: convert.parameters } })
  })

  for (const warning of [
    "The command completed successfully but no settings of 'jan' have been modified.",
    "Can't remove the access control entry on the object 'jan' for account 'eva' because the ACE isn't present.",
    "Can't remove the access control entry because the ACE doesn't exist on the object.",
  ])
    it(`takes a warning for already so: ${warning.slice(-40)}`, async () => {
      const { exchange } = await exchangeSaying(() => ({
        status: 200,
        body: { value: [], '@adminapi.warnings': [warning] },
      }))

      assert.deepEqual(await exchange.send(convert, sending), { ok: true, alreadySo: true })
    })

  for (const said of ['lose', { status: 500 }, { status: 502, body: '<html>' }, { status: 504 }] satisfies Said[])
    it(`sends nothing twice when the answer was lost: ${JSON.stringify(said)}`, async () => {
      const { exchange, received } = await exchangeSaying(() => said)

      assert.equal(kindOf(await exchange.send(convert, sending)), 'unknown')
      assert.equal(received.length, 1)
    })

  it('sends again after 429, because nothing was done', async () => {
    const { exchange, received } = await exchangeSaying((_request, index) =>
      index === 0 ? { status: 429, headers: { 'Retry-After': '0' } } : { status: 200, body: { value: [] } },
    )

    assert.equal((await exchange.send(convert, sending)).ok, true)
    assert.equal(received.length, 2)
  })

  const errors: readonly (readonly [status: number, words: string, kind: string | undefined])[] = [
    [
      404,
      "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object 'x' couldn't be found on 'Y'.",
      'notFound',
    ],
    [
      500,
      "Ex1|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The object 'x' couldn't be found on 'Y'.",
      'notFound',
    ],
    [500, 'Ex1|Microsoft.Exchange.Data.Something.OddException|Odd.', 'unexpected'],
    [400, '|System.Management.Automation.ParameterBindingException|A parameter cannot be found.', 'badRequest'],
    [400, 'Ex1|Microsoft.Exchange.Configuration.CmdletAccessDeniedException|No.', 'forbidden'],
    [403, "Ex1|X|The operation isn't supported in this scenario.", 'forbidden'],
    [
      400,
      "Ex1|X|The action 'Set-Mailbox' can't be performed on the object 'jan' because the object is being synchronized from your on-premises organization.",
      'onPremisesMastered',
    ],
    [400, "Ex1|X|Couldn't convert the mailbox because the mailbox 'jan' is already of the type 'Shared'.", undefined],
    [404, 'Ex1|Microsoft.Exchange.Management.Tasks.MemberNotFoundException|Not a member.', undefined],
  ]
  for (const [status, message, kind] of errors)
    it(`translates ${status} ${message.slice(0, 70)} to ${kind ?? 'already so'}`, async () => {
      const { exchange, received } = await exchangeSaying(() => ({
        status,
        body: { error: { code: 'x', message: 'Error executing cmdlet', details: [{ message }] } },
      }))

      const answer = await exchange.send(convert, sending)

      assert.equal(kindOf(answer), kind)
      if (kind === undefined) assert.deepEqual(answer, { ok: true, alreadySo: true })
      assert.equal(received.length, 1)
    })

  it('understands 401 and 403 without a body, and with one that is not JSON', async () => {
    const { exchange } = await exchangeSaying((_request, index) =>
      index < 2 ? { status: 401 } : { status: 403, body: 'Forbidden' },
    )

    assert.equal(kindOf(await exchange.send(convert, sending)), 'unauthenticated')
    assert.equal(kindOf(await exchange.send(convert, sending)), 'forbidden')
  })

  it('logs cmdlets and statuses, but no parameter and no token', async () => {
    const { exchange, logged } = await exchangeSaying(() => ({ status: 403 }))

    await exchange.send({ ...convert, parameters: { Identity: 'jan@contoso.com' } }, sending)

    assert.match(logged(), /"cmdlet":"Set-Mailbox"/)
    assert.doesNotMatch(logged(), /jan@contoso|token-|Bearer/)
  })

  it('sends its token to no other machine unencrypted', () => {
    const settings = { tenantId, credential: countingCredential(), pace: shortPace, log: keptLog().log }

    assert.throws(() => createExchangeRestGateway({ baseUrl: 'http://exchange.example', ...settings }), /neither https/)
  })
})

function kindOf(answer: Answer): string | undefined {
  return answer.ok ? undefined : answer.problem.kind
}

function problem(kind: string) {
  return (error: unknown): true => {
    assert.ok(error instanceof RemoteError)
    assert.equal(error.problem.kind, kind)
    return true
  }
}
