import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { Operation } from '../../../services/model/operation'
import { calledNow, renamingsOf, withNamesOfNow } from '../../../services/model/renamed'
import { eva, jan } from '../steps/builders'

const named = (who: string): Operation => ({
  via: 'graph',
  method: 'POST',
  path: `/users/${jan().userPrincipalName}`,
  body: { who },
  explain: { key: 'explain', values: { who, parts: [{ key: 'part', values: { who } }] } },
})
const toName = (displayName: string) => ({ ...jan(), displayName })

describe('What was planned about a leaver who is renamed', () => {
  it('is said by the name of now, however often that changed, and sent as it was planned', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), (names) => {
        const employee = names.reduce((one, name) => calledNow(one, { ...toName(name) }), jan())
        const now = employee.displayName
        for (const { displayName } of [jan(), ...(employee.formerNames ?? [])]) {
          const [said] = withNamesOfNow([named(displayName)], renamingsOf(employee))
          assert.deepEqual(said, { ...named(displayName), explain: named(now).explain })
        }
      }),
    )
  })

  it('leaves a display name alone that somebody else has, too, since it means either', () => {
    const employee = calledNow(jan(), toName('Jan Modaal'))
    const other = { ...eva(), displayName: jan().displayName }

    assert.deepEqual(withNamesOfNow([named(other.displayName)], renamingsOf(employee, [other])), [
      named(other.displayName),
    ])
  })
})
