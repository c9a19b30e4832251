import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { units } from '../../../sandbox/seeds/units'
import { acting } from '../control/actions/acting'

const { janDeVries: jan, evaWillems: eva } = people
const { helpdesk, atlas, synced, dynamicLicensing } = groups
const path = '/identityGovernance/privilegedAccess/group'
const eligible = { id: jan.id, group: helpdesk.id }

describe('a group of the pretend tenant that somebody may join in Privileged Identity Management', () => {
  const { trial, act, values } = acting()
  const list = (more = '') => values(`${path}/eligibilityScheduleInstances?$filter=principalId eq '${jan.id}'${more}`)
  const remove = (overrides: object = {}) =>
    trial.graph('POST', `${path}/eligibilityScheduleRequests`, {
      body: { action: 'adminRemove', principalId: jan.id, groupId: helpdesk.id, accessId: 'member', ...overrides },
    })

  it('is told with its name, as member and as owner, once each', async () => {
    await act('make-eligible', eligible)
    await act('make-eligible', { ...eligible, access: 'owner' })
    const again = await act('make-eligible', eligible)

    assert.match(again, /^400 .*already exists/)
    assert.deepEqual(
      (await list('&$expand=group')).map(({ accessId, group }) => [accessId, group?.['displayName']]),
      [
        ['member', helpdesk.displayName],
        ['owner', helpdesk.displayName],
      ],
    )
    assert.equal((await list())[0]?.['group'], undefined)
    assert.equal((await list('&$expand=group'))[0]?.['group']?.['assignedLicenses'], undefined)
  })

  it('is asked for by person or group only', async () => {
    assert.equal((await trial.graph('GET', `${path}/eligibilityScheduleInstances`)).status, 400)
  })

  it('is taken away by the access that it was given for, once', async () => {
    await act('make-eligible', { ...eligible, access: 'owner' })

    const statuses = [await remove(), await remove({ accessId: 'owner' }), await remove({ accessId: 'owner' })]

    assert.deepEqual(
      statuses.map(({ status }) => status),
      [400, 201, 400],
    )
    assert.deepEqual(await list(), [])
  })

  it('is taken away by no other action', async () => {
    await act('make-eligible', eligible)

    const { status, body } = await remove({ action: 'adminAssign' })

    assert.match(`${status} ${String(body['error']?.['message'])}`, /^400 .*only adminRemove/)
    assert.equal((await list()).length, 1)
  })

  for (const change of [{ madeUp: 'x' }, { principalId: 'jan' }, { groupId: 'helpdesk' }])
    it(`is not taken away by a body with ${JSON.stringify(change)}`, async () => {
      const { status, body } = await remove(change)

      assert.equal(status, 400)
      assert.match(String(body['error']?.['message']), /^(Invalid value specified for property|Property 'madeUp')/)
    })

  it('is taken away from one person and one group alone', async () => {
    for (const [id, group] of [
      [jan.id, helpdesk.id],
      [jan.id, atlas.id],
      [eva.id, helpdesk.id],
    ] as const)
      assert.equal(await act('make-eligible', { id, group }), '204')

    assert.equal((await remove()).status, 201)

    assert.deepEqual(
      (await list()).map(({ groupId }) => groupId),
      [atlas.id],
    )
    assert.equal((await values(`${path}/eligibilityScheduleInstances?$filter=groupId eq '${helpdesk.id}'`)).length, 1)
  })

  it('is told of nobody who was deleted', async () => {
    await act('make-eligible', eligible)
    await act('delete-person', { id: jan.id })

    assert.deepEqual(await list(), [])
  })

  it('is none that a rule, Active Directory or a restricted unit decides about', async () => {
    await act('join-unit', { id: helpdesk.id, unit: units.board.id })

    for (const { id: group } of [helpdesk, synced, dynamicLicensing])
      assert.match(await act('make-eligible', { id: jan.id, group }), /^400 The group cannot be managed/)
  })

  it('is gone with the group', async () => {
    await act('make-eligible', eligible)
    await act('delete-group', { group: helpdesk.id })

    assert.deepEqual(await list(), [])
  })
})
