import { strict as assert } from 'node:assert'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { commandLineApp, interfaceApp, spreadsheetApp } from '../../../sandbox/seeds/clientApps'
import { tenantId } from '../../../sandbox/tenant/organization'
import { eachWithSandbox } from '../support'

describe('a program that signs in at the pretend tenant for the bot’s interface', () => {
  const trial = eachWithSandbox()
  const keys = () => `${trial.sandbox.url}/${tenantId}/discovery/v2.0/keys`
  const ask = async (client_id: string, scope: string) => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret: 'any', scope })
    const answer = await fetch(`${trial.sandbox.url}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body })
    return { status: answer.status, said: (await answer.json()) as Readonly<Record<string, unknown>> }
  }

  it('gets a token with its roles, signed by a key that is published', async () => {
    const { said } = await ask(spreadsheetApp, `api://${interfaceApp}/.default`)
    const metadata = await fetch(`${trial.sandbox.url}/${tenantId}/v2.0/.well-known/openid-configuration`)
    assert.equal(((await metadata.json()) as { readonly jwks_uri: string }).jwks_uri, keys())

    const { payload } = await jwtVerify(String(said['access_token']), createRemoteJWKSet(new URL(keys())))

    assert.equal(payload.aud, interfaceApp)
    assert.deepEqual(payload['roles'], ['Offboarding.Read'])
  })

  it('gets none without a role, and none that is for another program', async () => {
    const withoutRole = await ask(commandLineApp, `api://${interfaceApp}/.default`)
    const forAnother = await ask(spreadsheetApp, `api://${commandLineApp}/.default`)

    assert.deepEqual([withoutRole.status, withoutRole.said['error_codes']], [400, [501051]])
    assert.deepEqual([forAnother.status, forAnother.said['error_codes']], [400, [1002012]])
  })

  it('is given the keys where it asks for them, and nothing where it sends some', async () => {
    assert.equal((await fetch(keys())).status, 200)
    assert.equal((await fetch(keys(), { method: 'POST', body: '{}' })).status, 404)
  })
})
