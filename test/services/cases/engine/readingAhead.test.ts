import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { readAheadHolds } from '../../../../services/cases/engine/readingAhead'
import type { Operation } from '../../../../services/model/operation'
import type { AnyStep } from '../../../../services/steps/step'
import { settings } from '../../planning/situations'
import { accepted, Bench, fakeStep, make, nameOf, refusal, type FakeFacts } from './doubles'

/** So long that all that can happen meanwhile does. */
async function manyTurns(): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** What happened, in order: `read first`, `send a`, `answered first`, `verified first`, `started second`. */
type Happened = string[]

async function watched(...steps: readonly AnyStep[]): Promise<{ bench: Bench; happened: Happened }> {
  const bench = new Bench(steps)
  await bench.open()
  const happened: Happened = []
  bench.tenant.fails = (path) => void happened.push(path.replace('/facts/', 'read '))
  bench.tenant.beforeSend = (operation) => void happened.push(`send ${nameOf(operation)}`)
  bench.store.beforeAppend = (entries) => {
    const words = { operationAnswered: 'answered', stepVerified: 'verified', stepStarted: 'started' } as const
    for (const { event } of entries)
      if (event.kind in words && 'stepId' in event)
        happened.push(`${words[event.kind as keyof typeof words]} ${event.stepId}`)
  }
  return { bench, happened }
}

const first = (operations: readonly Operation[] = [make('a')]) =>
  fakeStep({ id: 'first', operations, settleSeconds: 1 })
const second = fakeStep({ id: 'second', after: ['first'], operations: [make('b')] })

describe('A step that waits for another', () => {
  it('reads while that one is read back, and begins by it once that one is done', async () => {
    const { bench, happened } = await watched(first(), second)

    await bench.run()

    const answered = happened.indexOf('answered first')
    const upTo = happened.slice(answered, happened.indexOf('send b'))
    assert.deepEqual(upTo, ['answered first', 'read first', 'read second', 'verified first', 'started second'])
  })

  for (const [what, passes] of [
    ['that took long', readAheadHolds + 1],
    ['the clock was set back meanwhile', -60_000],
  ] as const)
    it(`reads anew when ${what}`, async () => {
      const slow: AnyStep = {
        ...first(),
        read: async (...from) => {
          const isBack = bench.tenant.so.has('a')
          const facts = await first().read(...from)
          if (isBack) await manyTurns()
          if (isBack) bench.clock.pass(passes)
          return facts
        },
      }
      const { bench, happened } = await watched(slow, second)

      await bench.run()

      const upTo = happened.slice(happened.indexOf('verified first'), happened.indexOf('send b'))
      assert.deepEqual(upTo, ['verified first', 'read second', 'started second'])
    })

  it('has read in vain when that one is not done by what was read', async () => {
    const { bench, happened } = await watched(first(), second)
    bench.tenant.answers.set('a', [refusal()])

    await bench.run()

    assert.ok(happened.includes('read second'))
    assert.deepEqual(bench.tenant.sent, ['a'])
    assert.deepEqual(
      (await bench.theCase()).steps.map(({ status }) => status),
      ['failed', 'approved'],
    )
  })

  it('asks again when what was read ahead is not what was approved', async () => {
    const bench = new Bench([first(), fakeStep({ id: 'second', after: ['first'], operations: [make('b'), make('c')] })])
    bench.tenant.so.add('b')
    await bench.open()
    bench.tenant.afterSend = () => void bench.tenant.so.delete('b')

    await bench.run()

    assert.deepEqual(bench.tenant.sent, ['a'])
    assert.equal((await bench.step('second')).status, 'waitingApproval')
  })

  it('reads anew before anybody is asked again', async () => {
    let isBehind = true
    const two: AnyStep = {
      ...fakeStep({ id: 'second', after: ['first'], operations: [make('b'), make('c')] }),
      read: async () => {
        const shown = bench.tenant.so.has('a') && isBehind ? [] : [...bench.tenant.so]
        if (bench.tenant.so.has('a')) isBehind = false
        return { so: shown }
      },
    }
    const bench = new Bench([first(), two])
    bench.tenant.so.add('b')
    await bench.open()

    await bench.run()

    assert.deepEqual(bench.tenant.sent, ['a', 'c'])
  })

  it('is stopped by a rule that by what was read ahead forbids it', async () => {
    const bench = new Bench([first(), second, fakeStep({ id: 'told', operations: [] })])
    const forbids = { key: 'planner.noticeOutdated' }
    bench.rules = [
      {
        id: 'not while a',
        uses: ['told'],
        guards: ['second'],
        refuse: ({ facts }) => ((facts['told'] as FakeFacts).so.includes('a') ? [forbids] : []),
      },
    ]
    await bench.open()

    await bench.run(4)

    assert.deepEqual(bench.tenant.sent, ['a'])
    assert.deepEqual((await bench.step('second')).held?.reasons, [forbids])
  })

  it('is no step that rests: that one goes on when its time has come', async () => {
    const rests = fakeStep({ id: 'rests', operations: [make('r')] })
    const slow: AnyStep = {
      ...first(),
      read: async (...from) => {
        const isBack = bench.tenant.so.has('a')
        await manyTurns()
        if (isBack) isForbidden = false
        if (isBack) bench.clock.pass(200)
        return first().read(...from)
      },
    }
    const bench = new Bench([rests, slow])
    let isForbidden = true
    bench.rules = [
      {
        id: 'at first',
        uses: ['rests'],
        guards: ['rests'],
        refuse: () => (isForbidden ? [{ key: 'planner.noticeOutdated' }] : []),
      },
    ]
    await bench.open()

    await bench.run(1)

    assert.deepEqual(bench.tenant.sent, ['a', 'r'])
  })

  const answer = fc.constantFrom(accepted, refusal(), refusal('throttled'), 'lost' as const, 'gone' as const)
  const more = { whenRefused: 'retry' } as const

  it('is sent nothing for by what was read before the last answer of the other, whatever was answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.array(answer, { maxLength: 3 }), fc.array(answer, { maxLength: 3 })),
        fc.nat({ max: 3 }),
        async ([ofA, ofZ], lag) => {
          const { bench, happened } = await watched(first([make('a', more), make('z')]), second)
          bench.tenant.answers.set('a', [...ofA])
          bench.tenant.answers.set('z', [...ofZ])
          let reads = 0
          bench.tenant.beforeRead = () => void (reads += 1)
          bench.tenant.shows = () => reads > lag

          await bench.run(200)

          const sent = happened.indexOf('send b')
          if (sent === -1) return
          assert.equal((await bench.theCase()).steps[0]?.status, 'done')
          assert.ok(happened.indexOf('verified first') < sent)
          const read = happened.slice(0, sent).lastIndexOf('read second')
          assert.ok(happened.slice(0, sent).lastIndexOf('answered first') < read, happened.join(', '))
        },
      ),
      { ...settings, numRuns: 60 },
    )
  })
})

describe('What follows a step that leads', () => {
  const leader: AnyStep = { ...fakeStep({ id: 'leader', operations: [make('block'), make('revoke')] }), leads: true }
  const other = fakeStep({ id: 'other', operations: [make('b')] })

  it('is read beside its last request, and nothing of it is sent before the answer', async () => {
    const { bench, happened } = await watched(leader, other)
    let answers: () => void = () => undefined
    const answered = new Promise<void>((resolve) => (answers = resolve))
    bench.tenant.beforeSend = async (operation) => {
      happened.push(`send ${nameOf(operation)}`)
      if (nameOf(operation) !== 'revoke') return
      await manyTurns()
      happened.push('revoke ends')
      answers()
    }

    await bench.run()
    await answered

    const place = (what: string) => happened.indexOf(what)
    assert.ok(
      place('send revoke') < place('read other') && place('read other') < place('revoke ends'),
      happened.join(', '),
    )
    assert.ok(place('revoke ends') < place('started other'))
    assert.ok(!happened.slice(place('revoke ends'), place('send b')).includes('read other'))
    assert.equal((await bench.theCase()).phase, 'completed')
  })
})

describe('A step whose plan has what waits for the rest to show', () => {
  it('asks the rules beside reading back, so that it goes on in the same moment', async () => {
    const step = fakeStep({ operations: [make('a'), make('b', { irreversible: true })] })
    const waits: AnyStep = {
      ...step,
      read: async (...from) => {
        const facts = await step.read(...from)
        await manyTurns()
        happened.push('has read fake')
        return facts
      },
      plan: (employee, facts, ...rest) =>
        step
          .plan(employee, facts, ...rest)
          .map((one) =>
            nameOf(one) === 'b' && !(facts as FakeFacts).so.includes('a') ? { ...one, waits: true } : one,
          ),
    }
    const { bench, happened } = await watched(waits, fakeStep({ id: 'told', operations: [] }))
    bench.rules = [{ id: 'asks', uses: ['told'], guards: ['fake'], refuse: () => [] }]

    await bench.run()

    const upTo = happened.slice(happened.indexOf('answered fake'), happened.indexOf('send b'))
    assert.deepEqual(upTo, ['answered fake', 'read fake', 'read told', 'has read fake'])
  })
})
