import { strict as assert } from 'node:assert'
import { tenantId } from '../../../sandbox/tenant/organization'
import { eachWithSandbox } from '../support'

describe('a token of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const token = async (resource = 'https://graph.microsoft.com'): Promise<string> => {
    const { IDENTITY_ENDPOINT, IDENTITY_HEADER = '' } = trial.sandbox.environment
    const query = new URLSearchParams({ 'api-version': '2019-08-01', resource })
    const headers = { 'x-identity-header': IDENTITY_HEADER }
    const answer = await fetch(`${IDENTITY_ENDPOINT}?${query.toString()}`, { headers })
    return ((await answer.json()) as { readonly access_token: string }).access_token
  }
  const revoke = async (revocation: object): Promise<number> =>
    (await fetch(`${trial.sandbox.url}/_sandbox/tokens`, { method: 'POST', body: JSON.stringify(revocation) })).status
  const read = async (bearer: string): Promise<Response> =>
    fetch(`${trial.sandbox.url}/v1.0/subscribedSkus`, { headers: { authorization: `Bearer ${bearer}` } })
  const codeOf = async (answer: Response): Promise<unknown> =>
    ((await answer.json()) as { readonly error: { readonly code: unknown } }).error.code

  it('is refused once it was revoked, as Graph refuses it, and a new one is good', async () => {
    const old = await token()
    assert.equal((await read(old)).status, 200)

    assert.equal(await revoke({ resource: 'graph' }), 204)

    const refused = await read(old)
    assert.equal(refused.status, 401)
    assert.match(
      refused.headers.get('www-authenticate') ?? '',
      /^Bearer realm="", authorization_uri="https:[^"]+", client_id="[^"]+"$/,
    )
    assert.equal(await codeOf(refused), 'InvalidAuthenticationToken')
    assert.equal((await read(await token())).status, 200)
  })

  it('is refused with the claims that a new one must have, where continuous access evaluation says so', async () => {
    const old = await token()

    await revoke({ resource: 'graph', challenge: true })

    const header = (await read(old)).headers.get('www-authenticate') ?? ''
    const [, claims = ''] = /, error="insufficient_claims", claims="([^"]+)"$/.exec(header) ?? []
    const { access_token: demanded } = JSON.parse(Buffer.from(claims, 'base64').toString()) as {
      readonly access_token: { readonly nbf: { readonly essential: boolean; readonly value: string } }
    }
    assert.equal(demanded.nbf.essential, true)
    assert.match(demanded.nbf.value, /^\d{10}$/)
  })

  it('is refused inside a batch alone where a service behind Graph says so', async () => {
    const old = await token()
    await revoke({ resource: 'graph', insideBatch: true })

    const answer = await fetch(`${trial.sandbox.url}/v1.0/$batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${old}`, 'content-type': 'application/json' },
      body: JSON.stringify({ requests: [{ id: '1', method: 'GET', url: '/subscribedSkus' }] }),
    })
    const { responses } = (await answer.json()) as {
      readonly responses: readonly { readonly status: number; readonly headers: Readonly<Record<string, string>> }[]
    }

    assert.equal(answer.status, 200)
    assert.equal(responses[0]?.status, 401)
    assert.match(responses[0]?.headers['Www-Authenticate'] ?? '', /^Bearer /)
    assert.equal((await read(old)).status, 200)
  })

  it('is refused by Exchange once it was revoked there, and a session of a module with it', async () => {
    const old = await token('https://outlook.office365.com')
    const ask = async (path: string, body: object, headers: Readonly<Record<string, string>>): Promise<number> => {
      const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
      return (await fetch(trial.sandbox.url + path, { ...sent, body: JSON.stringify(body) })).status
    }
    const cmdlet = { CmdletName: 'Get-AcceptedDomain', Parameters: {} }
    const invoke = (bearer: string) =>
      ask(`/adminapi/beta/${tenantId}/InvokeCommand`, { CmdletInput: cmdlet }, { authorization: `Bearer ${bearer}` })
    const session = (signedIn: number) =>
      ask(
        '/_sandbox/cmdlets',
        { id: '1', cmdlet: cmdlet.CmdletName, parameters: {} },
        { 'x-sandbox-signed-in': String(signedIn) },
      )
    const before = Date.now()
    assert.deepEqual([await invoke(old), await session(before)], [200, 200])

    await revoke({ resource: 'exchange' })

    assert.deepEqual([await invoke(old), await session(before), await session(Date.now() + 1_000)], [401, 401, 200])
    assert.equal((await trial.cmdlet(cmdlet.CmdletName, {})).status, 200)
  })

  it('is refused by Partner Center once it was revoked there', async () => {
    const old = await token('https://api.partnercenter.microsoft.com')
    const ask = async (): Promise<number> =>
      (await fetch(`${trial.sandbox.url}/partner/v1/customers`, { headers: { authorization: `Bearer ${old}` } })).status
    assert.equal(await ask(), 404)

    await revoke({ resource: 'partner' })

    assert.equal(await ask(), 401)
  })

  it('is good elsewhere, and again after a reset', async () => {
    const old = await token()
    await revoke({ resource: 'exchange' })
    assert.equal((await read(old)).status, 200)
    await revoke({ resource: 'graph' })

    await fetch(`${trial.sandbox.url}/_sandbox/reset`, { method: 'POST' })

    assert.equal((await read(old)).status, 200)
    assert.equal(await revoke({ resource: 'nothing' }), 400)
    assert.equal(await revoke({ resource: 'graph', now: true }), 400)
  })
})
