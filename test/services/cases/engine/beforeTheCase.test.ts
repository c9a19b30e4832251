import { strict as assert } from 'node:assert'
import { beforeTheCase } from '../../../../services/cases/engine/beforeTheCase'
import { steps } from '../../../../services/steps'
import { samples } from '../../steps/samples'
import { caseId } from '../journal/builders'
import { Bench, fakeStep, make } from './doubles'

const first = fakeStep({ id: 'hold', operations: [make('hold')] })
// What it reads shows what the other one did as well, as a mailbox shows that it is on hold.
const second = fakeStep({ id: 'mailbox', operations: [make('share')], after: ['hold'] })

describe('What was so before the case', () => {
  it('is journalled with a step’s start, and holds nothing that another step of the same case did', async () => {
    const bench = new Bench([first, second])
    bench.tenant.so.add('already')
    await bench.open()

    await bench.run()

    const { before, beforeCase } = await bench.step('mailbox')
    assert.deepEqual([before, beforeCase], [{ so: ['already', 'hold'] }, { so: ['already'] }])
    const started = (await bench.store.read(caseId)).filter(({ event }) => event.kind === 'stepStarted')
    assert.ok(started.every(({ event }) => 'beforeCase' in event && event.beforeCase !== undefined))
  })

  it('stays what it was when a step is tried again', async () => {
    const bench = new Bench([first, second])
    await bench.open()
    bench.tenant.answers.set('share', [{ ok: false, problem: { kind: 'forbidden', system: 'graph', text: 'No' } }])
    await bench.run()

    await bench.say({ kind: 'retried', stepId: 'mailbox' })
    await bench.run()

    assert.deepEqual((await bench.step('mailbox')).beforeCase, { so: [] })
  })

  it('is what was read then, of whatever shape, and what its start shows only where nothing was read then', () => {
    assert.deepEqual(beforeTheCase({}, ['owner'], ['owner', 'member']), ['owner'])
    assert.deepEqual(beforeTheCase({}, undefined, { hidden: true }), { hidden: true })
  })

  it('has what could only be read once it was decided, and nothing else of the start', () => {
    const untouched = { hidden: false, successorHas: [] }
    const atStart = { hidden: true, successorHas: ['fullAccess'] }

    assert.deepEqual(beforeTheCase({ onceDecided: ['successorHas'] }, untouched, atStart), {
      hidden: false,
      successorHas: ['fullAccess'],
    })
    assert.deepEqual(
      beforeTheCase({}, undefined, atStart),
      atStart,
      'facts that were not read then are those of the start',
    )
  })

  it('names no fact that its step does not have', () => {
    for (const { id, onceDecided = [] } of steps)
      for (const name of onceDecided)
        assert.ok(
          (samples[id] ?? []).some(({ before, after }) => [before, after].some((facts) => name in Object(facts))),
          `${id}: ${name}`,
        )
  })
})
