import { strict as assert } from 'node:assert'
import { RemoteError, type GraphReader, type RemoteProblem } from '../../../../services/remote/reader'
import { roles, type HeldRole, type RolesFacts } from '../../../../services/steps/roles'
import { checkCard } from '../../../support/cardChecker'
import { context, envelope, inWords, jan, people, reader, request } from '../builders'
import { exchangeEligible, helpdeskInUnit, none, userAdministrator } from './sample'

const remove = { choice: 'remove' } as const
const leave = { choice: 'leave' } as const
const directory = '/roleManagement/directory'
const { id } = jan()

function facts(overrides: Partial<RolesFacts> = {}): RolesFacts {
  return { ...none, ...overrides }
}

const adminRemove = (roleDefinitionId: string, directoryScopeId: string) => ({
  action: 'adminRemove',
  principalId: id,
  roleDefinitionId,
  directoryScopeId,
  justification: 'The employee has left the organisation.',
})

describe('The step for administrator roles', () => {
  describe('when it takes them away', () => {
    it('deletes the assignment, and asks Privileged Identity Management where that is refused', () => {
      const [operation] = roles.plan(jan(), facts({ active: [userAdministrator] }), remove, none)

      assert.deepEqual(request(operation), {
        via: 'graph',
        method: 'DELETE',
        path: `${directory}/roleAssignments/${userAdministrator.id}`,
      })
      assert.deepEqual(operation?.otherwise?.map(request), [
        {
          via: 'graph',
          method: 'POST',
          path: `${directory}/roleAssignmentScheduleRequests`,
          body: adminRemove(userAdministrator.roleDefinitionId, '/'),
        },
      ])
    })

    it('keeps to the part of the directory that the role is for', () => {
      const [operation] = roles.plan(jan(), facts({ eligible: [helpdeskInUnit] }), remove, none)

      assert.deepEqual(request(operation), {
        via: 'graph',
        method: 'POST',
        path: `${directory}/roleEligibilityScheduleRequests`,
        body: adminRemove(helpdeskInUnit.roleDefinitionId, helpdeskInUnit.scope),
      })
    })

    it('goes on with the other roles when one is refused', () => {
      const all = facts({ active: [userAdministrator], eligible: [exchangeEligible] })

      const [first, second] = roles.plan(jan(), all, remove, none)

      assert.deepEqual([first?.otherwise?.[0]?.whenRefused, second?.whenRefused], ['continue', 'continue'])
    })

    it('is done when neither an active nor an eligible role is left', () => {
      assert.equal(roles.isDone(facts({ groups: ['Beheer Helpdesk'] }), remove, none), true)
      assert.equal(roles.isDone(facts({ active: [userAdministrator] }), remove, none), false)
      assert.equal(roles.isDone(facts({ eligible: [exchangeEligible] }), remove, none), false)
      assert.equal(roles.isDone(facts({ eligible: undefined }), remove, none), true)
    })
  })

  describe('on the way back', () => {
    const until = '2027-01-01T00:00:00Z'
    const back = (now: RolesFacts, before: Partial<RolesFacts>) => roles.restore(jan(), now, facts(before), remove)
    const adminAssign = (roleDefinitionId: string, expiration: object) => ({
      action: 'adminAssign',
      principalId: id,
      roleDefinitionId,
      directoryScopeId: '/',
      justification: 'The employee is back in the organisation.',
      scheduleInfo: { expiration },
    })

    it('gives each role by itself, over the same part of the directory, and only where it is chosen', () => {
      const parts = back(none, { active: [userAdministrator, helpdeskInUnit], eligible: [exchangeEligible] })

      assert.deepEqual(
        parts.map(({ stands, onlyIfChosen }) => [stands, onlyIfChosen]),
        [
          ['asMade', true],
          ['asMade', true],
          ['asMade', true],
        ],
      )
      const [first, second, third] = parts.flatMap(({ operations }) => operations.map(request))
      const assignment = ({ roleDefinitionId, scope }: HeldRole) => ({
        via: 'graph',
        method: 'POST',
        path: `${directory}/roleAssignments`,
        body: { principalId: id, roleDefinitionId, directoryScopeId: scope },
      })
      assert.deepEqual([first, second], [assignment(userAdministrator), assignment(helpdeskInUnit)])
      assert.deepEqual(third, {
        via: 'graph',
        method: 'POST',
        path: `${directory}/roleEligibilityScheduleRequests`,
        body: adminAssign(exchangeEligible.roleDefinitionId, { type: 'noExpiration' }),
      })
    })

    it('gives one that had an end until then', () => {
      const [part] = back(none, { active: [{ ...userAdministrator, came: 'assigned', until }] })

      assert.deepEqual(part?.operations.map(request), [
        {
          via: 'graph',
          method: 'POST',
          path: `${directory}/roleAssignmentScheduleRequests`,
          body: adminAssign(userAdministrator.roleDefinitionId, { type: 'afterDateTime', endDateTime: until }),
        },
      ])
    })

    it('gives up one that was activated for a time: that is done anew', () => {
      const [part] = back(none, { active: [{ ...userAdministrator, came: 'activated', until }] })

      assert.deepEqual([part?.stands, part?.operations], ['lost', []])
      assert.match(inWords(part?.why), /User Administrator was activated for a time only/)
    })

    it('has a person let somebody join a group again, for as long as is needed', () => {
      const eligibleGroups = [{ groupId: 'helpdesk', name: 'Beheer Helpdesk', access: 'owner' as const }]

      const [part] = back(none, { eligibleGroups })

      const [task] = part?.operations ?? []
      assert.ok(task?.via === 'person' && part?.onlyIfChosen === true)
      assert.match(inWords(task.instruction), /Beheer Helpdesk.*make jan\.devries@contoso\.com eligible again/)
      assert.deepEqual(back(facts({ eligibleGroups }), { eligibleGroups }), [])
    })

    it('leaves a role that was given again, under whatever id', () => {
      const again = facts({ active: [{ ...userAdministrator, id: 'new' }], eligible: [exchangeEligible] })

      assert.deepEqual(back(again, { active: [userAdministrator], eligible: [exchangeEligible] }), [])
    })
  })

  it('changes nothing when it is to leave them', () => {
    const all = facts({ active: [userAdministrator] })

    assert.deepEqual(roles.plan(jan(), all, leave, all), [])
    assert.deepEqual(roles.restore(jan(), none, all, leave), [])
    assert.equal(roles.isDone(all, leave, all), true)
  })

  it('asks only where there is a role of one’s own to take away', () => {
    assert.equal(roles.applies(none, context()), false)
    assert.equal(roles.applies(facts({ groups: ['Beheer Helpdesk'] }), context()), false)
    assert.equal(roles.applies(facts({ eligible: [exchangeEligible] }), context()), true)
  })

  it('takes no other answer than its own', () => {
    const parsed = roles.parse({ choice: 'wipe' }, none, people(), context())

    assert.equal(parsed.ok, false)
  })

  it('has a card that Teams takes with hundreds of roles', () => {
    const active = Array.from({ length: 300 }, (_, index) => ({ ...helpdeskInUnit, id: String(index) }))
    const many = facts({ active, groups: active.map(({ name }) => name) })

    const card = roles.ask(envelope('roles'), many, remove, context())

    assert.deepEqual(checkCard(card), [])
    assert.match(JSON.stringify(card), /292 more/)
  })

  describe('what it says of what was found', () => {
    const said = (found: RolesFacts) => roles.findings(found).map(({ message }) => inWords(message))

    it('is which roles, which can be activated, and which groups may give more', () => {
      const found = facts({ active: [userAdministrator], eligible: [exchangeEligible], groups: ['Beheer Helpdesk'] })

      assert.deepEqual(said(found), [
        'Administrator role in force: User Administrator.',
        'A group that can give administrator rights: Beheer Helpdesk.',
        'Administrator role that can be activated: Exchange Administrator.',
      ])
    })

    it('is that none can be activated without the licence, to whom it matters', () => {
      assert.match(said(facts({ active: [userAdministrator], eligible: undefined })).join(), /takes Entra ID P2/)
      assert.deepEqual(said(facts({ eligible: undefined })), [])
    })
  })

  describe('what it reads', () => {
    const assignments = `${directory}/roleAssignments`
    const eligibilities = `${directory}/roleEligibilityScheduleInstances`
    const eligible = {
      id: exchangeEligible.id,
      roleDefinitionId: exchangeEligible.roleDefinitionId,
      directoryScopeId: '/',
      memberType: 'Direct',
    }

    it('is until when an eligible role may be activated, where it has an end', async () => {
      const endDateTime = '2027-01-31T23:00:00Z'
      const { from } = reader({ graph: { [eligibilities]: [{ ...eligible, endDateTime }] } })

      const { eligible: found } = await roles.read(from, jan())

      assert.equal(found?.[0]?.until, endDateTime)
    })

    it('is how an active role came and until when it lasts, where Privileged Identity Management tells', async () => {
      const active = (one: typeof userAdministrator) => ({
        id: one.id,
        roleDefinitionId: one.roleDefinitionId,
        directoryScopeId: one.scope,
        roleDefinition: { displayName: one.name },
      })
      const endDateTime = '2026-12-01T17:00:00Z'
      const instance = { ...active(helpdeskInUnit), id: 'instance', memberType: 'Direct' }
      const { from } = reader({
        graph: {
          [assignments]: [active(userAdministrator), active(helpdeskInUnit), active(exchangeEligible)],
          [`${directory}/roleAssignmentScheduleInstances`]: [
            { ...instance, assignmentType: 'Activated', endDateTime },
            { ...instance, directoryScopeId: '/', assignmentType: 'Assigned', endDateTime: null },
            { ...active(exchangeEligible), memberType: 'Group', assignmentType: 'Activated', endDateTime },
            {
              ...active(userAdministrator),
              roleAssignmentOriginId: userAdministrator.id,
              assignmentType: 'Assigned',
              endDateTime: null,
            },
          ],
        },
      })

      const { active: found } = await roles.read(from, jan())

      assert.deepEqual(found, [
        { ...userAdministrator, came: 'assigned' },
        { ...helpdeskInUnit, came: 'activated', until: endDateTime },
        exchangeEligible,
      ])
    })

    it('is active and eligible roles with their names, and the groups that can hold roles', async () => {
      const { from } = reader({
        graph: {
          [assignments]: [
            {
              id: userAdministrator.id,
              roleDefinitionId: userAdministrator.roleDefinitionId,
              directoryScopeId: '/',
              roleDefinition: { displayName: 'User Administrator' },
            },
          ],
          [eligibilities]: [eligible, { ...eligible, id: 'custom', roleDefinitionId: 'c0ffee' }],
          [`/users/${id}/memberOf`]: [
            { '@odata.type': '#microsoft.graph.group', id: 'a', displayName: 'Helpdesk', isAssignableToRole: true },
            { '@odata.type': '#microsoft.graph.group', id: 'b', displayName: 'Sales', isAssignableToRole: null },
          ],
        },
      })

      const found = await roles.read(from, jan())

      const custom = { ...exchangeEligible, id: 'custom', roleDefinitionId: 'c0ffee', name: 'c0ffee' }
      assert.deepEqual(found, {
        active: [userAdministrator],
        eligible: [exchangeEligible, custom],
        groups: ['Helpdesk'],
        link: none.link,
      })
    })

    it('does not count as one’s own what can be activated by a group', async () => {
      const { from } = reader({ graph: { [eligibilities]: [{ ...eligible, memberType: 'Group' }] } })

      assert.deepEqual((await roles.read(from, jan())).eligible, [])
    })

    const refused = (problem: Partial<RemoteProblem>, what = 'ScheduleInstances') => {
      const { from, graph } = reader({})
      const list = (path: string): Promise<readonly never[]> =>
        path.includes(what)
          ? Promise.reject(new RemoteError({ kind: 'badRequest', system: 'graph', text: '', ...problem }))
          : Promise.resolve([])
      return roles.read({ ...from, graph: { ...graph, list } as unknown as GraphReader }, jan())
    }

    for (const [how, problem] of [
      ['with 400 and the code for it', { status: 400, code: 'AadPremiumLicenseRequired' }],
      ['with 403 and words about a licence', { kind: 'forbidden', text: 'The tenant needs an AAD Premium 2 license.' }],
    ] as const)
      it(`knows no eligible roles where the licence is missing: ${how}`, async () => {
        assert.equal((await refused(problem)).eligible, undefined)
      })

    it('does not take a missing permission or an outage for a missing licence', async () => {
      await assert.rejects(refused({ kind: 'forbidden', code: 'PermissionScopeNotGranted' }), { name: 'RemoteError' })
      await assert.rejects(refused({ kind: 'unavailable' }), { name: 'RemoteError' })
      await assert.rejects(refused({ kind: 'unavailable' }, 'roleAssignmentScheduleInstances'), { name: 'RemoteError' })
    })
  })
})
