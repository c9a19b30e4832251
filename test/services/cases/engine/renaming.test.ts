import { strict as assert } from 'node:assert'
import type { Operation } from '../../../../services/model/operation'
import { Bench, fakeStep, make } from './doubles'

const byHand = (upn: string): Operation => ({
  via: 'person',
  explain: { key: 'byHand' },
  instruction: { key: 'doIt', values: { upn } },
})
const upn = 'another.name@contoso.com'

describe('A case whose leaver somebody renames', () => {
  let made: Bench
  beforeEach(() => {
    const task = fakeStep({ id: 'two', operations: [make('b')] })
    const plan: typeof task.plan = (employee, facts, decision, before) => [
      ...task.plan(employee, facts, decision, before),
      byHand(employee.userPrincipalName),
    ]
    made = new Bench([fakeStep({ id: 'one', operations: [make('a')] }), { ...task, plan }])
  })

  it('notes it once, whichever steps see it, goes on by the approvals that it has, and says the name of now', async () => {
    await made.open()
    made.tenant.names = { userPrincipalName: upn }

    await made.run(6)

    const kinds = await made.kinds()
    assert.equal(kinds.filter((kind) => kind === 'renamed').length, 1)
    assert.ok(!kinds.includes('planChanged'))
    const { employee, steps } = await made.theCase()
    assert.equal(employee.userPrincipalName, upn)
    assert.equal(employee.formerNames?.length, 1)
    assert.deepEqual(
      steps.map(({ status }) => status),
      ['done', 'task'],
    )
    assert.deepEqual(steps[1]?.tasks, [byHand(upn)])
    assert.deepEqual(made.tenant.sent.toSorted(), ['a', 'b'])
  })
})
