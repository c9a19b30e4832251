import { strict as assert } from 'node:assert'
import { ilse } from '../journal/builders'
import { Bench, fakeStep, make, refusal } from './doubles'

const mails = ['a', 'b', 'c'].map((name) => make(name, { whenRefused: 'continue', unreadable: true }))

/** A step that sends mail, in a tenant where no read shows mail. */
async function bench(): Promise<Bench> {
  const made = new Bench([fakeStep({ operations: mails, unreadable: true })])
  made.tenant.shows = () => false
  await made.open()
  return made
}

/** Somebody presses Try again. */
async function tryAgain(made: Bench): Promise<void> {
  await made.say({ by: ilse, event: { kind: 'retried', stepId: 'fake' } })
  await made.run()
}

describe('A step that no read can verify', () => {
  it('is done when everything was accepted, and its facts hold what was', async () => {
    const made = await bench()

    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c'])
    assert.equal((await made.step()).status, 'done')
    assert.deepEqual((await made.step()).facts, { so: ['a', 'b', 'c'] })
  })

  it('is not done when a part was refused, and tries that part alone again', async () => {
    const made = await bench()
    made.tenant.answers.set('b', [refusal('notFound')])
    await made.run()
    assert.equal((await made.step()).status, 'failed')

    await tryAgain(made)

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c', 'b'])
    assert.equal((await made.step()).status, 'done')
    assert.deepEqual((await made.step()).facts, { so: ['a', 'c', 'b'] })
  })

  it('remembers through several attempts what was accepted', async () => {
    const made = await bench()
    made.tenant.answers.set('a', [refusal(), refusal()])
    await made.run()
    await tryAgain(made)

    await tryAgain(made)

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c', 'a', 'a'])
    assert.equal((await made.step()).status, 'done')
  })

  for (const [what, lost] of [
    ['after it was done', 'lost'],
    ['before it was done', 'gone'],
  ] as const)
    it(`never sends again by itself what lost its answer ${what}: a person says so`, async () => {
      const made = await bench()
      made.tenant.answers.set('b', [lost])

      await made.run()

      const { status, failure } = await made.step()
      assert.deepEqual(made.tenant.sent, ['a', 'b'])
      assert.equal(status, 'failed')
      assert.equal(failure?.problem.key, 'problem.perhapsSent')
      await tryAgain(made)
      assert.deepEqual(made.tenant.sent, ['a', 'b', 'b', 'c'])
      assert.equal((await made.step()).status, 'done')
    })

  it('does not send again either what was on its way when the process died', async () => {
    const made = await bench()
    made.tenant.beforeSend = ({ via }) => {
      throw new Error(`The process dies while ${via} is sent`)
    }
    await made.run(1)
    made.tenant.beforeSend = () => undefined

    await made.run()

    assert.deepEqual(made.tenant.sent, [])
    assert.equal((await made.step()).failure?.problem.key, 'problem.perhapsSent')
  })
})

describe('A step with a part that goes on after a refusal', () => {
  it('sends a refused part once in the next attempt, though it is owed and the facts ask for it', async () => {
    const made = new Bench([fakeStep({ operations: mails })])
    await made.open()
    made.tenant.answers.set('a', [refusal()])
    await made.run()

    await tryAgain(made)

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c', 'a'])
    assert.equal((await made.step()).status, 'done')
  })

  it('does not send a refused part any more once a plan was approved that has something else in its place', async () => {
    const operations = [...mails]
    const made = new Bench([fakeStep({ operations })])
    await made.open()
    made.tenant.answers.set('a', [refusal()])
    await made.run()
    operations[0] = make('instead of a')
    await tryAgain(made)

    await made.approve()
    await made.run()

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c', 'instead of a'])
    assert.equal((await made.step()).status, 'done')
  })
})
