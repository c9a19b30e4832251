import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { StepStatus } from '../../../../services/cases/journal/case'
import type { RemoteProblemKind } from '../../../../services/remote/reader'
import type { AnyStep } from '../../../../services/steps/step'
import { settings } from '../../planning/situations'
import { caseId, ilse, morning, opening, petra } from '../journal/builders'
import { accepted, Bench, byHand, fakeStep, make, pace, refusal } from './doubles'

const mailbox = fakeStep({ id: 'mailbox', operations: [make('share')] })
const calls = fakeStep({ id: 'calls', operations: [make('release')] })
const licences = fakeStep({ id: 'licences', operations: [make('take')], after: ['mailbox', 'calls'] })
const statuses = async (bench: Bench) =>
  Object.fromEntries((await bench.theCase()).steps.map(({ stepId, status }) => [stepId, status]))

async function benchOf(...steps: readonly AnyStep[]): Promise<Bench> {
  const bench = new Bench(steps)
  await bench.open()
  return bench
}

describe('The engine', () => {
  it('carries a case through, and completes it once its summary was shown', async () => {
    const bench = await benchOf(mailbox, calls, licences)

    await bench.run()

    assert.deepEqual(await statuses(bench), { mailbox: 'done', calls: 'done', licences: 'done' })
    assert.equal((await bench.theCase()).phase, 'completed')
    assert.deepEqual((await bench.kinds()).slice(-2), ['settled', 'completed'])
    assert.equal(bench.showAtRest.callCount, 1)
  })

  it('runs steps that do not wait for one another side by side', async () => {
    const bench = await benchOf(mailbox, calls)
    const together = new Set<string>()
    const first = new Promise<void>((resolve) => {
      bench.tenant.beforeSend = async ({ explain: _explain, ...operation }) => {
        together.add(JSON.stringify(operation))
        if (together.size === 2) resolve()
        await first
      }
    })

    await bench.run()

    assert.equal(together.size, 2)
  })

  it('starts a step only when what it comes after was read back, not when it was accepted (promise 4)', async () => {
    const bench = await benchOf(mailbox, calls, licences)
    bench.tenant.shows = (name) => name !== 'share' || bench.clock.now().getTime() - morning > 5_000

    await bench.run()

    const entries = await bench.store.read(caseId)
    const at = (kind: string, stepId: string) =>
      entries.findIndex(({ event }) => event.kind === kind && 'stepId' in event && event.stepId === stepId)
    assert.ok(at('stepVerified', 'mailbox') > 0)
    assert.ok(at('stepStarted', 'licences') > at('stepVerified', 'mailbox'))
    assert.equal(bench.tenant.sent.at(-1), 'take')
  })

  it('never starts a step after one that failed, and comes to rest saying so', async () => {
    const bench = await benchOf(mailbox, calls, licences)
    bench.tenant.answers.set('share', [refusal()])

    await bench.run()

    assert.deepEqual(await statuses(bench), { mailbox: 'failed', calls: 'done', licences: 'approved' })
    assert.equal((await bench.theCase()).phase, 'settled')
    assert.ok(!bench.tenant.sent.includes('take'))
    assert.equal(bench.showAtRest.callCount, 1)
  })

  it('goes on after a failed step was tried again', async () => {
    const bench = await benchOf(mailbox, licences)
    bench.tenant.answers.set('share', [refusal()])
    await bench.run()

    await bench.say({ by: ilse, event: { kind: 'retried', stepId: 'mailbox' } })
    await bench.run()

    assert.equal((await bench.theCase()).phase, 'completed')
  })

  it('never starts a step that was rejected, nor what comes after it', async () => {
    const bench = new Bench([mailbox, licences])
    await bench.open({ approved: false })
    await bench.say({ by: petra, event: { kind: 'rejected', stepId: 'mailbox', reason: 'No', planHash: 'hash' } })
    await bench.approve('licences')

    await bench.run()

    assert.deepEqual(bench.tenant.sent, [])
    assert.equal((await bench.theCase()).phase, 'settled')
  })

  it('does not rest while a step waits for an approval', async () => {
    const bench = new Bench([mailbox, calls])
    await bench.open({ approved: false })
    await bench.approve('calls')

    await bench.run()

    assert.deepEqual(await statuses(bench), { mailbox: 'waitingApproval', calls: 'done' })
    assert.equal((await bench.theCase()).phase, 'submitted')
    assert.equal(bench.showAtRest.callCount, 0)
  })

  it('runs a step that was started at once while the requester still decides the rest', async () => {
    const bench = new Bench([mailbox, calls])
    const facts = { mailbox: { so: [] }, calls: { so: [] } }
    await bench.say(opening(facts), {
      by: ilse,
      event: { kind: 'ordered', step: bench.planned(mailbox, 'none'), hash: 'own' },
    })

    await bench.run()

    assert.deepEqual(await statuses(bench), { mailbox: 'done', calls: 'undecided' })
    assert.equal((await bench.theCase()).phase, 'deciding')
  })

  it('does nothing in a case that was cancelled', async () => {
    const bench = await benchOf(mailbox)
    await bench.say({ by: ilse, event: { kind: 'cancelled' } })

    await bench.run()
    await bench.engine().lookAt(caseId)
    await bench.queue.run()

    assert.deepEqual(bench.tenant.sent, [])
  })

  it('sends nothing after the operation that is under way when somebody ends the case, and starts nothing', async () => {
    for (const last of [1, 2, 3]) {
      const three = fakeStep({ id: 'mailbox', operations: [make('share'), make('hide'), make('forward')] })
      const bench = await benchOf(three, licences)
      bench.tenant.beforeSend = async () => {
        if (bench.tenant.sent.length === last - 1) await bench.say({ by: petra, event: { kind: 'cancelled' } })
      }

      await bench.run()

      assert.deepEqual(bench.tenant.sent, ['share', 'hide', 'forward'].slice(0, last))
      // What a read shows to be done is noted as such; what is half done is not, and is no failure.
      assert.deepEqual(await statuses(bench), { mailbox: last === 3 ? 'done' : 'running', licences: 'approved' })
      assert.equal((await bench.theCase()).phase, 'cancelled')
      assert.ok((await bench.kinds()).includes('operationAnswered'))
    }
  })

  it('is as if it was ended a moment sooner when somebody is first, whatever was about to be noted', async () => {
    for (const kind of ['stepStarted', 'operationSent', 'taskOpened', 'stepFailed'] as const) {
      const answer = kind === 'stepFailed' ? refusal() : accepted
      const rest = kind === 'taskOpened' ? [byHand('rest')] : []
      const bench = await benchOf(fakeStep({ id: 'mailbox', operations: [make('share'), ...rest] }))
      bench.tenant.answers.set('share', [answer])
      let sentBefore: readonly string[] | undefined
      bench.store.beforeAppend = (entries) => {
        if (sentBefore !== undefined || !entries.some(({ event }) => event.kind === kind)) return
        sentBefore = [...bench.tenant.sent]
        const revision = bench.store.kept.get(caseId)?.length ?? 0
        void bench.store.append(caseId, revision, [
          { at: new Date(morning).toISOString(), by: petra, event: { kind: 'cancelled' } },
        ])
      }

      await bench.run()

      assert.deepEqual(bench.tenant.sent, sentBefore, kind)
      const kinds = await bench.kinds()
      assert.ok(kinds.includes('cancelled'), kind)
      assert.ok(!kinds.includes(kind), kind)
    }
  })

  it('does not hand out a task, ask again or fail once the case was ended', async () => {
    const withTask = fakeStep({
      id: 'mailbox',
      operations: [make('share', { whenRefused: 'continue' }), byHand('rest')],
    })
    for (const answer of [accepted, refusal()]) {
      const bench = await benchOf(withTask)
      bench.tenant.answers.set('share', [answer])
      bench.tenant.beforeSend = () => bench.say({ by: petra, event: { kind: 'cancelled' } })

      await bench.run()

      const kinds = await bench.kinds()
      assert.deepEqual(
        ['taskOpened', 'planChanged', 'stepFailed', 'settled'].filter((kind) => kinds.some((one) => one === kind)),
        [],
      )
    }
  })

  it('finds nothing to do in a case that it does not know', async () => {
    const bench = new Bench([mailbox])

    await bench.engine().start()
    await bench.engine().lookAt('forged')
    await bench.queue.run()

    assert.deepEqual(bench.queue.errors, [])
  })

  it('looks at every unfinished case at the start', async () => {
    const bench = await benchOf(mailbox)

    await bench.engine().start()

    assert.deepEqual([...bench.queue.asked.keys()], [caseId])
  })

  it('starts in the same look what was approved while another step was under way', async () => {
    const bench = new Bench([mailbox, calls])
    await bench.open({ approved: false })
    await bench.approve('mailbox')
    let heard: () => void = () => undefined
    const bell = new Promise<void>((resolve) => (heard = resolve))
    const looked = [bell, new Promise<void>(() => undefined)]
    let callsSent: () => void = () => undefined
    const released = new Promise<void>((resolve) => (callsSent = resolve))
    bench.tenant.beforeSend = async (operation) => {
      if (operation.via === 'graph' && operation.path === '/make/release') return callsSent()
      await bench.approve('calls')
      heard()
      // The mailbox takes its time: it ends only after the calls were begun.
      await released
    }
    let look: Parameters<typeof bench.queue.start>[0] = async () => undefined
    bench.queue.start = async (given) => void (look = given)
    await bench.engine().start()

    await look({
      caseId,
      askedAgain: () => looked.shift() ?? new Promise(() => undefined),
      holds: () => true,
      mayGoOn: () => true,
    })

    assert.deepEqual(bench.tenant.sent, ['release', 'share'])
  }).timeout(2_000)
})

describe('The summary', () => {
  it('that could not be shown keeps the case open, and is shown again', async () => {
    const bench = await benchOf(mailbox)
    let failures = 2
    const show = bench.showAtRest
    const tools = {
      ...bench.tools,
      showAtRest: async () => {
        if (failures-- > 0) throw new Error('Teams is away')
        await show()
      },
    }
    Object.defineProperty(bench, 'tools', { get: () => ({ ...tools, queue: bench.queue }) })

    await bench.run()
    assert.equal((await bench.theCase()).phase, 'settled')
    await bench.run()
    await bench.run()

    assert.equal((await bench.theCase()).phase, 'completed')
    assert.equal((await bench.kinds()).filter((kind) => kind === 'completed').length, 1)
  })
})

describe('A step whose own code throws', () => {
  it('does not stop the others, and is repeated', async () => {
    let broken = true
    const clumsy: AnyStep = {
      ...mailbox,
      read: async (...of) => {
        if (broken) throw new TypeError('A mistake of ours')
        return mailbox.read(...of)
      },
    }
    const bench = await benchOf(clumsy, calls)

    await bench.run()
    assert.deepEqual(await statuses(bench), { mailbox: 'approved', calls: 'done' })
    assert.match(String(bench.queue.errors[0]), /our own code: mailbox/)
    broken = false
    await bench.run()

    assert.equal((await bench.theCase()).phase, 'completed')
  })
})

describe('A process that dies at any moment', () => {
  class Death extends Error {}
  const operations = ['one', 'two', 'three'].map((name) => make(name))
  const steps = [
    fakeStep({ id: 'mailbox', operations: operations.slice(0, 2), settleSeconds: 3 }),
    fakeStep({ id: 'licences', operations: operations.slice(2), after: ['mailbox'], settleSeconds: 3 }),
  ]
  /** Every place at which it can die: before an append, before a request arrives, and after its work was done. */
  const places = fc.record({
    at: fc.constantFrom('append' as const, 'before' as const, 'after' as const),
    count: fc.nat({ max: 12 }),
  })
  const weather = fc.array(fc.constantFrom<RemoteProblemKind>('throttled', 'unavailable'), { maxLength: 3 })

  it('loses nothing that was journalled, repeats no effect, and completes when it is started again (promise 10)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(places, { maxLength: 4 }),
        weather,
        fc.nat({ max: 2_500 }),
        async (deaths, failures, lag) => {
          const bench = await benchOf(...steps)
          const effects: string[] = []
          const doneAt = new Map<string, number>()
          const now = () => bench.clock.now().getTime()
          bench.tenant.shows = (name) => now() - (doneAt.get(name) ?? 0) >= lag
          bench.tenant.failures.push(...failures)
          const left = deaths.map((death) => ({ ...death }))
          const dieAt = (at: (typeof left)[number]['at']) => {
            const [next] = left
            if (next?.at !== at) return
            if (next.count > 0) return void (next.count -= 1)
            left.shift()
            throw new Death()
          }
          bench.store.beforeAppend = () => dieAt('append')
          bench.tenant.beforeSend = (operation) => {
            dieAt('before')
            const name = operation.via === 'graph' ? operation.path : ''
            effects.push(name)
            doneAt.set(name.replace('/make/', ''), now())
            bench.tenant.so.add(name.replace('/make/', ''))
            dieAt('after')
          }

          for (let starts = 0; starts < 8; starts += 1) await bench.run()

          assert.deepEqual(await statuses(bench), { mailbox: 'done', licences: 'done' })
          assert.equal((await bench.theCase()).phase, 'completed')
          assert.deepEqual(effects, ['/make/one', '/make/two', '/make/three'])
        },
      ),
      { ...settings, numRuns: 80 },
    )
  })
})

describe('Any weather', () => {
  const after: Readonly<Record<string, readonly string[]>> = { a: [], b: [], c: ['a', 'b'], d: ['c'] }
  const steps = Object.entries(after).map(([id, afterIds]) =>
    fakeStep({
      id,
      after: afterIds,
      operations: [make(`${id}1`, { whenRefused: 'continue' }), make(`${id}2`)],
      settleSeconds: 2,
    }),
  )
  const answer = fc.constantFrom(accepted, accepted, refusal(), refusal('conflict'), 'lost' as const, 'gone' as const)
  const all = Object.keys(after).flatMap((id) => [`${id}1`, `${id}2`])
  const answers = fc.tuple(...all.map((name) => fc.tuple(fc.constant(name), fc.array(answer, { maxLength: 3 }))))

  it('never makes a step done that is not so, nor starts one before its time, nor sends what was not approved', async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.subarray(Object.keys(after)), fc.boolean(), async (given, approved, retry) => {
        const bench = new Bench(steps)
        await bench.open({ approved: false })
        if (approved.length > 0) await bench.approve(...approved)
        for (const [name, list] of given) bench.tenant.answers.set(name, [...list])

        await bench.run()
        if (retry) {
          const failed = (await bench.theCase()).steps.filter(({ status }) => status === 'failed')
          for (const { stepId } of failed) await bench.say({ by: ilse, event: { kind: 'retried', stepId } })
          await bench.run()
        }

        assert.deepEqual(bench.queue.errors, [])
        const states = await statuses(bench)
        const ended: readonly (StepStatus | undefined)[] = ['done', 'failed', 'approved', 'waitingApproval']
        for (const [id, status] of Object.entries(states)) {
          assert.ok(ended.includes(status))
          const own = [`${id}1`, `${id}2`]
          if (status === 'done') assert.ok(own.every((name) => bench.tenant.so.has(name)))
          if (!approved.includes(id)) assert.ok(!bench.tenant.sent.some((name) => own.includes(name)))
          if (bench.tenant.sent.some((name) => own.includes(name))) {
            assert.ok((after[id] ?? []).every((earlier) => states[earlier] === 'done'))
          }
        }
      }),
      { ...settings, numRuns: 60 },
    )
  })

  it('follows an operation that takes long by its monitor, and journals how far it is', async () => {
    const bench = await benchOf(fakeStep({ operations: [make('copy')] }))
    bench.tenant.answers.set('copy', [{ ok: true, alreadySo: false, monitor: 'https://monitor.example/1' }])
    bench.tenant.standings.push({ kind: 'underWay', percent: 10 }, 'unavailable', { kind: 'underWay', percent: 80 })
    bench.tenant.shows = () => bench.tenant.standings.length === 0 && bench.tenant.follow.callCount > 3

    await bench.run()

    const percents = (await bench.store.read(caseId)).flatMap(({ event }) =>
      event.kind === 'operationProgressed' ? event.percent : [],
    )
    assert.deepEqual(percents, [10, 80])
    assert.deepEqual(bench.tenant.sent, ['copy'])
    assert.equal((await bench.step()).status, 'done')
  })

  it('goes on following a monitor that has been silent for longer than it would wait for a read', async () => {
    const bench = await benchOf(fakeStep({ operations: [make('copy')] }))
    bench.tenant.answers.set('copy', [{ ok: true, alreadySo: false, monitor: 'https://monitor.example/1' }])
    bench.tenant.standings.push(
      { kind: 'underWay', percent: 10 },
      ...Array.from({ length: 30 }, () => 'unavailable' as const),
    )
    bench.tenant.shows = () => bench.tenant.standings.length === 0

    await bench.run(200)

    assert.ok(bench.clock.now().getTime() - morning > pace.verifyPatience)
    assert.equal((await bench.step()).status, 'done')
  })

  it('goes on following after a restart, and sends nothing again', async () => {
    const bench = await benchOf(fakeStep({ operations: [make('copy')] }))
    bench.tenant.answers.set('copy', [{ ok: true, alreadySo: false, monitor: 'https://monitor.example/1' }])
    bench.tenant.standings.push({ kind: 'underWay', percent: 10 }, { kind: 'underWay', percent: 20 })
    bench.tenant.shows = () => bench.tenant.follow.callCount > 2
    await bench.run(1)

    await bench.run()

    assert.deepEqual(bench.tenant.sent, ['copy'])
    assert.equal((await bench.step()).status, 'done')
  })

  it('fails a step whose monitor says so, in the words of the monitor', async () => {
    const bench = await benchOf(fakeStep({ operations: [make('copy')] }))
    bench.tenant.answers.set('copy', [{ ok: true, alreadySo: false, monitor: 'https://monitor.example/1' }])
    bench.tenant.shows = () => false
    const problem = { kind: 'badRequest', system: 'graph', text: 'The target is full' } as const
    bench.tenant.standings.push({ kind: 'failed', problem })

    await bench.run()

    const { status, failure } = await bench.step()
    assert.equal(status, 'failed')
    assert.match(JSON.stringify(failure), /The target is full/)
  })

  it('waits as long as a step says for what was accepted to show, and no longer', async () => {
    for (const [patienceSeconds, status] of [
      [600, 'done'],
      [60, 'failed'],
    ] as const) {
      const bench = await benchOf(fakeStep({ operations: [make('wipe')], patienceSeconds }))
      bench.tenant.shows = () => bench.clock.now().getTime() - morning > 300_000

      await bench.run(1_000)

      assert.equal((await bench.step()).status, status)
    }
  })

  it('tells what came of a case while a step waits for its day, and tells it again when that is done', async () => {
    const day = new Date(morning + 86_400_000)
    const bench = await benchOf(
      mailbox,
      fakeStep({ id: 'account', operations: [make('delete')], after: ['mailbox'], notBefore: day.toISOString() }),
    )
    await bench.run(1)
    assert.equal((await bench.theCase()).phase, 'settled')
    assert.deepEqual(bench.tenant.sent, ['share'])

    await bench.queue.run()

    assert.ok(bench.clock.now() >= day)
    assert.deepEqual(bench.tenant.sent, ['share', 'delete'])
    assert.equal((await bench.theCase()).phase, 'completed')
    assert.equal(bench.showAtRest.callCount, 2)
  })

  it('tries a refused step again by itself once a step succeeded that can lift the refusal, and once only', async () => {
    const roles = fakeStep({ id: 'roles', operations: [make('take')] })
    for (const [refusals, status] of [
      [1, 'done'],
      [3, 'failed'],
    ] as const) {
      const bench = await benchOf(fakeStep({ id: 'contain', operations: [make('block')], mendedBy: ['roles'] }), roles)
      bench.tenant.answers.set(
        'block',
        Array.from({ length: refusals }, () => refusal()),
      )
      bench.tenant.shows = () => bench.clock.now().getTime() - morning > 5_000

      await bench.run(300)

      assert.equal((await bench.step('contain')).status, status)
      assert.equal(bench.tenant.sent.filter((name) => name === 'block').length, 2)
    }
  })
})
