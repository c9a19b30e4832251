import { strict as assert } from 'node:assert'
import { quoted, readEmployee, readLastSignIn, readSuccessor } from '../../../services/directory/employee'
import { RemoteError } from '../../../services/remote/reader'
import { problem, reader } from '../steps/builders'

const id = '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5b'
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
const user = {
  id,
  displayName: 'Jan de Vries',
  userPrincipalName: 'jan.devries@contoso.com',
  mail: null,
  jobTitle: 'Account manager',
  onPremisesSyncEnabled: null,
}

describe('The employee', () => {
  it('is read with the manager and the roles', async () => {
    const { from } = reader({
      graph: {
        [`/users/${id}`]: { ...user, onPremisesSyncEnabled: true },
        [`/users/${id}/manager`]: { id: 'petra', displayName: null, userPrincipalName: 'petra@contoso.com' },
        '/roleManagement/directory/roleAssignments': [
          { roleDefinitionId: globalAdministrator, roleDefinition: { displayName: 'Global Administrator' } },
          { roleDefinitionId: 'other', roleDefinition: null },
        ],
      },
    })

    const employee = await readEmployee(from.graph, id)

    assert.equal(employee?.synced, true)
    assert.equal(employee.accountEnabled, true)
    assert.equal(employee.mail, undefined)
    assert.equal(employee.manager?.displayName, 'petra@contoso.com')
    assert.deepEqual(employee.adminRoles, ['Global Administrator', 'other'])
    assert.equal(employee.globalAdministrator, true)
  })

  it('is nobody who takes over from themselves, where the directory calls them their own manager', async () => {
    const own = { id, displayName: 'Jan de Vries', userPrincipalName: 'jan.devries@contoso.com' }

    const { from } = reader({ graph: { [`/users/${id}`]: own, [`/users/${id}/manager`]: own } })

    assert.equal((await readEmployee(from.graph, id))?.manager?.available, false)
  })

  it('without a manager, roles or a blocked account is read as such', async () => {
    const { from } = reader({ graph: { [`/users/${id}`]: { ...user, accountEnabled: false } } })

    const employee = await readEmployee(from.graph, id)

    assert.equal(employee?.manager, undefined)
    assert.equal(employee?.globalAdministrator, false)
    assert.equal(employee?.accountEnabled, false)
  })

  it('is a Global Administrator also by a group', async () => {
    const held = [{ id: 'group' }, { id: 'role', roleTemplateId: globalAdministrator }]
    const { from } = reader({ graph: { [`/users/${id}`]: user, [`/users/${id}/transitiveMemberOf`]: held } })

    const employee = await readEmployee(from.graph, id)

    assert.equal(employee?.globalAdministrator, true)
    assert.deepEqual(employee.adminRoleIds, [globalAdministrator])
  })

  it('is read with what tells other accounts of theirs', async () => {
    const { from } = reader({ graph: { [`/users/${id}`]: { ...user, employeeId: '1006', otherMails: ['jan@home'] } } })

    const employee = await readEmployee(from.graph, id)

    assert.deepEqual([employee?.employeeId, employee?.otherMails], ['1006', ['jan@home']])
  })

  it('who does not exist is nobody', async () => {
    assert.equal(await readEmployee(reader({}).from.graph, id), undefined)
  })
})

describe('The last sign-in', () => {
  it('is unknown where the bot may not read it, and that is no reason to fail', async () => {
    const { from } = reader({})
    const forbidding = { ...from.graph, find: () => Promise.reject(problem('graph', 'forbidden')) }
    const broken = { ...from.graph, find: () => Promise.reject(problem('graph', 'unavailable')) }

    assert.equal(await readLastSignIn(forbidding, id), undefined)
    await assert.rejects(readLastSignIn(broken, id), RemoteError)
  })
})

describe('A successor', () => {
  const phone = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7'

  for (const [capabilityStatus, licensed] of [
    ['Enabled', true],
    ['Suspended', false],
  ] as const) {
    it(`with a phone licence that is ${capabilityStatus} ${licensed ? 'can' : 'cannot'} be given calls`, async () => {
      const assignedPlans = [{ servicePlanId: phone, capabilityStatus }]
      const { from } = reader({ graph: { [`/users/${id}`]: { ...user, assignedPlans } } })

      assert.equal((await readSuccessor(from, id))?.phoneLicensed, licensed)
    })
  }

  it('who does not exist is nobody', async () => {
    assert.equal(await readSuccessor(reader({}).from, id), undefined)
  })
})

describe('A literal of a filter', () => {
  it('has its quotes doubled and everything else encoded', () => {
    assert.equal(decodeURIComponent(quoted("O'Brien & co")), "O''Brien & co")
    assert.doesNotMatch(quoted("a&b#c?d/e'f"), /[&#?/ ]/)
  })
})
