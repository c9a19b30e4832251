import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { createBudget, ThreadHeld, type Budget } from '../../bot/budget'
import { portionOf } from '../../services/model/share'

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

  it('looks at the first in each thread that has no room, and at nobody while there is none at all', async () => {
    let looks = 0
    const clock = (): number => {
      looks += 1
      return performance.now()
    }
    const budget = createBudget({ thread: [], tenant: [{ most: 20, milliseconds: 5 }] }, undefined, undefined, clock)
    const posts = 400

    await Promise.all(
      Array.from({ length: posts }, (_none, number) => budget.run(`thread ${number}`, 'progress', async () => number)),
    )

    assert.ok(looks < posts * 10, `${looks} looks`)
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

describe('Budgets of several bots', () => {
  it('are together what Teams takes, and nobody is left without any', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 8 }), (most, of) => {
        const all = Array.from({ length: of }, (_, rank) => portionOf(most, { rank, of }))
        const sum = all.reduce((one, other) => one + other, 0)

        assert.equal(sum, Math.max(most, of))
        assert.ok(all.every((one) => one >= 1))
      }),
    )
  })

  it('let as many into a thread as one bot alone would, and more once the other is gone', async () => {
    let share = { rank: 0, of: 2 }
    const limits = { thread: [{ most: 4, milliseconds: 60_000 }], tenant: [] }
    const one = createBudget(limits, () => share)
    const other = createBudget(limits, () => ({ rank: 1, of: 2 }))
    const began: string[] = []
    const send = (budget: Budget, name: string) =>
      budget.run('thread', 'answer', async () => void began.push(name)).catch(() => undefined)

    const all = [one, one, one, other, other, other].map((budget, index) => send(budget, String(index)))
    await new Promise((resolve) => setTimeout(resolve, 20))
    const together = began.length
    share = { rank: 0, of: 1 }
    await send(one, 'alone')
    other.stop()
    one.stop()
    await Promise.all(all)

    assert.equal(together, 4)
    assert.ok(began.includes('alone'))
  })
})
