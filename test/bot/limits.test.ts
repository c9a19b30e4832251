import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import sinon from 'sinon'
import { createAddressLimits, createPersonLimits, createTurnstile, networkOf, teamsLimits } from '../../bot/limits'

const few = { ...teamsLimits, turns: 3, seconds: 10, atOnce: 2, waiting: 1, refusals: 2 }
const noBacklog = () => 0

describe('the limits of a person', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  })
  afterEach(() => clock.restore())

  it('allow a few turns in a window, and as many again in the next one', async () => {
    const limits = createPersonLimits(few, noBacklog)
    const turns = async () => [...Array(4).keys()].map(() => limits.mayGoOn('noor'))

    assert.deepEqual(await Promise.all(await turns()), [true, true, true, false])
    clock.tick(10_001)
    assert.deepEqual(await Promise.all(await turns()), [true, true, true, false])
  })

  it('are nobody else’s', async () => {
    const limits = createPersonLimits(few, noBacklog)
    for (let times = 0; times < 10; times += 1) await limits.mayGoOn('noor')

    assert.equal(await limits.mayGoOn('ilse'), true)
  })

  it('are said once in a window', async () => {
    const limits = createPersonLimits(few, noBacklog)

    assert.deepEqual([await limits.mayBeTold('noor'), await limits.mayBeTold('noor')], [true, false])
    clock.tick(10_001)
    assert.equal(await limits.mayBeTold('noor'), true)
  })

  it('hold as long as too much work after answers waits', async () => {
    let backlog = 1
    const limits = createPersonLimits(few, () => backlog)

    assert.equal(await limits.mayGoOn('noor'), false)
    backlog = 0
    assert.equal(await limits.mayGoOn('noor'), true)
  })
})

describe('a turnstile', () => {
  it('has no more of one person’s at the same time than it may, others beside it, and does all in the end', async () => {
    const task = fc.record({ person: fc.constantFrom('ilse', 'petra', 'noor'), ticks: fc.nat(5), fails: fc.boolean() })

    await fc.assert(
      fc.asyncProperty(fc.array(task, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), async (tasks, atOnce) => {
        const turnstile = createTurnstile(atOnce)
        const atWork = new Map<string, number>()
        let done = 0
        const work = tasks.map(({ person, ticks, fails }) =>
          turnstile.run(person, async () => {
            const now = (atWork.get(person) ?? 0) + 1
            atWork.set(person, now)
            assert.ok(now <= atOnce)
            for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve()
            atWork.set(person, (atWork.get(person) ?? 0) - 1)
            done += 1
            if (fails) throw new Error('for a test')
          }),
        )
        await Promise.allSettled(work)
        assert.equal(done, tasks.length)
        for (const person of ['ilse', 'petra', 'noor']) assert.equal(turnstile.waiting(person), 0)
      }),
    )
  })
})

describe('the limits of a network address', () => {
  it('count what was refused, by address', async () => {
    const limits = createAddressLimits(few)
    await limits.refused('192.0.2.1')
    assert.equal(await limits.isTooMuch('192.0.2.1'), false)
    await limits.refused('::ffff:192.0.2.1')

    assert.equal(await limits.isTooMuch('192.0.2.1'), true)
    assert.equal(await limits.isTooMuch('192.0.2.2'), false)
  })

  it('forget who was quiet longest, so that a million addresses cost no more than some', async () => {
    const limits = createAddressLimits(few)
    await limits.refused('192.0.2.1')
    await limits.refused('192.0.2.1')
    for (let other = 0; other < 10_000; other += 1) await limits.refused(`10.0.${other >> 8}.${other % 256}`)

    assert.equal(await limits.isTooMuch('192.0.2.1'), false)
  })

  it('take a network of IPv6 for one', () => {
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
    assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0')
    assert.equal(networkOf('::1'), '0:0:0:0')
    assert.equal(networkOf('::ffff:192.0.2.1'), '192.0.2.1')
    assert.equal(networkOf('192.0.2.1'), '192.0.2.1')
    fc.assert(fc.property(fc.ipV6(), (address) => networkOf(address).length > 0))
  })
})
