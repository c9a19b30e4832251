import { strict as assert } from 'node:assert'
import { skus } from '../../../sandbox/tenant/products'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { people } from '../../../sandbox/seeds/people'
import type { Tenant } from '../../../sandbox/tenant/state'
import { eachWithSandbox, inStillTime } from '../support'

const { janDeVries, evaWillems, lisaVanDijk, karinMulder, ahmedYildiz, martijnDekker, fleurPeters, tomVisser } = people
const { licensing } = groups
const user = (person: { readonly id: string }, rest = ''): string => `/users/${person.id}${rest}`
const restoring = (person: { readonly id: string }): string => `/directory/deletedItems/${person.id}/restore`
const password = 'Q7-rain-over-Utrecht'
const denied = '403 Insufficient privileges to complete the operation.'

describe('an account of the pretend tenant', () => {
  const trial = eachWithSandbox({ seed: withDeletedAdministrator })
  const answer = async (method: string, path: string, body?: unknown): Promise<string> => {
    const { status, body: given } = await trial.graph(method, path, { body })
    return status < 300 ? String(status) : `${status} ${String(given['error']?.['message'])}`
  }
  const consequences = async (): Promise<readonly [string, string][]> => {
    const { body } = await trial.control('GET', 'consequences')
    return (body as unknown as { what: string; target: string }[]).map(({ what, target }) => [what, target])
  }
  const read = async (person: { readonly id: string }, property: string): Promise<unknown> =>
    (await trial.graph('GET', user(person, `?$select=${property}`))).body[property]

  for (const body of [
    { accountEnabled: false },
    { passwordProfile: { password } },
    { mobilePhone: '+31612345678' },
    { businessPhones: [] },
    { otherMails: [] },
  ])
    it(`keeps ${Object.keys(body)[0]} of an administrator from a bot, and not that of others`, async () => {
      assert.equal(await answer('PATCH', user(karinMulder), body), denied)
      assert.equal(await answer('PATCH', user(tomVisser), body), '204')
    })

  it('lets a bot write what is not sensitive of an administrator', async () => {
    assert.equal(await answer('PATCH', user(karinMulder), { jobTitle: 'CIO' }), '204')
    assert.equal(await read(karinMulder, 'jobTitle'), 'CIO')
  })

  it('that is mastered in Active Directory has a few properties of the cloud', async () => {
    const answers = [
      await answer('PATCH', user(lisaVanDijk), { usageLocation: 'BE' }),
      await answer('PATCH', user(lisaVanDijk), { preferredLanguage: 'nl-BE' }),
    ]

    assert.deepEqual(answers, ['204', '204'])
    assert.equal(await read(lisaVanDijk, 'usageLocation'), 'BE')
    assert.match(await answer('PATCH', user(lisaVanDijk), { usageLocation: 'NL', jobTitle: 'x' }), /^400 /)
  })

  for (const body of [
    { accountEnabled: false, enabled: false },
    { passwordProfile: { password, forceChange: true } },
    { displayName: '' },
    { businessPhones: ['+31205550112', '+31205550113'] },
  ])
    it(`refuses ${JSON.stringify(body)} and changes nothing`, async () => {
      assert.match(await answer('PATCH', user(janDeVries), body), /^400 /)
      assert.equal(await read(janDeVries, 'accountEnabled'), true)
    })

  it('takes a password of 256 characters and none longer', async () => {
    const set = (length: number) =>
      answer('PATCH', user(janDeVries), { passwordProfile: { password: 'aB3'.padEnd(length, 'x') } })

    assert.equal(await set(256), '204')
    assert.match(await set(257), /^400 The specified password does not comply/)
  })

  it('takes its mailbox and its number along when it is deleted', async () => {
    await trial.graph('DELETE', user(janDeVries))

    const { body } = await trial.graph('GET', '/admin/teams/telephoneNumberManagement/numberAssignments')
    const list = body['value'] as unknown as { telephoneNumber: string; assignmentTargetId: string | null }[]
    const number = list.find(({ telephoneNumber }) => telephoneNumber === numbers.janDeVries.telephoneNumber)
    assert.equal(number?.assignmentTargetId, null)
    assert.deepEqual(await consequences(), [
      ['mailboxSoftDeleted', janDeVries.id],
      ['numberFreed', janDeVries.id],
    ])
  })

  it('without a mailbox is deleted and restored without one', async () => {
    assert.equal(await answer('DELETE', user(ahmedYildiz)), '204')
    assert.equal(await answer('POST', restoring(ahmedYildiz), {}), '200')
    assert.deepEqual(await consequences(), [])
  })

  it(
    'loses its mailbox once: with its licence, or with itself',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { groupLicences: 200 })
      const removeLicenses = [skus.e3.skuId, skus.phone.skuId]
      await trial.graph('POST', user(evaWillems, '/assignLicense'), { body: { addLicenses: [], removeLicenses } })
      await trial.graph('DELETE', user(evaWillems))
      await trial.graph('DELETE', `/groups/${licensing.id}/members/${fleurPeters.id}/$ref`)
      await trial.graph('DELETE', user(fleurPeters))

      pass(200)

      const seen = await consequences()
      assert.ok(seen.some(([what]) => what === 'groupLicencesTaken'))
      const lost = seen.filter(([what]) => what === 'mailboxSoftDeleted').map(([, target]) => target)
      assert.deepEqual(lost, [evaWillems.id, fleurPeters.id])
    }),
  )

  it('comes back with its mailbox, under its own name or another, but not under that of somebody else', async () => {
    await trial.graph('DELETE', user(evaWillems))

    const taken = await answer('POST', restoring(evaWillems), { newUserPrincipalName: janDeVries.userPrincipalName })
    const nonsense = await answer('POST', restoring(evaWillems), { newUserPrincipalName: 'eva' })
    const unknown = await answer('POST', restoring(evaWillems), { name: 'eva@contoso.com' })
    const restored = await trial.graph('POST', restoring(evaWillems), {
      body: { newUserPrincipalName: 'e@contoso.com' },
    })

    assert.match(taken, /^400 Another object with the same value for property userPrincipalName/)
    assert.match(nonsense, /^400 /)
    assert.match(unknown, /^400 /)
    assert.equal(restored.body['userPrincipalName'], 'e@contoso.com')
    assert.deepEqual(await consequences(), [
      ['mailboxSoftDeleted', evaWillems.id],
      ['mailboxRestored', evaWillems.id],
    ])
  })

  it('comes back with what its groups give by then', async () => {
    await trial.control('POST', 'delays', { groupLicences: 60_000 })
    await trial.graph('DELETE', `/groups/${licensing.id}/members/${fleurPeters.id}/$ref`)
    await trial.graph('DELETE', user(fleurPeters))

    await trial.graph('POST', restoring(fleurPeters), { body: {} })

    const licences = (await read(fleurPeters, 'assignedLicenses')) as { skuId: string }[]
    assert.deepEqual(
      licences.map(({ skuId }) => skuId),
      [skus.visio.skuId],
    )
  })

  it('of an administrator is not restored by a bot, nor one that is not in the deleted items', async () => {
    assert.equal(await answer('POST', restoring(martijnDekker), {}), denied)
    assert.match(await answer('POST', restoring(janDeVries), {}), /^404 /)
    assert.match(await answer('GET', `/directory/deletedItems/${janDeVries.id}`), /^404 /)
  })

  it('that is deleted is nobody’s report, and has no roles to show', async () => {
    const petra = user(people.petraDeBoer)
    const reports = async (): Promise<unknown> =>
      (
        (await trial.graph('GET', `${petra}/directReports?$select=id`)).body['value'] as unknown as { id: string }[]
      ).map(({ id }) => id)
    assert.deepEqual(await reports(), [evaWillems.id, janDeVries.id])

    await trial.graph('DELETE', user(evaWillems))

    assert.deepEqual(await reports(), [janDeVries.id])
    for (const roles of ['roleAssignments', 'roleAssignmentScheduleInstances', 'roleEligibilityScheduleInstances']) {
      const filter = `$filter=principalId eq '${martijnDekker.id}'`
      const { body } = await trial.graph('GET', `/roleManagement/directory/${roles}?${filter}`)
      assert.deepEqual(body['value'], [])
    }
  })
})

/** No bot can delete an administrator; a person can. */
function withDeletedAdministrator({ users, roles }: Tenant): void {
  const martijn = users.get(martijnDekker.id)
  if (martijn !== undefined) martijn.roles = ['userAdministrator']
  const assignment = { principal: martijnDekker.id, role: 'userAdministrator', scope: '/', byPim: false } as const
  roles.assignments = [...roles.assignments, { id: 'of-martijn', ...assignment }]
  roles.eligibilities = [...roles.eligibilities, { id: 'of-martijn', ...assignment }]
}
