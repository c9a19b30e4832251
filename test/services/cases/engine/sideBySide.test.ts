import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { sideBySide } from '../../../../services/cases/engine/sideBySide'
import type { Operation } from '../../../../services/model/operation'
import type { AnyStep } from '../../../../services/steps/step'
import { settings } from '../../planning/situations'
import { petra } from '../journal/builders'
import { accepted, Bench, fakeStep, make, nameOf, refusal } from './doubles'

const onward = { whenRefused: 'continue' } as const

function together(...operations: readonly Operation[]): AnyStep {
  return { ...fakeStep({ operations, settleSeconds: 2 }), sideBySide: true }
}

async function opened(step: AnyStep): Promise<Bench> {
  const bench = new Bench([step])
  await bench.open()
  return bench
}

describe('Operations that do not need each other', () => {
  const anyOperation = fc.record({
    name: fc.string({ minLength: 1, maxLength: 3 }),
    whenRefused: fc.constantFrom('continue' as const, 'stop' as const, 'retry' as const, undefined),
    names: fc.constantFrom('id', undefined),
  })

  it('keep their order in groups of at most four, none of which has one that others may need', () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 12 }), fc.boolean(), (drawn, isAllowed) => {
        const operations = drawn.map(({ name, whenRefused, names }) =>
          make(name, {
            ...(whenRefused === undefined ? {} : { whenRefused }),
            ...(names === undefined ? {} : { names }),
          }),
        )

        const groups = sideBySide(isAllowed ? { sideBySide: true } : {}, operations)

        assert.deepEqual(groups.flat(), operations)
        for (const group of groups.filter(({ length }) => length > 1)) {
          assert.ok(isAllowed && group.length <= 4)
          for (const one of group) assert.ok(one.whenRefused === 'continue' && !('names' in one))
        }
      }),
      settings,
    )
  })

  it('are on their way at the same time, each in the journal before', async () => {
    const bench = await opened(together(make('a', onward), make('b', onward)))
    const journalled: (readonly string[])[] = []
    let arrived = 0
    let go: () => void = () => undefined
    const bothAreThere = new Promise<void>((resolve) => (go = resolve))
    bench.tenant.beforeSend = async () => {
      journalled.push(await bench.kinds())
      arrived += 1
      if (arrived === 2) go()
      await bothAreThere
    }

    await bench.run()

    assert.equal((await bench.step()).status, 'done')
    const sentBefore = (kinds: readonly string[] = []) => kinds.filter((kind) => kind === 'operationSent').length
    assert.deepEqual(journalled.map(sentBefore), [2, 2])
  })

  const answer = fc.constantFrom(accepted, refusal(), refusal('throttled'), 'lost' as const, 'gone' as const)

  it('are each answered in the journal and none is done twice, whatever is answered and however often it is restarted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(answer, { maxLength: 2 }), { minLength: 3, maxLength: 3 }),
        fc.option(fc.nat({ max: 12 })),
        async (answers, death) => {
          const names = ['a', 'b', 'c']
          const bench = await opened(together(...names.map((name) => make(name, onward))))
          names.forEach((name, index) => bench.tenant.answers.set(name, [...(answers[index] ?? [])]))
          const again: string[] = []
          bench.tenant.beforeSend = (operation) =>
            void (bench.tenant.so.has(nameOf(operation)) && again.push(nameOf(operation)))
          let appends = 0
          bench.store.beforeAppend = () => {
            appends += 1
            if (death !== null && appends === death + 1) throw new Error('died')
          }

          await bench.run(50)
          await bench.run(50)

          assert.deepEqual(again, [])
          const { status, sent } = await bench.step()
          assert.ok(status === 'done' || status === 'failed', status)
          if (status === 'done') assert.ok(names.every((name) => bench.tenant.so.has(name)))
          assert.ok(status === 'failed' || sent.every(({ outcome }) => outcome !== undefined || death !== null))
        },
      ),
      { ...settings, numRuns: 60 },
    )
  })

  it('are all under way when somebody ends the case, and nothing comes after them', async () => {
    const bench = await opened(together(make('a', onward), make('b', onward), make('c')))
    bench.tenant.beforeSend = async (operation) => {
      if (nameOf(operation) === 'a') await bench.say({ by: petra, event: { kind: 'cancelled' } })
    }

    await bench.run()

    assert.deepEqual([...bench.tenant.sent].sort(), ['a', 'b'])
  })
})
