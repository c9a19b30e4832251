import { strict as assert } from 'node:assert'
import { ownRound } from '../../dialogs/ownRound'

describe('A round of one’s own', () => {
  it('leaves room between each two for what is due meanwhile', async () => {
    const order: string[] = []
    const work = async (name: string) => {
      await ownRound()
      // Longer than the timer below: that is due as soon as anything else may run.
      for (const until = performance.now() + 5; performance.now() < until;);
      order.push(name)
    }
    setTimeout(() => order.push('due'), 1)

    await Promise.all(['first', 'second', 'third', 'fourth'].map(work))

    assert.ok(order.includes('due') && order.indexOf('due') <= 2, order.join(', '))
    assert.deepEqual(
      order.filter((one) => one !== 'due'),
      ['first', 'second', 'third', 'fourth'],
    )
  })
})
