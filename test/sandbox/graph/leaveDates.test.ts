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

  it('stands with a few at the start: two who leave soon, and one later', async () => {
    const roles = ['User.Read.All', 'User-LifeCycleInfo.Read.All']
    const { body } = await trial.graph('GET', '/users?$select=id,employeeLeaveDateTime&$top=999', {
      headers: { authorization: `Bearer ${unsigned({ roles })}` },
    })
    const value = body['value'] as unknown as { id: string; employeeLeaveDateTime?: string | null }[]
    const leaving = value.filter(({ employeeLeaveDateTime: at }) => typeof at === 'string')
    assert.deepEqual(
      leaving.map(({ id }) => id).toSorted(),
      [people.janDeVries.id, people.karinMulder.id, people.janWillemBakker.id].toSorted(),
    )
  })
})
