import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { contains, firstOf, precedences, rankOf, type Precedence } from '../../../../services/model/precedence'
import { assert as assertCalls, type SinonFakeTimers, stub, useFakeTimers } from 'sinon'
import { createInProcessWorkQueue } from '../../../../services/cases/queue/inProcessWorkQueue'
import type { Look } from '../../../../services/cases/queue/workQueue'
import { createLooks, moments, workQueueSuite } from './workQueue.suite'

workQueueSuite('the work queue of one process', async (concurrency = 32) => ({
  queue: createInProcessWorkQueue({ concurrency, retryPause: () => 2 }),
  close: async () => undefined,
}))

describe('a look of the work queue of one process', () => {
  const failed = (caseId: string, error: unknown) => {
    throw new Error(caseId, { cause: error })
  }

  it('learns that it was asked for again, each time, and is still run once more afterwards', async () => {
    const queue = createInProcessWorkQueue()
    const looks = createLooks()
    await queue.start(looks.look, failed)
    await queue.lookAt('case-1')
    await looks.begun('case-1', 1)
    const look = looks.newest('case-1')

    const first = look.askedAgain()
    await queue.lookAt('case-1')
    await first
    await look.askedAgain()
    const second = look.askedAgain()
    await queue.lookAt('case-1')
    await second
    looks.finish('case-1')

    await looks.begun('case-1', 2)
    looks.finishAll()
    await queue.stop()
  })

  it('does not miss being asked for while it was not listening', async () => {
    const queue = createInProcessWorkQueue()
    const looks = createLooks()
    await queue.start(looks.look, failed)
    await queue.lookAt('case-1')
    await looks.begun('case-1', 1)

    await queue.lookAt('case-1')

    await looks.newest('case-1').askedAgain()
    looks.finishAll()
    await queue.stop()
  })

  it('is not told of a wake-up that is still to come', async () => {
    const queue = createInProcessWorkQueue()
    const looks = createLooks()
    await queue.start(looks.look, failed)
    await queue.lookAt('case-1')
    await looks.begun('case-1', 1)

    let told = false
    void looks
      .newest('case-1')
      .askedAgain()
      .then(() => (told = true))
    await queue.lookAt('case-1', new Date(Date.now() + 3_600_000))
    await moments(2)

    assert.equal(told, false)
    looks.finishAll()
    await queue.stop()
  })

  it('gives its place to the next who is to be kept out, as soon as it goes on in another', async () => {
    const queue = createInProcessWorkQueue({ concurrency: 1 })
    const looks = createLooks()
    await queue.start(looks.look, failed)
    await queue.lookAt('kept out', undefined, 'containment')
    await queue.lookAt('waits to be kept out', undefined, 'containment')
    await looks.begun('kept out', 1)
    assert.equal(looks.count('waits to be kept out'), 0)

    assert.equal(looks.newest('kept out').mayGoOn(), true)

    await looks.begun('waits to be kept out', 1)
    looks.finishAll()
    await queue.stop()
  })

  it('waits its turn when as many as allowed are under way', async () => {
    const queue = createInProcessWorkQueue({ concurrency: 2 })
    const looks = createLooks()
    await queue.start(looks.look, failed)

    await Promise.all(['a', 'b', 'c'].map((caseId) => queue.lookAt(caseId)))
    await looks.begun('b', 1)
    assert.equal(looks.count('c'), 0)
    looks.finish('a')
    await looks.begun('c', 1)

    assert.equal(looks.mostAtOnce(), 2)
    looks.finishAll()
    await queue.stop()
  })
})

describe('the order of the work queue of one process', () => {
  const asks = fc.array(fc.constantFrom(...precedences), { maxLength: 30 })

  it('is the same for whatever is asked for: containment waits for no other look, and of its kind who goes first is first', async () => {
    await fc.assert(
      fc.asyncProperty(asks, fc.integer({ min: 1, max: 4 }), async (asked, concurrency) => {
        const queue = createInProcessWorkQueue({ concurrency })
        const begun: Precedence[] = []
        const [containment, rest] = [createLooks(), createLooks()]
        await queue.start(
          async (look) => {
            const precedence = asked[Number(look.caseId)]
            if (precedence !== undefined) begun.push(precedence)
            else await (look.caseId.startsWith('kept out') ? containment : rest).look(look)
          },
          () => undefined,
        )
        for (let place = 0; place < concurrency; place += 1) {
          await queue.lookAt(`kept out ${place}`, undefined, 'containment')
          await queue.lookAt(`slow ${place}`)
        }
        for (const [number, precedence] of asked.entries()) await queue.lookAt(`${number}`, undefined, precedence)
        const inOrder = asked.toSorted((one, other) => rankOf(one) - rankOf(other))

        assert.deepEqual(begun, [])
        containment.finishAll()
        await new Promise((resolve) => setImmediate(resolve))
        assert.deepEqual(begun, inOrder.filter(contains))
        rest.finishAll()
        await new Promise((resolve) => setImmediate(resolve))
        assert.deepEqual(begun, inOrder)
        await queue.stop()
      }),
    )
  })
})

describe('the places of the work queue of one process', () => {
  const happening = fc.oneof(
    fc.record({ kind: fc.constant('ask'), precedence: fc.constantFrom(...precedences) }),
    fc.record({ kind: fc.constantFrom('again'), one: fc.nat(), precedence: fc.constantFrom(...precedences) }),
    fc.record({ kind: fc.constantFrom('goOn', 'end', 'fail'), one: fc.nat() }),
  )

  it('are never free while somebody waits for one of their kind, whatever becomes free in which way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        async (happenings, each) => {
          const queue = createInProcessWorkQueue({ concurrency: each, retryPause: () => 60_000 })
          const waiting = new Map<string, Precedence>()
          const askedAgain = new Map<string, Precedence>()
          const underWay: {
            look: Look
            precedence: Precedence
            isContaining: boolean
            end: (error?: Error) => void
          }[] = []
          await queue.start(
            (look) =>
              new Promise((resolve, reject) => {
                const precedence = waiting.get(look.caseId) ?? 'case'
                const isContaining = contains(precedence)
                waiting.delete(look.caseId)
                underWay.push({
                  look,
                  precedence,
                  isContaining,
                  end: (error) => (error === undefined ? resolve() : reject(error)),
                })
              }),
            () => undefined,
          )
          for (const [number, what] of happenings.entries()) {
            const chosen = 'one' in what ? underWay[what.one % underWay.length] : undefined
            if (what.kind === 'ask' && 'precedence' in what) {
              waiting.set(`${number}`, what.precedence)
              await queue.lookAt(`${number}`, undefined, what.precedence)
            }
            if (chosen === undefined) continue
            const { caseId } = chosen.look
            if (what.kind === 'again' && 'precedence' in what) {
              askedAgain.set(caseId, firstOf(what.precedence, askedAgain.get(caseId)))
              await queue.lookAt(caseId, undefined, what.precedence)
            }
            if (what.kind === 'goOn' && chosen.look.mayGoOn()) chosen.isContaining = false
            if (what.kind === 'end' || what.kind === 'fail') {
              underWay.splice(underWay.indexOf(chosen), 1)
              const again = askedAgain.get(caseId)
              askedAgain.delete(caseId)
              // What failed to keep somebody out is repeated to do that.
              const before = what.kind === 'fail' ? chosen.precedence : undefined
              if (again !== undefined) waiting.set(caseId, firstOf(again, before))
              chosen.end(what.kind === 'fail' ? new Error('no') : undefined)
            }
            await new Promise((resolve) => setImmediate(resolve))
            for (const isContaining of [true, false]) {
              const taken = underWay.filter((one) => one.isContaining === isContaining).length
              const isWaitedFor = [...waiting.values()].some((one) => contains(one) === isContaining)
              assert.ok(taken <= each, `${taken} of ${each} places are taken`)
              assert.ok(
                !isWaitedFor || taken === each,
                `only ${taken} of ${each} places are taken while somebody waits`,
              )
            }
          }
          const stopping = queue.stop()
          for (const { end } of underWay) end()
          await stopping
        },
      ),
    )
  })
})

describe('the time of the work queue of one process', () => {
  let clock: SinonFakeTimers
  beforeEach(() => {
    clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  })
  afterEach(() => clock.restore())

  const day = 24 * 60 * 60_000

  it('waits for a moment that is further away than a timer can count', async () => {
    const queue = createInProcessWorkQueue()
    const look = stub<[Look], Promise<void>>().resolves()
    await queue.start(look, () => undefined)
    await queue.lookAt('case-1', new Date(Date.now() + 90 * day))

    await clock.tickAsync(90 * day - 1)
    assertCalls.notCalled(look)
    await clock.tickAsync(1)

    assertCalls.calledOnce(look)
    await queue.stop()
  })

  it('waits longer after each look that throws, and starts afresh after one that does not', async () => {
    const pauses: number[] = []
    const queue = createInProcessWorkQueue({
      retryPause: (failures) => {
        pauses.push(failures)
        return failures * 1_000
      },
    })
    const look = stub<[Look], Promise<void>>().rejects(new Error('no')).onThirdCall().resolves()
    await queue.start(look, () => undefined)

    await queue.lookAt('case-1')
    await clock.tickAsync(0)
    await clock.tickAsync(1_000)
    await clock.tickAsync(2_000)
    await queue.lookAt('case-1')
    await clock.tickAsync(0)

    assert.deepEqual(pauses, [1, 2, 1])
    assertCalls.callCount(look, 4)
    await queue.stop()
  })

  it('has nothing left to wait for once it has stopped', async () => {
    const queue = createInProcessWorkQueue()
    const look = stub<[Look], Promise<void>>().resolves()
    await queue.start(look, () => undefined)
    await queue.lookAt('case-1', new Date(Date.now() + day))

    await queue.stop()
    await queue.lookAt('case-2')
    await clock.tickAsync(2 * day)

    assertCalls.notCalled(look)
    assert.equal(clock.countTimers(), 0)
  })
})
