import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { startTrial, type Trial } from '../sandbox/support'
import { type CommandLine, commandLineProgram, signedInCommandLine } from './commandLine'
import { type PublicFront, startPublicFront } from './publicFront'

const { janDeVries: jan } = people

interface Entity {
  readonly id: string
  readonly displayName: string
}

// Not a `.test.ts`, because the program is too large to be installed for every `npm test`: `npm run clients:m365`.
describe('CLI for Microsoft 365, as if the sandbox were graph.microsoft.com', function () {
  this.timeout(120_000)
  let trial: Trial
  let front: PublicFront
  let m365: CommandLine
  before(async () => {
    commandLineProgram()
    trial = await startTrial()
    front = await startPublicFront(trial.sandbox)
    m365 = await signedInCommandLine(front)
  })
  after(async () => {
    await m365?.remove()
    await front?.stop()
    await trial?.sandbox.stop()
  })

  it('gets a user by id, by name with the manager, and by address', async () => {
    const byId = (await m365.json('entra', 'user', 'get', '--id', jan.id)) as Entity
    const byName = (await m365.json(
      'entra',
      'user',
      'get',
      '--userName',
      jan.userPrincipalName,
      '--withManager',
    )) as Entity & { readonly manager: Entity }
    const byMail = (await m365.json('entra', 'user', 'get', '--email', String(jan.mail))) as Entity

    assert.deepEqual([byId.displayName, byName.id, byMail.id], [jan.displayName, jan.id, jan.id])
    assert.equal(byName.manager.id, jan.manager)
  })

  it('says in Graph’s words that a user is not there', async () => {
    const nobody = '00000000-0000-4000-8000-000000000009'

    const { code, errors } = await m365.run('entra', 'user', 'get', '--id', nobody)

    assert.equal(code, 1)
    assert.match(errors, new RegExp(`Resource '${nobody}' does not exist`))
  })

  it('lists the tenant’s licences', async () => {
    const skus = (await m365.json('entra', 'license', 'list')) as { readonly skuPartNumber: string }[]

    assert.ok(skus.some(({ skuPartNumber }) => skuPartNumber === 'SPE_E3' || skuPartNumber === 'ENTERPRISEPACK'))
  })

  it('lists the people of a group with their roles', async () => {
    const list = ['entra', 'group', 'member', 'list', '--groupId', groups.operators.id]

    const people = (await m365.json(...list)) as (Entity & { readonly roles: readonly string[] })[]

    assert.deepEqual(
      people.filter(({ roles }) => roles.includes('Member')).map(({ id }) => id),
      groups.operators.members,
    )
  })

  it('blocks a user and revokes the sessions, and the sandbox knows', async () => {
    await m365.json('entra', 'user', 'set', '--id', jan.id, '--accountEnabled', 'false')
    await m365.json('entra', 'user', 'session', 'revoke', '--userId', jan.id, '--force')

    const { body } = await trial.control('GET', 'effects')
    const effects = body as unknown as { what: string; target: string }[]
    assert.deepEqual(
      effects.map(({ what, target }) => [what, target]),
      [
        ['PATCH /users/{id}', jan.id],
        ['POST /users/{id}/revokeSignInSessions', jan.id],
      ],
    )
  })

  it('removes a user', async () => {
    await m365.json('entra', 'user', 'remove', '--id', people.tomVisser.id, '--force')

    const { status } = await trial.graph('GET', `/users/${people.tomVisser.id}`)
    assert.equal(status, 404)
  })
})
