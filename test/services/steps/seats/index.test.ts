import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { largestCard, sizeOf } from '../../../../cards/fit'
import type { Operation } from '../../../../services/model/operation'
import { RemoteError, type Reader } from '../../../../services/remote/reader'
import { seats, type SeatsDecision } from '../../../../services/steps/seats'
import { readSeats, type SeatedProduct, type SoldSubscription } from '../../../../services/steps/seats/reading'
import { context, envelope, inWords, jan, people, reader } from '../builders'
import { bySeller, facts, product, sold } from './sample'

const { skuId, name } = product()
const giveBack: SeatsDecision = { choice: 'giveBack', seats: [{ skuId, name }] }
const plan = (now: SeatedProduct, before = now) => seats.plan(jan(), facts(now), giveBack, facts(before))
const isDone = (now: SeatedProduct, before: SeatedProduct) => seats.isDone(facts(now), giveBack, facts(before))
const bodyOf = (operation: Operation | undefined) => (operation?.via === 'partner' ? operation.body : undefined)
const answer = (input: string, ...products: readonly SeatedProduct[]) =>
  seats.parse({ giveBack: input }, facts(...products), people(), context())

describe('The step for the number of licences', () => {
  it('keeps what is paid for unless somebody says otherwise', () => {
    assert.deepEqual(seats.suggest(facts(product()), context()), { choice: 'keep' })
    assert.equal(seats.changesNothing({ choice: 'keep' }), true)
  })

  it('shows as many products as fit on its card, and says how many do not and that they are kept', () => {
    const many = Array.from({ length: 300 }, (_none, index) =>
      product({ skuId: `sku-${index}`, name: `Add-on ${index}` }),
    )

    const card = seats.ask(envelope('seats'), facts(...many), { choice: 'keep' }, context())

    assert.ok(sizeOf(card) < largestCard, `${sizeOf(card)} bytes`)
    assert.match(JSON.stringify(card), /2\d0 more products do not fit on this card; their seats are kept/)
  })

  it('asks only about licences that go in this case', () => {
    const going = (remove: readonly string[]) => context({ decisions: { licences: { remove } } })

    assert.equal(seats.applies(facts(product()), going([skuId])), true)
    assert.equal(seats.applies(facts(product()), going([])), false)
    assert.equal(seats.parse({ giveBack: skuId }, facts(product()), people(), going([])).ok, false)
  })

  it('gives a person the number worked out, with the place to change it, when Microsoft sold it', () => {
    const [task] = plan(product())

    assert.ok(task?.via === 'person')
    assert.match(inWords(task.instruction), /Remove licences, and make the total 29 \(it is 30 now\)/)
    assert.equal(task.link, 'https://admin.microsoft.com/#/subscriptions')
  })

  it('has the partner asked when a partner sold it whose Partner Center may not be used', () => {
    const [task] = plan(product({ subscription: { seats: 30, renewsAt: undefined, soldBy: 'partner' } }))

    assert.ok(task?.via === 'person')
    assert.match(inWords(task.instruction), /Ask the partner who sold you Microsoft 365 E5.* 29 \(it is 30 now\)/)
    assert.equal(task.link, undefined)
  })

  it('sends the whole subscription with one seat fewer while the term is young', () => {
    const partner = sold()

    const [patch] = plan(product({ subscription: bySeller(partner) }))

    assert.deepEqual(bodyOf(patch), { ...partner.resource, quantity: 29 })
    assert.ok(patch?.via === 'partner' && patch.path === partner.path)
  })

  it('schedules it for the renewal when Microsoft refuses it now, or when the term is not young any more', () => {
    const [now] = plan(product({ subscription: bySeller(sold()) }))
    const [later] = plan(product({ subscription: bySeller(sold({ reducible: false })) }))

    const [productId, skuPart, availabilityId] = ['CFQ7TTC0LFLZ', '0002', 'CFQ7TTC0K7G9']
    const scheduled = {
      product: { productId, skuId: skuPart, availabilityId, billingCycle: 'monthly', termDuration: 'P1Y' },
      quantity: 29,
    }
    assert.deepEqual(bodyOf(later)?.['scheduledNextTermInstructions'], scheduled)
    assert.equal(bodyOf(later)?.['quantity'], 30)
    assert.deepEqual(bodyOf(now?.otherwise?.[0]), bodyOf(later))
  })

  it('lowers what is scheduled already, since a change within the term would delete it', () => {
    const terms = { productId: 'A', skuId: 'B', availabilityId: 'C', billingCycle: 'annual', termDuration: 'P3Y' }
    const resource = { ...sold().resource, scheduledNextTermInstructions: { product: terms, quantity: 28 } }

    const [patch] = plan(product({ subscription: bySeller(sold({ resource, scheduled: 28, reducible: false })) }))

    assert.deepEqual(bodyOf(patch)?.['scheduledNextTermInstructions'], { product: terms, quantity: 27 })
  })

  it('offers nothing for a subscription that ends by itself, and says so', () => {
    const ending = product({ subscription: bySeller(sold({ reducible: false, autoRenew: false })) })

    assert.equal(seats.applies(facts(ending), context()), false)
    const card = JSON.stringify(
      seats.ask(envelope('seats'), facts(ending, product({ skuId: 'x' })), { choice: 'keep' }, context()),
    )
    assert.match(card, /is not renewed and ends by itself/)
  })

  it('never goes below what others use, now or after what is scheduled', () => {
    fc.assert(
      fc.property(anyProduct(), (one) => {
        const decided = answer(skuId, one)
        const [operation] = plan(one)

        assert.equal(decided.ok, operation !== undefined)
        if (operation === undefined) return
        const body = bodyOf(operation)
        const others = one.bought - (one.subscription.sold?.quantity ?? one.bought)
        const next = Number(
          (body?.['scheduledNextTermInstructions'] as { quantity?: number } | null)?.quantity ??
            body?.['quantity'] ??
            one.bought - 1,
        )
        assert.ok(others + next >= one.used)
        assert.ok(next >= 1)
      }),
    )
  })

  it('is done when the lower number is read, counted from how it was at the start', () => {
    const before = product({ subscription: bySeller(sold()) })
    const scheduled = product({ subscription: bySeller(sold({ scheduled: 29, reducible: false })) })

    assert.equal(isDone(product(), product()), false)
    assert.equal(isDone(product({ bought: 29 }), product()), true)
    assert.equal(isDone(before, before), false)
    assert.equal(isDone(product({ subscription: bySeller(sold({ quantity: 29 })) }), before), true)
    assert.equal(isDone(scheduled, before), true)
  })

  it('gives another seat back than a case that was faster', () => {
    const lower = product({ bought: 29 })

    const [task] = plan(lower)

    assert.ok(task?.via === 'person')
    assert.match(inWords(task.instruction), /make the total 28/)
    assert.equal(isDone(lower, lower), false)
  })

  it('keeps a seat that somebody got meanwhile, and says how it stands', () => {
    const full = product({ bought: 30, used: 30 })

    assert.deepEqual(plan(full, product()), [])
    assert.equal(isDone(full, product()), true)
    assert.match(inWords(seats.verified(facts(full), giveBack)), /Microsoft 365 E5 30 \(30 in use\)/)
  })

  describe('on the way back', () => {
    const bought = (quantity: number, more: Partial<SoldSubscription> = {}) =>
      product({ bought: quantity, subscription: bySeller(sold({ quantity, ...more })) })
    const back = (now: SeatedProduct, was: SeatedProduct) => seats.restore(jan(), facts(now), facts(was), giveBack)

    it('buys the seat again only where that is chosen, and changes nothing else that others changed since', () => {
      const changed = { ...sold({ quantity: 29 }).resource, billingCycle: 'annual' }

      const [part, ...more] = back(bought(29, { resource: changed }), bought(30))

      assert.deepEqual([part?.stands, part?.onlyIfChosen, more], ['asMade', true, []])
      assert.deepEqual(bodyOf(part?.operations[0]), { ...changed, quantity: 30 })
    })

    it('takes back what was scheduled for the renewal, and leaves the number of now', () => {
      const scheduled = { ...sold().resource, scheduledNextTermInstructions: { quantity: 29 } }

      const [part] = back(
        bought(30, { reducible: false, scheduled: 29, resource: scheduled }),
        bought(30, { reducible: false }),
      )

      assert.deepEqual(bodyOf(part?.operations[0]), sold().resource)
    })

    it('is a task where Microsoft sold it', () => {
      const [task] = back(product({ bought: 29 }), product())[0]?.operations ?? []

      assert.ok(task?.via === 'person')
      assert.match(inWords(task.instruction), /Buy licences, and make the total 30 again/)
    })

    it('says that somebody changed the number since, and leaves one that is as high as it was', () => {
      const [part] = back(product({ bought: 25 }), product())

      assert.equal(part?.stands, 'changedSince')
      assert.match(inWords(part?.why), /it is 25 now, and was 30 before the offboarding/)
      assert.deepEqual(back(product({ bought: 31 }), product()), [])
      assert.deepEqual(back(bought(30), bought(30)), [])
    })
  })

  it('puts the renewal in the calendar when the number goes down only then', () => {
    const scheduled = product({ subscription: bySeller(sold({ scheduled: 29, reducible: false })) })

    const { reminders } = seats.aftermath(facts(scheduled), giveBack, '2026-11-23T10:00:00Z')

    assert.equal(reminders[0]?.at, '2027-03-11T00:00:00Z')
    assert.match(inWords(reminders[0]?.message), /29 seats/)
  })

  it('refuses an answer that was never offered', () => {
    assert.equal(answer('forged', product()).ok, false)
    assert.deepEqual(answer('', product()), { ok: true, value: { choice: 'keep' } })
  })

  describe('what it reads', () => {
    const mine = { assignedLicenses: [{ skuId }] }
    const subscription = {
      skuId,
      status: 'Enabled',
      totalLicenses: 30,
      commerceSubscriptionId: 'commerce',
      nextLifecycleDateTime: '2027-03-11T00:00:00Z',
      ownerTenantId: null,
    }
    const world = (user: object, subscriptions: readonly object[]) =>
      reader({
        graph: {
          [`/users/${jan().id}`]: user,
          '/subscribedSkus': [{ skuId, skuPartNumber: 'SPE_E5', consumedUnits: 5, prepaidUnits: { enabled: 30 } }],
          '/directory/subscriptions': subscriptions,
        },
      }).from
    const answering = (resource: object | undefined): Partial<Reader> => ({
      partner: { pathOf: (id) => `/at/${id}`, findSubscription: async () => resource as never },
    })
    const readSold = async (resource: object) => {
      const from = { ...world(mine, [{ ...subscription, ownerTenantId: 'partner' }]), ...answering(resource) }
      return (await readSeats(from, jan().id)).products[0]?.subscription.sold
    }

    it('is what was bought and what others use of the leaver’s products', async () => {
      assert.deepEqual(await seats.read(world(mine, [subscription]), jan()), facts(product()))
    })

    it('counts all as used by others once the leaver’s licence is gone, of what was decided about', async () => {
      const read = await seats.read(world({ assignedLicenses: [] }, [subscription]), jan(), giveBack)

      assert.equal(read.products[0]?.used, 5)
    })

    it('is the subscription that can be lowered first, and never a trial or one that is over', async () => {
      const [trial, over, late] = [
        { ...subscription, isTrial: true, nextLifecycleDateTime: '2026-12-01T00:00:00Z' },
        { ...subscription, status: 'Suspended', nextLifecycleDateTime: '2026-12-01T00:00:00Z' },
        { ...subscription, nextLifecycleDateTime: '2028-01-01T00:00:00Z' },
      ]

      const { products } = await seats.read(world(mine, [trial, late, subscription, over]), jan())
      const none = await seats.read(world(mine, [trial, over]), jan())

      assert.equal(products[0]?.subscription.renewsAt, '2027-03-11T00:00:00Z')
      assert.deepEqual(none.products, [])
    })

    it('is the partner’s resource, and whether it can go down now', async () => {
      const resource = { quantity: 30, autoRenewEnabled: true, cancellationAllowedUntilDate: '2999-01-01T00:00:00Z' }
      const planned = { ...resource, scheduledNextTermInstructions: { quantity: 28 } }

      assert.deepEqual(await readSold(resource), {
        path: '/at/commerce',
        resource,
        quantity: 30,
        autoRenew: true,
        scheduled: undefined,
        reducible: true,
      })
      assert.equal((await readSold({ ...resource, cancellationAllowedUntilDate: null }))?.reducible, false)
      assert.equal((await readSold({ ...resource, cancellationAllowedUntilDate: '2020-01-01' }))?.reducible, false)
      assert.equal((await readSold(planned))?.reducible, false)
    })

    it('goes on without Partner Center, which is no reason to know nothing about anybody', async () => {
      const bought = world(mine, [{ ...subscription, ownerTenantId: 'partner' }])
      const failing = (kind: 'forbidden' | 'unavailable'): Reader => ({
        ...bought,
        partner: {
          pathOf: (id) => id,
          findSubscription: () => Promise.reject(new RemoteError({ kind, system: 'partner', text: 'Made up' })),
        },
      })

      for (const kind of ['forbidden', 'unavailable'] as const)
        assert.equal((await seats.read(failing(kind), jan())).products[0]?.subscription.sold, undefined)
      await assert.rejects(seats.read(failing('unavailable'), jan(), giveBack), RemoteError)
    })
  })
})

function anyProduct(): fc.Arbitrary<SeatedProduct> {
  const partner = fc
    .record({ quantity: fc.integer({ min: 1, max: 9 }), autoRenew: fc.boolean(), reducible: fc.boolean() })
    .chain((terms) =>
      fc.option(fc.integer({ min: 1, max: terms.quantity }), { nil: undefined }).map((scheduled) => ({
        ...terms,
        scheduled,
        reducible: terms.reducible && scheduled === undefined,
      })),
    )
  return fc
    .record({ partner: fc.option(partner), more: fc.nat(3), used: fc.nat(12) })
    .map(({ partner: terms, more, used }) =>
      terms === null
        ? product({ bought: more + 1, used })
        : product({ bought: terms.quantity + more, used, subscription: bySeller(sold(terms)) }),
    )
}
