import { strict as assert } from 'node:assert'
import { unsigned } from '../../../sandbox/identity/tokens'
import { devices } from '../../../sandbox/seeds/devices'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { units } from '../../../sandbox/seeds/units'
import { roles } from '../../../sandbox/tenant/directoryRoles'
import { skus } from '../../../sandbox/tenant/products'
import { application } from '../../../sandbox/tenant/units'
import { eachWithSandbox, type Json, startTrial } from '../support'

const { janDeVries: jan, petraDeBoer: petra, tomVisser: tom, lisaVanDijk: lisa } = people
const user = `/users/${jan.id}`
const nobody = '00000000-0000-4000-8000-000000000009'
const reference = (id: string, kind = 'directoryObjects') => ({
  '@odata.id': `https://graph.microsoft.com/v1.0/${kind}/${id}`,
})
const newcomer = {
  accountEnabled: true,
  displayName: 'Nieuw Iemand',
  mailNickname: 'nieuw',
  passwordProfile: { password: 'Zeer-Geheim-2026' },
  userPrincipalName: 'nieuw@contoso.com',
}

describe('what an administrator’s program does to the pretend tenant', () => {
  const trial = eachWithSandbox()
  const answer = async (method: string, path: string, body?: unknown): Promise<string> => {
    const given = await trial.graph(method, path, body === undefined ? {} : { body })
    return given.status < 300 ? String(given.status) : `${given.status} ${String(given.body['error']?.['message'])}`
  }
  const ids = async (path: string): Promise<readonly string[]> =>
    ((await trial.graph('GET', path)).body['value'] as unknown as { id: string }[]).map(({ id }) => id)
  const get = async (path: string): Promise<Json> => (await trial.graph('GET', path)).body

  describe('with users', () => {
    it('makes one, whom everybody finds', async () => {
      const { status, body } = await trial.graph('POST', '/users', { body: newcomer })

      assert.equal(status, 201)
      assert.equal((await get('/users/nieuw@contoso.com'))['id'], body['id'])
      const { body: effects } = await trial.control('GET', 'effects')
      assert.doesNotMatch(JSON.stringify(effects), /Geheim/)
    })

    for (const name of Object.keys(newcomer))
      it(`makes none without ${name}`, async () => {
        assert.equal(
          await answer('POST', '/users', { ...newcomer, [name]: undefined }),
          `400 A value is required for property '${name}' of resource 'User'.`,
        )
      })

    it('makes none of a name that is taken, of another domain, or with a weak password', async () => {
      assert.match(
        await answer('POST', '/users', { ...newcomer, userPrincipalName: jan.userPrincipalName }),
        /^400 Another object with the same value for property userPrincipalName/,
      )
      assert.match(
        await answer('POST', '/users', { ...newcomer, userPrincipalName: 'a@b.example' }),
        /^400 The domain portion/,
      )
      assert.match(
        await answer('POST', '/users', { ...newcomer, passwordProfile: { password: 'geheim' } }),
        /^400 .*complexity/,
      )
    })

    for (const [permission, status] of [
      ['User.ReadWrite.All', 201],
      ['AgentIdUser.ReadWrite.All', 403],
    ] as const)
      it(`answers ${status} to whoever makes one with ${permission}`, async () => {
        // The bot makes nobody, so that its contract has no such call: nothing is held against it here.
        const other = await startTrial()
        const headers = { authorization: `Bearer ${unsigned({ roles: [permission] })}` }
        const answered = await other.graph('POST', '/users', { body: newcomer, headers })
        await other.sandbox.stop()

        assert.equal(answered.status, status)
      })

    it('makes one of the name that somebody had who was deleted', async () => {
      await trial.graph('DELETE', user)

      assert.equal(await answer('POST', '/users', { ...newcomer, userPrincipalName: jan.userPrincipalName }), '201')
    })

    for (const [name, most] of [
      ['displayName', 256],
      ['jobTitle', 128],
      ['department', 64],
      ['employeeId', 16],
    ] as const)
      it(`writes a ${name} of ${most} letters and no more`, async () => {
        assert.equal(await answer('PATCH', user, { [name]: 'a'.repeat(most) }), '204')
        assert.equal(
          await answer('PATCH', user, { [name]: 'a'.repeat(most + 1) }),
          `400 Invalid value specified for property '${name}' of resource 'User'.`,
        )
      })

    it('writes a country that there is', async () => {
      for (const country of ['BE', 'QA', 'XK'])
        assert.equal(await answer('PATCH', user, { usageLocation: country }), '204')
      for (const country of ['XX', 'AB', 'nl', 'ZZ', 'NLD', 'EU'])
        assert.match(await answer('PATCH', user, { usageLocation: country }), /^400 .*'usageLocation'/)
    })

    it('writes another sign-in name, that nobody has', async () => {
      assert.equal(await answer('PATCH', user, { userPrincipalName: 'jan.bos@contoso.com' }), '204')
      assert.equal(await answer('PATCH', user, { userPrincipalName: 'JAN.BOS@contoso.com' }), '204')
      assert.match(await answer('PATCH', user, { userPrincipalName: petra.userPrincipalName }), /^400 Another object/)
      assert.match(await answer('PATCH', user, { userPrincipalName: 'jan@elders.example' }), /^400 The domain portion/)
    })

    it('writes when somebody leaves, and one extension attribute beside another', async () => {
      const leaving = { employeeLeaveDateTime: '2026-12-31T00:00:00Z' }
      const attribute = (number: number) => ({
        onPremisesExtensionAttributes: { [`extensionAttribute${number}`]: 'x' },
      })
      assert.equal(await answer('PATCH', user, { ...leaving, ...attribute(1) }), '204')
      assert.equal(await answer('PATCH', user, attribute(2)), '204')

      const after = await get(`${user}?$select=employeeLeaveDateTime,onPremisesExtensionAttributes`)
      assert.equal(after['employeeLeaveDateTime'], leaving.employeeLeaveDateTime)
      const { extensionAttribute1, extensionAttribute2, extensionAttribute3 } = after[
        'onPremisesExtensionAttributes'
      ] as Json & Record<string, Json>
      assert.deepEqual([extensionAttribute1, extensionAttribute2, extensionAttribute3], ['x', 'x', null])
      assert.match(await answer('PATCH', user, { employeeLeaveDateTime: 'tomorrow' }), /^400 /)
    })

    it('empties a property', async () => {
      assert.equal(await answer('PATCH', user, { jobTitle: null }), '204')
      assert.equal((await get(`${user}?$select=jobTitle`))['jobTitle'], null)
    })

    it('sees when a password was given', async () => {
      const when = async () =>
        String((await get(`${user}?$select=lastPasswordChangeDateTime`))['lastPasswordChangeDateTime'])
      const before = await when()
      await trial.graph('PATCH', user, { body: { jobTitle: 'x' } })
      assert.equal(await when(), before)

      await trial.graph('PATCH', user, { body: { passwordProfile: { password: 'Zeer-Geheim-2026' } } })

      assert.ok(Date.parse(await when()) > Date.now() - 60_000)
    })

    it('gives a manager and takes one away, but from Active Directory’s', async () => {
      assert.equal(await answer('PUT', `${user}/manager/$ref`, reference(tom.id, 'users')), '204')
      assert.equal((await get(`${user}/manager`))['id'], tom.id)
      assert.match(String((await get(`${user}/manager/$ref`))['@odata.id']), new RegExp(tom.id))
      assert.equal(await answer('DELETE', `${user}/manager/$ref`), '204')
      assert.match(await answer('DELETE', `${user}/manager/$ref`), /^404 /)
      assert.match(await answer('GET', `${user}/manager/$ref`), /^404 /)
      assert.match(await answer('PUT', `${user}/manager/$ref`, reference(nobody)), /^404 /)
      assert.match(await answer('PUT', `${user}/manager/$ref`, reference(jan.id)), /^400 /)
      assert.match(
        await answer('PUT', `${user}/manager/$ref`, { '@odata.id': 'https://elsewhere/x' }),
        /^400 Invalid URL/,
      )
      assert.match(
        await answer('PUT', `/users/${lisa.id}/manager/$ref`, reference(tom.id)),
        /^400 .*on-premises mastered/,
      )
    })

    it('asks for the ids of groups and roles alone', async () => {
      const actions = async (name: string, body: object, who: string = people.danielMeijer.id) =>
        (await trial.graph('POST', `/users/${who}/${name}`, { body })).body['value'] as unknown as string[]

      const all = await actions('getMemberObjects', { securityEnabledOnly: false })
      const alone = await actions('getMemberGroups', { securityEnabledOnly: false })
      assert.ok(all.length > alone.length && alone.includes(groups.helpdesk.id))
      const ofJan = await actions('getMemberGroups', {}, jan.id)
      const secure = await actions('getMemberGroups', { securityEnabledOnly: true }, jan.id)
      assert.ok(ofJan.includes(groups.atlas.id) && !secure.includes(groups.atlas.id))
      assert.deepEqual(await actions('checkMemberGroups', { groupIds: [groups.helpdesk.id, groups.sales.id] }), [
        groups.helpdesk.id,
      ])
      assert.deepEqual(await actions('checkMemberObjects', { ids: [groups.sales.id] }), [])
      const many = Array.from({ length: 21 }, () => groups.sales.id)
      assert.match(await answer('POST', `${user}/checkMemberGroups`, { groupIds: many }), /^400 /)
    })

    it('deletes one for good', async () => {
      await trial.graph('DELETE', user)
      const deleted = `/directory/deletedItems/${jan.id}`

      assert.equal(await answer('DELETE', deleted), '204')
      assert.match(await answer('GET', deleted), /^404 /)
      assert.match(await answer('DELETE', '/directory/deletedItems/none'), /^400 Invalid object identifier/)
    })

    it('deletes no administrator for good', async () => {
      const { id } = people.danielMeijer
      assert.equal((await trial.control('POST', 'delete-person', { id })).status, 204)

      assert.match(await answer('DELETE', `/directory/deletedItems/${id}`), /^403 /)
    })

    it('is told what changed since, what is gone, and what is gone for good', async () => {
      const first = await get('/users/delta?$select=jobTitle')
      const link = String(first['@odata.deltaLink']).replace(`${trial.sandbox.url}/v1.0`, '')
      assert.deepEqual((await get(link))['value'], [])

      await trial.graph('PATCH', user, { body: { jobTitle: 'Anders', city: 'Utrecht' } })
      await trial.graph('DELETE', `/users/${petra.id}`)
      await trial.graph('DELETE', `/users/${tom.id}`)
      await trial.graph('DELETE', `/directory/deletedItems/${tom.id}`)

      assert.deepEqual((await get(link))['value'], [
        { id: jan.id, jobTitle: 'Anders' },
        { id: petra.id, '@removed': { reason: 'changed' } },
        { id: tom.id, '@removed': { reason: 'deleted' } },
      ])
      assert.match(await answer('GET', '/users/delta?$deltatoken=old'), /^410 /)
      assert.match(await answer('GET', `${link}&$select=id`), /^400 /)
      assert.match(await answer('GET', '/users/delta?$select=shoeSize'), /^400 /)
    })
  })

  describe('with groups', () => {
    const group = { displayName: 'Nieuw', mailNickname: 'nieuw', mailEnabled: false, securityEnabled: true }
    const unified = { ...group, mailEnabled: true, securityEnabled: false, groupTypes: ['Unified'] }

    it('makes one with members and owners', async () => {
      const bind = [reference(jan.id)['@odata.id']]
      const { status, body } = await trial.graph('POST', '/groups', {
        body: { ...unified, 'members@odata.bind': bind, 'owners@odata.bind': bind, description: 'x' },
      })

      assert.equal(status, 201)
      assert.deepEqual([body['mail'], body['description']], ['nieuw@contoso.com', 'x'])
      assert.deepEqual(await ids(`/groups/${String(body['id'])}/members`), [jan.id])
      assert.deepEqual(await ids(`/groups/${String(body['id'])}/owners`), [jan.id])
      assert.match(
        await answer('POST', '/groups', unified),
        /^400 Another object with the same value for property mailNickname/,
      )
    })

    it('tells of memberships by id, those with rights alone where it asks for those', async () => {
      const of = async (securityEnabledOnly: boolean) =>
        JSON.stringify(await trial.graph('POST', `${user}/getMemberGroups`, { body: { securityEnabledOnly } }))
      const [all, secure] = [await of(false), await of(true)]
      const groupsHeld = (await ids(`${user}/memberOf`)).filter((id) => all.includes(id))

      assert.ok(groupsHeld.includes(groups.atlas.id) && !secure.includes(groups.atlas.id))
      assert.ok(groupsHeld.some((id) => secure.includes(id)))
    })

    it('shows of a member what Graph shows unasked', async () => {
      const { body } = await trial.graph('GET', `/groups/${groups.sales.id}/members`)

      assert.doesNotMatch(JSON.stringify(body), /"accountEnabled"/)
    })

    it('keeps of what has parts those that a change does not name, and writes a list or nothing whole', async () => {
      const read = async (name: string) => (await get(`${user}?$select=${name}`))[name]
      const write = (body: object) => answer('PATCH', user, body)

      assert.equal(await write({ employeeOrgData: { costCenter: '1' }, otherMails: ['a@thuis.example'] }), '204')
      assert.equal(await write({ employeeOrgData: { division: 'Noord' }, otherMails: ['b@thuis.example'] }), '204')
      assert.deepEqual(await read('employeeOrgData'), { costCenter: '1', division: 'Noord' })
      assert.deepEqual(await read('otherMails'), ['b@thuis.example'])
      assert.equal(await write({ employeeOrgData: null }), '204')
      assert.equal(await read('employeeOrgData'), null)
    })

    it('takes no title that is too long, and says which part of a part is wrong', async () => {
      assert.match(await answer('PATCH', user, { jobTitle: 'x'.repeat(129) }), /^400 /)
      assert.equal(await answer('PATCH', user, { jobTitle: 'x'.repeat(128) }), '204')
      assert.equal(
        await answer('PATCH', user, { passwordProfile: { password: 5 } }),
        "400 Invalid value specified for property 'passwordProfile.password' of resource 'User'.",
      )
    })

    it('keeps an owner of a team, and takes any other owner away, who need not be a member', async () => {
      const { id: saskia } = people.saskiaDeGroot
      await trial.graph('POST', `/groups/${groups.atlas.id}/owners/$ref`, { body: reference(saskia) })
      const ownersOf = () => ids(`/groups/${groups.atlas.id}/owners`)
      const { body } = await trial.graph('GET', `/teams/${groups.atlas.id}/members`)
      const members = body['value'] as unknown as { id: string; userId: string }[]
      const leave = (person: string) =>
        answer('DELETE', `/teams/${groups.atlas.id}/members/${members.find(({ userId }) => userId === person)?.id}`)

      assert.equal(await leave(saskia), '204')
      assert.deepEqual(await ownersOf(), [jan.id])
      assert.equal(await leave(tom.id), '204')
      assert.ok(!(await ids(`/groups/${groups.atlas.id}/members`)).includes(tom.id))
      assert.match(await leave(jan.id), /^400 .*last owner/)
    })

    it('makes no group that can hold roles for whoever may not give roles', async () => {
      const other = await startTrial()
      const headers = { authorization: `Bearer ${unsigned({ roles: ['Group.ReadWrite.All'] })}` }
      const statuses: number[] = []
      for (const isAssignableToRole of [true, false]) {
        const body = { ...group, isAssignableToRole }
        statuses.push((await other.graph('POST', '/groups', { body, headers })).status)
      }
      await other.sandbox.stop()

      assert.deepEqual(statuses, [403, 201])
    })

    it('makes no mailing list, nor a group that is nothing, nor one of nobody', async () => {
      assert.match(await answer('POST', '/groups', { ...group, mailEnabled: true }), /^400 A value of 'mailEnabled'/)
      assert.match(
        await answer('POST', '/groups', { ...group, securityEnabled: false }),
        /^400 A value of 'mailEnabled'/,
      )
      assert.match(await answer('POST', '/groups', { ...group, mailNickname: 'a b' }), /^400 .*'mailNickname'/)
      assert.match(
        await answer('POST', '/groups', { ...group, 'members@odata.bind': [reference(nobody)['@odata.id']] }),
        /^404 /,
      )
    })

    it('adds and removes members', async () => {
      const members = `/groups/${groups.sales.id}/members`
      assert.equal(await answer('POST', `${members}/$ref`, reference(tom.id)), '204')
      assert.ok((await ids(members)).includes(tom.id))
      assert.match(await answer('POST', `${members}/$ref`, reference(tom.id)), /^400 One or more added/)
      assert.match(await answer('POST', `${members}/$ref`, reference(nobody)), /^404 /)
      assert.match(await answer('DELETE', `${members}/someone/$ref`), /^400 Invalid object identifier/)
      const bind = { 'members@odata.bind': [reference(people.noorElIdrissi.id)['@odata.id']] }
      assert.equal(await answer('PATCH', `/groups/${groups.sales.id}`, bind), '204')
      assert.equal((await ids(members)).length, 5)
    })

    it('leaves to others what is theirs', async () => {
      const add = (id: string) => answer('POST', `/groups/${id}/members/$ref`, reference(tom.id))

      assert.match(await add(groups.dynamicLicensing.id), /^403 /)
      assert.match(await add(groups.synced.id), /^400 .*on-premises mastered/)
      assert.match(await add(groups.newsletter.id), /^400 Cannot Update a mail-enabled/)
      assert.match(await answer('DELETE', `/groups/${groups.synced.id}`), /^400 .*on-premises mastered/)
      assert.match(await answer('PATCH', `/groups/${groups.newsletter.id}`, { displayName: 'x' }), /^400 Cannot Update/)
      assert.match(await answer('PATCH', `/groups/${groups.sales.id}`, {}), /^400 The request body must contain/)
    })

    it('changes one, and has it back after it was deleted, if it is one of Microsoft 365', async () => {
      assert.equal(await answer('PATCH', `/groups/${groups.atlas.id}`, { description: 'Noord' }), '204')
      await trial.graph('DELETE', `/groups/${groups.atlas.id}`)
      assert.deepEqual(await ids('/directory/deletedItems/graph.group'), [groups.atlas.id])
      assert.equal(await answer('POST', `/directory/deletedItems/${groups.atlas.id}/restore`), '200')
      const after = await get(`/groups/${groups.atlas.id}?$expand=members`)
      assert.deepEqual([after['description'], (after['members'] as unknown as object[]).length], ['Noord', 3])
      assert.deepEqual(await ids('/directory/deletedItems/graph.group'), [])

      await trial.graph('DELETE', `/groups/${groups.sales.id}`)
      assert.match(await answer('POST', `/directory/deletedItems/${groups.sales.id}/restore`), /^404 /)
      await trial.graph('DELETE', `/groups/${groups.atlas.id}`)
      assert.equal(await answer('DELETE', `/directory/deletedItems/${groups.atlas.id}`), '204')
      assert.deepEqual(await ids('/directory/deletedItems/graph.group'), [])
    })

    it('gives its members their licences again when it comes back', async () => {
      const hasVisio = async () =>
        JSON.stringify(await get(`/users/${tom.id}?$select=assignedLicenses`)).includes(skus.visio.skuId)
      const { body } = await trial.graph('POST', '/groups', {
        body: { ...unified, 'members@odata.bind': [reference(tom.id)['@odata.id']] },
      })
      const made = String(body['id'])
      const licences = { addLicenses: [{ skuId: skus.visio.skuId }], removeLicenses: [] }
      await trial.graph('POST', `/groups/${made}/assignLicense`, { body: licences })
      await trial.graph('DELETE', `/groups/${made}`)
      assert.equal(await hasVisio(), false)

      await trial.graph('POST', `/directory/deletedItems/${made}/restore`)

      assert.equal(await hasVisio(), true)
    })

    it('finds every member once, also of groups that are in one another', async () => {
      await trial.graph('POST', `/groups/${groups.sales.id}/members/$ref`, { body: reference(groups.operators.id) })
      await trial.graph('POST', `/groups/${groups.operators.id}/members/$ref`, { body: reference(groups.sales.id) })

      const found = await ids(`/groups/${groups.sales.id}/transitiveMembers`)

      assert.equal(new Set(found).size, found.length)
      assert.ok(found.includes(groups.operators.id))
    })

    it('gives its members licences', async () => {
      const assign = (add: readonly string[], remove: readonly string[]) =>
        answer('POST', `/groups/${groups.operators.id}/assignLicense`, {
          addLicenses: add.map((skuId) => ({ skuId })),
          removeLicenses: remove,
        })
      const hasVisio = async () =>
        JSON.stringify(await get(`/users/${tom.id}?$select=assignedLicenses`)).includes(skus.visio.skuId)

      assert.equal(await assign([skus.visio.skuId], []), '202')
      assert.equal(await hasVisio(), true)
      assert.equal(await assign([], [skus.visio.skuId]), '202')
      assert.equal(await hasVisio(), false)
      assert.match(await assign([], [skus.visio.skuId]), /^400 Group does not have/)
      assert.match(await assign([nobody], []), /^400 License .* does not correspond/)
    })

    it('is told which changed', async () => {
      const link = String((await get('/groups/delta'))['@odata.deltaLink']).replace(`${trial.sandbox.url}/v1.0`, '')
      await trial.graph('DELETE', `/groups/${groups.atlas.id}`)
      await trial.graph('DELETE', `/groups/${groups.sales.id}`)

      assert.deepEqual((await get(link))['value'], [
        { id: groups.sales.id, '@removed': { reason: 'deleted' } },
        { id: groups.atlas.id, '@removed': { reason: 'changed' } },
      ])
    })
  })

  describe('with roles', () => {
    const assignments = '/roleManagement/directory/roleAssignments'
    const helpdesk = { principalId: jan.id, roleDefinitionId: roles.helpdeskAdministrator.id, directoryScopeId: '/' }
    const forGood = { expiration: { type: 'noExpiration' } }
    const assigning = { action: 'adminAssign', justification: 'Helps', scheduleInfo: forGood }

    it('gives one, once, to somebody', async () => {
      const { status, body } = await trial.graph('POST', assignments, { body: helpdesk })

      assert.equal(status, 201)
      assert.equal(
        (await get(`${assignments}/${String(body['id'])}?$expand=roleDefinition,principal`))['principal']?.['id'],
        jan.id,
      )
      assert.match(await answer('POST', assignments, helpdesk), /^400 The Role assignment already exists/)
      assert.match(await answer('POST', assignments, { ...helpdesk, principalId: nobody }), /^404 /)
      assert.match(await answer('POST', assignments, { ...helpdesk, roleDefinitionId: nobody }), /^404 /)
      assert.match(await answer('GET', `${assignments}/none`), /^404 /)
      assert.match(await answer('GET', `${assignments}?$expand=boss`), /^400 Parsing OData/)
    })

    it('asks Privileged Identity Management, which remembers it', async () => {
      const requests = '/roleManagement/directory/roleAssignmentScheduleRequests'
      const body = {
        ...helpdesk,
        action: 'adminAssign',
        justification: 'Helps',
        scheduleInfo: {
          startDateTime: '2026-12-01T00:00:00Z',
          expiration: { type: 'afterDuration', duration: 'P1DT2H3M' },
        },
      }
      const made = await trial.graph('POST', requests, { body })
      const instances = `/roleManagement/directory/roleAssignmentScheduleInstances?$filter=principalId eq '${jan.id}'`

      assert.deepEqual([made.status, made.body['status']], [201, 'Provisioned'])
      assert.equal((await get(instances))['value']?.[0]?.['endDateTime'], '2026-12-02T02:03:00.000Z')
      assert.equal((await ids(requests)).length, 1)
      assert.match(await answer('POST', requests, { ...body, action: 'adminRenew' }), /^400 The pretend tenant knows/)
      assert.match(await answer('POST', requests, { ...body, principalId: nobody }), /^404 /)
      const until = {
        ...body,
        principalId: tom.id,
        scheduleInfo: { expiration: { type: 'afterDateTime', endDateTime: '2027-01-01T00:00:00Z' } },
      }
      await trial.graph('POST', requests, { body: until })
      const ofTom = await get(instances.replace(jan.id, tom.id))
      assert.equal(ofTom['value']?.[0]?.['endDateTime'], '2027-01-01T00:00:00Z')
    })

    it('is told of a request as what it was: to make a role active, or activable', async () => {
      const requests = (kind: string) => `/roleManagement/directory/role${kind}ScheduleRequests`
      for (const kind of ['Assignment', 'Eligibility'])
        assert.equal(await answer('POST', requests(kind), { ...helpdesk, ...assigning }), '201')

      assert.deepEqual(
        [(await ids(requests('Assignment'))).length, (await ids(requests('Eligibility'))).length],
        [1, 1],
      )
    })

    it('gives one without an end when no end was said', async () => {
      await trial.graph('POST', '/roleManagement/directory/roleAssignmentScheduleRequests', {
        body: { ...helpdesk, ...assigning, scheduleInfo: {} },
      })

      const path = `/roleManagement/directory/roleAssignmentScheduleInstances?$filter=principalId eq '${jan.id}'`
      assert.equal((await get(path))['value']?.[0]?.['endDateTime'], null)
    })

    it('sees nobody behind the role of somebody who was deleted', async () => {
      const { body } = await trial.graph('POST', assignments, { body: helpdesk })
      await trial.control('POST', 'delete-person', { id: jan.id })

      const made = await get(`${assignments}/${String(body['id'])}?$expand=principal`)
      assert.deepEqual([made['principalId'], made['principal']], [jan.id, undefined])
    })

    it('counts among the members of a role those only who have it everywhere, and no application', async () => {
      const over = `/administrativeUnits/${units.utrecht.id}`
      await trial.control('POST', 'give-role', { id: jan.id, role: 'User Administrator', scope: over })
      await trial.control('POST', 'give-role', { id: application.id, role: 'User Administrator' })
      const used = await get(`/directoryRoles?$filter=roleTemplateId eq '${roles.userAdministrator.id}'`)

      assert.deepEqual(await ids(`/directoryRoles/${String(used['value']?.[0]?.['id'])}/members`), [
        people.danielMeijer.id,
      ])
    })

    it('makes one activable', async () => {
      const requests = '/roleManagement/directory/roleEligibilityScheduleRequests'
      assert.equal(await answer('POST', requests, { ...helpdesk, ...assigning }), '201')

      const schedules = `/roleManagement/directory/roleEligibilitySchedules?$filter=principalId eq '${jan.id}'&$expand=roleDefinition`
      assert.equal((await get(schedules))['value']?.[0]?.['roleDefinition']?.['displayName'], 'Helpdesk Administrator')
      assert.equal((await ids(requests)).length, 1)
    })

    it('knows which there are, which are in use, and by whom', async () => {
      const definition = `/roleManagement/directory/roleDefinitions/${roles.userAdministrator.id}`
      assert.equal((await get(definition))['displayName'], 'User Administrator')
      assert.match(await answer('GET', '/roleManagement/directory/roleDefinitions/none'), /^404 /)
      const used = await get(
        `/directoryRoles?$filter=roleTemplateId eq '${roles.userAdministrator.id}'&$expand=members`,
      )
      const [role] = used['value'] as unknown as readonly Json[]
      const members = role?.['members'] as unknown as { id: string }[] | undefined
      assert.deepEqual(
        members?.map(({ id }) => id),
        [people.danielMeijer.id],
      )
      assert.deepEqual(await ids(`/directoryRoles/${String(used['value']?.[0]?.['id'])}/members`), [
        people.danielMeijer.id,
      ])
      assert.match(await answer('GET', '/directoryRoles/none/members'), /^404 /)
      assert.equal((await ids('/directoryRoleTemplates')).length, Object.keys(roles).length)
    })
  })

  describe('with devices', () => {
    const laptop = devices[0]
    const registered = `/devices/${String(laptop?.registration?.id)}`
    const managed = `/deviceManagement/managedDevices/${String(laptop?.managedId)}`

    it('finds them, and deletes one', async () => {
      const { status, body } = await trial.graph(
        'GET',
        `/devices?$filter=deviceId eq '${String(laptop?.registration?.deviceId)}'`,
      )
      assert.deepEqual([status, (body['value'] as unknown as object[]).length], [200, 1])
      assert.equal((await get(registered))['displayName'], laptop?.name)
      assert.equal(await answer('DELETE', registered), '204')
      assert.match(await answer('GET', registered), /^404 /)
      assert.match(await answer('GET', '/devices/laptop'), /^400 Invalid object identifier/)
    })

    it('reaches managed ones by their own path', async () => {
      assert.equal((await get(managed))['deviceName'], laptop?.name)
      assert.equal(
        (await ids(`/deviceManagement/managedDevices?$filter=userPrincipalName eq '${jan.userPrincipalName}'`)).length,
        2,
      )
      for (const action of ['remoteLock', 'syncDevice', 'rebootNow']) {
        assert.equal(await answer('POST', `${managed}/${action}`), '204')
        assert.match(await answer('POST', `${managed}/${action}`, { now: true }), /^400 /)
      }
      assert.equal(await answer('DELETE', managed), '204')
      assert.match(await answer('GET', managed), /^404 /)
      assert.deepEqual(await ids(`${user}/managedAppRegistrations`), [])
    })
  })
})
