import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { mostLate, partsDue } from '../../../../services/cases/engine/atMoment'
import { createEngine } from '../../../../services/cases/engine/engine'
import { nextLookOf } from '../../../../services/cases/engine/nextLook'
import { startOf, workable } from '../../../../services/cases/engine/progress'
import { stepIn } from '../../../../services/cases/journal/case'
import type { CaseEvent } from '../../../../services/cases/journal/entry'
import type { When } from '../../../../services/moments/schedule'
import { jan } from '../../steps/builders'
import { Bench, fakeStep, make } from './doubles'

const timeZone = 'Europe/Amsterdam'
const hour = 3_600_000
const contain = fakeStep({ id: 'contain', leads: true, operations: [make('block')] })
const mailbox = fakeStep({ id: 'mailbox', after: ['contain'], operations: [make('share')] })
const groups = fakeStep({ id: 'groups', after: ['contain'], operations: [make('leave')] })

/** A case whose plan was sent for these moments, that many hours from now; none: at once. */
async function timed(
  containment: number | undefined,
  rest: number | undefined,
  ...steps: ReturnType<typeof fakeStep>[]
) {
  const bench = new Bench(steps.length === 0 ? [contain, mailbox, groups] : steps)
  const start = bench.clock.now().getTime()
  const when = (hours: number | undefined): When =>
    hours === undefined ? 'now' : { at: new Date(start + hours * hour).toISOString(), timeZone }
  bench.employee = () => ({ ...jan(), accountEnabled: !bench.tenant.so.has('block') })
  await bench.open({ approved: false })
  const chosen: CaseEvent = { kind: 'timed', containment: when(containment), rest: when(rest) }
  await bench.say(chosen)
  await bench.approve()
  return { bench, start, when, hours: (hours: number) => new Date(start + hours * hour) }
}

/** All that was sent, by name. */
function sentBy({ tenant }: Bench): readonly string[] {
  return tenant.sent.toSorted((one, other) => one.localeCompare(other))
}

describe('A case for a moment', () => {
  it('begins with nothing before it, comes back at it, and is completed then', async () => {
    const { bench, hours } = await timed(6, 6)
    await bench.run(1)
    assert.deepEqual(bench.tenant.sent, [])
    assert.equal((await bench.theCase()).phase, 'submitted')
    assert.equal(bench.showAtRest.callCount, 0, 'no summary before anything was done')
    assert.deepEqual([...bench.queue.asked.values()], [hours(6)])

    await bench.queue.run()
    assert.deepEqual(bench.tenant.sent.slice(0, 1), ['block'])
    assert.deepEqual(sentBy(bench), ['block', 'leave', 'share'])
    assert.equal((await bench.theCase()).phase, 'completed')
    assert.ok(bench.clock.now() >= hours(6))
  })

  it('signs out at one moment and does the rest at another', async () => {
    const { bench, hours } = await timed(2, 30)
    await bench.run(2)
    assert.deepEqual(bench.tenant.sent, ['block'])

    bench.clock.moveTo(hours(29))
    await bench.run(1)
    assert.deepEqual(bench.tenant.sent, ['block'])
    await bench.queue.run()
    assert.deepEqual(sentBy(bench), ['block', 'leave', 'share'])
  })

  it('does before signing out what that needs, and no sooner', async () => {
    const roles = fakeStep({ id: 'roles', operations: [make('unassign')] })
    const needing = { ...contain, refusedBefore: () => ['roles'] }
    const { bench } = await timed(2, 30, needing, roles, mailbox)
    await bench.run(1)
    assert.deepEqual(bench.tenant.sent, [])
    await bench.queue.run(1)
    assert.deepEqual(bench.tenant.sent, ['unassign', 'block'])
  })

  it('begins at no moment that only this machine’s clock knows', async () => {
    const { bench, hours } = await timed(6, 6)
    bench.clock.moveTo(hours(6))
    const apart = { ok: false, why: 'apart', here: hours(7), there: hours(1) } as const
    await createEngine({ ...bench.tools, clocks: { agreed: async () => apart } }).start()
    await bench.queue.run(3)
    assert.deepEqual(bench.tenant.sent, [])
    assert.equal(stepIn(await bench.theCase(), 'contain').dayDoubted, true)
  })

  it('waits for the approval that comes late, and begins then', async () => {
    const { bench, hours } = await timed(6, 6)
    await bench.say({ kind: 'timed', containment: 'now', rest: 'now', asksAgain: ['contain', 'mailbox', 'groups'] })
    assert.equal(stepIn(await bench.theCase(), 'mailbox').status, 'waitingApproval')
    await bench.say({
      kind: 'timed',
      containment: { at: hours(6).toISOString(), timeZone },
      rest: { at: hours(6).toISOString(), timeZone },
    })
    bench.clock.moveTo(hours(40))
    await bench.run()
    assert.deepEqual(bench.tenant.sent, [])
    await bench.approve()
    await bench.run()
    assert.equal((await bench.theCase()).phase, 'completed')
  })

  it('goes on after a restart in the middle, however late that is', async () => {
    const { bench, hours } = await timed(6, 6)
    await bench.run(1)
    bench.clock.moveTo(hours(6))
    bench.tenant.beforeSend = (operation) => {
      if ('path' in operation && operation.path.includes('share')) throw new Error('The process died')
    }
    await bench.run(1)
    bench.tenant.beforeSend = () => undefined
    bench.clock.moveTo(hours(20))
    await bench.run()
    assert.equal((await bench.theCase()).phase, 'completed')
  })

  it('writes nothing when it was ended before, whatever the clock and a restart do', async () => {
    const { bench, hours } = await timed(6, 6)
    await bench.run(1)
    await bench.say({ kind: 'cancelled' })
    for (const later of [6, 7, 100]) {
      bench.clock.moveTo(hours(later))
      await bench.run()
    }
    assert.deepEqual(bench.tenant.sent, [])
    assert.equal((await bench.theCase()).phase, 'cancelled')
  })
})

describe('A moment that was over when somebody could look again', () => {
  for (const policy of ['ask', 'run'] as const)
    for (const late of [0.9, 1.1])
      it(`${late < 1 || policy === 'run' ? 'begins' : 'asks'} after ${late} hours (${policy})`, async () => {
        const { bench, hours } = await timed(6, 6)
        bench.missedMoment = policy
        bench.clock.moveTo(hours(6 + late))
        await bench.run()
        const theCase = await bench.theCase()
        const asks = policy === 'ask' && late > 1
        assert.equal(theCase.askedAtMoment?.why, asks ? 'missed' : undefined)
        assert.equal(bench.tenant.sent.length, asks ? 0 : 3)
        const tools = { steps: bench.steps, planIsDue: () => false }
        const next = nextLookOf(theCase, tools, { now: bench.clock.now(), day: bench.clock.now() })
        assert.deepEqual(next, asks ? { kind: 'asks', who: 'requester' } : undefined)
      })

  it('begins once whoever was asked says so, with the approvals that it has', async () => {
    const { bench, hours } = await timed(6, 6)
    bench.clock.moveTo(hours(100))
    await bench.run()
    await bench.say({ kind: 'timed', containment: 'now', rest: 'now' })
    await bench.run()
    assert.equal((await bench.theCase()).phase, 'completed')
  })

  it('is none where somebody approved or resumed it after that', async () => {
    const { bench, hours } = await timed(6, 6)
    await bench.say({ kind: 'paused' })
    bench.clock.moveTo(hours(100))
    await bench.run()
    assert.deepEqual(bench.tenant.sent, [])
    await bench.say({ kind: 'resumed' })
    await bench.run()
    assert.equal((await bench.theCase()).phase, 'completed')
  })
})

describe('A leaver whom somebody let in again between signing out and the rest', () => {
  it('is asked about at the second moment, and nothing is done before the answer', async () => {
    const { bench, hours } = await timed(undefined, 30)
    await bench.run(1)
    bench.tenant.so.delete('block')
    bench.clock.moveTo(hours(30))
    await bench.run()
    assert.deepEqual(bench.tenant.sent, ['block'])
    assert.equal((await bench.theCase()).askedAtMoment?.why, 'enabledAgain')

    await bench.say({ kind: 'timed', containment: 'now', rest: 'now' }, { kind: 'retried', stepId: 'contain' })
    await bench.run()
    assert.deepEqual(sentBy(bench), ['block', 'block', 'leave', 'share'])
    assert.equal((await bench.theCase()).phase, 'completed')
  })

  it('is not passed over while the account cannot be read', async () => {
    const { bench, hours } = await timed(undefined, 30)
    await bench.run(1)
    bench.clock.moveTo(hours(30))
    const readAccount = bench.tenant.get as unknown as () => Promise<never>
    bench.tenant.failures.push('unavailable')
    await createEngine({ ...bench.tools, readAccount }).start()
    await bench.queue.run(1)
    assert.deepEqual(bench.tenant.sent, ['block'])
    assert.ok(bench.queue.asked.size > 0, 'it is looked at again')
  })
})

describe('When a step may start', () => {
  const choice = fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined })
  const schedule = fc
    .tuple(choice, choice)
    .filter(([first, rest]) => first === undefined || (rest !== undefined && first <= rest))

  it('is never before its moment, and always when that has come', async () => {
    await fc.assert(
      fc.asyncProperty(schedule, fc.integer({ min: 0, max: 60 }), async ([containment, rest], passed) => {
        const { bench, hours } = await timed(containment, rest)
        const theCase = await bench.theCase()
        const starting = workable(theCase, bench.steps, hours(passed)).map(({ stepId }) => stepId)
        assert.equal(starting.includes('contain'), passed >= (containment ?? 0))
        assert.deepEqual(workable(theCase, bench.steps, undefined).length > 0, containment === undefined)
        for (const step of theCase.steps) {
          const start = startOf(theCase, step, bench.steps)
          const hoursOf = step.stepId === 'contain' ? containment : rest
          assert.equal(start?.getTime(), hoursOf === undefined ? undefined : hours(hoursOf).getTime())
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is late only after its moment, and never once something of it began', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 60 }), async (at, passed) => {
        const { bench, hours } = await timed(at, at)
        const theCase = await bench.theCase()
        const late = partsDue(theCase, bench.steps, hours(passed)).filter((part) => part.late > mostLate)
        assert.equal(late.length > 0, passed > at + 1)
        await bench.say({ kind: 'stepStarted', stepId: 'contain', attempt: 1, before: {} })
        assert.deepEqual(partsDue(await bench.theCase(), bench.steps, hours(passed)), [])
      }),
      { numRuns: 60 },
    )
  })
})
