import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
} from '@azure/identity'
import { startSandbox } from '../../../sandbox/server'
import { createCredential, type Credential, RenewingCredential } from '../../../services/remote/credential'

/** The credential of the Azure SDK that is in use. */
function currentOf(credential: Credential): unknown {
  assert.ok(credential instanceof RenewingCredential)
  return credential.current
}

const application = {
  AZURE_TENANT_ID: '22222222-2222-4222-8222-222222222222',
  AZURE_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
}

describe('the credential of the bot', () => {
  it('is a certificate where there is one', () => {
    const { credential, kind, warning } = createCredential({
      ...application,
      AZURE_CLIENT_CERTIFICATE_PATH: '/run/secrets/bot.pem',
      AZURE_CLIENT_SECRET: 'ignored',
    })

    assert.ok(currentOf(credential) instanceof ClientCertificateCredential)
    assert.equal(kind, 'certificate')
    assert.equal(warning, undefined)
  })

  it('is a federated token where there is one', () => {
    const { credential, kind } = createCredential({ ...application, AZURE_FEDERATED_TOKEN_FILE: '/run/token' })

    assert.ok(currentOf(credential) instanceof WorkloadIdentityCredential)
    assert.equal(kind, 'federatedToken')
  })

  it('is a secret where there is nothing better, with a warning that does not tell it', () => {
    const { credential, kind, warning } = createCredential({ ...application, AZURE_CLIENT_SECRET: 'hush-hush' })

    assert.ok(currentOf(credential) instanceof ClientSecretCredential)
    assert.equal(kind, 'secret')
    assert.match(warning ?? '', /managed identity or a certificate/)
    assert.doesNotMatch(warning ?? '', /hush/)
  })

  it('is the managed identity of the machine otherwise, user-assigned or not', () => {
    for (const environment of [{}, { AZURE_CLIENT_ID: application.AZURE_CLIENT_ID }, { AZURE_CLIENT_SECRET: ' ' }]) {
      const { credential, kind } = createCredential(environment)

      assert.ok(credential instanceof ManagedIdentityCredential)
      assert.equal(kind, 'managedIdentity')
    }
  })

  it('asks anew with all it has, and for the claims demanded, when its token was refused', async () => {
    const asked: unknown[] = []
    let made = 0
    const credential = new RenewingCredential(() => {
      made += 1
      const token = `token-${made}`
      return {
        async getToken(_scopes, options) {
          asked.push(options?.claims)
          return { token, expiresOnTimestamp: 0 }
        },
      }
    })
    const token = async (options?: object) => (await credential.getToken('x', options))?.token

    assert.deepEqual([await token(), await token()], ['token-1', 'token-1'])
    assert.equal(await token({ refused: 'token-1', claims: '{}' }), 'token-2')
    assert.equal(await token(), 'token-2')
    assert.deepEqual(asked, [undefined, undefined, '{}', undefined])
  })

  // A process of its own: the Azure SDK keeps the first identity endpoint that it meets, and its tokens, for as long as it lives.
  it('gets a fresh token of the machine’s managed identity in place of a refused one, and keeps that', async () => {
    const sandbox = await startSandbox()
    try {
      const program = `
        const { createCredential } = require(process.env.CREDENTIAL)
        const { credential } = createCredential(process.env)
        const token = async (options) => (await credential.getToken('https://graph.microsoft.com/.default', options)).token
        const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}'
        void (async () => {
          const tokens = [await token(), await token()]
          tokens.push(await token({ refused: tokens[1] }), await token())
          tokens.push(await token({ refused: tokens[3], claims }), await token())
          console.log(JSON.stringify(tokens))
        })()`
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--eval', program], {
        env: {
          PATH: process.env['PATH'],
          CREDENTIAL: require.resolve('../../../services/remote/credential'),
          ...sandbox.environment,
        },
      })
      const [first, same, second, kept, third, keptToo] = JSON.parse(stdout) as string[]

      assert.deepEqual([same, kept, keptToo], [first, second, third])
      assert.equal(new Set([first, second, third]).size, 3)
    } finally {
      await sandbox.stop()
    }
  })

  it('names all that is missing in one message', () => {
    assert.throws(
      () => createCredential({ AZURE_CLIENT_SECRET: 'hush-hush' }),
      /^Error: AZURE_CLIENT_SECRET is set, so AZURE_TENANT_ID and AZURE_CLIENT_ID must be set too\.$/,
    )
  })
})
