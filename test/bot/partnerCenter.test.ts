import { strict as assert } from 'node:assert'
import { partnerCenterFrom, partnerCenterProblems, partnerCredentialEnvironment } from '../../bot/partnerCenter'

const customer = { PARTNER_CENTER_CUSTOMER_ID: '8f2c1f0a-6d3e-4b57-9a41-2c0d7e5b9a10' }
const given = (environment: Readonly<Record<string, string>>) => (name: string) => environment[name]

describe('Partner Center in the configuration', () => {
  it('is left out unless this tenant is named as a customer', () => {
    assert.equal(partnerCenterFrom(given({})), undefined)
    assert.deepEqual(partnerCenterFrom(given(customer)), {
      customerId: customer.PARTNER_CENTER_CUSTOMER_ID,
      baseUrl: 'https://api.partnercenter.microsoft.com/v1',
    })
  })

  it('says all that is missing of the partner’s own app', () => {
    assert.deepEqual(partnerCenterProblems(given({ ...customer })), [])
    assert.match(partnerCenterProblems(given({ PARTNER_CENTER_CUSTOMER_ID: 'contoso' })).join(), /must be a GUID/)
    const half = partnerCenterProblems(given({ ...customer, PARTNER_CENTER_CLIENT_ID: 'app' })).join()
    assert.match(half, /PARTNER_CENTER_TENANT_ID is missing.*PARTNER_CENTER_CERTIFICATE_PATH or/)
  })

  it('signs in as the partner’s app where there is one, and as the bot otherwise', () => {
    const app = {
      PARTNER_CENTER_CLIENT_ID: 'app',
      PARTNER_CENTER_TENANT_ID: 'partner',
      PARTNER_CENTER_CLIENT_SECRET: 'hush',
    }

    const environment = partnerCredentialEnvironment({ ...app, AZURE_CLIENT_ID: 'bot' })

    assert.equal(partnerCredentialEnvironment({ AZURE_CLIENT_ID: 'bot' }), undefined)
    assert.deepEqual([environment?.['AZURE_CLIENT_ID'], environment?.['AZURE_TENANT_ID']], ['app', 'partner'])
    assert.equal(environment?.['AZURE_CLIENT_SECRET'], 'hush')
  })
})
