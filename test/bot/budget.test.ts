import { strict as assert } from 'node:assert'
import { createBudget, ThreadHeld } from '../../bot/budget'

describe('the budget of Teams', () => {
  /** Small windows, so that the test takes no time. */
  const windows = [
    { most: 3, milliseconds: 40 },
    { most: 4, milliseconds: 90 },
  ]

  it('never lets more out than any window has, wherever it begins', async () => {
    const budget = createBudget({ thread: windows, tenant: [] })
    const arrivals: number[] = []

    await Promise.all(
      Array.from({ length: 15 }, () => budget.run('thread', 'progress', async () => arrivals.push(performance.now()))),
    )

    for (const { most, milliseconds } of windows)
      for (const [index, at] of arrivals.entries()) {
        const next = arrivals[index + most]
        assert.ok(next === undefined || next - at >= milliseconds, `${most} in ${milliseconds} ms`)
      }
  })

  it('serves what is most urgent first', async () => {
    const budget = createBudget({ thread: [], tenant: [{ most: 1, milliseconds: 5 }] })
    const served: string[] = []

    await Promise.all(
      (['progress', 'over', 'asked', 'answer'] as const).map((urgency) =>
        budget.run(urgency, urgency, async () => served.push(urgency)),
      ),
    )

    // The first found nobody before it.
    assert.deepEqual(served, ['progress', 'answer', 'asked', 'over'])
  })

  it('sends nothing to a thread that is held, and goes on elsewhere', async () => {
    const budget = createBudget({ thread: [], tenant: [] })
    budget.hold('thread', Date.now() + 60_000)

    await assert.rejects(
      budget.run('thread', 'answer', async () => 'sent'),
      ThreadHeld,
    )
    assert.equal(await budget.run('other', 'answer', async () => 'sent'), 'sent')
  })
})
