import { strict as assert } from 'node:assert'
import { groups } from '../../../../sandbox/seeds/groups'
import { people } from '../../../../sandbox/seeds/people'
import type { Json } from '../../support'
import { acting } from './acting'

const {
  janDeVries: jan,
  petraDeBoer: petra,
  evaWillems: eva,
  tomVisser: tom,
  danielMeijer: daniel,
  fleurPeters: fleur,
} = people
const { atlas, newsletter, helpdesk, licensing, dynamicLicensing, synced, everybody, sales } = groups
const nobody = '00000000-4c70-4b8e-9d2f-7e31c05f0000'

describe('what an administrator does to the pretend tenant in another window: a group', () => {
  const { trial, act, user, values, idsAt, cmdlet } = acting()
  const membersOf = ({ id }: { readonly id: string }) => idsAt(`/groups/${id}/members?$select=id`)
  const managersOf = async () =>
    (await cmdlet('Get-DistributionGroup', { Identity: newsletter.id }))?.['ManagedBy'] as unknown as string[]

  it('gets a member, with its roles and licences, and loses one', async () => {
    await act('add-member', { id: tom.id, group: helpdesk.id })
    await act('add-member', { id: eva.id, group: licensing.id })
    await act('add-member', { id: eva.id, group: newsletter.id })
    const refused = await trial.graph('PATCH', `/users/${tom.id}`, { body: { accountEnabled: false } })
    const states = (await user(eva.id, 'licenseAssignmentStates'))['licenseAssignmentStates'] as unknown as Json[]
    await act('remove-member', { id: jan.id, group: atlas.id })
    await act('remove-member', { id: petra.id, group: newsletter.id })

    assert.equal(refused.status, 403)
    assert.ok(states.some(({ assignedByGroup }) => String(assignedByGroup) === licensing.id))
    assert.deepEqual(await membersOf(atlas), [eva.id, tom.id])
    assert.deepEqual(await membersOf(newsletter), [jan.id, eva.id])
  })

  it('gets an owner and loses one, of Graph’s and of Exchange’s, but never the last', async () => {
    for (const group of [atlas.id, newsletter.id]) {
      assert.match(await act('remove-owner', { id: jan.id, group }), /^400 .*at least one owner/)
      await act('add-owner', { id: eva.id, group })
      assert.equal(await act('remove-owner', { id: jan.id, group }), '204')
      assert.match(await act('remove-owner', { id: jan.id, group }), /^404 /)
    }

    assert.deepEqual(await idsAt(`/groups/${atlas.id}/owners?$select=id`), [eva.id])
    assert.deepEqual(await managersOf(), [eva.displayName])
  })

  it('of Exchange has an owner once', async () => {
    await act('add-owner', { id: eva.id, group: newsletter.id })
    await act('add-owner', { id: eva.id, group: newsletter.id })

    assert.deepEqual(await managersOf(), [jan.displayName, eva.displayName])
  })

  it('is renamed', async () => {
    await act('rename-group', { group: atlas.id, displayName: 'Project Globe' })

    assert.equal((await trial.graph('GET', `/groups/${atlas.id}`)).body['displayName'], 'Project Globe')
    assert.match(await act('rename-group', { group: atlas.id, displayName: '' }), /^400 .*displayName/s)
  })

  it('is deleted, with the licence that it gave', async () => {
    await act('delete-group', { group: licensing.id })

    assert.equal((await trial.graph('GET', `/groups/${licensing.id}`)).status, 404)
    const { licenseAssignmentStates } = await user(fleur.id, 'licenseAssignmentStates')
    const by = (licenseAssignmentStates as unknown as Json[]).map(({ assignedByGroup }) => String(assignedByGroup))
    assert.deepEqual(by, [dynamicLicensing.id])
  })

  it('is deleted, with its roles and its places in applications', async () => {
    const assignmentsOf = () => idsAt(`/users/${daniel.id}/appRoleAssignments`)
    await act('give-role', { id: helpdesk.id, role: 'Global Administrator', as: 'eligible' })
    const before = await assignmentsOf()

    await act('delete-group', { group: helpdesk.id })

    const rolesOf = (kind: string) =>
      values(`/roleManagement/directory/${kind}?$filter=principalId eq '${helpdesk.id}'`)
    assert.deepEqual(await rolesOf('roleAssignments'), [])
    assert.deepEqual(await rolesOf('roleEligibilityScheduleInstances'), [])
    assert.deepEqual([before.length, (await assignmentsOf()).length], [2, 1])
  })

  it('is deleted, and no longer protects its members', async () => {
    await act('give-role', { id: helpdesk.id, role: 'Global Administrator' })
    await act('add-member', { id: tom.id, group: helpdesk.id })

    await act('delete-group', { group: helpdesk.id })

    const { status } = await trial.graph('PATCH', `/users/${tom.id}`, { body: { accountEnabled: false } })
    assert.equal(status, 204)
  })

  it('is deleted out of other groups, call queues and rights to send', async () => {
    await act('delete-group', { group: sales.id })
    await act('delete-group', { group: newsletter.id })

    const queues = (await trial.cmdlet('Get-CsCallQueue', { First: 100 })).body['value'] as unknown as Json[]
    const rights = await trial.exchange('Get-RecipientPermission', { Trustee: people.sanneOBrien.id })
    assert.deepEqual(
      queues.map(({ DistributionLists }) => DistributionLists),
      [[], [], []],
    )
    assert.deepEqual((rights.body['value'] as unknown as Json[]).length, 1)
    assert.deepEqual(await membersOf(everybody), [people.noorElIdrissi.id])
  })

  it('is not changed against its nature', async () => {
    assert.match(await act('add-member', { id: jan.id, group: atlas.id }), /^400 .*already exist/)
    assert.match(await act('remove-member', { id: petra.id, group: atlas.id }), /^404 .*not in the group/)
    assert.match(await act('add-member', { id: jan.id, group: dynamicLicensing.id }), /^400 Insufficient privileges/)
    assert.match(await act('remove-member', { id: fleur.id, group: dynamicLicensing.id }), /^400 Insufficient/)
    assert.match(await act('remove-member', { id: jan.id, group: synced.id }), /^400 .*on-premises mastered/)
    assert.match(await act('delete-group', { group: synced.id }), /^400 .*on-premises mastered/)
    assert.match(await act('delete-group', { group: nobody }), /^404 The tenant has no group/)
    assert.match(await act('add-member', { id: nobody, group: atlas.id }), /^404 The tenant has no person/)
  })
})
