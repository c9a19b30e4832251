import { strict as assert } from 'node:assert'
import { stepsUnderTest } from '../services/steps/underTest'
import { heldRequestsOf, requestsOf } from './requests'

/** Someone who changes a request on purpose runs `npm run requests`, and shows what changed in the same commit. */
describe('the requests of a step', () => {
  for (const step of stepsUnderTest)
    it(`are exactly those in steps/${step.id}/requests.json, which npm run requests writes anew`, () => {
      const held = heldRequestsOf(step.id)

      assert.ok(
        held !== undefined,
        `There is no test/services/steps/${step.id}/requests.json: npm run requests writes it`,
      )
      assert.notEqual(held.length, 0, `test/services/steps/${step.id}/sample.ts has no story`)
      assert.deepEqual(requestsOf(step), held)
    })
})
