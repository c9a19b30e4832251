import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { RemoteError, type RemoteProblemKind } from '../../../../services/remote/reader'
import type { AnyStep } from '../../../../services/steps/step'
import { settings } from '../../planning/situations'
import { caseId } from '../journal/builders'
import { accepted, Bench, fakeStep, make, ManualQueue, refusal } from './doubles'

const onward = { whenRefused: 'continue' } as const
const contain: AnyStep = {
  ...fakeStep({ id: 'contain', operations: [make('block', onward), make('revoke', onward)] }),
  leads: true,
}
const others = ['hide', 'reply', 'share', 'take'].map((name) =>
  fakeStep({ id: `step-${name}`, operations: [make(name)] }),
)
const roles = fakeStep({ id: 'roles', operations: [make('unrole')] })

async function benchOf(...steps: readonly AnyStep[]): Promise<Bench> {
  const bench = new Bench(steps)
  await bench.open()
  return bench
}

describe('A step that leads', () => {
  const answer = fc.constantFrom(accepted, refusal(), refusal('throttled'), 'lost' as const, 'gone' as const)

  it('has sent all that is planned for it before anything else is, whatever is answered, and holds nobody up for good', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([contain, ...others], { minLength: 5 }),
        fc.array(answer, { maxLength: 3 }),
        fc.array(answer, { maxLength: 3 }),
        async (steps, block, revoke) => {
          const bench = await benchOf(...steps)
          bench.tenant.answers.set('block', [...block])
          bench.tenant.answers.set('revoke', [...revoke])

          await bench.run(300)

          const sent = bench.tenant.sent
          assert.equal(sent[0], 'block')
          const firstOther = sent.findIndex((name) => name !== 'block' && name !== 'revoke')
          // An answer that got lost must be waited for; the others do not wait with it.
          if (!['lost', 'gone'].includes(String(block[0]))) assert.ok(sent.indexOf('revoke') < firstOther)
          for (const name of ['hide', 'reply', 'share', 'take']) assert.ok(sent.includes(name), name)
        },
      ),
      { ...settings, numRuns: 25 },
    )
  })

  for (const kind of ['unavailable', 'forbidden'] satisfies readonly RemoteProblemKind[])
    it(`does not keep the others waiting while it cannot be read (${kind})`, async () => {
      const unread: AnyStep = {
        ...contain,
        read: async () => {
          throw new RemoteError({ kind, system: 'graph', text: 'Made up' })
        },
      }
      const bench = await benchOf(...others, unread)

      await bench.run(5)

      assert.deepEqual([...bench.tenant.sent].sort(), ['hide', 'reply', 'share', 'take'])
    })

  it('waits for what lifts the refusal that it would meet, and so does the rest', async () => {
    const bench = await benchOf(...others, refusedBeforeRoles(['roles']), roles)

    await bench.run()

    assert.deepEqual(bench.tenant.sent.slice(0, 3), ['unrole', 'block', 'revoke'])
    assert.equal((await bench.theCase()).phase, 'completed')
  })

  it('waits for nothing that does not go on by itself', async () => {
    const bench = new Bench([...others, refusedBeforeRoles(['roles']), roles])
    await bench.open({ approved: false })
    await bench.approve(...others.map(({ id }) => id), 'contain')

    await bench.run()

    assert.deepEqual(bench.tenant.sent.slice(0, 2), ['block', 'revoke'])
  })

  it('is looked at before any other case at a start, however many there are and wherever it stands among them', async () => {
    const bench = new Bench([...others, contain])
    await bench.open({ approved: false })
    const waiting = bench.store.kept.get(caseId) ?? []
    await bench.approve('contain')
    const approved = bench.store.kept.get(caseId) ?? []

    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 120 }), async (toKeepOut) => {
        bench.store.kept.clear()
        bench.queue = new ManualQueue(bench.clock)
        for (const [number, isFirst] of toKeepOut.entries())
          bench.store.kept.set(`${number}`, isFirst ? approved : waiting)

        const engine = bench.engine()
        await engine.start()
        await engine.stop()

        const asked = [...bench.queue.asked.keys()].map((id) => toKeepOut[Number(id)])
        assert.deepEqual(
          asked,
          toKeepOut.toSorted((one, other) => Number(other) - Number(one)),
        )
      }),
      { numRuns: 20 },
    )
  })

  function refusedBeforeRoles(before: readonly string[]): AnyStep {
    return { ...contain, mendedBy: ['roles'], refusedBefore: () => before }
  }
})
