import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { consentManifest, consentPath } from '../../appPackage/permissions'
import { unsigned } from '../../sandbox/identity/tokens'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { createMembership } from '../../services/directory/groupMembers'
import { readEmployee, readSuccessor } from '../../services/directory/employee'
import { findPeople } from '../../services/directory/search'
import type { Gateways } from '../../services/remote/gateway'
import { permissionsOn, requiredResourceAccess } from '../../services/permissions/consent'
import { declaredPermissions, directoryPermissions } from '../../services/permissions/declared'
import { steps } from '../../services/steps'
import { eachWithSandbox } from '../sandbox/support'
import { look, performAll, without } from './permissionsSupport'
import { stories } from '../services/steps/stories'

/** Everything that services/directory reads. */
const reads = async ({ graph }: Gateways): Promise<unknown> => [
  await findPeople(graph, 'Jan'),
  await findPeople(graph, 'Jna'),
  await findPeople(graph, people.martijnDekker.displayName),
  await findPeople(graph, people.evaWillems.userPrincipalName),
  await readEmployee(graph, people.danielMeijer.id),
  await readSuccessor({ graph }, people.willemVanLeeuwen.id),
  await createMembership(graph).isMember(people.ilseSmit.id, groups.operators.id),
  await createMembership(graph).membersOf(groups.operators.id),
]

describe('the declared permissions', () => {
  describe('of the directory', () => {
    it('are enough to find people, their roles, their sign-ins and their numbers, and who may press and go on', async () => {
      const { found, problems, denied } = await look(reads, directoryPermissions)

      assert.deepEqual({ problems, denied }, { problems: [], denied: 0 })
      assert.deepEqual(found, (await look(reads, ['Directory.Read.All', ...directoryPermissions])).found)
      assert.match(JSON.stringify(found), /"kind":"deleted".*"User Administrator".*"hasNumber":true.*true/)
    })

    for (const permission of directoryPermissions)
      it(`are refused something without ${permission}`, async () => {
        const { denied, problems } = await look(reads, without(directoryPermissions, permission))

        assert.ok(denied > 0)
        assert.ok(problems.every(({ kind }) => kind === 'forbidden'))
      })
  })

  describe('of the whole bot', () => {
    const all = declaredPermissions(steps)

    it('are enough for everything', async () => {
      const runs = [...(await performAll(stories, all)), await look(reads, all)]

      assert.deepEqual(
        runs.flatMap(({ problems }) => problems),
        [],
      )
      assert.ok(runs.every(({ done, denied }) => done && denied === 0))
    })

    for (const permission of all)
      it(`have nothing too much: without ${permission} something is refused`, async () => {
        const less = without(all, permission)

        const runs = [...(await performAll(stories, less)), await look(reads, less)]

        assert.ok(runs.some(({ denied }) => denied > 0))
      })

    it('are what the admin-consent manifest asks for: npm run permissions writes it', () => {
      assert.equal(readFileSync(consentPath, 'utf8'), consentManifest())
    })

    it('go to two APIs in the manifest, by the GUIDs of their roles', () => {
      const asked = requiredResourceAccess(['User.Read.All', 'Exchange.ManageAsApp'])

      assert.deepEqual(asked, [
        {
          resourceAppId: '00000003-0000-0000-c000-000000000000',
          resourceAccess: [{ id: 'df021288-bdef-4463-88db-98f22de89214', type: 'Role' }],
        },
        {
          resourceAppId: '00000002-0000-0ff1-ce00-000000000000',
          resourceAccess: [{ id: 'dc50a0fb-09a3-484d-be87-e023b12c6440', type: 'Role' }],
        },
      ])
      assert.throws(() => requiredResourceAccess(['User.Invented.All']), /User\.Invented\.All/)
    })
  })
})

describe('the pretend tenant', () => {
  const trial = eachWithSandbox()
  const jan = `/users/${people.janDeVries.id}`
  const withRoles = (...roles: string[]) => ({ headers: { authorization: `Bearer ${unsigned({ roles })}` } })

  it('gives the bot a token with its declared permissions and no others', async () => {
    const { IDENTITY_ENDPOINT, IDENTITY_HEADER = '' } = trial.sandbox.environment
    const url = `${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=https://graph.microsoft.com`

    const answer = (await (await fetch(url, { headers: { 'x-identity-header': IDENTITY_HEADER } })).json()) as {
      readonly access_token: string
    }

    const claims = JSON.parse(Buffer.from(answer.access_token.split('.')[1] ?? '', 'base64url').toString()) as {
      readonly roles: readonly string[]
    }
    const expected = permissionsOn('00000003-0000-0000-c000-000000000000', declaredPermissions(steps))
    assert.deepEqual(claims.roles, expected)
    assert.equal(expected.length, declaredPermissions(steps).length - 1, 'all but that of Exchange')
  })

  it('refuses in Microsoft’s own words what the token does not carry, inside a batch too', async () => {
    const alone = await trial.graph('GET', jan, withRoles('AuditLog.Read.All'))
    const batch = await trial.graph('POST', '/$batch', {
      ...withRoles('AuditLog.Read.All'),
      body: { requests: [{ id: '1', method: 'GET', url: jan }] },
    })

    assert.equal(alone.status, 403)
    for (const { body } of [alone, batch.body['responses']![0]!]) {
      assert.equal(body['error']!['code'], 'Authorization_RequestDenied')
      assert.equal(body['error']!['message'], 'Insufficient privileges to complete the operation.')
    }
  })

  it('refuses a basic reader what is more than the basic profile', async () => {
    assert.equal((await trial.graph('GET', jan, withRoles('User.ReadBasic.All'))).status, 403)
  })

  const password = { passwordProfile: { password: 'Q7-rain-over-Utrecht' } }
  const block = { accountEnabled: false }
  for (const [roles, body, status] of [
    [['User.EnableDisableAccount.All', 'User.Read.All'], block, 204],
    [['User.EnableDisableAccount.All'], block, 403],
    [['User.Read.All'], block, 403],
    [['User.ReadWrite.All'], block, 204],
    [['User-PasswordProfile.ReadWrite.All'], password, 204],
    [['User-PasswordProfile.ReadWrite.All'], block, 403],
    [['User.EnableDisableAccount.All', 'User.Read.All'], { ...block, ...password }, 403],
    [['User.ReadWrite.All'], password, 403],
    [['User.EnableDisableAccount.All', 'User.Read.All'], { jobTitle: 'Chef' }, 403],
  ] as const)
    it(`answers ${status} to ${roles.join(' and ')} for ${Object.keys(body).join(' and ')}`, async () => {
      const answer = await trial.graph('PATCH', jan, { ...withRoles(...roles), body })

      assert.equal(answer.status, status)
    })
})
