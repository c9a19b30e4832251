import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { units } from '../../../sandbox/seeds/units'
import { acting } from '../control/actions/acting'

const { janDeVries: jan } = people
const { helpdesk, synced, dynamicLicensing } = groups
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
    assert.equal((await remove({ action: 'adminAssign' })).status, 400)
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
