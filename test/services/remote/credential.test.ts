import { strict as assert } from 'node:assert'
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
} from '@azure/identity'
import { createCredential } from '../../../services/remote/credential'

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

    assert.ok(credential instanceof ClientCertificateCredential)
    assert.equal(kind, 'certificate')
    assert.equal(warning, undefined)
  })

  it('is a federated token where there is one', () => {
    const { credential, kind } = createCredential({ ...application, AZURE_FEDERATED_TOKEN_FILE: '/run/token' })

    assert.ok(credential instanceof WorkloadIdentityCredential)
    assert.equal(kind, 'federatedToken')
  })

  it('is a secret where there is nothing better, with a warning that does not tell it', () => {
    const { credential, kind, warning } = createCredential({ ...application, AZURE_CLIENT_SECRET: 'hush-hush' })

    assert.ok(credential instanceof ClientSecretCredential)
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

  it('names all that is missing in one message', () => {
    assert.throws(
      () => createCredential({ AZURE_CLIENT_SECRET: 'hush-hush' }),
      /^Error: AZURE_CLIENT_SECRET is set, so AZURE_TENANT_ID and AZURE_CLIENT_ID must be set too\.$/,
    )
  })
})
