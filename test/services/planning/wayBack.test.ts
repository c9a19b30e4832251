import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import type { Operation } from '../../../services/model/operation'
import { needing, type PartBack, type PartStands } from '../../../services/model/partBack'
import { comingBack, heldBack, isRestored, operationsBack, withoutLost } from '../../../services/planning/wayBack'

const stands = fc.constantFrom<PartStands>('asMade', 'changedSince', 'byHand', 'lost')

/** Any parts of a step, each with operations that name it. */
const anyParts: fc.Arbitrary<readonly PartBack[]> = fc
  .uniqueArray(fc.record({ id: fc.string(), stands, asked: fc.boolean(), count: fc.integer({ min: 1, max: 3 }) }), {
    selector: ({ id }) => id,
  })
  .map((all) =>
    all.map(({ id, stands: how, asked, count }) => ({
      id,
      stands: how,
      operations: how === 'lost' ? [] : Array.from({ length: count }, () => requestAbout(id)),
      ...(asked || how === 'changedSince' ? { onlyIfChosen: true as const } : {}),
    })),
  )

function requestAbout(id: string): Operation {
  return { via: 'graph', method: 'POST', path: `/${id}`, explain: { key: 'sample.fact', values: { text: id } } }
}

/** What somebody chose of them, and what they leave. */
const anyChoice = anyParts.chain((parts) => {
  const some = fc.subarray(parts.map(({ id }) => id))
  return fc.record({ parts: fc.constant(parts), chosen: some, without: some })
})

describe('The way back of a step', () => {
  it('sends for what comes back by itself or was chosen, and for nothing else', () => {
    fc.assert(
      fc.property(anyChoice, ({ parts, chosen, without }) => {
        const sent = operationsBack(parts, chosen, without).map((operation) =>
          operation.via === 'graph' ? operation.path : '',
        )

        for (const { id, onlyIfChosen, operations } of parts) {
          const wanted = !without.includes(id) && (onlyIfChosen !== true || chosen.includes(id))
          assert.equal(sent.filter((path) => path === `/${id}`).length, wanted ? operations.length : 0)
        }
      }),
    )
  })

  it('brings nothing back that is nothing without a part which stays away, and waits for none of it', () => {
    fc.assert(
      fc.property(anyChoice, fc.boolean(), ({ parts: all, chosen }, isLeft) => {
        const [first, ...others] = all
        fc.pre(first !== undefined)
        const left = isLeft ? [first.id] : []
        const parts = [first, ...others.map((part) => needing(part, [first.id]))]
        const isFirstBack = comingBack(all, chosen, left).includes(first)

        const back = comingBack(parts, chosen, left).map(({ id }) => id)

        assert.deepEqual(back, isFirstBack ? comingBack(all, chosen, left).map(({ id }) => id) : [])
        assert.ok(isFirstBack || isRestored(parts, chosen, left))
        // What is back already is in no list, and keeps nothing away.
        const rest = parts.slice(1)
        assert.deepEqual(comingBack(rest, chosen).length, comingBack(others, chosen).length)
      }),
    )
  })

  it('says of each part that is wanted whether it comes back, or what it lacks', () => {
    fc.assert(
      fc.property(anyChoice, ({ parts: all, chosen, without }) => {
        const [first, ...others] = all
        fc.pre(first !== undefined)
        const parts = [first, ...others.map((part) => needing(part, [first.id]))]

        const both = [...comingBack(parts, chosen, without), ...heldBack(parts, chosen, without)].map(({ id }) => id)

        assert.deepEqual(
          both.toSorted(),
          comingBack(all, chosen, without)
            .map(({ id }) => id)
            .toSorted(),
        )
        assert.deepEqual(heldBack(all, chosen, without), [])
      }),
    )
  })

  it('has nobody wait for what nobody can bring back, nor for what is nothing without that', () => {
    const why = { key: 'sample.fact' as const, values: { text: 'why' } }
    const part = (id: string): PartBack => ({ id, stands: 'asMade', operations: [requestAbout(id)] })
    const gone: PartBack = { id: 'gone', stands: 'lost', operations: [] }
    const standsOf = (...parts: readonly PartBack[]) => withoutLost(parts).map(({ id, stands: how }) => [id, how])

    assert.deepEqual(standsOf(gone, needing(part('on'), ['gone'], why))[1], ['on', 'lost'])
    assert.deepEqual(standsOf(gone, part('other'), needing(part('on'), ['gone', 'other'], why))[2], ['on', 'asMade'])
    assert.deepEqual(standsOf(needing(part('on'), [], why)), [['on', 'lost']])
    assert.deepEqual(standsOf(gone, needing(part('on'), ['gone']))[1], ['on', 'asMade'])
  })

  it('goes on after whatever is refused', () => {
    fc.assert(
      fc.property(anyChoice, ({ parts, chosen }) =>
        operationsBack(parts, chosen).every(({ whenRefused }) => whenRefused === 'continue'),
      ),
    )
  })

  it('sends once more, after all others, what can only be done last', () => {
    const last: Operation = { ...requestAbout('last'), whenRefused: 'retry' }

    const [sent] = operationsBack([{ id: 'last', stands: 'asMade', operations: [last] }])

    assert.equal(sent?.whenRefused, 'retry')
  })

  it('is restored when no read shows a part any more that was to come back', () => {
    fc.assert(
      fc.property(anyChoice, ({ parts, chosen }) => {
        const isWaitedFor = ({ id, stands: how, onlyIfChosen }: PartBack) =>
          (how === 'asMade' || how === 'changedSince') && (onlyIfChosen !== true || chosen.includes(id))
        const missing = parts.filter(isWaitedFor)

        assert.equal(isRestored(parts, chosen), missing.length === 0)
        assert.equal(
          isRestored(
            parts.filter((part) => !missing.includes(part)),
            chosen,
          ),
          true,
        )
      }),
    )
  })
})
