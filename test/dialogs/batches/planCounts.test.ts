import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { MemberPlan } from '../../../dialogs/batches/memberPlan'
import { planCounts } from '../../../dialogs/views/batchPlan'
import type { Batch, BatchMember } from '../../../services/batches/batchState'

const standings = ['planning', 'planned', 'noPlan', 'asks', 'sent', 'completed', 'ended'] as const

describe('how many of a batch stand where', () => {
  it('adds up to all of them, whatever becomes of each', () => {
    const member = fc.record({
      hasCase: fc.boolean(),
      isKnown: fc.boolean(),
      isOut: fc.boolean(),
      standing: fc.constantFrom(...standings),
    })
    fc.assert(
      fc.property(fc.array(member), (all) => {
        const members = all.map(({ hasCase, isOut }, index): BatchMember => {
          const id = `${index}`
          return {
            employeeId: id,
            displayName: id,
            caseId: hasCase ? id : undefined,
            leftOut: isOut ? { key: 'x' } : undefined,
          }
        })
        const plans = new Map(
          all.flatMap(({ hasCase, isKnown, standing }, index) =>
            hasCase && isKnown ? [[`${index}`, { standing } as MemberPlan] as const] : [],
          ),
        )

        const counts = planCounts({ members } as unknown as Batch, plans)

        assert.equal(
          Object.values(counts).reduce((sum, count) => sum + count, 0),
          all.length,
        )
        assert.equal(counts.leftOut, all.filter(({ isOut }) => isOut).length)
      }),
    )
  })
})
