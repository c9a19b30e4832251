import { strict as assert } from 'node:assert'
import { ilse, opening, petra } from '../journal/builders'
import { Bench, byHand, fakeStep, make, pace, refusal, type FakeStep } from './doubles'

const [a, b, c] = [make('a'), make('b'), make('c')]

async function bench(step: FakeStep, options: Parameters<Bench['open']>[0] = {}): Promise<Bench> {
  const made = new Bench([fakeStep(step)])
  await made.open(options)
  return made
}

describe('A step that runs', () => {
  it('reads first, sends in order, and is done when a read says so', async () => {
    const made = await bench({ operations: [a, b] })
    const { tenant } = made

    await made.run()

    assert.deepEqual(tenant.sent, ['a', 'b'])
    assert.ok(tenant.get.firstCall.calledBefore(tenant.send.firstCall))
    assert.ok(tenant.get.lastCall.calledAfter(tenant.send.lastCall))
    assert.equal((await made.step()).status, 'done')
    assert.deepEqual((await made.step()).facts, { so: ['a', 'b'] })
  })

  it('sends nothing when everything is so already', async () => {
    const made = await bench({ operations: [a] })
    made.tenant.so.add('a')

    await made.run()

    assert.deepEqual(made.tenant.sent, [])
    assert.equal((await made.step()).status, 'done')
  })

  it('sends only what is not so', async () => {
    const made = await bench({ operations: [a, b, c] })
    made.tenant.so.add('b')

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'c'])
  })

  it('has what it sends in the journal before it is sent, and the answer before the next (promise 10)', async () => {
    const made = await bench({ operations: [a, b] })
    const seen: (readonly string[])[] = []
    made.tenant.beforeSend = async () => void seen.push((await made.kinds()).slice(-2))

    await made.run()

    assert.deepEqual(seen, [
      ['stepStarted', 'operationSent'],
      ['operationAnswered', 'operationSent'],
    ])
  })

  it('is sent nothing before it is approved (promise 1)', async () => {
    const made = await bench({ operations: [a] }, { approved: false })

    await made.run()

    assert.deepEqual(made.tenant.sent, [])
    assert.equal((await made.step()).status, 'waitingApproval')
    assert.equal((await made.theCase()).phase, 'submitted')
  })

  it('that takes nothing away starts without an approval', async () => {
    const made = await bench({ operations: [a], destructive: false }, { approved: false })

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a'])
    assert.equal((await made.step()).status, 'done')
  })
})

describe('A refusal', () => {
  it('stops the step, and says what Microsoft said', async () => {
    const made = await bench({ operations: [a, b] })
    made.tenant.answers.set('a', [refusal('licenceDependency')])

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a'])
    const { status, failure } = await made.step()
    assert.equal(status, 'failed')
    assert.deepEqual(failure?.problem, {
      key: 'problem.licenceDependency',
      values: { text: 'Made up: licenceDependency' },
    })
  })

  it('of a part that the rest does not need does not stop the others, and is reported (promise 2)', async () => {
    const made = await bench({ operations: [make('a', { whenRefused: 'continue' }), b, c] })
    made.tenant.answers.set('a', [refusal()])

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c'])
    assert.equal((await made.step()).status, 'failed')
  })

  it('is followed by its alternatives, before what comes after it', async () => {
    const combined = make('combined', { otherwise: [a, b] })
    const made = await bench({ operations: [combined, c] })
    made.tenant.answers.set('combined', [refusal()])
    made.tenant.so.add('unrelated')

    await made.run()

    assert.deepEqual(made.tenant.sent, ['combined', 'a', 'b', 'c'])
  })

  it('of an alternative does not stop the others where it says so (promise 2)', async () => {
    const alternatives = ['a', 'b'].map((name) => make(name, { whenRefused: 'continue' }))
    const made = await bench({
      operations: [make('combined', { otherwise: alternatives, whenRefused: 'continue' }), c],
    })
    made.tenant.answers.set('combined', [refusal()])
    made.tenant.answers.set('a', [refusal()])

    await made.run()

    assert.deepEqual(made.tenant.sent, ['combined', 'a', 'b', 'c'])
    assert.equal((await made.step()).status, 'failed')
  })

  it('of what can only be done last is followed by a second try after the others', async () => {
    const made = await bench({ operations: [make('a', { whenRefused: 'retry' }), b, c] })
    made.tenant.answers.set('a', [refusal()])

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c', 'a'])
    assert.equal((await made.step()).status, 'done')
  })

  it('of the second try, too, fails the step after all the others', async () => {
    const made = await bench({ operations: [make('a', { whenRefused: 'retry' }), b] })
    made.tenant.answers.set('a', [refusal(), refusal()])

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'a'])
    assert.equal((await made.step()).status, 'failed')
  })

  it('can be tried again, and then only what is left is sent', async () => {
    const made = await bench({ operations: [a, b] })
    made.tenant.answers.set('b', [refusal()])
    await made.run()

    await made.say({ by: ilse, event: { kind: 'retried', stepId: 'fake' } })
    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'b'])
    assert.equal((await made.step()).status, 'done')
    assert.equal((await made.theCase()).phase, 'completed')
  })

  it('of a part is tried again with the step, though what can be read is as it should be', async () => {
    const unseen = make('password', { whenRefused: 'continue' })
    const made = new Bench([
      { ...fakeStep({ operations: [unseen, b] }), isDone: (facts) => (facts as { so: string[] }).so.includes('b') },
    ])
    await made.open()
    made.tenant.answers.set('password', [refusal()])
    await made.run()

    await made.say({ by: ilse, event: { kind: 'retried', stepId: 'fake' } })
    await made.run()

    assert.deepEqual(made.tenant.sent, ['password', 'b', 'password'])
    assert.equal((await made.step()).status, 'done')
  })
})

describe('An answer that is not known', () => {
  it('is read after, and nothing is sent again when the work was done', async () => {
    const made = await bench({ operations: [a, b] })
    made.tenant.answers.set('a', ['lost'])

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'b'])
    assert.equal((await made.step()).status, 'done')
  })

  it('is sent again when it was not done, but not before the settle time is over', async () => {
    const made = await bench({ operations: [a, b], settleSeconds: 5 })
    made.tenant.answers.set('a', ['gone'])

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'a', 'b'])
    const times = (await made.store.read('case-1')).flatMap(({ at, event }) =>
      event.kind === 'operationSent' ? [Date.parse(at)] : [],
    )
    assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 5 * pace.settleSecond)
  })

  it('is not sent again while a slow tenant may still show the old state', async () => {
    const made = await bench({ operations: [a], settleSeconds: 10 })
    made.tenant.answers.set('a', ['lost'])
    const from = made.clock.now().getTime()
    made.tenant.shows = () => made.clock.now().getTime() - from > 8_000

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a'])
    assert.equal((await made.step()).status, 'done')
  })
})

describe('A change that was accepted', () => {
  it('is waited for until a read shows it', async () => {
    const made = await bench({ operations: [a] })
    const from = made.clock.now().getTime()
    made.tenant.shows = () => made.clock.now().getTime() - from > pace.verifyPatience / 2

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a'])
    assert.equal((await made.step()).status, 'done')
  })

  it('that never shows is not called done (promise 9)', async () => {
    const made = await bench({ operations: [a] })
    made.tenant.shows = () => false

    await made.run()

    const { status, failure } = await made.step()
    assert.equal(status, 'failed')
    assert.equal(failure?.problem.key, 'problem.notVisible')
    assert.deepEqual(made.tenant.sent, ['a'])
    assert.equal((await made.theCase()).phase, 'settled')
  })
})

describe('A restart', () => {
  it('after a part was answered sends only what is left', async () => {
    const made = await bench({ operations: [a, b, c] })
    await made.say(
      { kind: 'stepStarted', stepId: 'fake', attempt: 1, before: { so: [] } },
      { kind: 'operationSent', stepId: 'fake', operation: a, clientRequestId: 'r1' },
      { kind: 'operationAnswered', stepId: 'fake', clientRequestId: 'r1', outcome: { result: 'accepted' } },
    )
    made.tenant.so.add('a')

    await made.run()

    assert.deepEqual(made.tenant.sent, ['b', 'c'])
    assert.equal((await made.step()).status, 'done')
  })

  it('before an answer was journalled reads, waits for the settle time, and repeats no effect (promise 10)', async () => {
    const made = await bench({ operations: [a, b] })
    await made.say(
      { kind: 'stepStarted', stepId: 'fake', attempt: 1, before: { so: [] } },
      { kind: 'operationSent', stepId: 'fake', operation: a, clientRequestId: 'r1' },
    )
    made.tenant.so.add('a')
    const from = made.clock.now().getTime()
    made.tenant.shows = (name) => name !== 'a' || made.clock.now().getTime() - from > 4_000

    await made.run()

    assert.deepEqual(made.tenant.sent, ['b'])
  })
})

describe('A plan that is no longer what was approved (promise 1)', () => {
  /** What the step would send changes while it waits: `extra` was so when the plan was made. */
  async function changed(options: Parameters<Bench['open']>[0] & { readonly destructive?: boolean } = {}) {
    const made = new Bench([fakeStep({ operations: [a, make('extra')], destructive: options.destructive ?? true })])
    made.tenant.so.add('extra')
    await made.open(options)
    made.tenant.so.delete('extra')
    await made.run()
    return made
  }

  it('is not sent, but asked for again with what would be sent now', async () => {
    const made = await changed()

    const { status, planned, approval } = await made.step()
    assert.deepEqual(made.tenant.sent, [])
    assert.equal(status, 'waitingApproval')
    assert.equal(approval, undefined)
    assert.ok(!(await made.kinds()).includes('stepStarted'))
    assert.deepEqual(
      planned?.operations.map((one) => one.via === 'graph' && one.path),
      ['/make/a', '/make/extra'],
    )
  })

  it('is sent once it is approved again', async () => {
    const made = await changed()

    await made.approve()
    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'extra'])
    assert.equal((await made.step()).status, 'done')
  })

  it('is not sent when the approval is of another plan than the one in the journal', async () => {
    const step = fakeStep({ operations: [make('a')] })
    const made = new Bench([step])
    const [steps, facts, hash] = [[made.planned(step)], { fake: { so: [] } }, 'of another plan']
    await made.say(
      opening(facts),
      { kind: 'planned', plan: { steps, hash }, facts },
      { kind: 'submitted', planHash: hash },
      { by: petra, event: { kind: 'approved', stepIds: ['fake'], planHash: hash } },
    )

    await made.run()

    assert.deepEqual(made.tenant.sent, [])
    assert.equal((await made.step()).status, 'waitingApproval')
    await made.approve()
    await made.run()
    assert.deepEqual(made.tenant.sent, ['a'])
  })

  it('is sent without asking where nobody had to be asked in the first place', async () => {
    const made = await changed({ policy: 'none' })

    assert.deepEqual(made.tenant.sent, ['a', 'extra'])
  })

  it('is asked for when there was nothing to approve, and now something would be taken away', async () => {
    const made = new Bench([fakeStep({ operations: [a] })])
    made.tenant.so.add('a')
    await made.open()
    made.tenant.so.delete('a')

    await made.run()

    assert.deepEqual(made.tenant.sent, [])
    assert.equal((await made.step()).status, 'waitingApproval')
  })

  it('is sent all the same when less is left to do than was approved', async () => {
    const made = await bench({ operations: [a, b] })
    made.tenant.so.add('a')

    await made.run()

    assert.deepEqual(made.tenant.sent, ['b'])
  })
})

describe('A task', () => {
  const confirmed = { by: ilse, event: { kind: 'taskConfirmed', stepId: 'fake' } } as const

  it('is handed to a person after what a machine can do, and ends the run until it is confirmed', async () => {
    const made = await bench({ operations: [a, byHand('by hand')] })

    await made.run()

    const { status, tasks } = await made.step()
    assert.deepEqual(made.tenant.sent, ['a'])
    assert.equal(status, 'task')
    assert.deepEqual(
      tasks.map(({ via }) => via),
      ['person'],
    )
  })

  it('that was done is read back before it is called done', async () => {
    const made = await bench({ operations: [byHand('by hand')] })
    await made.run()

    made.tenant.so.add('by hand')
    await made.say(confirmed)
    await made.run()

    assert.equal((await made.step()).status, 'done')
    assert.equal((await made.theCase()).phase, 'completed')
  })

  it('that was confirmed but not done is waited for as long as a directory may need, and then fails', async () => {
    const made = await bench({ operations: [byHand('by hand')] })
    await made.run()

    const from = made.clock.now().getTime()
    await made.say(confirmed)
    await made.run()

    const { status, failure } = await made.step()
    assert.equal(status, 'failed')
    assert.equal(failure?.problem.key, 'problem.notVisibleAfterTask')
    assert.ok(Date.parse(failure?.at ?? '') - from > pace.taskPatience)
  })

  it('is not handed out when somebody did it already', async () => {
    const made = await bench({ operations: [byHand('by hand')] })
    made.tenant.so.add('by hand')

    await made.run()

    assert.equal((await made.step()).status, 'done')
    assert.ok(!(await made.kinds()).includes('taskOpened'))
  })

  it('is handed out also when a read failed after the machine’s part, and the step was tried again', async () => {
    // As with a synced account: the block shows at once, but only Active Directory makes it last.
    const plain = fakeStep({ operations: [a, byHand('by hand')] })
    const isDone: typeof plain.isDone = (facts) => (facts as { readonly so: readonly string[] }).so.includes('a')
    const plan: typeof plain.plan = (employee, facts, ...rest) =>
      isDone(facts, ...rest) ? [] : plain.plan(employee, facts, ...rest)
    const made = new Bench([{ ...plain, isDone, plan }])
    await made.open()
    made.tenant.fails = () => (made.tenant.sent.length > 0 ? 'forbidden' : undefined)
    await made.run()
    assert.equal((await made.step()).status, 'failed')
    made.tenant.fails = () => undefined

    await made.say({ by: ilse, event: { kind: 'retried', stepId: 'fake' } })
    await made.run()

    assert.equal((await made.step()).status, 'task')
  })
})

describe('A read that fails', () => {
  for (const kind of ['throttled', 'unavailable', 'unknown'] as const) {
    it(`because the remote is ${kind} is done again later, and does not fail the step`, async () => {
      const made = await bench({ operations: [a] })
      made.tenant.failures.push(kind, kind, kind)

      await made.run()

      assert.equal((await made.step()).status, 'done')
      assert.ok(!(await made.kinds()).includes('stepFailed'))
    })
  }

  it('for too long fails the step, and the retry finds it as it was', async () => {
    const made = await bench({ operations: [a] })
    made.tenant.failures.push(...Array.from({ length: 60 }, () => 'unavailable' as const))
    await made.run()
    assert.equal((await made.step()).failure?.problem.key, 'problem.unavailable')
    made.tenant.failures.length = 0

    await made.say({ by: petra, event: { kind: 'retried', stepId: 'fake' } })
    await made.run()

    assert.equal((await made.step()).status, 'done')
  })

  it('for good fails the step at once, with nothing sent', async () => {
    const made = await bench({ operations: [a] })
    made.tenant.failures.push('forbidden')

    await made.run()

    assert.equal((await made.step()).status, 'failed')
    assert.deepEqual(made.tenant.sent, [])
  })

  it('after something was sent does not send it again', async () => {
    const made = await bench({ operations: [a, b] })
    made.tenant.answers.set('a', ['lost'])
    let failures = 4
    made.tenant.fails = () => {
      const failing = made.tenant.sent.length === 1 && failures > 0
      if (failing) failures -= 1
      return failing ? 'unavailable' : undefined
    }

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'b'])
    assert.equal((await made.step()).status, 'done')
  })
})
