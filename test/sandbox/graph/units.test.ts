import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { units } from '../../../sandbox/seeds/units'
import { skus } from '../../../sandbox/tenant/products'
import { application } from '../../../sandbox/tenant/units'
import { acting } from '../control/actions/acting'

const { janDeVries: jan, evaWillems: eva, tomVisser: tom } = people
const { sales, atlas, helpdesk } = groups
const directory = '/roleManagement/directory'
const over = (unit: { readonly id: string }) => ({ scope: `/administrativeUnits/${unit.id}` })
const protectedByUnit = /^403 .*member of a restricted management administrative unit/
const userAdministrator = { id: application.id, role: 'User Administrator' }

describe('an administrative unit of the pretend tenant', () => {
  const { trial, act, values } = acting()
  const answer = async (method: string, path: string, body?: unknown): Promise<string> => {
    const { status, body: given } = await trial.graph(method, path, { body })
    return status < 300 ? String(status) : `${status} ${String(given['error']?.['message'])}`
  }
  const restricted = async (path: string) =>
    (await trial.graph('GET', `${path}?$select=id,isManagementRestricted`)).body['isManagementRestricted']
  const block = (person: { readonly id: string }) => answer('PATCH', `/users/${person.id}`, { accountEnabled: false })

  it('is among what somebody is a member of, and can be asked for alone', async () => {
    await act('join-unit', { id: jan.id, unit: units.utrecht.id })

    const all = await values(`/users/${jan.id}/memberOf?$select=id,displayName`)
    const alone = await values(`/users/${jan.id}/memberOf/graph.administrativeUnit?$select=id,displayName`)

    assert.deepEqual(
      all.filter((one) => String(one['@odata.type']).endsWith('administrativeUnit')).map(({ id }) => id),
      [units.utrecht.id],
    )
    assert.deepEqual(
      alone.map(({ displayName }) => displayName),
      ['Vestiging Utrecht'],
    )
    assert.deepEqual(await values(`/users/${eva.id}/memberOf/graph.administrativeUnit`), [])
  })

  it('that is an ordinary one keeps nobody from anything', async () => {
    await act('join-unit', { id: jan.id, unit: units.utrecht.id })

    assert.equal(await restricted(`/users/${jan.id}`), false)
    assert.equal(await block(jan), '204')
  })

  for (const [what, method, path, body] of [
    ['blocked', 'PATCH', '', { accountEnabled: false }],
    ['renamed', 'PATCH', '', { displayName: 'Jan' }],
    ['signed out', 'POST', '/revokeSignInSessions', undefined],
    ['relieved of a licence', 'POST', '/assignLicense', { addLicenses: [], removeLicenses: [skus.visio.skuId] }],
    ['deleted', 'DELETE', '', undefined],
  ] as const)
    it(`that is restricted protects a person from being ${what} by a bot, until the bot has a role over it`, async () => {
      await act('join-unit', { id: jan.id, unit: units.board.id })
      assert.equal(await restricted(`/users/${jan.id}`), true)
      const refused = await answer(method, `/users/${jan.id}${path}`, body)
      await act('give-role', { ...userAdministrator, ...over(units.board) })

      assert.match(refused, protectedByUnit)
      assert.match(await answer(method, `/users/${jan.id}${path}`, body), /^20[04]$/)
    })

  it('that is restricted protects from a role over everything, and over another unit that the person is in', async () => {
    await act('join-unit', { id: jan.id, unit: units.board.id })
    await act('join-unit', { id: jan.id, unit: units.utrecht.id })
    await act('give-role', userAdministrator)
    await act('give-role', { ...userAdministrator, ...over(units.utrecht) })
    await act('give-role', { id: application.id, role: 'Groups Administrator', ...over(units.board) })
    await act('give-role', { id: tom.id, role: 'User Administrator', ...over(units.board) })

    assert.match(await block(jan), protectedByUnit)
  })

  it('protects no more whoever was taken out of it', async () => {
    await act('join-unit', { id: jan.id, unit: units.board.id })
    await act('leave-unit', { id: jan.id, unit: units.board.id })

    assert.equal(await restricted(`/users/${jan.id}`), false)
    assert.equal(await block(jan), '204')
  })

  it('that is restricted lets a person be taken out of a group that is not in it', async () => {
    await act('join-unit', { id: jan.id, unit: units.board.id })

    assert.equal(await answer('DELETE', `/groups/${sales.id}/members/${jan.id}/$ref`), '204')
  })

  it('that is restricted protects the members and owners of a group until the bot has a role over it', async () => {
    const link = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${tom.id}` }
    const ask = async () => [
      await answer('DELETE', `/groups/${sales.id}/members/${jan.id}/$ref`),
      await answer('POST', `/groups/${sales.id}/owners/$ref`, link),
      await answer('DELETE', `/groups/${sales.id}/owners/${tom.id}/$ref`),
    ]
    await act('join-unit', { id: sales.id, unit: units.board.id })
    const refused = await ask()
    await act('give-role', { id: application.id, role: 'Groups Administrator', ...over(units.board) })

    for (const one of refused) assert.match(one, protectedByUnit)
    assert.deepEqual(await ask(), ['204', '204', '204'])
    assert.equal(await restricted(`/groups/${sales.id}`), true)
  })

  it('that is restricted takes security groups only', async () => {
    assert.match(await act('join-unit', { id: atlas.id, unit: units.board.id }), /^400 Only security groups/)
    assert.equal(await act('join-unit', { id: helpdesk.id, unit: units.board.id }), '204')
    assert.equal(await act('join-unit', { id: atlas.id, unit: units.utrecht.id }), '204')
  })

  it('tells who has a role over it: people, groups and applications', async () => {
    await act('give-role', { id: tom.id, role: 'User Administrator', ...over(units.board) })
    await act('give-role', { id: helpdesk.id, role: 'Helpdesk Administrator', ...over(units.board) })
    await act('give-role', { ...userAdministrator, ...over(units.board) })

    const filter = `$filter=directoryScopeId eq '/administrativeUnits/${units.board.id}'&$expand=principal`
    const found = await values(`${directory}/roleAssignments?${filter}`)

    assert.deepEqual(
      found.map(({ principal }) => [principal?.['@odata.type'], principal?.['displayName']]),
      [
        ['#microsoft.graph.user', tom.displayName],
        ['#microsoft.graph.group', helpdesk.displayName],
        ['#microsoft.graph.servicePrincipal', application.displayName],
      ],
    )
  })

  it('is not there for whoever names another one', async () => {
    assert.match(await act('join-unit', { id: jan.id, unit: sales.id }), /^404 The tenant has no administrative unit/)
  })
})

describe('the sessions of somebody in the pretend tenant', () => {
  const { act, user } = acting()

  it('are ended by an administrator', async () => {
    const since = async () =>
      String((await user(jan.id, 'signInSessionsValidFromDateTime'))['signInSessionsValidFromDateTime'])
    const before = await since()

    await act('end-sessions', { id: jan.id })

    assert.ok((await since()) > before)
  })
})
