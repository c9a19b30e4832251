import { strict as assert } from 'node:assert'
import { unsigned } from '../../../sandbox/identity/tokens'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { units } from '../../../sandbox/seeds/units'
import { roles } from '../../../sandbox/tenant/directoryRoles'
import { skus } from '../../../sandbox/tenant/products'
import { acting } from '../control/actions/acting'

const { janDeVries: jan, evaWillems: eva, tomVisser: tom, maartenKok: maarten } = people
const directory = '/roleManagement/directory'
const nobody = '00000000-0000-4000-8000-000000000009'
const helpdesk = roles.helpdeskAdministrator.id
const forGood = { expiration: { type: 'noExpiration' } }
function link({ id }: { readonly id: string }) {
  return { '@odata.id': `https://graph.microsoft.com/v1.0/users/${id}` }
}
const aWeek = { expiration: { type: 'afterDuration', duration: 'P7D' } }

describe('what somebody gets back in the pretend tenant', () => {
  const { trial, act, user, values, idsAt } = acting()
  const post = async (path: string, body: object, ...permissions: string[]): Promise<string> => {
    const authorization = `Bearer ${unsigned({ roles: permissions })}`
    const headers = permissions.length === 0 ? {} : { headers: { authorization } }
    const { status, body: answer } = await trial.graph('POST', path, { body, ...headers })
    return status < 300 ? String(status) : `${status} ${String(answer['error']?.['message'])}`
  }
  const join = ({ id }: { readonly id: string }, who: { readonly id: string } = tom, ...permissions: string[]) =>
    post(`/groups/${id}/members/$ref`, link(who), ...permissions)

  describe('in groups', () => {
    it('is a membership, once, with the licences that the group gives', async () => {
      await trial.graph('DELETE', `/groups/${groups.licensing.id}/members/${people.fleurPeters.id}/$ref`)

      assert.equal(await join(groups.licensing, people.fleurPeters), '204')
      assert.match(await join(groups.licensing, people.fleurPeters), /^400 One or more added object references already/)

      assert.ok((await idsAt(`/groups/${groups.licensing.id}/members`)).includes(people.fleurPeters.id))
      const licences = (await user(people.fleurPeters.id, 'assignedLicenses'))['assignedLicenses']
      assert.match(JSON.stringify(licences), new RegExp(skus.e3.skuId))
    })

    it('is nothing in a group that is not there, for somebody who is not there, or by another address', async () => {
      assert.match(await join({ id: nobody }), /^404 /)
      assert.match(await join(groups.sales, { id: nobody }), /^404 /)
      await trial.graph('DELETE', `/users/${eva.id}`)
      assert.match(await join(groups.operators, eva), /^404 /)
      assert.match(
        await post(`/groups/${groups.sales.id}/members/$ref`, { '@odata.id': `https://contoso.com/${tom.id}` }),
        /^400 Invalid URL format/,
      )
    })

    for (const [what, group, words] of [
      ['by a rule', groups.dynamicLicensing, /^403 Insufficient privileges/],
      ['of Active Directory', groups.synced, /^400 .*on-premises mastered/],
      ['of Exchange', groups.newsletter, /^400 Cannot Update a mail-enabled security groups and or distribution list/],
      ['of Exchange with security', groups.board, /^400 Cannot Update a mail-enabled security groups/],
    ] as const)
      it(`is nothing in a group ${what}`, async () => {
        assert.match(await join(group), words)
        assert.ok(!(await idsAt(`/groups/${group.id}/members`)).includes(tom.id))
      })

    it('is a role too where the group holds one, for which the app needs a permission more', async () => {
      const manage = 'GroupMember.ReadWrite.All'

      assert.match(await join(groups.helpdesk, tom, manage), /^403 /)
      assert.equal(await join(groups.helpdesk, tom, manage, 'RoleManagement.ReadWrite.Directory'), '204')

      const block = await trial.graph('PATCH', `/users/${tom.id}`, { body: { accountEnabled: false } })
      assert.equal(block.status, 403)
    })

    it('is nothing in a group of a restricted unit', async () => {
      await act('join-unit', { id: groups.sales.id, unit: units.board.id })

      assert.match(await join(groups.sales), /^403 .*restricted management administrative unit/)
    })

    it('is an ownership, once', async () => {
      const own = () => post(`/groups/${groups.atlas.id}/owners/$ref`, link(tom))

      assert.equal(await own(), '204')
      assert.match(await own(), /^400 One or more added object references already exist/)
    })
  })

  describe('as administrator', () => {
    const ask = (kind: 'Assignment' | 'Eligibility', more: object = {}) =>
      post(`${directory}/role${kind}ScheduleRequests`, {
        action: 'adminAssign',
        principalId: jan.id,
        roleDefinitionId: helpdesk,
        directoryScopeId: '/',
        justification: 'Back',
        scheduleInfo: forGood,
        ...more,
      })
    const given = async (kind: 'Assignment' | 'Eligibility') => {
      const path = `${directory}/role${kind}ScheduleInstances?$filter=principalId eq '${jan.id}'`
      return (await values(path)).map((one) => [one['assignmentType'], one['endDateTime']])
    }

    it('is a role without Privileged Identity Management, once', async () => {
      const body = { principalId: jan.id, roleDefinitionId: helpdesk, directoryScopeId: '/' }

      assert.equal(await post(`${directory}/roleAssignments`, body), '201')
      assert.match(await post(`${directory}/roleAssignments`, body), /^400 The Role assignment already exists/)
      assert.equal((await values(`${directory}/roleAssignments?$filter=principalId eq '${jan.id}'`)).length, 1)
    })

    it('is a role to use, or one to activate, for good or for a while', async () => {
      const endDateTime = '2027-11-01T08:00:00Z'
      const forAWhile = { scheduleInfo: { expiration: { type: 'afterDateTime', endDateTime } } }

      assert.equal(await ask('Assignment', forAWhile), '201')
      assert.equal(await ask('Eligibility', forAWhile), '201')

      assert.deepEqual(await given('Assignment'), [['Assigned', endDateTime]])
      assert.deepEqual(await given('Eligibility'), [[undefined, endDateTime]])
    })

    it('says for how long', async () => {
      assert.match(await ask('Assignment', { scheduleInfo: undefined }), /^400 A value is required .*'scheduleInfo'/)
      for (const type of ['afterDateTime', 'afterDuration'])
        assert.match(
          await ask('Assignment', { scheduleInfo: { expiration: { type } } }),
          /^400 Invalid value .*expiration/,
        )
    })

    it('says why, for a role to use, and need not for one to activate', async () => {
      for (const justification of [undefined, ' '])
        assert.equal(
          await ask('Assignment', { justification }),
          '400 The following policy rules failed: ["JustificationRule"]',
        )
      assert.equal(await ask('Eligibility', { justification: undefined }), '201')
      assert.deepEqual(await given('Assignment'), [])
    })

    it('is refused by every rule of the policy of the role that is not kept', async () => {
      const strict = { mostDays: 30, justification: true, ticket: true, secondFactor: true }
      await act('change-role-policy', { role: 'Helpdesk Administrator', as: 'eligible', ...strict })
      const failed = (...rules: string[]) => `400 The following policy rules failed: ${JSON.stringify(rules)}`

      assert.equal(
        await ask('Eligibility', { justification: undefined }),
        failed('ExpirationRule', 'JustificationRule', 'TicketingRule', 'MfaRule'),
      )
      const ticketInfo = { ticketNumber: '7', ticketSystem: 'Topdesk' }
      assert.equal(await ask('Eligibility', { ticketInfo, scheduleInfo: aWeek }), failed('MfaRule'))
      await act('change-role-policy', {
        role: 'Helpdesk Administrator',
        as: 'eligible',
        ...strict,
        secondFactor: false,
      })
      for (const half of [{ ticketNumber: '7' }, { ticketSystem: 'Topdesk' }])
        assert.equal(await ask('Eligibility', { ticketInfo: half, scheduleInfo: aWeek }), failed('TicketingRule'))
      const longer = { expiration: { type: 'afterDuration', duration: 'P31D' } }
      assert.equal(await ask('Eligibility', { ticketInfo, scheduleInfo: longer }), failed('ExpirationRule'))
      assert.equal(await ask('Eligibility', { ticketInfo, scheduleInfo: aWeek }), '201')
    })

    it('goes by the policy of that role and kind alone, and is taken away by none', async () => {
      await act('change-role-policy', { role: 'User Administrator', as: 'eligible', secondFactor: true })
      await act('change-role-policy', { role: 'Helpdesk Administrator', as: 'active', secondFactor: true })

      assert.equal(await ask('Eligibility'), '201')
      assert.match(await ask('Assignment'), /MfaRule/)
      await act('change-role-policy', { role: 'Helpdesk Administrator', as: 'eligible', secondFactor: true })
      assert.equal(await ask('Eligibility', { action: 'adminRemove', scheduleInfo: undefined }), '201')
    })

    it('goes by a policy until that of the same role and kind is changed', async () => {
      const policy = { role: 'Helpdesk Administrator', as: 'eligible', secondFactor: true }
      await act('change-role-policy', policy)
      await act('change-role-policy', { ...policy, as: 'active' })
      await act('change-role-policy', { ...policy, role: 'User Administrator' })

      assert.match(await ask('Eligibility'), /MfaRule/)
      await act('change-role-policy', { ...policy, secondFactor: false })
      assert.equal(await ask('Eligibility'), '201')
    })

    it('has a code that says that the policy of the role refuses', async () => {
      const { body } = await trial.graph('POST', `${directory}/roleAssignmentScheduleRequests`, {
        body: {
          action: 'adminAssign',
          principalId: jan.id,
          roleDefinitionId: helpdesk,
          directoryScopeId: '/',
          scheduleInfo: forGood,
        },
      })

      assert.equal(body['error']?.['code'], 'RoleAssignmentRequestPolicyValidationFailed')
    })
  })

  describe('in applications', () => {
    const [trello, cases] = ['e7a10c44-0001-4f3b-9a52-6c1d88b0e001', 'e7a10c44-0003-4f3b-9a52-6c1d88b0e003']
    const none = '00000000-0000-0000-0000-000000000000'
    const place = (resourceId: string, appRoleId: string) =>
      post(`/users/${maarten.id}/appRoleAssignments`, { principalId: maarten.id, resourceId, appRoleId })

    it('is the place from before, by its role, once', async () => {
      const held = await values(`/users/${maarten.id}/appRoleAssignments`)
      for (const { id } of held) await trial.graph('DELETE', `/users/${maarten.id}/appRoleAssignments/${String(id)}`)

      for (const { resourceId, appRoleId } of held) {
        assert.equal(await place(String(resourceId), String(appRoleId)), '201')
        assert.equal(
          await place(String(resourceId), String(appRoleId)),
          '400 Permission being assigned already exists on the object',
        )
      }

      const named = (all: typeof held) => all.map((one) => [one['resourceDisplayName'], one['appRoleId']])
      assert.deepEqual(named(await values(`/users/${maarten.id}/appRoleAssignments`)), named(held))
    })

    it('is a place in each application, and one by each of its roles', async () => {
      for (const [application, role] of [
        ['e7a10c44-0002-4f3b-9a52-6c1d88b0e002', none],
        [cases, 'b3d6a1c8-7e25-4f90-8a41-5c9e2d70f602'],
      ] as const)
        assert.equal(await place(application, role), '201')
    })

    it('is no place by a role that the application does not have', async () => {
      for (const [application, role] of [
        [trello, nobody],
        [cases, none],
      ] as const)
        assert.equal(await place(application, role), '400 Permission being assigned was not found on application')
    })

    it('is a consent, for an application and an API that the tenant uses', async () => {
      const held = await values(`/users/${maarten.id}/oauth2PermissionGrants`)
      const { id, ...consent } = held[0] as (typeof held)[number] & Readonly<Record<string, unknown>>
      await trial.graph('DELETE', `/oauth2PermissionGrants/${String(id)}`)

      assert.match(await post('/oauth2PermissionGrants', { ...consent, clientId: nobody }), /^404 /)
      assert.match(await post('/oauth2PermissionGrants', { ...consent, resourceId: nobody }), /^404 /)
      assert.equal(await post('/oauth2PermissionGrants', consent), '201')
      assert.equal((await values(`/users/${maarten.id}/oauth2PermissionGrants`)).length, held.length)
    })
  })

  describe('as a way in', () => {
    const path = ({ id }: { readonly id: string }) => `/users/${id}/authentication/temporaryAccessPassMethods`

    it('is a pass that is in the answer once, in no reading and in no log', async () => {
      const { status, body } = await trial.graph('POST', path(jan), { body: {} })
      const pass = String(body['temporaryAccessPass'])

      assert.deepEqual([status, pass.length, body['lifetimeInMinutes'], body['isUsableOnce']], [201, 8, 60, false])
      const read = [
        await trial.graph('GET', path(jan)),
        await trial.graph('GET', `${path(jan)}/${String(body['id'])}`),
        await trial.graph('GET', `/users/${jan.id}/authentication/methods`),
        await trial.control('GET', 'effects'),
        await trial.control('GET', 'requests'),
      ]
      for (const answer of read) assert.ok(!JSON.stringify(answer.body).includes(pass))
    })

    it('is one pass: the next takes the place of the first', async () => {
      await post(`/users/${jan.id}/authentication/emailMethods`, { emailAddress: 'jan@thuis.example' })
      await post(path(jan), { lifetimeInMinutes: 60 })
      await post(path(jan), { lifetimeInMinutes: 90 })

      const passes = await values(path(jan))
      assert.deepEqual([passes.length, passes[0]?.['lifetimeInMinutes']], [1, 90])
      assert.equal((await values(`/users/${jan.id}/authentication/emailMethods`)).length, 1)
    })

    it('is none for a guest, nor where the tenant has none', async () => {
      assert.match(await post(path(people.oliverBennett), {}), /^400 .*external guest user/)
      await act('change-pass-policy', { enabled: false })
      assert.match(await post(path(jan), {}), /^400 Converged UserCredentialPolicy does not allow/)
      assert.deepEqual(await values(path(jan)), [])
    })

    it('lasts as long as the policy of the tenant lets it, and works once where it says so', async () => {
      for (const lifetimeInMinutes of [59, 481]) assert.match(await post(path(jan), { lifetimeInMinutes }), /^400 /)
      for (const lifetimeInMinutes of [60, 480]) assert.equal(await post(path(jan), { lifetimeInMinutes }), '201')
      await act('change-pass-policy', { onceOnly: true, usualMinutes: 120 })
      assert.match(await post(path(jan), { isUsableOnce: false }), /^400 /)
      assert.equal(await post(path(jan), {}), '201')
      const [pass] = await values(path(jan))
      assert.deepEqual([pass?.['isUsableOnce'], pass?.['lifetimeInMinutes']], [true, 120])
    })
  })

  for (const [permission, method, path, body] of [
    ['GroupMember.ReadWrite.All', 'POST', `/groups/${groups.sales.id}/members/$ref`, link(tom)],
    ['Group.ReadWrite.All', 'POST', `/groups/${groups.atlas.id}/owners/$ref`, link(tom)],
    [
      'RoleManagement.ReadWrite.Directory',
      'POST',
      `${directory}/roleAssignments`,
      { principalId: tom.id, roleDefinitionId: helpdesk, directoryScopeId: '/' },
    ],
    ['User.DeleteRestore.All', 'POST', `/directory/deletedItems/${people.martijnDekker.id}/restore`, {}],
    ['User.DeleteRestore.All', 'DELETE', `/directory/deletedItems/${people.martijnDekker.id}`, undefined],
    [
      'UserAuthMethod-TAP.ReadWrite.All',
      'POST',
      `/users/${tom.id}/authentication/temporaryAccessPassMethods`,
      { lifetimeInMinutes: 60 },
    ],
    [
      'AppRoleAssignment.ReadWrite.All',
      'POST',
      `/users/${tom.id}/appRoleAssignments`,
      {
        principalId: tom.id,
        resourceId: 'e7a10c44-0001-4f3b-9a52-6c1d88b0e001',
        appRoleId: '00000000-0000-0000-0000-000000000000',
      },
    ],
    [
      'DelegatedPermissionGrant.ReadWrite.All',
      'POST',
      '/oauth2PermissionGrants',
      {
        clientId: 'e7a10c44-0001-4f3b-9a52-6c1d88b0e001',
        consentType: 'Principal',
        principalId: tom.id,
        resourceId: 'e7a10c44-0004-4f3b-9a52-6c1d88b0e004',
        scope: 'User.Read',
      },
    ],
  ] as const)
    it(`takes ${permission} for ${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '{id}')}`, async () => {
      const by = (...permissions: string[]) =>
        trial.graph(method, path, {
          ...(body === undefined ? {} : { body }),
          headers: { authorization: `Bearer ${unsigned({ roles: permissions })}` },
        })

      assert.equal((await by('Directory.Read.All')).status, 403)
      assert.ok((await by(permission)).status < 300)
    })
})
