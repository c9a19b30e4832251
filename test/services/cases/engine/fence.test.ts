import { strict as assert } from 'node:assert'
import * as sinon from 'sinon'
import { Bench, fakeStep, make } from './doubles'

describe('A look that another began anew', () => {
  it('sends nothing that the other has begun to send meanwhile', async () => {
    const bench = new Bench([fakeStep({ operations: [make('block'), make('release')] })])
    await bench.open()
    bench.tenant.beforeSend = async () => {
      bench.tenant.beforeSend = () => undefined
      await bench.say({ kind: 'operationSent', stepId: 'fake', operation: make('release'), clientRequestId: 'theirs' })
    }

    await bench.run(1)

    assert.deepEqual(bench.tenant.sent, ['block'])
  })

  it('sends nothing of a step that the other has ended meanwhile', async () => {
    const bench = new Bench([fakeStep({ operations: [make('block'), make('release')] })])
    await bench.open()
    bench.tenant.beforeSend = async () => {
      bench.tenant.beforeSend = () => undefined
      await bench.say({ kind: 'stepVerified', stepId: 'fake', facts: { so: ['block', 'release'] } })
    }

    await bench.run(1)

    assert.deepEqual(bench.tenant.sent, ['block'])
    assert.equal((await bench.step()).status, 'done')
  })

  it('sends nothing once it is not the only one any more, and what it had written down is read before it is sent', async () => {
    const bench = new Bench([fakeStep({ operations: [make('block')] })])
    await bench.open()
    bench.tenant.beforeRead = () => (bench.queue.holds = false)
    await bench.run(1)
    const sentWhenLost = [...bench.tenant.sent]
    bench.tenant.beforeRead = () => undefined

    await bench.run()

    assert.deepEqual([sentWhenLost, bench.tenant.sent], [[], ['block']])
    assert.equal((await bench.kinds()).filter((kind) => kind === 'operationSent').length, 2)
    assert.equal((await bench.step()).status, 'done')
  })

  it('begins nothing when it was lost before it began', async () => {
    const bench = new Bench([fakeStep({ operations: [make('block')] })])
    await bench.open()
    bench.queue.holds = false
    const before = await bench.kinds()
    await bench.engine().start()

    await bench.queue.run(1)

    assert.deepEqual(await bench.kinds(), before)
  })
})

describe('A case at which nobody would look any more', () => {
  it('is asked for again by what the journal says', async () => {
    const bench = new Bench([fakeStep({ operations: [make('block')] })])
    await bench.open()
    const engine = bench.engine()
    await engine.start()
    bench.queue.asked.clear()

    await engine.lookForLost()
    await bench.queue.run()

    assert.deepEqual(bench.tenant.sent, ['block'])
  })

  it('is not looked at while it waits for a person', async () => {
    const bench = new Bench([fakeStep({ operations: [make('block')] })])
    await bench.open({ approved: false })
    const engine = bench.engine()
    await engine.start()
    bench.queue.asked.clear()

    await engine.lookForLost()

    assert.equal(bench.queue.asked.size, 0)
  })

  it('is not read either while it waits for a person, until something is written in it', async () => {
    const bench = new Bench([fakeStep({ operations: [make('block')] })])
    await bench.open({ approved: false })
    const engine = bench.engine()
    await engine.start()
    bench.queue.asked.clear()
    await engine.lookForLost()
    const reading = sinon.spy(bench.store, 'readAfter')

    await engine.lookForLost()
    const read = reading.callCount
    await bench.approve()
    bench.queue.asked.clear()
    await engine.lookForLost()

    assert.equal(read, 0)
    assert.equal(bench.queue.asked.size, 1)
  })
})
