import { strict as assert } from 'node:assert'
import { isDeepStrictEqual } from 'node:util'
import { Bench, fakeStep, make } from './doubles'

const [a, b, c] = [make('a'), make('b'), make('c')]

describe('A case whose account somebody else deleted', () => {
  let made: Bench
  beforeEach(async () => {
    const last = fakeStep({ id: 'account', operations: [c], after: ['one', 'two'] })
    made = new Bench([
      fakeStep({ id: 'one', operations: [a] }),
      fakeStep({ id: 'two', operations: [b] }),
      { ...last, withoutAccount: true },
    ])
    await made.open()
  })

  it('says so once, sends nothing, and fails nothing', async () => {
    made.tenant.hasAccount = false

    await made.run(4)

    assert.deepEqual(made.tenant.sent, [])
    assert.equal((await made.kinds()).filter((kind) => kind === 'accountGone').length, 1)
    const { steps, phase } = await made.theCase()
    assert.deepEqual([...new Set(steps.map(({ status }) => status))], ['approved'])
    assert.equal(phase, 'settled')
    assert.equal(made.showAtRest.called, true)
  })

  it('goes on by itself once the account is back', async () => {
    made.tenant.hasAccount = false
    await made.run(2)
    made.tenant.hasAccount = true

    await made.run()

    assert.deepEqual(made.tenant.sent.toSorted(), ['a', 'b', 'c'])
    const { phase, accountGoneSince } = await made.theCase()
    assert.deepEqual([phase, accountGoneSince], ['completed', undefined])
  })

  it('waits in the middle of a step, too, and goes on where it was', async () => {
    made.tenant.answers.set('a', ['gone'])
    made.tenant.beforeSend = () => void (made.tenant.hasAccount = false)
    await made.run(6)
    const waiting = [...made.tenant.sent]
    made.tenant.beforeSend = () => undefined
    made.tenant.hasAccount = true

    await made.run()

    assert.deepEqual(waiting.toSorted(), ['a', 'b'])
    assert.deepEqual(made.tenant.sent.toSorted(), ['a', 'a', 'b', 'c'])
    assert.equal((await made.theCase()).phase, 'completed')
  })

  it('ends with the step that deletes it, which needs no account to see that it is gone', async () => {
    made.tenant.beforeSend = (operation) => void (made.tenant.hasAccount = !isDeepStrictEqual(operation, c))

    await made.run()

    assert.equal((await made.theCase()).steps.at(-1)?.status, 'done')
    assert.ok(!(await made.kinds()).includes('accountGone'))
  })
})
