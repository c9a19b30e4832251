import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { roles } from '../../../sandbox/tenant/directoryRoles'
import { units } from '../../../sandbox/seeds/units'
import { publishedMethodsLimit } from '../../../sandbox/weather/requestLimit'
import { eachWithSandbox, type Answer } from '../support'

const { danielMeijer: daniel, maartenKok: maarten, saskiaDeGroot: saskia, tomVisser: tom, karinMulder: karin } = people
const directory = '/roleManagement/directory'
const idsOf = ({ body }: Answer): readonly string[] =>
  (body['value'] as unknown as { id: string }[]).map(({ id }) => id)
const errorOf = ({ status, body }: Answer): string => `${status} ${String(body['error']?.['code'])}`

describe('administrator roles in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const assignments = (principal: string) =>
    trial.graph('GET', `${directory}/roleAssignments?$filter=principalId eq '${principal}'&$expand=roleDefinition`)
  const eligibilities = () =>
    trial.graph('GET', `${directory}/roleEligibilityScheduleInstances?$filter=principalId eq '${daniel.id}'`)
  const held = async (): Promise<string> => JSON.stringify((await assignments(daniel.id)).body['value'])
  const ask = (requests: 'Assignment' | 'Eligibility', role: { id: string }, overrides: object = {}) =>
    trial.graph('POST', `${directory}/role${requests}ScheduleRequests`, {
      body: {
        action: 'adminRemove',
        principalId: daniel.id,
        roleDefinitionId: role.id,
        directoryScopeId: '/',
        justification: 'Left',
        ...overrides,
      },
    })

  it('are for the whole directory or for a part of it, and those of a group are the group’s', async () => {
    const { body } = await assignments(daniel.id)
    const own = (
      body['value'] as unknown as { directoryScopeId: string; roleDefinition: { displayName: string } }[]
    ).map(({ directoryScopeId, roleDefinition }) => `${roleDefinition.displayName} ${directoryScopeId}`)

    assert.deepEqual(own, [
      'User Administrator /',
      `Helpdesk Administrator /administrativeUnits/${units.utrecht.id}`,
      'Groups Administrator /',
    ])
    assert.equal(idsOf(await assignments(groups.helpdesk.id)).length, 1)
  })

  it('are taken away one by one, and a second time they are not there', async () => {
    const [first] = idsOf(await assignments(daniel.id))

    const answers = [
      await trial.graph('DELETE', `${directory}/roleAssignments/${first}`),
      await trial.graph('DELETE', `${directory}/roleAssignments/${first}`),
    ]

    assert.deepEqual([answers[0]?.status, errorOf(answers[1]!)], [204, '404 Request_ResourceNotFound'])
    assert.doesNotMatch(await held(), /User Administrator/)
  })

  it('of Privileged Identity Management go by its own request', async () => {
    const last = idsOf(await assignments(daniel.id)).at(-1)

    const refused = await trial.graph('DELETE', `${directory}/roleAssignments/${last}`)
    const revoked = await ask('Assignment', roles.groupsAdministrator)

    assert.equal(errorOf(refused), '400 BadRequest')
    assert.deepEqual([revoked.status, revoked.body['status']], [201, 'Revoked'])
    assert.doesNotMatch(await held(), /Groups Administrator/)
  })

  it('that can be activated are listed and revoked, once', async () => {
    assert.equal(idsOf(await eligibilities()).length, 1)

    const revoked = await ask('Eligibility', roles.exchangeAdministrator)
    const again = await ask('Eligibility', roles.exchangeAdministrator)

    assert.deepEqual([revoked.status, errorOf(again)], [201, '400 RoleAssignmentDoesNotExist'])
    assert.deepEqual(idsOf(await eligibilities()), [])
  })

  it('are found by role, person and scope together', async () => {
    const wrong = [
      await ask('Assignment', roles.helpdeskAdministrator),
      await ask('Assignment', roles.userAdministrator, { principalId: karin.id }),
      await ask('Eligibility', roles.userAdministrator),
    ]

    assert.deepEqual(
      wrong.map(errorOf),
      wrong.map(() => '400 RoleAssignmentDoesNotExist'),
    )
  })

  for (const [what, overrides] of Object.entries({
    'another action': { action: 'adminRenew' },
    'an unknown property': { reason: 'Left' },
    'a scope that is no path': { directoryScopeId: 'all' },
    'a role that is no id': { roleDefinitionId: 'User Administrator' },
  }))
    it(`are not changed by a request with ${what}`, async () => {
      const answer = await ask('Assignment', roles.userAdministrator, overrides)

      assert.equal(errorOf(answer), '400 Request_BadRequest')
      assert.match(await held(), /User Administrator/)
    })

  it('for a part of the directory are no membership of a role', async () => {
    const { body } = await trial.graph('GET', `/users/${daniel.id}/memberOf?$select=id`)

    const types = (body['value'] as unknown as { '@odata.type': string }[]).map((one) => one['@odata.type'])
    assert.equal(types.filter((type) => type === '#microsoft.graph.directoryRole').length, 2)
  })

  it('of a group are a membership of those in it, transitively', async () => {
    const roleIds = async (relation: string) => {
      const { body } = await trial.graph('GET', `/users/${daniel.id}/${relation}?$select=id,roleTemplateId`)
      return (body['value'] as unknown as { roleTemplateId?: string }[]).map((one) => one.roleTemplateId)
    }

    assert.ok((await roleIds('transitiveMemberOf')).includes(roles.helpdeskAdministrator.id))
    assert.ok(!(await roleIds('memberOf')).includes(roles.helpdeskAdministrator.id))
  })

  it('stand in the way of a block as long as there is one', async () => {
    const block = () => trial.graph('PATCH', `/users/${daniel.id}`, { body: { accountEnabled: false } })
    for (const id of idsOf(await assignments(daniel.id)))
      await trial.graph('DELETE', `${directory}/roleAssignments/${id}`)
    await ask('Assignment', roles.groupsAdministrator)

    const byGroup = await block()
    for (const id of idsOf(await assignments(groups.helpdesk.id)))
      await trial.graph('DELETE', `${directory}/roleAssignments/${id}`)

    assert.equal(errorOf(byGroup), '403 Authorization_RequestDenied')
    assert.equal((await block()).status, 204)
  })

  it('by a group end when its member leaves it', async () => {
    const block = () => trial.graph('PATCH', `/users/${daniel.id}`, { body: { accountEnabled: false } })
    for (const id of idsOf(await assignments(daniel.id)))
      await trial.graph('DELETE', `${directory}/roleAssignments/${id}`)
    await ask('Assignment', roles.groupsAdministrator)
    const before = await block()

    await trial.graph('DELETE', `/groups/${groups.helpdesk.id}/members/${daniel.id}/$ref`)

    assert.equal(errorOf(before), '403 Authorization_RequestDenied')
    assert.equal((await block()).status, 204)
  })
})

describe('authentication methods in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const of = ({ id }: { readonly id: string }): string => `/users/${id}/authentication`
  const methods = async (person: { readonly id: string }) => idsOf(await trial.graph('GET', `${of(person)}/methods`))

  it('are a password for everybody, and no more for most', async () => {
    assert.deepEqual(await methods(people.janDeVries), ['28c10230-6103-485e-b985-444c60001490'])
  })

  it('are deleted by the path of their type, the default one last', async () => {
    const [, phone, authenticator] = await methods(saskia)
    const deleteDefault = () => trial.graph('DELETE', `${of(saskia)}/phoneMethods/${String(phone)}`)

    const early = await deleteDefault()
    const other = await trial.graph('DELETE', `${of(saskia)}/microsoftAuthenticatorMethods/${String(authenticator)}`)
    const late = await deleteDefault()

    assert.equal(errorOf(early), '400 badRequest')
    assert.match(String(early.body['error']?.['message']), /matches the user's current default authentication method/)
    assert.deepEqual([other.status, late.status], [204, 204])
    assert.equal((await methods(saskia)).length, 1)
  })

  it('are not deleted by another type’s path, by the general path, or twice; the password stays', async () => {
    const [password, phone] = await methods(tom)
    const wrong = [
      await trial.graph('DELETE', `${of(tom)}/emailMethods/${String(phone)}`),
      await trial.graph('DELETE', `${of(tom)}/methods/${String(phone)}`),
      await trial.graph('DELETE', `${of(tom)}/passwordMethods/${String(password)}`),
    ]
    await trial.graph('DELETE', `${of(tom)}/phoneMethods/${String(phone)}`)
    const again = await trial.graph('DELETE', `${of(tom)}/phoneMethods/${String(phone)}`)

    assert.deepEqual(wrong.map(errorOf), ['404 Request_ResourceNotFound', '405 Request_BadRequest', '400 BadRequest'])
    assert.equal(errorOf(again), '404 Request_ResourceNotFound')
  })

  it('are read five times in ten seconds, where the weather is Microsoft’s', async () => {
    await trial.control('POST', 'weather', { methodsReads: publishedMethodsLimit })
    const read = () => trial.graph('GET', `${of(tom)}/methods`)

    const answers = await Promise.all(Array.from({ length: 6 }, read))

    const refused = answers.filter(({ status }) => status !== 200)
    assert.deepEqual(refused.map(errorOf), ['429 TooManyRequests'])
    assert.match(String(refused[0]?.headers.get('retry-after')), /^(9|10)$/)
  })

  it('that only an administrator can take away are taken away by hand', async () => {
    await trial.control('POST', 'forget-sign-in-methods', { id: maarten.id })

    assert.equal((await methods(maarten)).length, 1)
    assert.equal((await trial.control('POST', 'forget-sign-in-methods', { who: maarten.id })).status, 400)
  })
})

describe('access to applications in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const list = async (person: { readonly id: string }, what: string) =>
    idsOf(await trial.graph('GET', `/users/${person.id}/${what}`))

  it('is consents of one’s own, which are withdrawn once; that for everybody is nobody’s', async () => {
    const [first, ...others] = await list(maarten, 'oauth2PermissionGrants')

    const answers = [
      await trial.graph('DELETE', `/oauth2PermissionGrants/${String(first)}`),
      await trial.graph('DELETE', `/oauth2PermissionGrants/${String(first)}`),
    ]

    assert.deepEqual([answers[0]?.status, errorOf(answers[1]!)], [204, '404 Request_ResourceNotFound'])
    assert.equal(others.length, 1)
    assert.deepEqual(await list(maarten, 'oauth2PermissionGrants'), others)
    assert.deepEqual(await list(people.janDeVries, 'oauth2PermissionGrants'), [])
  })

  it('is taken away where it is named, and nowhere else', async () => {
    const [first, second] = await list(maarten, 'appRoleAssignments')

    await trial.graph('DELETE', `/users/${maarten.id}/appRoleAssignments/${String(second)}`)

    assert.deepEqual(await list(maarten, 'appRoleAssignments'), [first])
  })

  it('is places of one’s own and of one’s groups, of which only the first can be taken away', async () => {
    const [own, ofGroup] = await list(daniel, 'appRoleAssignments')
    const remove = (id: string | undefined) =>
      trial.graph('DELETE', `/users/${daniel.id}/appRoleAssignments/${String(id)}`)

    const answers = [await remove(own), await remove(ofGroup)]

    assert.deepEqual([answers[0]?.status, errorOf(answers[1]!)], [204, '404 Request_ResourceNotFound'])
    assert.deepEqual(await list(daniel, 'appRoleAssignments'), [ofGroup])
  })

  it('is applications that one owns, until an administrator changes that by hand', async () => {
    const before = await list(maarten, 'ownedObjects')

    await trial.control('POST', 'take-applications', { id: maarten.id })

    assert.equal(before.length, 2)
    assert.deepEqual(await list(maarten, 'ownedObjects'), [])
  })
})
