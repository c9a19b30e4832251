import { strict as assert } from 'node:assert'
import { skus } from '../../../sandbox/tenant/products'
import { people } from '../../../sandbox/seeds/people'
import { tenantId } from '../../../sandbox/tenant/organization'
import { anybody } from '../../contract/watch'
import { mutationsOf } from '../../contract/mutation'
import { eachWithSandbox, type Json } from '../support'
import type { JsonObject } from '../../../services/model/operation'

type Resource = JsonObject & { readonly quantity: number; readonly attributes: { readonly etag: string } }

describe('Partner Center of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const headers = { authorization: anybody, 'ms-requestid': 'd6a1c2b3-0000-4000-8000-000000000001' }
  const subscriptionOf = async (skuId: string): Promise<Json> => {
    const { body } = await trial.graph('GET', '/directory/subscriptions')
    const all = body['value'] as unknown as readonly Json[]
    return all.find((one) => String(one['skuId']) === skuId)!
  }
  const pathOf = async (skuId: string) =>
    `/partner/v1/customers/${tenantId}/subscriptions/${String((await subscriptionOf(skuId))['commerceSubscriptionId'])}`
  const ask = async (method: string, path: string, more: Record<string, string> = {}, body?: object) => {
    const content: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(trial.sandbox.url + path, {
      method,
      headers: { ...headers, ...content, ...more },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }
  }
  const get = async (path: string) => (await ask('GET', path)).body as unknown as Resource
  const patch = async (path: string, change: object) => {
    const now = await get(path)
    return ask('PATCH', path, { 'if-match': now.attributes.etag }, { ...now, ...change })
  }
  const enabledOf = async (skuId: string) => {
    const { body } = await trial.graph('GET', '/subscribedSkus')
    const sku = (body['value'] as unknown as readonly Json[]).find((one) => String(one['skuId']) === skuId)
    return Number(sku?.['prepaidUnits']?.['enabled'])
  }
  const nextTerm = {
    product: { productId: 'A', skuId: 'B', availabilityId: 'C', billingCycle: 'monthly', termDuration: 'P1Y' },
    quantity: 39,
  }

  it('lowers the number of seats at once while the term is young, and Graph shows it', async () => {
    const path = await pathOf(skus.e5.skuId)

    const { status, body } = await patch(path, { quantity: 29 })

    assert.deepEqual([status, body['quantity']], [200, 29])
    assert.equal(await enabledOf(skus.e5.skuId), 29)
    assert.equal(Number((await subscriptionOf(skus.e5.skuId))['totalLicenses']), 29)
  })

  it('refuses that later in the term, and takes a change for the renewal', async () => {
    const path = await pathOf(skus.e3.skuId)

    const refused = await patch(path, { quantity: 39 })
    const scheduled = await patch(path, { scheduledNextTermInstructions: nextTerm })

    assert.deepEqual([refused.status, refused.body['code']], [400, '3000'])
    assert.match(String(refused.body['description']), /cannot be reduced/)
    assert.deepEqual([scheduled.status, scheduled.body['scheduledNextTermInstructions']], [200, nextTerm])
    assert.equal(await enabledOf(skus.e3.skuId), 40)
  })

  it('forgets what was scheduled when the number changes within the term', async () => {
    const path = await pathOf(skus.e3.skuId)
    await patch(path, { scheduledNextTermInstructions: nextTerm })

    const { body } = await patch(path, { quantity: 41 })

    assert.equal(body['scheduledNextTermInstructions'], null)
  })

  it('schedules nothing for a subscription that is not renewed', async () => {
    const { status } = await patch(await pathOf(skus.e3.skuId), {
      autoRenewEnabled: false,
      scheduledNextTermInstructions: nextTerm,
    })

    assert.equal(status, 400)
  })

  it('never goes below what is assigned', async () => {
    const { status, body } = await patch(await pathOf(skus.e5.skuId), { quantity: 1 })

    assert.equal(status, 400)
    assert.match(String(body['description']), /less than the number of assigned/)
  })

  it('wants the etag of the subscription as it is now', async () => {
    const path = await pathOf(skus.e5.skuId)
    const before = await get(path)
    await patch(path, { quantity: 29 })

    const late = await ask('PATCH', path, { 'if-match': before.attributes.etag }, { ...before, quantity: 28 })
    const without = await ask('PATCH', path, {}, await get(path))

    assert.deepEqual([late.status, without.status], [412, 412])
  })

  it('takes the whole subscription only: every field spoilt, left out or made up is refused', async () => {
    const path = await pathOf(skus.e5.skuId)
    const before = await get(path)

    const taken: string[] = []
    for (const { what, body } of mutationsOf(before)) {
      const { status } = await ask('PATCH', path, { 'if-match': (await get(path)).attributes.etag }, body)
      if (status < 300) taken.push(what)
    }

    assert.deepEqual(taken, [])
  })

  it('wants a number of seats that there can be, and a next term that Microsoft knows', async () => {
    const path = await pathOf(skus.e3.skuId)
    const { product } = nextTerm

    for (const change of [
      { quantity: 0 },
      { quantity: 40.5 },
      { scheduledNextTermInstructions: { ...nextTerm, quantity: 0 } },
      { scheduledNextTermInstructions: { ...nextTerm, quantity: 39.5 } },
      { scheduledNextTermInstructions: { ...nextTerm, madeUp: 1 } },
      { scheduledNextTermInstructions: { ...nextTerm, product: { ...product, madeUp: 1 } } },
    ]) {
      const { status, body } = await patch(path, change)
      assert.equal(status, 400)
      assert.match(String(body['description']), /^Invalid property: /)
    }
  })

  it('wants JSON, and the id of each request', async () => {
    const path = await pathOf(skus.e5.skuId)
    const { attributes, ...rest } = await get(path)
    const headers = { 'if-match': attributes.etag }
    const body = { attributes, ...rest }

    assert.equal((await ask('PATCH', path, { ...headers, 'content-type': 'text/plain' }, body)).status, 400)
    assert.equal((await ask('PATCH', path, { ...headers, 'content-type': 'application/json' })).status, 400)
    const without = await fetch(trial.sandbox.url + path, { headers: { authorization: anybody } })
    assert.equal(without.status, 400)
  })

  it('stops renewing a subscription with nothing scheduled, and its change is in the log', async () => {
    const path = await pathOf(skus.e3.skuId)

    const { status } = await patch(path, { autoRenewEnabled: false })

    const effects = (await trial.control('GET', 'effects')).body as unknown as readonly Json[]
    assert.deepEqual([status, (await ask('GET', path)).body['autoRenewEnabled']], [200, false])
    assert.deepEqual(
      effects.map((effect) => [effect['system'], effect['what']]),
      [['partner', 'PATCH subscriptions']],
    )
  })

  it('knows its own customer and its own subscriptions', async () => {
    const path = await pathOf(skus.e5.skuId)
    const visio = await pathOf(skus.visio.skuId)

    const stranger = await ask('GET', path.replace(tenantId, people.janDeVries.id))
    const direct = await ask('GET', visio)

    assert.deepEqual([stranger.status, stranger.body['code']], [403, '20002'])
    assert.deepEqual([direct.status, direct.body['code']], [404, '20003'])
    assert.equal((await ask('GET', path, { authorization: 'Bearer expired' })).status, 401)
    assert.equal((await ask('DELETE', path)).status, 405)
    assert.equal((await ask('GET', `${path.slice(0, -4)}ffff`)).body['code'], '20003')
    assert.equal((await ask('GET', '/partner/v1/customers')).status, 404)
  })

  it('lets an administrator change the number in another window', async () => {
    const change = async (skuId: string, totalLicenses: number): Promise<number> =>
      (await trial.control('POST', 'change-seats', { skuId, totalLicenses })).status

    assert.equal(await change(skus.visio.skuId, 4), 204)
    assert.equal(await enabledOf(skus.visio.skuId), 4)
    assert.deepEqual([await change(skus.visio.skuId, -1), await change(skus.visio.skuId, 1.5)], [400, 400])
    assert.equal(await change(people.janDeVries.id, 4), 404)
    assert.equal(await enabledOf(skus.visio.skuId), 4)
  })
})

describe('a subscription of the pretend tenant that is not paid for', () => {
  const trial = eachWithSandbox({
    seed: ({ subscriptions }) => {
      const index = subscriptions.findIndex(({ skuId }) => skuId === skus.visio.skuId)
      const [visio] = subscriptions.splice(index, 1)
      if (visio !== undefined) subscriptions.push({ ...visio, status: 'Suspended' })
    },
  })

  it('gives no seats', async () => {
    const { body } = await trial.graph('GET', '/subscribedSkus')
    const visio = (body['value'] as unknown as readonly Json[]).find((one) => String(one['skuId']) === skus.visio.skuId)

    assert.equal(visio?.['prepaidUnits']?.['enabled'], 0)
  })
})

describe('call queues in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const queues = async (parameters: object = {}) =>
    (await trial.cmdlet('Get-CsCallQueue', parameters)).body['value'] as unknown as readonly Json[]
  const set = async (parameters: object) => (await trial.cmdlet('Set-CsCallQueue', parameters)).body

  it('are given page by page, and one by its id', async () => {
    const all = await queues()

    const rest = await queues({ First: 100, Skip: 1 })
    const [one] = await queues({ Identity: String(all[0]?.['Identity']) })

    assert.deepEqual(rest, all.slice(1))
    assert.deepEqual(one, all[0])
  })

  it('have the agents that they are told, who need a phone licence when they are new', async () => {
    const Identity = String((await queues())[0]?.['Identity'])

    const taken = await set({ Identity, Users: [people.evaWillems.id] })
    const refused = await set({ Identity, Users: [people.tomVisser.id] })

    assert.equal(taken['ok'], true)
    assert.equal(refused['ok'], false)
    assert.match(String(refused['error']?.['message']), /not enabled for Enterprise Voice/)
    assert.deepEqual((await queues({ Identity }))[0]?.['Users'], [people.evaWillems.id])
  })

  it('are refused when there is no such queue, or more than a hundred are asked for', async () => {
    const unknown = await set({ Identity: people.janDeVries.id, Users: [] })
    const many = (await trial.cmdlet('Get-CsCallQueue', { First: 101 })).body

    assert.match(String(unknown['error']?.['message']), /was not found/)
    assert.equal(many['ok'], false)
  })
})
