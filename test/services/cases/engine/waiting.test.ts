import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import type { Message } from '../../../../cards/texts'
import type { AnyStep } from '../../../../services/steps/step'
import { ilse } from '../journal/builders'
import { Bench, byHand, fakeStep, make, refusal, type FakeFacts, type FakeStep } from './doubles'

const [a, b] = [make('a'), make('b')]

/** A case of one step, approved. */
async function opened(step: AnyStep): Promise<Bench> {
  const made = new Bench([step])
  await made.open()
  return made
}

describe('An operation that waits for another to show', () => {
  /** `b` is planned with `a`, and waits for it. */
  const waitingFor = (more: Partial<FakeStep> = {}): AnyStep => {
    const step = fakeStep({ operations: [a, b], ...more })
    const plan: typeof step.plan = (employee, facts, ...rest) => {
      const { so } = facts as FakeFacts
      const planned = step.plan(employee, facts, ...rest)
      return so.includes('a') ? planned : planned.map((one) => (one === b ? { ...b, waits: true } : one))
    }
    return { ...step, plan }
  }
  const showsAfter = (made: Bench, milliseconds: number): void => {
    const from = made.clock.now().getTime()
    made.tenant.shows = (name) => name !== 'a' || made.clock.now().getTime() - from > milliseconds
  }

  it('is approved with it, and sent when it shows, without being asked for again', async () => {
    const made = await opened(waitingFor({ patienceSeconds: 3_600 }))
    showsAfter(made, 3_000_000)
    const seenAt: number[] = []
    made.tenant.beforeSend = () => void seenAt.push(made.clock.now().getTime())

    await made.run(10_000)

    const kinds = await made.kinds()
    assert.deepEqual(made.tenant.sent, ['a', 'b'])
    assert.ok((seenAt[1] ?? 0) - (seenAt[0] ?? 0) > 3_000_000)
    assert.equal((await made.step()).status, 'done')
    assert.deepEqual([kinds.filter((kind) => kind === 'approved').length, kinds.includes('planChanged')], [1, false])
  })

  it('is waited with as long as the step has patience, and no longer; trying again goes on waiting', async () => {
    const made = await opened(waitingFor({ patienceSeconds: 3_600 }))
    made.tenant.shows = (name) => name !== 'a'
    const from = made.clock.now().getTime()

    await made.run(10_000)

    const { status, failure } = await made.step()
    assert.equal(status, 'failed')
    assert.ok(Date.parse(failure?.at ?? '') - from > 3_600_000)
    assert.deepEqual(made.tenant.sent, ['a'])

    made.tenant.shows = () => true
    await made.say({ by: ilse, event: { kind: 'retried', stepId: 'fake' } })
    await made.run(10_000)

    assert.deepEqual(made.tenant.sent, ['a', 'b'])
    assert.equal((await made.step()).status, 'done')
  })

  it('is not sent when what it waits for was refused', async () => {
    const step = waitingFor({ operations: [make('a', { whenRefused: 'continue' }), b] })
    const made = await opened(step)
    made.tenant.answers.set('a', [refusal()])

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a'])
    assert.equal((await made.step()).failure?.problem.key, 'problem.forbidden')
  })

  it('is asked for when it was not approved', async () => {
    const made = new Bench([waitingFor()])
    made.tenant.so.add('b')
    await made.open()
    made.tenant.so.delete('b')

    await made.run()

    assert.deepEqual(made.tenant.sent, [])
    assert.equal((await made.step()).status, 'waitingApproval')
  })
})

describe('What a read did not show in time', () => {
  const whyOf = async (words: Message | undefined) => {
    const made = await opened({ ...fakeStep({ operations: [a] }), whyNotVisible: () => words })
    made.tenant.shows = () => false
    await made.run()
    return (await made.step()).failure?.problem
  }

  it('is told in the words of the step where it has some, and in general ones where it has none', async () => {
    const words = { key: 'fake.title', values: { name: 'the laptop' } }

    assert.deepEqual(await whyOf(words), words)
    assert.equal((await whyOf(undefined))?.key, 'problem.notVisible')
  })

  it('is asked of the facts that were read and those from before', async () => {
    const whyNotVisible = sinon.stub<readonly unknown[], undefined>()
    const made = await opened({ ...fakeStep({ operations: [a, b] }), whyNotVisible })
    made.tenant.shows = (name) => name !== 'a'

    await made.run()

    assert.deepEqual(whyNotVisible.args, [[{ so: ['b'] }, 'do it', { so: [] }]])
  })

  it('of a step with a task may take as long as the step has patience, however long a directory needs', async () => {
    const made = await opened(fakeStep({ operations: [a, byHand('by hand')], patienceSeconds: 3_600 }))
    made.tenant.shows = (name) => name !== 'a'
    await made.run()
    made.tenant.so.add('by hand')
    const from = made.clock.now().getTime()

    await made.say({ by: ilse, event: { kind: 'taskConfirmed', stepId: 'fake' } })
    await made.run(10_000)

    assert.ok(Date.parse((await made.step()).failure?.at ?? '') - from > 3_600_000)
  })
})
