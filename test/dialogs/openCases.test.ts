import { strict as assert } from 'node:assert'
import pino from 'pino'
import { forEachCase } from '../../dialogs/openCases'

describe('What is done in each of many cases', () => {
  it('lets what is due meanwhile be done between two, though the journal answers at once', async () => {
    const order: string[] = []
    setTimeout(() => order.push('due'), 1)

    await forEachCase({ log: pino({ level: 'silent' }) }, ['first', 'second', 'third'], async (caseId) => {
      for (const until = performance.now() + 5; performance.now() < until;);
      order.push(caseId)
    })

    assert.ok(order.includes('due') && order.indexOf('due') < 3, order.join(', '))
  })
})
