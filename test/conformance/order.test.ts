import { strict as assert } from 'node:assert'
import { stepIn, type OffboardingCase } from '../../services/cases/journal/case'
import { waitsFor } from '../../services/cases/engine/progress'
import { steps } from '../../services/steps'
import { caseOf, opening } from '../services/cases/journal/builders'

/** After it nothing can be read or changed any more that goes by the account. */
const last = 'account'

describe('The order of the steps', () => {
  const opened = caseOf(opening(Object.fromEntries(steps.map(({ id }) => [id, {}]))))
  const underWay: OffboardingCase = {
    ...opened,
    phase: 'submitted',
    steps: opened.steps.map((step) => ({ ...step, status: 'approved' })),
  }

  for (const { id } of steps)
    if (id !== last)
      it(`has ${id} come to an end before the account is deleted`, () => {
        assert.ok(waitsFor(underWay, stepIn(underWay, last), steps).includes(id))
      })
})
