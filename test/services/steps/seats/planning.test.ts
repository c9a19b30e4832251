import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { seats } from '../../../../services/steps/seats'
import type { PlannerInput } from '../../../../services/planning/planner'
import { plannerTexts } from '../../../../cards/planning/plannerTexts'
import { createCatalogue } from '../../../../cards/texts'
import { jan, refusalsOf } from '../builders'

const speak = createCatalogue([plannerTexts]).en
const skus = fc.subarray(['e5', 'e3', 'visio'])

function input(giveBack: readonly string[], remove: readonly string[] | undefined): PlannerInput {
  const decided = { choice: 'giveBack', seats: giveBack.map((skuId) => ({ skuId, name: skuId })) }
  return {
    employee: jan(),
    facts: {},
    decisions: { seats: decided, ...(remove === undefined ? {} : { licences: { remove } }) },
    steps: [],
    policy: 'second-person',
    protection: { allowedAdministrators: [], breakGlass: [] },
    requesterId: 'somebody',
    started: [],
  }
}

describe('A seat that is given back', () => {
  it('is always one whose licence goes in the same case, whatever was decided', () => {
    fc.assert(
      fc.property(skus, fc.option(skus, { nil: undefined }), (giveBack, remove) => {
        const kept = giveBack.filter((skuId) => !(remove ?? []).includes(skuId))

        assert.equal(refusalsOf(seats, input(giveBack, remove)).length, kept.length)
      }),
    )
  })

  it('is refused by name, with a way out', () => {
    assert.match(speak(refusalsOf(seats, input(['e5'], []))[0]!), /e5 cannot go down: the leaver keeps that licence/)
  })

  it('is no matter of a case that keeps them all', () => {
    assert.deepEqual(refusalsOf(seats, { ...input([], []), decisions: { seats: { choice: 'keep' } } }), [])
  })
})
