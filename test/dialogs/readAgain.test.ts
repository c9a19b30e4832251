import { strict as assert } from 'node:assert'
import { readAgain } from '../../dialogs/readAgain'
import type { DialogTools } from '../../dialogs/dialogTools'
import { hashOf } from '../../services/planning/planHash'
import { Bench, fakeStep, make, pace } from '../services/cases/engine/doubles'
import { opening } from '../services/cases/journal/builders'
import { settings as situation } from '../services/planning/situations'

const problem = { kind: 'unavailable', system: 'graph', text: 'for a test' } as const

describe('A step that the plan left out, since it could not be read', () => {
  it('and that could be read since, whoever read it, is never left with nobody who goes on with it', async () => {
    const mailbox = fakeStep({ id: 'mailbox', operations: [make('share')] })
    const idle = { ...fakeStep({ id: 'calls', operations: [make('release')] }), applies: () => false }
    const bench = new Bench([mailbox, idle])
    const plan = [bench.planned(mailbox)]
    const facts = { [mailbox.id]: { so: [] } }
    const begun = opening(facts)
    const opened = begun.kind === 'opened' ? { ...begun, unread: { [idle.id]: problem } } : begun
    await bench.say(
      opened,
      { kind: 'decided', stepId: mailbox.id, decision: 'do it' },
      {
        kind: 'planned',
        plan: { steps: plan, hash: hashOf(plan), leftOut: [idle.id] },
        facts,
        unread: { [idle.id]: problem },
      },
      { kind: 'submitted', planHash: hashOf(plan) },
      { kind: 'factsRead', facts: { [idle.id]: { so: [] } } },
    )
    await bench.approve()
    const settings = { ...situation, steps: [mailbox, idle] }
    const known = bench.tools
    const tools = { ...known, settings } as unknown as DialogTools
    Object.defineProperty(bench, 'tools', {
      get: () => ({ ...known, queue: bench.queue, readAgain: (id: string) => readAgain(tools, pace, id) }),
    })

    await bench.run()

    const { phase, steps } = await bench.theCase()
    assert.deepEqual(
      steps.map(({ stepId, status }) => [stepId, status]),
      [
        [mailbox.id, 'done'],
        [idle.id, 'skipped'],
      ],
    )
    assert.equal(phase, 'completed')
  })
})
