import { strict as assert } from 'node:assert'
import { plannerTexts } from '../../../cards/planning/plannerTexts'
import { createCatalogue } from '../../../cards/texts'
import { protectedBecause } from '../../../services/planning/protection'
import { jan } from '../steps/builders'

const speak = createCatalogue([plannerTexts]).en
const nobody = { allowedAdministrators: [], breakGlass: [] }
const words = (...given: Parameters<typeof protectedBecause>) => protectedBecause(...given).map(speak)

describe('An account is protected (promise 8)', () => {
  it('by a name or an id in the configuration, however either is written', () => {
    const written = jan({ id: 'B6D7C9D2-2F57', userPrincipalName: 'Jan.DeVries@Contoso.com' })

    for (const named of ['jan.devries@contoso.com', 'JAN.DEVRIES@CONTOSO.COM', 'b6d7c9d2-2f57'])
      assert.equal(
        protectedBecause(written, 'ilse-id', { ...nobody, breakGlass: ['other@contoso.com', named] }).length,
        1,
      )
    assert.deepEqual(protectedBecause(written, 'ilse-id', { ...nobody, breakGlass: ['other@contoso.com'] }), [])
  })

  it('from oneself, in words', () => {
    assert.deepEqual(words(jan(), jan().id, nobody), ['You cannot offboard yourself. Ask a colleague.'])
  })

  for (const role of [
    'd29b2b05-8046-44ba-8758-1e26182fcf32',
    'a92aed5d-d78a-4d16-b381-09adb37eb3b0',
    'Directory Synchronization Accounts',
    'On Premises Directory Sync Account',
  ])
    it(`when it synchronises the directory, by its role: ${role}`, () => {
      for (const roles of [{ adminRoles: [role] }, { adminRoleIds: ['other', role] }])
        assert.match(words(jan(roles), 'ilse-id', nobody).join(), /is the account that synchronises your directory/)
    })

  it('when it synchronises the directory, by the beginning of its name', () => {
    for (const userPrincipalName of ['Sync_DC01@contoso.com', 'ADToAADSyncServiceAccount@contoso.com'])
      assert.equal(protectedBecause(jan({ userPrincipalName }), 'ilse-id', nobody).length, 1)
    assert.deepEqual(protectedBecause(jan({ userPrincipalName: 'a.sync_b@contoso.com' }), 'ilse-id', nobody), [])
  })
})
