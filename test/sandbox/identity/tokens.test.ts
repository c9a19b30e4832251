import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

describe('the identity endpoint of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const ask = (query: string, secret?: string): Promise<Response> => {
    const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = trial.sandbox.environment
    return fetch(`${IDENTITY_ENDPOINT}?${query}`, { headers: { 'x-identity-header': secret ?? IDENTITY_HEADER ?? '' } })
  }
  const good = 'api-version=2019-08-01&resource=https://graph.microsoft.com'

  it('gives the real managed-identity credential a token for each service, good there and nowhere else', async () => {
    // In a process of its own: the credential remembers the first endpoint that it met for as long as the process lives.
    const script = `
      const { ManagedIdentityCredential } = require('@azure/identity')
      const token = (scope) => new ManagedIdentityCredential().getToken(scope)
      Promise.all([token('https://graph.microsoft.com/.default'), token('https://outlook.office365.com/.default')])
        .then((tokens) => console.log(JSON.stringify(tokens)))`
    const env = { ...process.env, ...trial.sandbox.environment }
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env })
    const [graph, exchange] = JSON.parse(stdout) as { token: string; expiresOnTimestamp: number }[]
    const readJan = async (token = ''): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` }
      return (await trial.graph('GET', `/users/${people.janDeVries.id}?$select=signInActivity`, { headers })).status
    }

    assert.equal(await readJan(graph?.token), 200)
    assert.equal(await readJan(exchange?.token), 401)
    assert.ok((graph?.expiresOnTimestamp ?? 0) > Date.now())
  })

  it('tells when the token expires in seconds, as a text', async () => {
    const body = (await (await ask(good)).json()) as { expires_on: unknown; token_type: unknown }

    assert.match(String(body.expires_on), /^\d{10}$/)
    assert.equal(typeof body.expires_on, 'string')
    assert.equal(body.token_type, 'Bearer')
  })

  for (const [what, query, secret, status] of [
    ['a wrong secret', good, 'wrong', 401],
    ['another version', good.replace('2019', '2017'), undefined, 400],
    ['no resource', 'api-version=2019-08-01', undefined, 400],
    ['a resource that nobody offers', 'api-version=2019-08-01&resource=https://example.org', undefined, 400],
  ] as const)
    it(`refuses ${what}`, async () => {
      assert.equal((await ask(query, secret)).status, status)
    })
})
