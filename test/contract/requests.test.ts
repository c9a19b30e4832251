import { strict as assert } from 'node:assert'
import { readdirSync } from 'node:fs'
import { steps } from '../../services/steps'
import { folder, heldRequestsOf, requestsOf } from './requests'

/** Someone who changes a request on purpose runs `npm run requests`, and shows what changed in the same commit. */
describe('the requests of a step', () => {
  for (const step of steps)
    it(`are exactly those in requests/${step.id}.json, which npm run requests writes anew`, () => {
      const held = heldRequestsOf(step.id)

      assert.ok(held !== undefined, `There is no test/contract/requests/${step.id}.json: npm run requests writes it`)
      assert.notEqual(held.length, 0, `test/services/steps/samples.ts has no story of ${step.id}`)
      assert.deepEqual(requestsOf(step), held)
    })

  it('are held for no step that is not there any more', () => {
    const files = readdirSync(folder)

    assert.deepEqual(files.sort(), steps.map(({ id }) => `${id}.json`).sort())
  })
})
