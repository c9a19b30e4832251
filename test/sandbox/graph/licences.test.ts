import { strict as assert } from 'node:assert'
import { plans, skus } from '../../../sandbox/tenant/products'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { people } from '../../../sandbox/seeds/people'
import type { Tenant } from '../../../sandbox/tenant/state'
import { eachWithSandbox, inStillTime } from '../support'

const { janDeVries, evaWillems, tomVisser, ahmedYildiz, receptie, oliverBennett, fleurPeters, martijnDekker } = people
interface Person {
  readonly id: string
}
interface Sku {
  readonly skuId: string
}
const user = (person: Person, rest = ''): string => `/users/${person.id}${rest}`
const forwarding = {
  Identity: janDeVries.id,
  IsForwardingEnabled: true,
  ForwardingType: 'Immediate',
  ForwardingTargetType: 'SingleTarget',
  ForwardingTarget: evaWillems.id,
}

describe('licences of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const assign = async (
    person: Person,
    add: readonly Sku[],
    remove: readonly Sku[] = [],
    disabledPlans: readonly { servicePlanId: string }[] = [],
  ): Promise<string> => {
    const { status, body } = await trial.graph('POST', user(person, '/assignLicense'), {
      body: {
        addLicenses: add.map(({ skuId }) => ({
          skuId,
          disabledPlans: disabledPlans.map(({ servicePlanId }) => servicePlanId),
        })),
        removeLicenses: remove.map(({ skuId }) => skuId),
      },
    })
    return status === 200 ? '200' : `${status} ${String(body['error']?.['message'])}`
  }
  const consequences = async (): Promise<unknown> =>
    ((await trial.control('GET', 'consequences')).body as unknown as { what: string }[]).map(({ what }) => what)
  const mailboxStatus = async ({ id }: Person): Promise<number> =>
    (await trial.exchange('Get-Mailbox', { Identity: id })).status
  const statesOf = async (person: Person): Promise<unknown> => {
    const { body } = await trial.graph('GET', user(person, '?$select=licenseAssignmentStates'))
    const states = body['licenseAssignmentStates'] as unknown as { skuId: string; assignedByGroup: string | null }[]
    return states.map(({ skuId, assignedByGroup }) => [skuId, assignedByGroup])
  }
  const seats = (sku: Sku, totalLicenses: number) =>
    trial.control('POST', 'change-seats', { skuId: sku.skuId, totalLicenses })
  const usedSeats = async (sku: Sku): Promise<unknown> => {
    const { body } = await trial.graph('GET', '/subscribedSkus?$select=skuId,consumedUnits')
    const all = body['value'] as unknown as { skuId: string; consumedUnits: number }[]
    return all.find(({ skuId }) => skuId === sku.skuId)?.consumedUnits
  }

  describe('are refused', () => {
    it('with audio conferencing and without Teams, until that is left out too', async () => {
      const withAudio = await assign(ahmedYildiz, [skus.e5], [], [plans.teams, plans.phone])
      const without = await assign(ahmedYildiz, [skus.e5], [], [plans.teams, plans.phone, plans.audioConferencing])

      const { servicePlanId } = plans.audioConferencing
      assert.match(withAudio, new RegExp(`^400 .*service plan ${servicePlanId} depends on the service plan`))
      assert.equal(without, '200')
    })

    it('with two mailboxes of different sizes, and not with one of them', async () => {
      assert.match(await assign(tomVisser, [skus.exchangePlan1]), /^400 .*are mutually exclusive\.$/)
      assert.equal(await assign(tomVisser, [skus.visio]), '200')
      assert.equal(await assign(receptie, [skus.visio]), '200')
    })

    it('when the tenant never bought them', async () => {
      const unknown = { skuId: '00000000-0000-4000-8000-000000000000' }

      assert.match(await assign(tomVisser, [unknown]), /^400 License 0{8}-\S+ does not correspond to a valid company/)
    })

    it('when they are added and removed at once', async () => {
      assert.match(await assign(janDeVries, [skus.visio], [skus.visio]), /^400 .*both added and removed\.$/)
    })

    it('for somebody without a usage location', async () => {
      assert.match(await assign(oliverBennett, [skus.visio]), /^400 .*invalid usage location\.$/)
    })

    it('when no seat is left, but not to somebody who has one', async () => {
      await seats(skus.visio, 2)

      assert.match(await assign(tomVisser, [skus.visio]), /^400 .*does not have any available licenses\.$/)
      assert.equal(await assign(janDeVries, [skus.visio]), '200')
    })

    for (const body of [
      { addLicenses: [], removeLicenses: [], licences: [] },
      { addLicenses: [{ skuId: skus.visio.skuId, plans: [] }], removeLicenses: [] },
      { addLicenses: [], removeLicenses: ['E5'] },
    ])
      it(`when the body is ${JSON.stringify(body)}`, async () => {
        const { status } = await trial.graph('POST', user(tomVisser, '/assignLicense'), { body })

        assert.equal(status, 400)
      })
  })

  it('are processed again without a body only', async () => {
    const path = user(fleurPeters, '/reprocessLicenseAssignment')

    assert.equal((await trial.graph('POST', path, { body: { force: true } })).status, 400)
    assert.equal((await trial.graph('POST', path, { body: '[1]' })).status, 400)
    assert.equal((await trial.graph('POST', path, { body: {} })).status, 200)
  })

  it('give no seat to somebody who was deleted', async () => {
    assert.equal(await usedSeats(skus.visio), 2)

    await trial.graph('DELETE', user(janDeVries))

    assert.equal(await usedSeats(skus.visio), 1)
  })

  it('that are given again are there once, and those of a group stay beside them', async () => {
    await assign(janDeVries, [skus.visio], [], [plans.visio])
    await assign(fleurPeters, [skus.visio])
    await assign(fleurPeters, [skus.visio], [])

    assert.deepEqual(await statesOf(janDeVries), [
      [skus.e5.skuId, null],
      [skus.e3.skuId, groups.licensing.id],
      [skus.visio.skuId, null],
    ])
    assert.deepEqual(await statesOf(fleurPeters), [
      [skus.e3.skuId, groups.licensing.id],
      [skus.visio.skuId, groups.dynamicLicensing.id],
      [skus.visio.skuId, null],
    ])
  })

  it('that are taken away directly leave those of a group', async () => {
    await assign(fleurPeters, [skus.visio])

    await assign(fleurPeters, [], [skus.visio])

    assert.deepEqual(await statesOf(fleurPeters), [
      [skus.e3.skuId, groups.licensing.id],
      [skus.visio.skuId, groups.dynamicLicensing.id],
    ])
  })

  it('of a group are told to be taken only when they were', async () => {
    await trial.graph('POST', user(janDeVries, '/reprocessLicenseAssignment'))
    const unchanged = await consequences()

    await trial.graph('DELETE', `/groups/${groups.licensing.id}/members/${janDeVries.id}/$ref`)

    assert.deepEqual(unchanged, [])
    assert.deepEqual(await consequences(), ['groupLicencesTaken'])
  })

  it('that come back are no longer listed as lost', async () => {
    const lost = async (): Promise<number> => {
      const { body } = await trial.graph('GET', user(evaWillems, '?$select=assignedPlans'))
      const all = body['assignedPlans'] as unknown as { capabilityStatus: string }[]
      return all.filter(({ capabilityStatus }) => capabilityStatus === 'Deleted').length
    }
    await assign(evaWillems, [], [skus.phone])
    assert.equal(await lost(), 1)

    await assign(evaWillems, [skus.phone])

    assert.equal(await lost(), 0)
  })

  describe('and the phone', () => {
    it('take number and forwarding away with the phone licence', async () => {
      await trial.cmdlet('Set-CsUserCallingSettings', forwarding)

      await assign(janDeVries, [], [skus.e5])

      assert.deepEqual(await consequences(), ['numberFreed', 'forwardingStopped'])
    })

    it('leave a number of Direct Routing where it is: only taking it away frees it', async () => {
      const { holder, ...number } = numbers.willemVanLeeuwen
      const management = '/admin/teams/telephoneNumberManagement/numberAssignments'
      const held = async (): Promise<number> => {
        const { body } = await trial.graph('GET', `${management}?$filter=assignmentTargetId eq '${holder}'`)
        return Object.keys(body['value'] ?? []).length
      }

      await assign(people.willemVanLeeuwen, [], [skus.e5])
      assert.deepEqual(await consequences(), ['mailboxSoftDeleted'])
      assert.equal(await held(), 1)

      await trial.graph('POST', `${management}/unassignNumber`, { body: number })
      assert.equal(await held(), 0)
    })

    it('say nothing of forwarding that was off', async () => {
      await assign(janDeVries, [], [skus.e5])

      assert.deepEqual(await consequences(), ['numberFreed'])
    })

    it('forget how calls were forwarded', async () => {
      await trial.cmdlet('Set-CsUserCallingSettings', forwarding)

      await assign(janDeVries, [], [skus.e5])
      await assign(janDeVries, [skus.e5])

      const { body } = await trial.cmdlet('Get-CsUserCallingSettings', { Identity: janDeVries.id })
      assert.equal(body['value']?.[0]?.['IsForwardingEnabled'], false)
    })
  })

  describe('and the mailbox', () => {
    const mailLicences = [skus.e3, skus.phone]

    it('tell what came of it', async () => {
      await assign(evaWillems, [], mailLicences)
      assert.equal((await trial.exchange('Get-Recipient', { Identity: evaWillems.id })).status, 404)
      await assign(evaWillems, [skus.e3])

      assert.deepEqual(await consequences(), ['mailboxSoftDeleted', 'mailboxRestored'])
    })

    it('bring none back without a licence for mail', async () => {
      await assign(evaWillems, [], mailLicences)

      await assign(evaWillems, [skus.visio])

      assert.equal(await mailboxStatus(evaWillems), 404)
    })

    it('have none to take or to bring back where there never was one', async () => {
      assert.equal(await assign(ahmedYildiz, [skus.e3]), '200')
      assert.equal(await assign(ahmedYildiz, [], [skus.e3]), '200')
      assert.deepEqual(await consequences(), [])
    })

    it('bring back none that was not gone', async () => {
      await trial.exchange('Set-Mailbox', { Identity: evaWillems.id, Type: 'Shared' })

      await assign(evaWillems, [], mailLicences)
      await assign(evaWillems, [skus.e3])

      assert.deepEqual(await consequences(), [])
    })

    it('leave it for a while when it is turned back into a user’s without one', async () => {
      const convert = (Type: string) => trial.exchange('Set-Mailbox', { Identity: evaWillems.id, Type })
      await convert('Shared')
      await assign(evaWillems, [], mailLicences)
      await convert('Regular')

      await assign(evaWillems, [skus.visio])

      assert.equal(await mailboxStatus(evaWillems), 200)
    })

    it(
      'end a conversion that was not over',
      inStillTime(async (pass) => {
        await trial.control('POST', 'delays', { mailboxConversion: 30 })
        await trial.exchange('Set-Mailbox', { Identity: evaWillems.id, Type: 'Shared' })
        await assign(evaWillems, [], mailLicences)
        await assign(evaWillems, [skus.e3])

        pass(60)

        const { body } = await trial.exchange('Get-Mailbox', { Identity: evaWillems.id })
        assert.equal(body['value']?.[0]?.['RecipientTypeDetails'], 'UserMailbox')
      }),
    )
  })
})

/** What no request brings about. */
describe('licences of a pretend tenant that somebody changed by hand', () => {
  const trial = eachWithSandbox({ seed: changeByHand })
  const leave = async (group: { readonly id: string }, member: { readonly id: string }): Promise<number> =>
    (await trial.graph('DELETE', `/groups/${group.id}/members/${member.id}/$ref`)).status
  const consequences = async (): Promise<unknown> => (await trial.control('GET', 'consequences')).body

  it('are no concern of a group that leaves a group', async () => {
    assert.equal(await leave(groups.licensing, groups.sales), 204)
  })

  it('leave a number alone that no licence gave', async () => {
    assert.equal(await leave(groups.licensing, tomVisser), 204)
    assert.deepEqual(await consequences(), [])
  })

  it('bring no mailbox back to somebody who was deleted', async () => {
    assert.equal(await leave(groups.sales, martijnDekker), 204)
    assert.deepEqual(await consequences(), [])
  })
})

/**
 * A group and somebody without its licences as members of a group with licences; a number of somebody without a phone
 * licence; and somebody without licences, deleted, in two groups that give some.
 */
function changeByHand({ groups: all, users, numbers: list }: Tenant): void {
  const licensing = all.get(groups.licensing.id)
  const sales = all.get(groups.sales.id)
  const martijn = users.get(martijnDekker.id)
  const free = list.find(({ telephoneNumber }) => telephoneNumber === numbers.free.telephoneNumber)
  if (licensing === undefined || sales === undefined || martijn === undefined || free === undefined)
    throw new Error('The tenant has changed')
  martijn.licences = []
  licensing.members = [...licensing.members, sales.id, tomVisser.id, martijn.id]
  all.set(sales.id, { ...sales, licences: [skus.visio.skuId], members: [...sales.members, martijn.id] })
  free.holder = tomVisser.id
}
