import { strict as assert } from 'node:assert'
import { carriedBy, isLicensedFor } from '../../../services/facts/servicePlans'

describe('What a service plan carries', () => {
  for (const [plan, carries] of [
    ['EXCHANGE_S_ENTERPRISE', ['mailbox', 'large', 'archive', 'hold']],
    ['EXCHANGE_S_ENTERPRISE_GOV', ['mailbox', 'large', 'archive', 'hold']],
    ['EXCHANGE_S_ARCHIVE_ADDON', ['archive', 'hold']],
    ['EXCHANGE_S_STANDARD', ['mailbox']],
    ['EXCHANGE_S_STANDARD_MIDMARKET', ['mailbox']],
    ['EXCHANGE_S_DESKLESS', ['mailbox']],
    ['EXCHANGE_B_STANDARD', ['mailbox']],
    ['EXCHANGE_L_STANDARD', ['mailbox']],
    ['EXCHANGE_S_FOUNDATION', []],
    ['MCOEV', ['phone']],
    ['MCOEV_GOV', ['phone']],
    ['MCOEVSMB', []],
    ['MCOMEETADV', []],
    ['SHAREPOINTENTERPRISE', ['oneDrive']],
    ['SHAREPOINTSTANDARD', ['oneDrive']],
    ['SHAREPOINTDESKLESS', ['oneDrive']],
    ['ONEDRIVE_BASIC', ['oneDrive']],
    ['SHAREPOINTWAC', []],
  ] as const)
    it(`is read from its name: ${plan}`, () => {
      assert.deepEqual(carriedBy(plan), carries)
    })

  it('is known of an account by the ids of its enabled plans', () => {
    const phone = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7'
    const archiving = '176a09a6-7ec5-4039-ac02-b2791c6ba793'
    const plan = (servicePlanId: string | null, capabilityStatus = 'Enabled') => ({ servicePlanId, capabilityStatus })

    assert.equal(isLicensedFor('phone', [plan('other'), plan(phone)]), true)
    assert.equal(isLicensedFor('phone', [plan(phone, 'Deleted'), plan(null), {}]), false)
    assert.equal(isLicensedFor('hold', [plan(archiving)]), true)
    assert.equal(isLicensedFor('large', [plan(archiving)]), false)
    assert.equal(isLicensedFor('hold', [plan(phone)]), false)
  })
})
