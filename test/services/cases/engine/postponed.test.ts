import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { postponedUntil, remaining, sendable } from '../../../../services/cases/engine/progress'
import type { SentOperation } from '../../../../services/cases/journal/sentOperation'
import type { GraphOperation } from '../../../../services/model/operation'

const now = new Date('2026-11-29T12:00:00Z')
const minutes = (count: number): string => new Date(now.getTime() + count * 60_000).toISOString()

function operation(index: number, whenRefused?: 'stop' | 'continue' | 'retry'): GraphOperation {
  const request = { via: 'graph', method: 'POST', path: `/things/${index}`, explain: { key: 'x.y' } } as const
  return whenRefused === undefined ? request : { ...request, whenRefused }
}

/** @param comeBack minutes from now, before which Microsoft wants to hear nothing of it; undefined: refused for good */
function refused(one: GraphOperation, comeBack: number | undefined): SentOperation {
  const later = comeBack === undefined ? {} : { notBefore: minutes(comeBack) }
  const problem = { kind: 'throttled', system: 'graph', text: 'Too many.', ...later } as const
  const outcome = { result: 'refused', problem } as const
  const at = minutes(-60)
  return { operation: one, clientRequestId: one.path, sentAt: at, outcome, answeredAt: at, percent: undefined }
}

describe('what Microsoft asked to see again later', () => {
  it('is not refused: it is still to be sent, and nothing takes its place', () => {
    const one: GraphOperation = { ...operation(1), otherwise: [operation(2), operation(3)] }

    assert.deepEqual(remaining([one], [refused(one, 30)], () => true).toSend, [one])
    assert.deepEqual(remaining([one], [refused(one, undefined)], () => true).toSend, [operation(2), operation(3)])
    assert.equal(postponedUntil(refused(one, 30))?.toISOString(), minutes(30))
    assert.equal(postponedUntil(refused(one, undefined)), undefined)
  })

  it('goes at its time and never before, with what does not wait for it, and the earliest time is known', () => {
    const part = fc.record({
      whenRefused: fc.constantFrom(undefined, 'stop' as const, 'continue' as const, 'retry' as const),
      comeBack: fc.option(fc.integer({ min: -90, max: 90 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const operations = parts.map(({ whenRefused }, index) => operation(index, whenRefused))
        const sent = parts.flatMap(({ comeBack }, index) =>
          comeBack === undefined ? [] : [refused(operations[index] ?? operation(index), comeBack)],
        )

        const { toSend, comeBack } = sendable(operations, sent, now)

        const later = parts.map((one) => one.comeBack !== undefined && one.comeBack > 0)
        const stop = parts.findIndex(
          ({ whenRefused }, index) => later[index] === true && (whenRefused === undefined || whenRefused === 'stop'),
        )
        const reached = (index: number): boolean => stop === -1 || index <= stop
        assert.deepEqual(
          toSend,
          operations.filter((_, index) => later[index] !== true && reached(index)),
        )
        const times = parts.flatMap((one, index) =>
          later[index] === true && reached(index) ? [one.comeBack ?? 0] : [],
        )
        assert.equal(comeBack?.toISOString(), times.length === 0 ? undefined : minutes(Math.min(...times)))
      }),
    )
  })
})
