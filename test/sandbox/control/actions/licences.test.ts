import { strict as assert } from 'node:assert'
import { people } from '../../../../sandbox/seeds/people'
import type { Json } from '../../support'
import { acting } from './acting'

const { tomVisser: tom, fleurPeters: fleur } = people

describe('what an administrator does to the pretend tenant in another window: a licence', () => {
  const { trial, act } = acting()
  it('is assigned and taken, by its name or id, in Microsoft’s rules', async () => {
    const products = async () =>
      ((await trial.graph('GET', `/users/${tom.id}/licenseDetails`)).body['value'] as unknown as Json[]).map(
        ({ skuPartNumber }) => String(skuPartNumber),
      )
    await act('assign-licence', { id: tom.id, product: 'VISIOCLIENT' })
    const more = await products()
    await act('take-licence', { id: tom.id, product: 'c5928f49-12ba-48f7-ada3-0d743a3601d5' })

    assert.deepEqual([more, await products()], [['SPE_E3', 'VISIOCLIENT'], ['SPE_E3']])
    assert.match(await act('take-licence', { id: fleur.id, product: 'SPE_E3' }), /^400 .*inherited/)
    assert.match(await act('assign-licence', { id: tom.id, product: 'COPILOT' }), /^404 .*never bought COPILOT/)
  })
  it('is of an add-on that was bought, of which there are as many as Microsoft sells', async () => {
    const bought = async () =>
      ((await trial.graph('GET', '/subscribedSkus?$top=999')).body['value'] as unknown as Json[]).map(
        ({ skuPartNumber }) => String(skuPartNumber),
      )
    const before = await bought()
    const never = await trial.graph('POST', `/users/${tom.id}/assignLicense`, {
      body: { addLicenses: [{ skuId: 'add00000-0000-4000-8000-000000000002' }], removeLicenses: [] },
    })
    await act('buy-add-ons', { count: 1 })
    await act('buy-add-ons', { count: 500 })
    await act('assign-licence', { id: tom.id, product: 'ADDON_500' })

    assert.match(String(never.body['error']?.['message']), /does not correspond to a valid company License/)
    assert.equal((await bought()).length, before.length + 500)
    assert.equal(new Set(await bought()).size, before.length + 500)
    for (const count of [0, 501, 1.5]) assert.match(await act('buy-add-ons', { count }), /^400/)
    assert.match(await act('buy-add-ons', { count: 1, more: true }), /^400/)
    const subscribed = JSON.stringify((await trial.graph('GET', '/directory/subscriptions?$top=999')).body)
    assert.equal(subscribed.split('"ADDON_001"').length - 1, 1, 'what was bought is not bought again')
    assert.match(subscribed, /ADDON_500/)
  })
})
