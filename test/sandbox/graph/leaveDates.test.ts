import { strict as assert } from 'node:assert'
import { unsigned } from '../../../sandbox/identity/tokens'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const jan = `/users/${people.janDeVries.id}`

describe('the date on which somebody leaves', () => {
  const trial = eachWithSandbox()
  const status = async (path: string, ...roles: string[]) =>
    (await trial.graph('GET', path, { headers: { authorization: `Bearer ${unsigned({ roles })}` } })).status

  it('is read, and looked for, with a permission of its own only', async () => {
    for (const path of [
      `${jan}?$select=employeeLeaveDateTime`,
      '/users?$select=id,employeeLeaveDateTime',
      '/users?$filter=employeeLeaveDateTime le 2030-01-01T00:00:00Z&$select=id',
    ]) {
      assert.equal(await status(path, 'User.Read.All'), 403)
      assert.equal(await status(path, 'User.Read.All', 'User-LifeCycleInfo.Read.All'), 200)
      assert.equal(await status(path, 'User-LifeCycleInfo.Read.All'), 403)
    }
  })
})
