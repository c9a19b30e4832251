import { strict as assert } from 'node:assert'
import { skus } from '../../../sandbox/tenant/products'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { janDeVries, evaWillems, fleurPeters, lisaVanDijk } = people
const user = (person: { id: string }, rest = ''): string => `/users/${person.id}${rest}`
const licences = (add: readonly { skuId: string }[], remove: readonly { skuId: string }[]) => ({
  body: {
    addLicenses: add.map(({ skuId }) => ({ skuId, disabledPlans: [] })),
    removeLicenses: remove.map(({ skuId }) => skuId),
  },
})
const password = 'Q7-rain-over-Utrecht'
const mastered =
  'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.'

describe('writes to the pretend tenant', () => {
  const trial = eachWithSandbox()
  const message = async (method: string, path: string, body?: unknown): Promise<string> => {
    const answer = await trial.graph(method, path, { body })
    return `${answer.status} ${String(answer.body?.['error']?.['message'])}`
  }
  const skusOf = async (person: { id: string }): Promise<unknown> => {
    const { body } = await trial.graph('GET', user(person, '?$select=assignedLicenses'))
    return (body['assignedLicenses'] as unknown as { skuId: string }[]).map(({ skuId }) => skuId)
  }
  const holderOf = async (telephoneNumber: string): Promise<unknown> => {
    const filter = encodeURIComponent(`telephoneNumber eq '${telephoneNumber}'`)
    const { body } = await trial.graph(
      'GET',
      `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=${filter}`,
    )
    return body['value']?.[0]?.['assignmentTargetId']
  }

  describe('on an account', () => {
    it('blocks sign-in and takes a new password in one request', async () => {
      const body = { accountEnabled: false, passwordProfile: { password, forceChangePasswordNextSignIn: true } }

      const { status } = await trial.graph('PATCH', user(janDeVries), { body })

      assert.equal(status, 204)
      assert.equal(
        (await trial.graph('GET', user(janDeVries, '?$select=accountEnabled'))).body['accountEnabled'],
        false,
      )
    })

    it('moves the moment from which sessions are valid when they are revoked', async () => {
      const path = user(janDeVries, '?$select=signInSessionsValidFromDateTime')
      const before = (await trial.graph('GET', path)).body['signInSessionsValidFromDateTime']

      const { status, body } = await trial.graph('POST', user(janDeVries, '/revokeSignInSessions'))

      assert.equal(status, 200)
      assert.equal(body['value'], true)
      assert.notEqual((await trial.graph('GET', path)).body['signInSessionsValidFromDateTime'], before)
    })

    for (const weak of ['short1A', 'alllowercaseletters', undefined])
      it(`refuses the password ${weak ?? 'that is not there'}, and changes nothing`, async () => {
        const body = { accountEnabled: false, passwordProfile: { password: weak, forceChangePasswordNextSignIn: true } }

        assert.match(await message('PATCH', user(janDeVries), body), /^400 /)
        assert.equal(
          (await trial.graph('GET', user(janDeVries, '?$select=accountEnabled'))).body['accountEnabled'],
          true,
        )
      })

    for (const [what, body] of [
      ['a property that does not exist', { enabled: false }],
      ['a property inside that does not exist', { passwordProfile: { password, forceChange: true } }],
      ['a value of the wrong type', { accountEnabled: 'false' }],
      ['nothing to change', {}],
      ['a list instead of an object', '[]'],
      ['no JSON', '{'],
    ] as const)
      it(`refuses ${what}`, async () => {
        assert.match(await message('PATCH', user(janDeVries), body), /^400 /)
      })

    it('refuses a write without a content type', async () => {
      const { status } = await trial.graph('PATCH', user(janDeVries), {
        headers: { 'content-type': 'text/plain' },
        body: '{}',
      })

      assert.equal(status, 400)
    })

    it('refuses a query on a write', async () => {
      assert.match(await message('PATCH', user(janDeVries, '?$select=id'), { accountEnabled: false }), /^400 /)
    })

    it('leaves an account that is mastered in Active Directory to Active Directory', async () => {
      assert.equal(await message('PATCH', user(lisaVanDijk), { accountEnabled: false }), `400 ${mastered}`)
      assert.equal(await message('PATCH', user(lisaVanDijk), { passwordProfile: { password } }), `400 ${mastered}`)
      assert.equal(await message('DELETE', user(lisaVanDijk)), `400 ${mastered}`)
    })

    for (const admin of ['karinMulder', 'danielMeijer'] as const)
      it(`does not let a bot touch the administrator ${people[admin].displayName}`, async () => {
        const denied = '403 Insufficient privileges to complete the operation.'

        assert.equal(await message('PATCH', user(people[admin]), { accountEnabled: false }), denied)
        assert.equal(await message('DELETE', user(people[admin])), denied)
        assert.equal(await message('POST', user(people[admin], '/revokeSignInSessions')), denied)
      })

    it('deletes and restores a user, with mailbox and name', async () => {
      const deleted = await trial.graph('DELETE', user(janDeVries))
      const gone = await trial.graph('GET', user(janDeVries))
      const mailboxGone = await trial.exchange('Get-Mailbox', { Identity: janDeVries.id })
      const restored = await trial.graph('POST', `/directory/deletedItems/${janDeVries.id}/restore`, {
        body: { autoReconcileProxyConflict: true },
      })

      assert.equal(deleted.status, 204)
      assert.equal(gone.body['error']?.['code'], 'Request_ResourceNotFound')
      assert.equal(mailboxGone.status, 404)
      assert.equal(restored.body['userPrincipalName'], janDeVries.userPrincipalName)
      assert.equal((await trial.exchange('Get-Mailbox', { Identity: janDeVries.id })).status, 200)
    })
  })

  describe('on licences', () => {
    it('takes direct licences away in one call', async () => {
      const { status } = await trial.graph(
        'POST',
        user(janDeVries, '/assignLicense'),
        licences([], [skus.e5, skus.visio]),
      )

      assert.equal(status, 200)
      assert.deepEqual(await skusOf(janDeVries), [skus.e3.skuId])
    })

    it('refuses to take a licence that comes by a group', async () => {
      assert.equal(
        await message('POST', user(fleurPeters, '/assignLicense'), licences([], [skus.e3]).body),
        '400 User license is inherited from a group membership and it cannot be removed directly from the user.',
      )
    })

    it('refuses to take a licence that the user does not have', async () => {
      assert.equal(
        await message('POST', user(evaWillems, '/assignLicense'), licences([], [skus.visio]).body),
        '400 User does not have a corresponding license.',
      )
    })

    it('refuses to leave a service plan without the one it needs, and takes both together', async () => {
      const alone = await message('POST', user(evaWillems, '/assignLicense'), licences([], [skus.e3]).body)
      const together = await trial.graph(
        'POST',
        user(evaWillems, '/assignLicense'),
        licences([], [skus.e3, skus.phone]),
      )

      assert.match(
        alone,
        /^400 License assignment failed because service plan 4828c8ec-\S+ depends on the service plan\(s\) 57ff2da0-/,
      )
      assert.equal(together.status, 200)
      assert.deepEqual(await skusOf(evaWillems), [])
    })

    it('refuses both lists unless they are there', async () => {
      assert.match(
        await message('POST', user(janDeVries, '/assignLicense'), { removeLicenses: [skus.e5.skuId] }),
        /^400 /,
      )
      assert.match(
        await message('POST', user(janDeVries, '/assignLicense'), { addLicenses: [], removeLicenses: ['E5'] }),
        /^400 /,
      )
    })

    it('lets go of group licences after the membership is removed and the licences are processed again', async () => {
      await trial.control('POST', 'delays', { groupLicences: 60_000 })
      const removed = await trial.graph('DELETE', `/groups/${groups.licensing.id}/members/${fleurPeters.id}/$ref`)
      const meanwhile = await skusOf(fleurPeters)

      await trial.graph('POST', user(fleurPeters, '/reprocessLicenseAssignment'))

      assert.equal(removed.status, 204)
      assert.deepEqual(meanwhile, [skus.e3.skuId, skus.visio.skuId])
      assert.deepEqual(await skusOf(fleurPeters), [skus.visio.skuId])
    })

    it('loses the mailbox with its licence when it was not shared', async () => {
      await trial.graph('POST', user(evaWillems, '/assignLicense'), licences([], [skus.e3, skus.phone]))

      const { body } = await trial.control('GET', 'consequences')

      assert.equal((await trial.exchange('Get-Mailbox', { Identity: evaWillems.id })).status, 404)
      assert.deepEqual([body[0]?.['what'], body[0]?.['target']], ['mailboxSoftDeleted', evaWillems.id])
    })

    it('keeps a shared mailbox without a licence', async () => {
      await trial.exchange('Set-Mailbox', { Identity: evaWillems.id, Type: 'Shared' })

      await trial.graph('POST', user(evaWillems, '/assignLicense'), licences([], [skus.e3, skus.phone]))

      assert.equal((await trial.exchange('Get-Mailbox', { Identity: evaWillems.id })).status, 200)
    })

    it('loses a mailbox whose conversion was not over yet', async () => {
      await trial.control('POST', 'delays', { mailboxConversion: 60_000 })
      await trial.exchange('Set-Mailbox', { Identity: evaWillems.id, Type: 'Shared' })

      await trial.graph('POST', user(evaWillems, '/assignLicense'), licences([], [skus.e3, skus.phone]))

      assert.equal((await trial.exchange('Get-Mailbox', { Identity: evaWillems.id })).status, 404)
    })

    it('brings the mailbox back with the licence', async () => {
      await trial.graph('POST', user(evaWillems, '/assignLicense'), licences([], [skus.e3, skus.phone]))

      await trial.graph('POST', user(evaWillems, '/assignLicense'), licences([skus.e3], []))

      assert.equal((await trial.exchange('Get-Mailbox', { Identity: evaWillems.id })).status, 200)
    })

    it('frees the phone number with the phone licence, and lists the lost plan as deleted', async () => {
      await trial.graph('POST', user(janDeVries, '/assignLicense'), licences([], [skus.e5]))

      const { body } = await trial.graph('GET', user(janDeVries, '?$select=assignedPlans'))
      const phone = (body['assignedPlans'] as unknown as { servicePlanId: string; capabilityStatus: string }[]).find(
        ({ servicePlanId }) => servicePlanId === '4828c8ec-dc2e-4779-b502-87ac9ce28ab7',
      )

      assert.equal(await holderOf(numbers.janDeVries.telephoneNumber), null)
      assert.equal(phone?.capabilityStatus, 'Deleted')
    })

    it('counts the seats in use', async () => {
      const used = async (): Promise<unknown> => {
        const { body } = await trial.graph('GET', '/subscribedSkus?$select=skuPartNumber,consumedUnits')
        const all = body['value'] as unknown as { skuPartNumber: string; consumedUnits: number }[]
        return all.find(({ skuPartNumber }) => skuPartNumber === 'VISIOCLIENT')?.consumedUnits
      }
      assert.equal(await used(), 2)

      await trial.graph('POST', user(janDeVries, '/assignLicense'), licences([], [skus.visio]))

      assert.equal(await used(), 1)
    })
  })

  describe('on groups', () => {
    it('refuses to change a dynamic or a synchronised group', async () => {
      assert.equal(
        await message('DELETE', `/groups/${groups.dynamicLicensing.id}/members/${fleurPeters.id}/$ref`),
        '403 Insufficient privileges to complete the operation.',
      )
      assert.equal(
        await message('DELETE', `/groups/${groups.synced.id}/members/${janDeVries.id}/$ref`),
        `400 ${mastered}`,
      )
    })

    it('answers 404 for somebody who is no member', async () => {
      assert.match(await message('DELETE', `/groups/${groups.licensing.id}/members/${evaWillems.id}/$ref`), /^404 /)
    })

    it('never gives up the last owner', async () => {
      const owners = `/groups/${groups.sales.id}/owners`
      const body = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${evaWillems.id}` }

      const refused = await message('DELETE', `${owners}/${people.petraDeBoer.id}/$ref`)
      await trial.graph('POST', `${owners}/$ref`, { body })
      const { status } = await trial.graph('DELETE', `${owners}/${people.petraDeBoer.id}/$ref`)

      assert.equal(refused, '400 The group must have at least one owner, hence this owner cannot be removed.')
      assert.equal(status, 204)
    })

    it('deletes the person when $ref is forgotten, as Graph does', async () => {
      await trial.graph('DELETE', `/groups/${groups.sales.id}/members/${evaWillems.id}`)

      assert.equal((await trial.graph('GET', user(evaWillems))).status, 404)
    })
  })

  describe('on phone numbers', () => {
    const management = '/admin/teams/telephoneNumberManagement'
    const { telephoneNumber, numberType } = numbers.janDeVries
    const change = async (
      action: string,
      body: object,
    ): Promise<{ location: string; status: unknown; detail: unknown }> => {
      const { status, headers } = await trial.graph('POST', `${management}/numberAssignments/${action}`, { body })
      assert.equal(status, 202)
      const location = headers.get('location') ?? ''
      const operation = await trial.graph('GET', location.replace(`${trial.sandbox.url}/v1.0`, ''))
      return { location, status: operation.body['status'], detail: operation.body['numbers']?.[0]?.['statusDetail'] }
    }
    const give = (person: { id: string }, number = numbers.janDeVries) =>
      change('assignNumber', {
        telephoneNumber: number.telephoneNumber,
        numberType: number.numberType,
        assignmentTargetId: person.id,
        assignmentCategory: 'primary',
      })

    it('moves a number to somebody with a phone licence', async () => {
      const taken = await change('unassignNumber', { telephoneNumber, numberType })
      const given = await give(evaWillems)

      assert.equal(taken.status, 'succeeded')
      assert.equal(given.status, 'succeeded')
      assert.equal(await holderOf(telephoneNumber), evaWillems.id)
    })

    it('is still running while it takes its time', async () => {
      await trial.control('POST', 'delays', { numberOperation: 60_000 })

      const { status } = await change('unassignNumber', { telephoneNumber, numberType })

      assert.equal(status, 'running')
      assert.equal(await holderOf(telephoneNumber), janDeVries.id)
    })

    it('fails for a number in use, for somebody without a phone licence, and for somebody with a number', async () => {
      const free = { ...numbers.janDeVries, ...numbers.free } as unknown as typeof numbers.janDeVries

      assert.equal((await give(evaWillems)).status, 'failed')
      assert.match(String((await give(people.tomVisser, free)).detail), /MCOEV/)
      assert.match(String((await give(janDeVries, free)).detail), /already has/)
    })

    it('refuses a number of another type or that the tenant does not have', async () => {
      const path = `${management}/numberAssignments/unassignNumber`

      assert.match(await message('POST', path, { telephoneNumber, numberType: 'directRouting' }), /^400 /)
      assert.match(await message('POST', path, { telephoneNumber: '+31205559999', numberType }), /^404 /)
      assert.match(await message('POST', path, { telephoneNumber }), /^400 /)
    })
  })
})
