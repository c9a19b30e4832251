import { strict as assert } from 'node:assert'
import type { Standing } from '../../../../services/remote/gateway'
import type { Operation } from '../../../../services/model/operation'
import type { AnyStep } from '../../../../services/steps/step'
import { ilse } from '../journal/builders'
import { Bench, byHand, fakeStep, make, pace, refusal, type FakeFacts, type FakeStep } from './doubles'

const job = make('job', { unreadable: true })
const fetching = byHand('fetch')
const monitor = '/security/cases/ediscoveryCases/c/operations/o'
const underWay = (percent?: number): Standing => ({ kind: 'underWay', percent })

/** A step whose job is only known by its acceptance, with a task that waits for it. */
function stepWithTask(more: Partial<FakeStep> = {}): AnyStep {
  const step = fakeStep({ operations: [job], unreadable: true, ...more })
  return {
    ...step,
    plan: (employee, facts, ...rest) => {
      const left: readonly Operation[] = step.plan(employee, facts, ...rest)
      return left.length === 0 ? [] : [...left, { ...fetching, waits: true }]
    },
  }
}

async function bench(step: AnyStep, ...standings: Bench['tenant']['standings']): Promise<Bench> {
  const opened = new Bench([step])
  opened.tenant.shows = () => false
  opened.tenant.answers.set('job', [{ ok: true, alreadySo: false, monitor }])
  opened.tenant.standings.push(...standings)
  await opened.open()
  return opened
}

async function confirm(opened: Bench): Promise<void> {
  await opened.say({ by: ilse, event: { kind: 'taskConfirmed', stepId: 'fake' } })
  await opened.run()
}

describe('A job that goes on at Microsoft and that no read shows', () => {
  it('is not taken for done by its acceptance: its monitor is followed until it ends, then the task is handed out', async () => {
    const opened = await bench(stepWithTask(), underWay(10), underWay(90))
    await opened.run(1)
    assert.equal((await opened.step()).status, 'running')
    assert.equal((await opened.step()).sent[0]?.percent, 10)

    await opened.run()

    assert.equal((await opened.step()).status, 'task')
    assert.deepEqual(
      (await opened.step()).tasks.map(({ via }) => via),
      ['person'],
    )
    assert.deepEqual(opened.tenant.sent, ['job'])
    await confirm(opened)
    assert.equal((await opened.step()).status, 'done')
  })

  it('hands out a task that its step no longer has wait, though that is not done before somebody did it', async () => {
    const step = stepWithTask()
    const plan: AnyStep['plan'] = (employee, facts, ...rest) => {
      const left = step.plan(employee, facts, ...rest)
      return left.length === 0 ? [fetching] : left
    }
    const opened = await bench({ ...step, plan, isDone: () => false }, underWay())

    await opened.run()

    assert.equal((await opened.step()).status, 'task')
  })

  it('hands out no task when there is nothing left to do it for, and nothing was done', async () => {
    const step = stepWithTask()
    const opened = await bench(step)
    opened.tenant.answers.set('job', [refusal()])
    await opened.run()
    const gone = new Bench([{ ...step, plan: () => [] }])
    Object.assign(gone, { store: opened.store, tenant: opened.tenant })

    await gone.say({ by: ilse, event: { kind: 'retried', stepId: 'fake' } })
    await gone.run()

    const { status, tasks, failure } = await gone.step()
    assert.deepEqual([status, tasks, failure?.problem.key], ['failed', [], 'problem.nothingSent'])
  })

  it('is followed on after restarts and sent once', async () => {
    const opened = await bench(stepWithTask(), underWay(10), underWay(20), underWay(30))
    for (let starts = 0; starts < 3; starts += 1) await opened.run(1)

    await opened.run()

    assert.deepEqual(opened.tenant.sent, ['job'])
    assert.ok(opened.tenant.follow.alwaysCalledWith(monitor))
    assert.equal((await opened.step()).status, 'task')
  })

  it('hands out no task when it failed, and says why', async () => {
    const problem = { kind: 'badRequest', system: 'graph', text: 'The index is broken' } as const
    const opened = await bench(stepWithTask(), underWay(), { kind: 'failed', problem })

    await opened.run()

    const { status, failure, tasks } = await opened.step()
    assert.deepEqual([status, tasks], ['failed', []])
    assert.match(JSON.stringify(failure), /The index is broken/)
  })

  it('goes on when the attempt that started it failed: trying again follows it and starts no second', async () => {
    const opened = await bench(stepWithTask(), underWay(5), 'forbidden', underWay(50))
    await opened.run()
    assert.equal((await opened.step()).failure?.problem.key, 'problem.forbidden')

    await opened.say({ by: ilse, event: { kind: 'retried', stepId: 'fake' } })
    await opened.run()

    assert.deepEqual(opened.tenant.sent, ['job'])
    assert.equal((await opened.step()).status, 'task')
  })

  it('may not be there yet right after its acceptance, and has failed when it is still not there later', async () => {
    const soon = await bench(stepWithTask(), 'notFound', 'notFound')
    const never = await bench(stepWithTask(), ...Array.from({ length: 100 }, () => 'notFound' as const))
    const from = never.clock.now().getTime()

    await soon.run()
    await never.run()

    assert.equal((await soon.step()).status, 'task')
    const { status, failure } = await never.step()
    assert.deepEqual([status, failure?.problem.key], ['failed', 'problem.notFound'])
    assert.ok(Date.parse(failure?.at ?? '') - from > pace.verifyPatience)
  })

  it('is left alone between two looks for as long as its step says', async () => {
    const opened = await bench(stepWithTask({ followSeconds: 30 }), underWay(), underWay(), underWay())
    const looks: number[] = []
    const ask = opened.tenant.follow
    Object.assign(opened.tenant, {
      follow: async (address: string) => {
        looks.push(opened.clock.now().getTime())
        return ask(address)
      },
    })

    await opened.run()

    assert.equal(looks.length, 4)
    assert.ok(looks.slice(1).every((at, index) => at - (looks[index] ?? 0) >= 30_000))
  })

  it('tells its step and its journal when only a part of it was done', async () => {
    const told: unknown[] = []
    const step = stepWithTask()
    const withAccepted: AnyStep['withAccepted'] = (facts, accepted, partly) => {
      told.push(partly.map(({ via }) => via))
      return step.withAccepted?.(facts, accepted, partly) ?? facts
    }
    const opened = await bench({ ...step, withAccepted }, underWay(), { kind: 'ended', partly: true })

    await opened.run()
    await confirm(opened)

    assert.deepEqual((await opened.step()).partly, [job])
    assert.deepEqual(told.at(-1), ['graph'])
    assert.deepEqual(told[0], [])
    assert.deepEqual((await opened.step()).facts, { so: ['job'] } satisfies FakeFacts)
  })
})
