import { strict as assert } from 'node:assert'
import type { Operation } from '../../../services/model/operation'
import { hashOf } from '../../../services/planning/planHash'
import { successor } from './plans'

describe('The hash of a plan', () => {
  const step = { stepId: 'contain', decision: { choice: 'block' }, facts: {}, operations: [], needsApproval: true }

  it('does not depend on the order in which a decision names its parts', () => {
    const one = hashOf([{ ...step, decision: { choice: 'forward', keepCopy: true, successor } }])
    const other = hashOf([{ ...step, decision: { successor, keepCopy: true, choice: 'forward' } }])

    assert.equal(one, other)
    assert.match(one, /^[0-9a-f]{64}$/)
  })

  it('depends on the order of the operations', () => {
    const [first, second] = ['a', 'b'].map((path): Operation => ({
      via: 'graph',
      method: 'POST',
      path,
      explain: { key: 'x' },
    }))
    assert.ok(first !== undefined && second !== undefined)

    assert.notEqual(
      hashOf([{ ...step, operations: [first, second] }]),
      hashOf([{ ...step, operations: [second, first] }]),
    )
  })
})
