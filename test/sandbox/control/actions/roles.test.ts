import { strict as assert } from 'node:assert'
import { groups } from '../../../../sandbox/seeds/groups'
import { people } from '../../../../sandbox/seeds/people'
import { acting } from './acting'

const { janDeVries: jan, danielMeijer: daniel } = people
const { helpdesk, sales } = groups
const nobody = '00000000-4c70-4b8e-9d2f-7e31c05f0000'

describe('what an administrator does to the pretend tenant in another window: an administrator role', () => {
  const { trial, act, values } = acting()
  const active = (id: string) =>
    values(`/roleManagement/directory/roleAssignments?$filter=principalId eq '${id}'&$expand=roleDefinition`)
  const eligible = (id: string) =>
    values(`/roleManagement/directory/roleEligibilityScheduleInstances?$filter=principalId eq '${id}'`)
  const globally = { role: 'Global Administrator' }

  it('is given and taken, and protects whoever has it', async () => {
    const block = () => trial.graph('PATCH', `/users/${jan.id}`, { body: { accountEnabled: false } })
    await act('give-role', { id: jan.id, ...globally })
    const held = await active(jan.id)
    const refused = await block()

    await act('take-role', { id: jan.id, ...globally })

    assert.deepEqual(
      held.map(({ roleDefinition }) => roleDefinition?.['displayName']),
      ['Global Administrator'],
    )
    assert.deepEqual(await active(jan.id), [])
    assert.deepEqual([refused.status, (await block()).status], [403, 204])
  })

  it('is made eligible, for a part of the directory and by its id, and taken', async () => {
    const given = { id: jan.id, role: '729827e3-9c14-49f7-bb1b-9608f156bbb8', as: 'eligible' }
    const scope = `/administrativeUnits/${nobody}`
    await act('give-role', given)
    await act('give-role', { ...given, scope })
    const both = await eligible(jan.id)
    await act('take-role', { ...given, scope })

    assert.equal((await active(jan.id)).length, 0)
    assert.deepEqual([both.length, both[1]?.['directoryScopeId']], [2, scope])
    assert.deepEqual(
      (await eligible(jan.id)).map(({ directoryScopeId }) => directoryScopeId),
      ['/'],
    )
  })

  it('by Privileged Identity Management goes only there', async () => {
    await act('give-role', { id: jan.id, ...globally, byPim: true })
    const [assignment] = await active(jan.id)
    const path = `/roleManagement/directory/roleAssignments/${String(assignment?.['id'])}`

    assert.equal((await trial.graph('DELETE', path)).status, 400)
  })

  it('that was activated ends, and Privileged Identity Management tells how every active one came', async () => {
    const until = '2026-12-01T17:00:00Z'
    await act('give-role', { id: jan.id, ...globally, byPim: true, until })
    await act('give-role', { id: jan.id, role: 'Helpdesk Administrator' })

    const path = `/roleManagement/directory/roleAssignmentScheduleInstances?$filter=principalId eq '${jan.id}'`
    const found = (await values(path)).map((one) => [one['assignmentType'], one['endDateTime']])

    assert.deepEqual(found, [
      ['Activated', until],
      ['Assigned', null],
    ])
    const ids = (all: readonly Readonly<Record<string, unknown>>[], name: string) => all.map((one) => one[name])
    assert.deepEqual(ids(await values(path), 'roleAssignmentOriginId'), ids(await active(jan.id), 'id'))
    assert.match(await act('give-role', { id: jan.id, role: 'User Administrator', until }), /^400 .*has no end/s)
  })

  it('with an end is activated, or given for a while, or eligible for a while', async () => {
    const end = '2026-12-01T17:00:00Z'
    await act('give-role', { id: jan.id, ...globally, byPim: true, until: end, activated: false })
    await act('give-role', { id: jan.id, ...globally, as: 'eligible', until: end })

    const path = `/roleManagement/directory/roleAssignmentScheduleInstances?$filter=principalId eq '${jan.id}'`
    const told = [...(await values(path)), ...(await eligible(jan.id))]
    assert.deepEqual(
      told.map((one) => [one['assignmentType'], one['endDateTime']]),
      [
        ['Assigned', end],
        [undefined, end],
      ],
    )
  })

  it('of a group is one of its members', async () => {
    await act('give-role', { id: helpdesk.id, ...globally })
    const roles = await values(`/users/${daniel.id}/transitiveMemberOf?$select=id,displayName`)

    assert.ok(roles.some(({ displayName }) => String(displayName) === 'Global Administrator'))
  })

  it('is not given twice, to nobody, to a group that cannot hold one, nor when there is none like it', async () => {
    for (const as of ['active', 'eligible']) {
      await act('give-role', { id: jan.id, ...globally, as })
      assert.match(await act('give-role', { id: jan.id, ...globally, as }), /^400 .*already exists/)
      await act('take-role', { id: jan.id, ...globally, as })
      assert.match(await act('take-role', { id: jan.id, ...globally, as }), /^400 .*does not exist/)
    }
    assert.match(await act('give-role', { id: nobody, ...globally }), /^404 /)
    assert.match(await act('give-role', { id: sales.id, ...globally }), /^400 The group cannot hold/)
    assert.match(await act('give-role', { id: jan.id, role: 'King' }), /^404 There is no directory role King/)
    assert.match(await act('give-role', { id: jan.id, ...globally, scope: 'all' }), /^400 .*scope/s)
  })
})
