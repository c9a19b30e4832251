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
})
