import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { precedences, rankOf, type Precedence } from '../../../services/model/precedence'
import { createInOrder } from '../../../services/remote/inOrder'
import { precedenceNow, withPrecedence } from '../../../services/remote/precedence'

describe('What waits for Microsoft 365', () => {
  it('goes on in its order, and of equals as it came, with never more at once than may', async () => {
    const asks = fc.array(fc.constantFrom(...precedences), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(asks, fc.integer({ min: 1, max: 4 }), async (asked, atOnce) => {
        const inOrder = createInOrder(() => atOnce)
        const begun: (readonly [Precedence, number])[] = []
        let [underWay, most] = [0, 0]
        const all = asked.map((precedence, number) =>
          inOrder.run(precedence, async () => {
            begun.push([precedence, number])
            underWay += 1
            most = Math.max(most, underWay)
            await new Promise((resolve) => setImmediate(resolve))
            underWay -= 1
          }),
        )
        await Promise.all(all)

        const numbered = asked.map((precedence, number) => [precedence, number] as const)
        const later = numbered.slice(atOnce).toSorted(([one], [other]) => rankOf(one) - rankOf(other))
        assert.deepEqual(begun, [...numbered.slice(0, atOnce), ...later])
        assert.ok(most <= atOnce)
      }),
    )
  })

  it('knows its place in the order wherever it is asked for, and is nobody’s of many by itself', async () => {
    const later = async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return precedenceNow()
    }

    const all = await Promise.all([withPrecedence('containment', later), later(), withPrecedence('caseOfMany', later)])

    assert.deepEqual(all, ['containment', 'case', 'caseOfMany'])
  })
})
