import { strict as assert } from 'node:assert'
import { channelCredentialWarning, channelSettings, federatedCredential } from '../../bot/channelCredential'
import { createBudget, teamsBudget } from '../../bot/budget'
import { readConfiguration } from '../../bot/configuration'
import { createAdapter } from '../../bot/teamsAdapter'

const appId = '11111111-1111-4111-8111-111111111111'
const tenant = {
  MicrosoftAppId: appId,
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  OPERATORS_GROUP_ID: '33333333-3333-4333-8333-333333333333',
  APPROVERS_GROUP_ID: '44444444-4444-4444-8444-444444444444',
  APPROVALS_CHANNEL_ID: '19:approvals@thread.tacv2',
  OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com',
}
const password = { ...tenant, MicrosoftAppPassword: 'from-the-vault' }
const certificate = { ...tenant, CertificateThumbprint: 'AB12', CertificatePrivateKey: 'a key' }
const managed = { ...tenant, MicrosoftAppType: 'UserAssignedMsi' }
const federated = { ...tenant, MicrosoftAppType: 'FederatedCredential', FEDERATED_IDENTITY_CLIENT_ID: appId }

function configured(environment: Readonly<Record<string, string>>) {
  const read = readConfiguration(environment)
  assert.ok(read.kind === 'ready')
  return read.configuration
}

describe('the bot’s credential for Teams', () => {
  for (const [what, environment] of Object.entries({ password, certificate, managed, federated }))
    it(`can be a ${what} one`, () => {
      assert.ok(createAdapter(configured(environment), environment, {}, createBudget(teamsBudget)))
    })

  it('is warned about when it is a secret, and not otherwise', () => {
    assert.match(channelCredentialWarning(password) ?? '', /client secret.*managed identity.*certificate/)
    assert.match(channelCredentialWarning({ ...certificate, ...password }) ?? '', /beside a certificate/)
    for (const environment of [certificate, managed, federated])
      assert.equal(channelCredentialWarning(environment), undefined)
  })

  it('is that of a managed identity only where this is configured', async () => {
    assert.equal(federatedCredential(configured(password), password), undefined)
    const credential = federatedCredential(configured(federated), federated)

    assert.equal(await credential?.isValidAppId(appId), true)
    assert.equal(await credential?.isValidAppId('another'), false)
    assert.ok((await credential?.isAuthenticationDisabled()) !== true)
  })

  it('comes with no setting of the environment that would redirect whom the bot trusts', () => {
    const redirecting = {
      ...password,
      ToBotFromChannelOpenIdMetadataUrl: 'https://evil.example',
      ToBotFromEmulatorOpenIdMetadataUrl: 'https://evil.example',
      ToBotFromChannelTokenIssuer: 'https://evil.example',
      ToChannelFromBotLoginUrl: 'https://evil.example',
      ToChannelFromBotOAuthScope: 'https://evil.example',
      OAuthUrl: 'https://evil.example',
      BotOpenIdMetadata: 'https://evil.example',
      ChannelService: 'https://evil.example',
      ValidateAuthority: 'false',
    }

    const settings = channelSettings(configured(redirecting), redirecting)

    assert.doesNotMatch(JSON.stringify(settings), /evil|false/)
    assert.deepEqual(Object.keys(settings).sort(), [
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
    ])
  })
})
