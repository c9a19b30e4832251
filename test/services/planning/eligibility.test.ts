import { strict as assert } from 'node:assert'
import { protectedBecause } from '../../../services/planning/protection'
import { withEligibility } from '../../../services/planning/eligibility'
import { jan } from '../steps/builders'

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1'
const may = (roleDefinitionId: string) => ({
  roles: { active: [], eligible: [{ id: 'e', roleDefinitionId, name: 'R', scope: '/' }], groups: [], link: '' },
})
const refusals = (facts: Readonly<Record<string, unknown>>, allowed: readonly string[] = []) =>
  protectedBecause(withEligibility(jan(), facts), 'somebody', { allowedAdministrators: allowed, breakGlass: [] })

describe('Somebody who may become Global Administrator at any moment (promise 8)', () => {
  it('is protected like one who is', () => {
    assert.deepEqual(
      refusals(may(globalAdministrator)).map(({ key }) => key),
      ['planner.globalAdministrator'],
    )
  })

  it('is protected also where a group makes it so', () => {
    const byGroup = { roles: { active: [], eligible: [], groups: [], link: '', mayBeGlobal: true } }

    assert.deepEqual(
      refusals(byGroup).map(({ key }) => key),
      ['planner.globalAdministrator'],
    )
  })

  it('may be offboarded when allowed by name, like one who is', () => {
    assert.deepEqual(refusals(may(globalAdministrator), [jan().userPrincipalName]), [])
  })

  it('is told apart from who may activate a lesser role, and from whom nothing is known', () => {
    for (const facts of [may(userAdministrator), { roles: { active: [], groups: [], link: '' } }, {}])
      assert.deepEqual(refusals(facts), [])
  })
})
